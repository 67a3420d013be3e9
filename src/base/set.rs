//! A small set of places, kept as bits: joined and compared without touching the heap.

use std::fmt;
use std::marker::PhantomData;

use super::table::{Key, Table};

/// How many different things a [`KeySet`] can hold, and so how many questions a pack may have.
pub const CAPACITY: usize = 256;

const WORDS: usize = CAPACITY / 64;

/// A set of the first 256 rows of a table; iterated in the table's order.
pub struct KeySet<T> {
    bits: [u64; WORDS],
    of: PhantomData<fn() -> T>,
}

impl<T> KeySet<T> {
    /// The empty set.
    pub const EMPTY: Self = Self { bits: [0; WORDS], of: PhantomData };

    /// The set of one key; empty for a key past [`CAPACITY`], which the loader refuses.
    pub fn only(key: Key<T>) -> Self {
        let (word, bit) = (key.place() / 64, key.place() % 64);
        // Made whole: a set changed in one word and read again at once makes the processor wait.
        Self { bits: std::array::from_fn(|place| u64::from(place == word) << bit), of: PhantomData }
    }

    /// Puts a key in.
    pub fn insert(&mut self, key: Key<T>) {
        if let Some(word) = self.bits.get_mut(key.place() / 64) {
            *word |= 1 << (key.place() % 64);
        }
    }

    /// True when the key is in the set.
    pub fn contains(&self, key: Key<T>) -> bool {
        self.bits.get(key.place() / 64).is_some_and(|word| word & (1 << (key.place() % 64)) != 0)
    }

    /// What is in either set.
    #[must_use]
    pub fn union(mut self, other: Self) -> Self {
        self.take_in(&other);
        self
    }

    /// Puts in what is in another set.
    pub fn take_in(&mut self, other: &Self) {
        for (mine, theirs) in self.bits.iter_mut().zip(other.bits) {
            *mine |= theirs;
        }
    }

    /// True when nothing is in both.
    pub fn is_disjoint(&self, other: &Self) -> bool {
        self.bits.iter().zip(other.bits).all(|(mine, theirs)| mine & theirs == 0)
    }

    /// True when there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.bits == [0; WORDS]
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.bits.iter().map(|word| word.count_ones() as usize).sum()
    }

    /// The keys in the set, in the order of their table.
    pub fn iter<'a>(&'a self, table: &'a Table<T>) -> impl Iterator<Item = Key<T>> + 'a {
        self.bits.iter().enumerate().flat_map(move |(word_place, word)| {
            let mut rest = *word;
            std::iter::from_fn(move || {
                let bit = rest.trailing_zeros() as usize;
                rest &= rest.wrapping_sub(1);
                (bit < 64).then_some(bit)
            })
            .filter_map(move |bit| table.key_at(word_place * 64 + bit))
        })
    }
}

// Written by hand because a derive would ask the same of `T`.
impl<T> Clone for KeySet<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for KeySet<T> {}
impl<T> PartialEq for KeySet<T> {
    fn eq(&self, other: &Self) -> bool {
        self.bits == other.bits
    }
}
impl<T> Eq for KeySet<T> {}
impl<T> Default for KeySet<T> {
    fn default() -> Self {
        Self::EMPTY
    }
}
impl<T> fmt::Debug for KeySet<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let places = (0..CAPACITY).filter(|place| self.bits.get(place / 64).is_some_and(|word| word & (1 << (place % 64)) != 0));
        f.debug_set().entries(places).finish()
    }
}
