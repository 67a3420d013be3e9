//! Truth in three values, after Kleene: yes, no, and unknown.
//!
//! Unknown is not no. Nothing here turns one into the other.

use serde::Serialize;

/// What is known of a condition.
///
/// The order is No < Unknown < Yes, so that *all* is the least and *any* the greatest of its parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Truth {
    /// It does not hold.
    No,
    /// It cannot be told from what has been said so far.
    Unknown,
    /// It holds.
    Yes,
}

impl Truth {
    /// Every value, in order.
    pub const EVERY: [Self; 3] = [Self::No, Self::Unknown, Self::Yes];

    /// Yes if both are yes, no if either is no, otherwise unknown.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        self.min(other)
    }

    /// Yes if either is yes, no if both are no, otherwise unknown.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        self.max(other)
    }

    /// Yes for no, no for yes, and unknown for unknown.
    #[must_use]
    #[expect(clippy::should_implement_trait, reason = "read beside `and` and `or`, not as an operator")]
    pub fn not(self) -> Self {
        match self {
            Self::No => Self::Yes,
            Self::Unknown => Self::Unknown,
            Self::Yes => Self::No,
        }
    }

    /// Yes if every part is yes, also if there is none; no if any is no; otherwise unknown.
    pub fn all(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::Yes, Self::and)
    }

    /// Yes if any part is yes; no if every part is no, also if there is none; otherwise unknown.
    pub fn any(parts: impl IntoIterator<Item = Self>) -> Self {
        parts.into_iter().fold(Self::No, Self::or)
    }

    /// True when more answers cannot change it.
    pub fn is_settled(self) -> bool {
        self != Self::Unknown
    }
}

/// The truth of a test whose outcome is known.
impl From<bool> for Truth {
    fn from(holds: bool) -> Self {
        if holds { Self::Yes } else { Self::No }
    }
}
