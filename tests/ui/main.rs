//! Screens and widgets without a window: what they say, how they are reached, how they look.

#![expect(clippy::expect_used, clippy::panic, reason = "test code: a failure is the report")]

mod assessment;
mod clipboard;
mod contrast;
mod everyone;
mod gallery;
mod keeping;
mod kept_case;
mod keyboard;
mod library;
mod locking;
mod options;
mod pathway;
mod person;
mod plan;
mod report;
mod screen_shots;
mod shots;
mod small_pictures;
mod support;
mod trends;
mod what_if;
mod whole_window;
