//! A list whose places are typed, so that a reference cannot dangle and cannot be used on another list.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;
use std::ops::Index;

/// Where a `T` stands in its [`Table`].
pub struct Key<T> {
    place: u32,
    of: PhantomData<fn() -> T>,
}

impl<T> Key<T> {
    /// The place counted from 0, in the table's order.
    pub fn place(self) -> usize {
        self.place as usize
    }
}

// Written by hand because a derive would ask the same of `T`.
impl<T> Clone for Key<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Key<T> {}
impl<T> PartialEq for Key<T> {
    fn eq(&self, other: &Self) -> bool {
        self.place == other.place
    }
}
impl<T> Eq for Key<T> {}
impl<T> PartialOrd for Key<T> {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}
impl<T> Ord for Key<T> {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.place.cmp(&other.place)
    }
}
impl<T> std::hash::Hash for Key<T> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.place.hash(state);
    }
}
impl<T> fmt::Debug for Key<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{}", self.place)
    }
}

/// Things of one kind in a fixed order, each found by the [`Key`] that adding it gave.
#[derive(Clone, PartialEq, Eq)]
pub struct Table<T> {
    // INVARIANT: only ever grows, so a key stays good for the table that gave it.
    rows: Vec<T>,
}

impl<T> Table<T> {
    /// Adds a thing at the end.
    pub fn push(&mut self, row: T) -> Key<T> {
        let key = key(self.rows.len());
        self.rows.push(row);
        key
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// All of them in order.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.rows.iter()
    }

    /// All of them in order, each with its key.
    pub fn entries(&self) -> impl DoubleEndedIterator<Item = (Key<T>, &T)> + ExactSizeIterator {
        self.rows.iter().enumerate().map(|(place, row)| (key(place), row))
    }

    /// The keys in order.
    pub fn keys(&self) -> impl DoubleEndedIterator<Item = Key<T>> + ExactSizeIterator + use<T> {
        (0..self.rows.len()).map(key)
    }

    /// The key of the row at this place, if there is one.
    pub fn key_at(&self, place: usize) -> Option<Key<T>> {
        (place < self.rows.len()).then(|| key(place))
    }

    /// The first row for which the test holds, with its key.
    pub fn find(&self, mut test: impl FnMut(&T) -> bool) -> Option<(Key<T>, &T)> {
        self.entries().find(|(_, row)| test(row))
    }
}

fn key<T>(place: usize) -> Key<T> {
    // A table is read from files of a few megabytes: it cannot hold four thousand million rows.
    Key { place: u32::try_from(place).unwrap_or(u32::MAX), of: PhantomData }
}

impl<T> Index<Key<T>> for Table<T> {
    type Output = T;

    #[expect(clippy::indexing_slicing, reason = "a key comes from the table that it is used on, and tables only grow")]
    fn index(&self, key: Key<T>) -> &T {
        &self.rows[key.place()]
    }
}

impl<T> Default for Table<T> {
    fn default() -> Self {
        Self { rows: Vec::new() }
    }
}

impl<T> FromIterator<T> for Table<T> {
    fn from_iter<I: IntoIterator<Item = T>>(rows: I) -> Self {
        Self { rows: rows.into_iter().collect() }
    }
}

impl<'a, T> IntoIterator for &'a Table<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

impl<T: fmt::Debug> fmt::Debug for Table<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.rows.fmt(f)
    }
}

/// The names of a table's rows, known before the rows themselves are.
#[derive(Clone, Debug)]
pub struct Names<T> {
    // INVARIANT: the n-th name that was taken has the key of the n-th row.
    known: BTreeMap<String, Key<T>>,
    in_order: Vec<String>,
}

impl<T> Names<T> {
    /// Takes a name as that of the next row; `None` if it is taken already.
    pub fn add(&mut self, name: &str) -> Option<Key<T>> {
        if self.known.contains_key(name) {
            return None;
        }
        let next = key(self.in_order.len());
        self.known.insert(name.to_owned(), next);
        self.in_order.push(name.to_owned());
        Some(next)
    }

    /// The key of the row with this name.
    pub fn get(&self, name: &str) -> Option<Key<T>> {
        self.known.get(name).copied()
    }

    /// The names in the table's order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.in_order.iter().map(String::as_str)
    }

    /// The name of a row; empty for a key of another table.
    pub fn name(&self, key: Key<T>) -> &str {
        self.in_order.get(key.place()).map_or("", String::as_str)
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.in_order.len()
    }

    /// True when there is none.
    pub fn is_empty(&self) -> bool {
        self.in_order.is_empty()
    }
}

impl<T> Default for Names<T> {
    fn default() -> Self {
        Self { known: BTreeMap::new(), in_order: Vec::new() }
    }
}
