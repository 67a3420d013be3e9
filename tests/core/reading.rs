//! The reading grade against sums done by hand.

use throughline::pack::reading::Explained;

use crate::packs::small;

/// 0.39 × words per sentence + 11.8 × syllables per word − 15.59.
fn by_hand(words: f64, sentences: f64, syllables: f64) -> f64 {
    0.39 * words / sentences + 11.8 * syllables / words - 15.59
}

#[track_caller]
fn assert_grade(text: &str, expected: f64) {
    let found = Explained::default().grade(text);
    assert!((found - expected).abs() < 1e-9, "{text}: {found}, not {expected}");
}

#[test]
fn words_sentences_and_syllables_are_counted_as_by_hand() {
    assert_grade("The cat sat on the mat.", by_hand(6.0, 1.0, 6.0));
    assert_grade("Is it safe? Ask a nurse. Then wait!", by_hand(8.0, 3.0, 8.0));
    // A silent e and a sounded one: used, hoped, times; needed, houses, people.
    assert_grade("used hoped times", by_hand(3.0, 1.0, 3.0));
    assert_grade("needed houses people", by_hand(3.0, 1.0, 6.0));
    assert_grade("rehabilitation", by_hand(1.0, 1.0, 6.0));
}

#[test]
fn numbers_and_signs_are_no_words() {
    assert_grade("On 28 days, 2 times.", by_hand(3.0, 1.0, 3.0));
    assert_grade("the person's choice", by_hand(3.0, 1.0, 4.0));
    assert_grade("", 0.0);
    assert_grade("… – 12.", 0.0);
}

/// Lines and steps end sentences only where a full stop does, so what joins texts puts one between.
#[test]
fn colons_and_semicolons_end_a_stretch() {
    assert_grade("Look: is it so; or not", by_hand(6.0, 3.0, 6.0));
}

#[test]
fn a_word_that_the_glossary_explains_counts_as_a_short_one() {
    let mut files = crate::packs::small_files();
    let word = r#"[(id: "n", word: "Naloxone hydrochloride", also: ["Nyxoid"], says: "An antidote")]"#;
    files.insert("glossary.ron".to_owned(), word.to_owned());
    let pack = throughline::pack::load::from_files(&files).unwrap().pack;
    let text = "Carry naloxone";
    let unexplained = Explained::of(small()).grade(text);
    assert!((unexplained - by_hand(2.0, 1.0, 5.0)).abs() < 1e-9, "{unexplained}");
    let explained = Explained::of(&pack).grade(text);
    assert!((explained - by_hand(2.0, 1.0, 4.0)).abs() < 1e-9, "{explained}");
}
