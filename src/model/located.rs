//! A value and the place where it was said, so that later stages can point there.

use crate::diagnostic::Place;

/// A value with its place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub place: Place,
}

/// What a document may state. Most documents state few of all facts, and all documents are kept:
/// what is not stated takes hardly any room.
pub type Stated<T> = Option<Box<Located<T>>>;

impl<T> Located<T> {
    /// A value at a place.
    pub fn new(value: T, place: Place) -> Self {
        Self { value, place }
    }

    /// The value alone.
    pub fn into_value(self) -> T {
        self.value
    }

    /// Another value at the same place.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Located<U> {
        Located { value: change(self.value), place: self.place }
    }
}
