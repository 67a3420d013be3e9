//! Kleene's tables, written out in full.

use throughline::base::truth::Truth::{self, No, Unknown, Yes};

#[test]
fn and_has_nine_pairs() {
    assert_eq!(No.and(No), No);
    assert_eq!(No.and(Unknown), No);
    assert_eq!(No.and(Yes), No);
    assert_eq!(Unknown.and(No), No);
    assert_eq!(Unknown.and(Unknown), Unknown);
    assert_eq!(Unknown.and(Yes), Unknown);
    assert_eq!(Yes.and(No), No);
    assert_eq!(Yes.and(Unknown), Unknown);
    assert_eq!(Yes.and(Yes), Yes);
}

#[test]
fn or_has_nine_pairs() {
    assert_eq!(No.or(No), No);
    assert_eq!(No.or(Unknown), Unknown);
    assert_eq!(No.or(Yes), Yes);
    assert_eq!(Unknown.or(No), Unknown);
    assert_eq!(Unknown.or(Unknown), Unknown);
    assert_eq!(Unknown.or(Yes), Yes);
    assert_eq!(Yes.or(No), Yes);
    assert_eq!(Yes.or(Unknown), Yes);
    assert_eq!(Yes.or(Yes), Yes);
}

#[test]
fn not_turns_yes_and_no_round_and_leaves_unknown() {
    assert_eq!(No.not(), Yes);
    assert_eq!(Unknown.not(), Unknown);
    assert_eq!(Yes.not(), No);
}

#[test]
fn all_of_nothing_holds_and_any_of_nothing_does_not() {
    assert_eq!(Truth::all([]), Yes);
    assert_eq!(Truth::any([]), No);
}

#[test]
fn all_and_any_of_one_are_that_one() {
    for truth in Truth::EVERY {
        assert_eq!(Truth::all([truth]), truth);
        assert_eq!(Truth::any([truth]), truth);
    }
}

#[test]
fn one_no_decides_all_and_one_yes_decides_any() {
    assert_eq!(Truth::all([Yes, Unknown, No]), No);
    assert_eq!(Truth::all([No, Unknown, Yes]), No);
    assert_eq!(Truth::all([Yes, Unknown, Yes]), Unknown);
    assert_eq!(Truth::any([No, Unknown, Yes]), Yes);
    assert_eq!(Truth::any([Yes, Unknown, No]), Yes);
    assert_eq!(Truth::any([No, Unknown, No]), Unknown);
}

#[test]
fn a_test_with_a_known_outcome_is_yes_or_no() {
    assert_eq!(Truth::from(true), Yes);
    assert_eq!(Truth::from(false), No);
    assert!(Yes.is_settled());
    assert!(No.is_settled());
    assert!(!Unknown.is_settled());
}
