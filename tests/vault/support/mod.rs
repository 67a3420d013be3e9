//! What the tests of the vault share.

pub mod disk;
pub mod program;

use throughline::vault::identity::Identity;
use throughline::vault::sealed::WorkFactor;
use throughline::vault::secret::Passphrase;

/// A passphrase that nobody uses.
pub const SECRET: &str = "copper lantern walks at noon";

/// That passphrase.
pub fn passphrase() -> Passphrase {
    Passphrase::new(SECRET).unwrap()
}

/// A new identity.
pub fn identity() -> Identity {
    Identity::generate("Jo Worker").unwrap().0
}

/// The file of an identity, whose passphrase takes no time to try.
pub fn locked(identity: &Identity) -> Vec<u8> {
    identity.lock(&passphrase(), WorkFactor::none_for_tests()).unwrap()
}

/// Every way of changing one byte that is tried: its lowest bit, its highest, all.
pub const FLIPS: [u8; 3] = [0x01, 0x80, 0xff];

/// Tells how many faults of a kind were tried and survived. With `THROUGHLINE_FAULTS=FILE` the line is added to that
/// file, from which the table in `docs/faults.md` is made.
pub fn count(what: &str, tried: usize) {
    if let Some(file) = std::env::var_os("THROUGHLINE_FAULTS") {
        use std::io::Write as _;
        let mut file = std::fs::OpenOptions::new().create(true).append(true).open(file).unwrap();
        writeln!(file, "{what}\t{tried}").unwrap();
    }
}

/// The built-in pack.
pub fn pack() -> std::sync::Arc<throughline::pack::Pack> {
    static PACK: std::sync::OnceLock<std::sync::Arc<throughline::pack::Pack>> = std::sync::OnceLock::new();
    PACK.get_or_init(|| std::sync::Arc::new(throughline::pack::load::built_in().unwrap().pack)).clone()
}

/// A moment that is always the same.
pub fn noon() -> jiff::Timestamp {
    "2026-11-22T12:00:00Z".parse().unwrap()
}

/// A case of the built-in pack with these answers, by question and choice.
pub fn case(reference: &str, answers: &[(&str, i64)]) -> throughline::case::Case {
    use throughline::case::answer::{Said, Value};
    let mut case = throughline::case::Case { reference: reference.to_owned(), ..Default::default() };
    for (question, number) in answers {
        case.answers.say(pack().question(question).unwrap(), Said::Value(Value::Number(*number)));
    }
    case
}

/// A new record of such a case.
pub fn record(reference: &str, answers: &[(&str, i64)]) -> throughline::vault::record::Record {
    use throughline::vault::record::{By, Outcome, Record};
    let by = By { card: None, at: noon() };
    Record::new(
        &pack(),
        &case(reference, answers),
        Outcome::default(),
        throughline::base::date::parse("2026-11-22").unwrap(),
        &by,
    )
}
