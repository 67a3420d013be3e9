//! What the computer around the window tells and is asked: that it sleeps or is locked, what lies on its clipboard.
//! Each is behind a small face, so that tests can be the computer.

pub mod clipboard;
pub mod signal;
pub mod sleep;
