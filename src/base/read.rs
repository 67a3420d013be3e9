//! Text files within limits: what is too large, not text, or not there is said before it costs anything.

use std::fs::File;
use std::io::Read as _;
use std::path::Path;

use super::fault::{Fault, Place, Trouble};

/// Reads a file as UTF-8 text of at most `limit` bytes; `name` stands for it in messages.
///
/// # Errors
/// A fault if the file is not there, is no regular file, is larger than the limit, or is not UTF-8; for the last,
/// with the line and column of the first byte that is not.
pub fn text(path: &Path, name: &str, limit: u64) -> Result<String, Fault> {
    let start = Place { file: name.to_owned(), line: 1, column: 1 };
    let unreadable = |error: std::io::Error| {
        Fault::refused(start.clone(), format!("cannot be read: {}", in_words(&error)))
            .as_trouble(Trouble::Unreadable)
            .help("check the name, and that you may read it")
    };
    let about = std::fs::metadata(path).map_err(unreadable)?;
    if !about.is_file() {
        let what = if about.is_dir() { "is a folder, not a file" } else { "is not an ordinary file" };
        return Err(Fault::refused(start, what).as_trouble(Trouble::Unreadable).help("give the name of a file"));
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(limit + 1).read_to_end(&mut bytes)).map_err(unreadable)?;
    if bytes.len() as u64 > limit {
        let what = format!("is larger than {} MiB, the most that is read", limit / (1024 * 1024));
        return Err(Fault::refused(start, what).as_trouble(Trouble::OverLimit).help("is it the right file?"));
    }
    from_utf8(bytes, name)
}

/// Takes bytes as UTF-8 text; `name` stands for them in messages.
///
/// # Errors
/// A fault with the line and column of the first byte that is not UTF-8.
pub fn from_utf8(bytes: Vec<u8>, name: &str) -> Result<String, Fault> {
    String::from_utf8(bytes).map_err(|error| {
        let good = error.utf8_error().valid_up_to();
        let before = error.as_bytes().get(..good).unwrap_or_default();
        let line = before.split(|byte| *byte == b'\n').count();
        let in_line = before.rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        let column = String::from_utf8_lossy(in_line).chars().count() + 1;
        Fault::refused(Place { file: name.to_owned(), line, column }, "is not text in UTF-8")
            .as_trouble(Trouble::Unreadable)
            .help("save it as UTF-8, or open the copy that was kept before")
    })
}

/// What the system said, in words that a person can act on.
pub fn in_words(error: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match error.kind() {
        ErrorKind::NotFound => "there is no such file or folder",
        ErrorKind::PermissionDenied => "permission denied",
        ErrorKind::ReadOnlyFilesystem => "the disk is read-only",
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => "the disk is full",
        ErrorKind::IsADirectory => "it is a folder",
        ErrorKind::NotADirectory => "part of the path is not a folder",
        ErrorKind::InvalidFilename => "the name is not one that this disk can hold",
        _ => "the disk or the network did not answer as it should",
    }
}
