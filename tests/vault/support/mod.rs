//! What the tests of the vault share.

pub mod disk;

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
