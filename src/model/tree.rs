//! A value of any shape: what `[extra]` holds for a theme.

use std::collections::BTreeMap;

use serde::Serialize;

/// A value whose meaning only the theme knows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
#[serde(untagged)]
pub enum Tree {
    /// A text; dates and fractions are handed on as they are written.
    Text(String),
    /// A whole number.
    Number(i64),
    /// A switch.
    Switch(bool),
    /// A list.
    List(Vec<Tree>),
    /// A table.
    Table(BTreeMap<String, Tree>),
}
