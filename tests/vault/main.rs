//! Cases on disk, and every fault that they must survive. No screen, no network, no passphrase that takes long.

#![expect(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "test code: a failure is the report")]

mod envelope;
mod erasing;
mod handing_over;
mod keeping;
mod keys;
mod locks;
mod memory;
mod other_programs;
mod over_time;
mod program;
mod program_sharing;
mod records;
mod saving;
mod support;

/// As the program has it.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);
