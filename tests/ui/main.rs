//! Screens and widgets without a window: what they say, how they are reached, how they look.

mod contrast;
mod gallery;
mod keyboard;
mod options;
mod person;
mod plan;
mod shots;
mod support;
