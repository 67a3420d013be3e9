//! The index of what can be looked up: what is found, in which order, and what is left out.

use throughline::library::search;
use throughline::library::{Filter, Item, Kind, Library};
use throughline::pack::intervention::Role;
use throughline::pack::{Pack, load};

use crate::packs::{built_in, lines, small_files};

/// The id of the first find, if that is an intervention.
fn first(pack: &Pack, library: &Library, query: &str) -> Option<String> {
    let first = *library.search(pack, query, &Filter::default()).first()?;
    (first.item.kind() == Kind::Intervention).then(|| first.id.clone())
}

/// The small pack with words, tools and the like.
fn looked_up() -> Pack {
    let mut files = small_files();
    let cites = r#"cites: [(source: "guide", seen: SecondHand)]"#;
    let mut add = |file: &str, entry: &str| files.insert(file.to_owned(), format!("[({entry}, {cites})]"));
    add("glossary.ron", r#"id: "midwifery", word: "Midwife", also: ["MW", "Birth helper"], says: "Helps. At birth.""#);
    add("caveats.ron", r#"id: "old", says: "Most of it is old""#);
    add("tools.ron", r#"id: "audit", name: "A short test", says: "About drink.", bands: [(from: 0, to: 7, says: "Low")]"#);
    load::from_files(&files).map_err(|faults| lines(&faults)).unwrap().pack
}

#[test]
fn short_forms_beginnings_and_slips_find_what_is_meant() {
    let Some(pack) = built_in() else { return };
    let library = Library::new(pack);
    for (query, id) in [
        ("drr", "drr"),
        ("methadon", "methadone-maintenance-community"),
        ("metadone", "methadone-maintenance-community"),
        ("nalaxone", "naloxone"),
        ("Nalox", "naloxone"),
        ("rehab", "residential-rehab"),
        ("residental rehabilitaton", "residential-rehab"),
        ("drug rehabilitation requirement", "drr"),
        ("heroin assisted", "hat"),
    ] {
        assert_eq!(first(pack, &library, query).as_deref(), Some(id), "{query}");
    }
    let dtto = first(pack, &library, "dtto").unwrap();
    assert!(dtto.starts_with("dtto"), "{dtto}");
}

#[test]
fn names_go_before_texts_and_whole_words_before_beginnings() {
    let pack = looked_up();
    let library = Library::new(&pack);
    let ids = |query: &str| {
        let found = library.search(&pack, query, &Filter::default());
        found.iter().map(|entry| entry.id.clone()).collect::<Vec<_>>()
    };
    // The option before the word of the same name.
    assert_eq!(ids("midwife")[..2], ["midwife", "midwifery"]);
    assert_eq!(ids("midwive")[0], "midwife");
    // The glossary knows other names of it.
    assert_eq!(ids("mw")[..2], ["midwife", "midwifery"]);
    assert_eq!(ids("birth helper")[..2], ["midwife", "midwifery"]);
    assert_eq!(ids("zzzz"), Vec::<String>::new());
}

#[test]
fn nothing_asked_for_lists_everything_under_its_heading() {
    let pack = looked_up();
    let library = Library::new(&pack);
    assert_eq!(library.search(&pack, " the ", &Filter::default()).len(), library.search(&pack, "the", &Filter::default()).len());
    assert!(search::is_empty(" – "));
    assert_eq!(library.search(&pack, "", &Filter::default()).len(), library.entries().len());
    let groups = library.groups(&pack, &Filter::default());
    let counts: usize = groups.iter().map(|group| group.entries.len()).sum();
    assert_eq!(counts, library.entries().len());
    let titles: Vec<_> = groups.iter().map(|group| group.title).collect();
    assert_eq!(
        titles,
        [
            "Options",
            "Local schemes",
            "Onward referrals",
            "Comparisons and frameworks",
            "Historic: not offered today",
            "Needs",
            "Alerts",
            "Tools and frameworks",
            "Words",
            "Trends",
            "Sources",
            "Figures",
            "Timeline",
            "What holds for all of the evidence",
            "Questions",
            "Prompts",
        ]
    );
}

#[test]
fn filters_leave_out_what_has_none_of_what_is_asked() {
    let pack = looked_up();
    let library = Library::new(&pack);
    let kinds = Filter { kinds: vec![Kind::Word, Kind::Tool], ..Filter::default() };
    assert_eq!(library.search(&pack, "", &kinds).len(), 2);
    let old = Filter { roles: vec![Role::Historic], ..Filter::default() };
    let found = library.search(&pack, "", &old);
    assert!(!found.is_empty() && found.iter().all(|entry| entry.word == "historic"));
    for stage in pack.stages.keys() {
        let here = Filter { stages: vec![stage], ..Filter::default() };
        for entry in library.search(&pack, "", &here) {
            let Item::Intervention(key) = entry.item else { panic!("{entry:?} has no stage") };
            assert!(pack.interventions[key].stages.contains(&stage));
        }
    }
    assert!(old.is_on() && kinds.is_on() && !Filter::default().is_on());
}

#[test]
fn a_source_names_what_stands_on_it_and_at_which_hand() {
    let pack = looked_up();
    let library = Library::new(&pack);
    for (key, source) in pack.sources.entries() {
        let here: Vec<_> = library.cited_by(key).map(|(entry, _)| entry.item).collect();
        let there: Vec<_> =
            library.entries().iter().filter(|entry| entry.sources.contains(&key)).map(|entry| entry.item).collect();
        assert_eq!(here, there, "{}", source.id);
    }
    let guide = pack.sources.find(|source| source.id == "guide").unwrap().0;
    let second: Vec<_> = library
        .cited_by(guide)
        .filter(|(_, seen)| *seen == throughline::pack::source::Seen::SecondHand)
        .map(|(entry, _)| entry.id.as_str())
        .collect();
    assert!(["audit", "midwifery", "old"].iter().all(|id| second.contains(id)), "{second:?}");
}

#[test]
fn every_entry_is_found_by_its_own_id_and_name() {
    for pack in [Some(&looked_up()), built_in()].into_iter().flatten() {
        let library = Library::new(pack);
        for entry in library.entries() {
            // An event's name is its date.
            let name = if entry.item.kind() == Kind::Event { &entry.id } else { &entry.name };
            for query in [&entry.id, name] {
                let found = library.search(pack, query, &Filter::default());
                let place = found.iter().position(|other| other.item == entry.item);
                assert!(place.is_some_and(|place| place < 8), "{query}: {place:?}");
            }
        }
    }
}
