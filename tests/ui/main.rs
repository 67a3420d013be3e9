//! Screens and widgets without a window: what they say, how they are reached, how they look.

#![expect(clippy::expect_used, clippy::panic, reason = "test code: a failure is the report")]

mod alerts;
mod assessment;
mod clipboard;
mod coming_back;
mod contrast;
mod dialogs;
mod erasing;
mod everyone;
mod gallery;
mod icon;
mod keeping;
mod kept_case;
mod keyboard;
mod library;
mod locking;
mod midnight;
mod not_asked;
mod opening;
mod options;
mod over_time;
mod pathway;
mod person;
mod pictures;
mod places;
mod plan;
mod report;
mod room;
mod sharing;
mod support;
mod trends;
mod typed_ahead;
mod what_if;
mod whole_window;
