//! What is said when the program meets a fault of its own. A test program of its own, because it listens to all of them.

#![allow(clippy::unwrap_used, reason = "test code: the fault is what is tested")]

use std::sync::{Arc, Mutex};

use throughline::vault::secret::fault_in_words;

#[test]
fn a_fault_is_told_without_the_text_that_was_worked_on() {
    let words = String::from("Siân wants to see her daughter");
    // The usual message quotes it, which is why there is another.
    let (told, usual) = (Arc::new(Mutex::new(String::new())), Arc::new(Mutex::new(String::new())));
    let (tells, usually) = (Arc::clone(&told), Arc::clone(&usual));
    std::panic::set_hook(Box::new(move |panic| {
        *tells.lock().unwrap() = fault_in_words(panic);
        *usually.lock().unwrap() = panic.to_string();
    }));
    assert!(std::panic::catch_unwind(|| std::hint::black_box(Err::<(), _>(words)).unwrap()).is_err());
    drop(std::panic::take_hook());
    assert!(usual.lock().unwrap().contains("daughter"), "the fault quotes what was worked on");
    let told = told.lock().unwrap().clone();
    assert!(told.contains("tests/fault_message.rs:") && told.contains("recovery copy"), "{told}");
    assert!(!told.contains("Si") && !told.contains("daughter"), "{told}");
}
