//! How large an archive is, and what follows from it: how many shards there are.
//!
//! In: how many numbers there are for what is searched. Out: the class of that size, from which all
//! counts of files follow, so that they stay while an archive grows within its class.

/// The size class of an archive: 2 to the power of it is at least the count of numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Size(pub(super) u32);

/// How many numbers in a row have their texts in one file.
pub(super) const TEXTS: u32 = 4;

impl Size {
    /// The class of a count of numbers.
    pub(super) fn of(numbers: u32) -> Self {
        Self(numbers.max(16).next_power_of_two().trailing_zeros())
    }

    /// How many shards hold the pieces of Thai runs.
    pub(super) fn letter_shards(self) -> u32 {
        1 << self.0.saturating_sub(4).min(12)
    }

    /// How many shards hold words and numbers.
    pub(super) fn word_shards(self) -> u32 {
        1 << self.0.saturating_sub(6).min(10)
    }
}
