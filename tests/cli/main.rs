//! The command line as a function: arguments and files in; output, messages and exit code out.

#![expect(clippy::unwrap_used, reason = "test code: a failure is the report")]

mod audit;
mod bad_input;
mod check_lists;
mod clock;
mod commands;
mod documents;
mod support;
mod what_if;
mod writing;
