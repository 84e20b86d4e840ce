//! An archetype: the text of which `samut new` makes a document, with places for what is known.
//!
//! In: its lines, and a value for each place or none. Out: the text, and where in the archetype
//! each part of it comes from. A line with a place that has no value is left out.

use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

use crate::diagnostic::Place;
use crate::model::{Kind, Placeholder};

/// What archetypes are made for, by the word in the names of their files.
pub const ARCHETYPES: [(&str, Kind); 5] = [
    ("news", Kind::News),
    ("report", Kind::Report),
    ("document", Kind::Document),
    ("page", Kind::Page),
    ("mechanism", Kind::Profile),
];

/// The word of the archetype that serves each kind of item that has none of its own.
pub const ANY_ITEM: &str = "default";

/// An archetype, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Archetype {
    /// The path of its file from the archive's root, or its name among those that are built in.
    pub path: Arc<str>,
    /// Its lines.
    pub lines: Vec<Line>,
}

/// One line of an archetype, without its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it stands.
    pub part: Part,
    /// Its text and its places, in order.
    pub pieces: Vec<Piece>,
}

/// Where a line of an archetype stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The `+++` at either end of the front matter.
    Fence,
    /// The head of a table: `[event]`.
    Head,
    /// A line of the front matter that says nothing: empty, or a comment.
    Remark,
    /// Any other line of the front matter.
    Fact,
    /// Below the front matter.
    Body,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// Text that stays as it is.
    Text(String),
    /// A place for something known.
    Slot(Slot),
}

/// A place for something known: `{{ title }}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Slot {
    /// What is to stand there.
    pub placeholder: Placeholder,
    /// How it is written there.
    pub within: Within,
    /// Where it stands in the archetype.
    pub place: Place,
}

/// How a value is written, which depends on what stands around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// As a value of TOML: `title = {{ title }}`.
    Value,
    /// As words within a text of TOML in double quotes.
    Quotes,
    /// As words of a comment.
    Comment,
    /// As words of Markdown, at the beginning of a line or within it.
    Markdown {
        /// Whether it begins the line, where some signs mean more.
        begins_line: bool,
    },
}

/// A document made of an archetype.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// Its whole text.
    pub text: String,
    /// What stands in its front matter as a value.
    pub said: BTreeSet<Placeholder>,
    /// Where each of its lines comes from.
    origins: Vec<Origin>,
}

/// Where a line of a filled archetype comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Origin {
    /// The line of the archetype, from 1.
    line: u32,
    /// The columns of what was filled in, and the slot.
    filled: Vec<(Range<u32>, Slot)>,
}

/// Where a place of a filled archetype comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ComesFrom<'a> {
    /// From the archetype itself.
    Archetype(Place),
    /// From what was filled in at a slot.
    Slot(&'a Slot),
}

impl Archetype {
    /// The document that it becomes with the words of each slot; nothing stands for no value.
    /// Without its body it is a document of which there is a title only.
    pub fn fill(
        &self,
        has_body: bool,
        mut words: impl FnMut(&Slot) -> Option<String>,
    ) -> Filled {
        let lines: Vec<Option<Written>> =
            self.lines.iter().map(|line| written(line, &mut words)).collect();
        let mut filled = Filled {
            text: String::new(),
            said: BTreeSet::new(),
            origins: Vec::with_capacity(lines.len()),
        };
        let kept = self.kept(&lines, has_body);
        let mut leaves_hole = false;
        for (n, (line, written)) in self.lines.iter().zip(lines).enumerate() {
            let (true, Some(written)) = (kept.contains(&n), written) else {
                leaves_hole = true;
                continue;
            };
            // Of the empty lines around what was left out, one stays, and none at the end.
            let is_empty = line.part != Part::Fact && written.text.is_empty();
            if is_empty && leaves_hole && filled.text.ends_with("\n\n") {
                continue;
            }
            leaves_hole &= is_empty;
            if line.part == Part::Fence && n > 0 {
                while filled.text.ends_with("\n\n") {
                    filled.text.pop();
                    filled.origins.pop();
                }
            }
            for (_, slot) in &written.filled {
                if slot.within == Within::Value {
                    filled.said.insert(slot.placeholder);
                }
            }
            filled.text.push_str(&written.text);
            filled.text.push('\n');
            filled.origins.push(Origin { line: n as u32 + 1, filled: written.filled });
        }
        filled
    }

