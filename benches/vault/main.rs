//! Unlocking, opening and saving, side by side with writing the same bytes and with plain `age`.
//!
//! `cargo bench --no-default-features --bench vault`. A full case: every question of the built-in pack answered.

#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a failure is the report")]

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use divan::Bencher;
use tempfile::TempDir;
use throughline::case::Case;
use throughline::case::answer::{Detail, Provenance, Said, Value};
use throughline::pack::question::Kind;
use throughline::pack::{Pack, load};
use throughline::vault::case_file::{CaseFile, Keys};
use throughline::vault::envelope::{self, Form};
use throughline::vault::identity::Identity;
use throughline::vault::lock::Holder;
use throughline::vault::record::{By, Outcome, Record, text};
use throughline::vault::sealed::WorkFactor;
use throughline::vault::secret::Passphrase;
use throughline::vault::store::real::RealDisk;
use throughline::vault::store::save::Keep;

/// As the program has it.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() {
    divan::main();
}

struct Bench {
    pack: Pack,
    identity: Identity,
    locked: Vec<u8>,
    passphrase: Passphrase,
    record: Record,
}

fn bench() -> &'static Bench {
    static BENCH: OnceLock<Bench> = OnceLock::new();
    BENCH.get_or_init(|| {
        let pack = load::built_in().expect("the built-in pack loads").pack;
        let identity = Identity::generate("Jo Worker").unwrap().0;
        let passphrase = Passphrase::new("copper lantern walks at noon").unwrap();
        let locked = identity.lock(&passphrase, WorkFactor::FIXED).unwrap();
        let by = By { card: Some(identity.card()), at: noon() };
        let day = throughline::base::date::parse("2026-11-22").unwrap();
        let mut record = Record::new(&pack, &full(&pack), Outcome::default(), day, &by);
        record.share_with(&identity.cards());
        Bench { pack, identity, locked, passphrase, record }
    })
}

fn noon() -> jiff::Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// Every question answered, with words and a note.
fn full(pack: &Pack) -> Case {
    let mut case = Case { reference: "T-01".to_owned(), ..Case::default() };
    for (key, question) in pack.questions.entries() {
        let value = match &question.kind {
            Kind::YesNo(_) | Kind::Choice(_) => Value::Choice(0),
            Kind::Choices(_) => Value::Choices(1),
            Kind::Number { min, .. } => Value::Number(*min),
            Kind::Date => Value::Date(throughline::base::date::parse("2026-11-01").unwrap()),
        };
        case.answers.say(key, Said::Value(value));
        let words = "A sentence or two in the words of the person, as they were said at the time.".repeat(2);
        let note = "What the worker saw, and what is to be looked at again at the next appointment.".repeat(2);
        case.answers.set_detail(key, Detail { from: Provenance::Record, words, note });
    }
    case
}

#[divan::bench(sample_count = 10)]
fn unlock() -> Identity {
    let bench = bench();
    Identity::unlock(&bench.locked, &bench.passphrase).unwrap()
}

#[divan::bench]
fn bytes_of_a_full_case_sealed_and_checked() -> Vec<u8> {
    let bench = bench();
    envelope::bytes(&bench.record, &Form::ToKeys(bench.identity.recipients()), Some(&bench.identity)).unwrap()
}

#[divan::bench]
fn plain_age_of_the_same_bytes(bencher: Bencher<'_, '_>) {
    let bench = bench();
    let plain = text::write(&bench.record);
    bencher.bench(|| age::encrypt(&bench.identity.key().to_public(), plain.as_bytes()).unwrap());
}

#[divan::bench]
fn say_one_answer_into_the_record(bencher: Bencher<'_, '_>) {
    let bench = bench();
    let case = full(&bench.pack);
    let by = By { card: Some(bench.identity.card()), at: noon() };
    bencher.with_inputs(|| bench.record.clone()).bench_values(|mut record| {
        record.say(&bench.pack, &case, Outcome::default(), &by).unwrap();
        record
    });
}

fn saved() -> (TempDir, PathBuf, CaseFile) {
    saved_in(&std::env::temp_dir())
}

fn saved_in(folder: &Path) -> (TempDir, PathBuf, CaseFile) {
    let bench = bench();
    let folder = tempfile::tempdir_in(folder).unwrap();
    let path = folder.path().join("T-01.throughline");
    let mut case = CaseFile::new(bench.record.clone());
    case.place_at(&path, Form::ToKeys(Vec::new()), &Holder::here(None, noon()));
    let by = By { card: Some(bench.identity.card()), at: noon() };
    case.save(&RealDisk, Some(&bench.identity), &by, Keep::Version).unwrap();
    (folder, path, case)
}

#[divan::bench]
fn open_a_full_case(bencher: Bencher<'_, '_>) {
    let (_folder, path, case) = saved();
    drop(case);
    let bench = bench();
    let keys = Keys { identity: Some(bench.identity.clone()), passphrase: None };
    bencher.bench_local(|| {
        let case = CaseFile::look(&RealDisk, &bench.pack, &path, &keys).unwrap();
        case.record.case(&bench.pack, "T-01").unwrap()
    });
}

#[divan::bench]
fn save_a_full_case_with_every_flush(bencher: Bencher<'_, '_>) {
    let (_folder, _, mut case) = saved();
    let bench = bench();
    let by = By { card: Some(bench.identity.card()), at: noon() };
    bencher.bench_local(|| case.save(&RealDisk, Some(&bench.identity), &by, Keep::Version).unwrap());
}

/// On a disk in memory a flush costs nothing. Where Linux has none, this measures the ordinary one.
#[divan::bench]
fn save_a_full_case_without_the_flush(bencher: Bencher<'_, '_>) {
    let memory = Path::new("/dev/shm");
    let (_folder, _, mut case) = saved_in(if memory.is_dir() { memory } else { Path::new(".") });
    let bench = bench();
    let by = By { card: Some(bench.identity.card()), at: noon() };
    bencher.bench_local(|| case.save(&RealDisk, Some(&bench.identity), &by, Keep::Version).unwrap());
}

#[divan::bench]
fn write_the_same_bytes_with_the_standard_library(bencher: Bencher<'_, '_>) {
    let (folder, path, _case) = saved();
    let bytes = std::fs::read(path).unwrap();
    let beside = folder.path().join("beside");
    bencher.bench_local(|| std::fs::write(&beside, &bytes).unwrap());
}
