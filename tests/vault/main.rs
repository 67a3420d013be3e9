//! Cases on disk, and every fault that they must survive. No screen, no network, no passphrase that takes long.

#![expect(clippy::unwrap_used, reason = "test code: a failure is the report")]

mod envelope;
mod keys;
mod support;