    /// The lines that stay: of a table from which all that was to be filled in is missing, none.
    fn kept(&self, lines: &[Option<Written>], has_body: bool) -> BTreeSet<usize> {
        let mut kept = BTreeSet::new();
        let mut block = Block::default();
        for (n, (line, written)) in self.lines.iter().zip(lines).enumerate() {
            match line.part {
                Part::Head | Part::Fence => {
                    block.close(&mut kept);
                    if line.part == Part::Head {
                        block = Block { has_head: true, ..Block::default() };
                    }
                }
                Part::Fact => {
                    block.lacks |= written.is_none();
                    block.says |= written.is_some();
                }
                Part::Body if !has_body => continue,
                Part::Remark | Part::Body => {}
            }
            block.lines.extend(written.as_ref().map(|_| n));
        }
        block.close(&mut kept);
        kept
    }

    /// Its places.
    pub fn slots(&self) -> impl Iterator<Item = &Slot> {
        self.lines.iter().flat_map(|line| &line.pieces).filter_map(|piece| match piece {
            Piece::Slot(slot) => Some(slot),
            Piece::Text(_) => None,
        })
    }

    /// Whether it says something as a value of the front matter.
    pub fn says(&self, placeholder: Placeholder) -> bool {
        self.slots()
            .any(|slot| slot.placeholder == placeholder && slot.within == Within::Value)
    }
}

/// The lines of one table, as long as it is not known whether they stay.
#[derive(Default)]
struct Block {
    has_head: bool,
    lacks: bool,
    says: bool,
    lines: Vec<usize>,
}

impl Block {
    fn close(&mut self, kept: &mut BTreeSet<usize>) {
        let block = std::mem::take(self);
        if !(block.has_head && block.lacks && !block.says) {
            kept.extend(block.lines);
        }
    }
}

/// A line with its values.
struct Written {
    text: String,
    filled: Vec<(Range<u32>, Slot)>,
}

fn written(
    line: &Line,
    words: &mut impl FnMut(&Slot) -> Option<String>,
) -> Option<Written> {
    let mut text = String::new();
    let mut filled = Vec::new();
    let mut column = 1;
    for piece in &line.pieces {
        match piece {
            Piece::Text(piece) => {
                text.push_str(piece);
                column += piece.chars().count() as u32;
            }
            Piece::Slot(slot) => {
                let words = words(slot)?;
                text.push_str(&words);
                let end = column + words.chars().count() as u32;
                filled.push((column..end, slot.clone()));
                column = end;
            }
        }
    }
    Some(Written { text, filled })
}

impl Filled {
    /// Where a place of the text comes from; the path of the archetype is given.
    pub fn source(&self, path: &Arc<str>, place: &Place) -> ComesFrom<'_> {
        let at = |line: u32, column: u32, width: u32| {
            ComesFrom::Archetype(Place { path: Arc::clone(path), line, column, width })
        };
        let Some(origin) = self.origins.get(place.line as usize - 1) else {
            return at(1, 1, 1);
        };
        let mut column = place.column;
        for (range, slot) in &origin.filled {
            if range.contains(&place.column) {
                return ComesFrom::Slot(slot);
            }
            if range.end <= place.column {
                column = slot.place.column + slot.place.width + place.column - range.end;
            }
        }
        at(origin.line, column, place.width)
    }
}

impl Kind {
    /// The word of its archetype, which is that of `samut new` too; none of what is no item or
    /// profile of its own.
    pub fn archetype(self) -> Option<&'static str> {
        ARCHETYPES.iter().find(|(_, kind)| *kind == self).map(|(word, _)| *word)
    }
}
