//! The parts of a written date, as they stand.
//!
//! In: tokens. Out: what stands on one side of a range, by the grammar in this module's parent.
//! It never asks what a part means or whether one is missing.

use chrono::Weekday;

use crate::date::era::Era;
use crate::date::token::{Number, Token};

/// One side of a range, or the whole of a date that is none: what stands there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Side {
    pub(super) weekday: Option<Weekday>,
    pub(super) day: Option<u32>,
    pub(super) month: Option<Month>,
    pub(super) year: Option<Year>,
}

/// A month as it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Month {
    pub(super) number: u32,
    /// Whether it is a Thai name, after which a year may have two digits.
    pub(super) thai: bool,
}

/// A year as it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Year {
    pub(super) number: Number,
    pub(super) era: Option<Era>,
}

/// The tokens that are still to be read.
pub(super) struct Cursor<'a> {
    pub(super) rest: &'a [Token],
}

impl Cursor<'_> {
    /// Reads one side. Every part is optional here: what must be there is a question of meaning.
    pub(super) fn side(&mut self) -> Side {
        while self.eat(Token::Lead) {}
        self.eat(Token::DayOfWeek);
        let weekday = self.weekday();
        if weekday.is_some() {
            self.eat(Token::Comma);
        }
        let day_follows = self.eat(Token::TheDay);
        Side { weekday, ..self.point(day_follows) }
    }

    fn point(&mut self, day_follows: bool) -> Side {
        let mut side = Side::default();
        let longest = if day_follows { usize::MAX } else { 2 };
        if let Some(day) = self.number(longest) {
            side.day = Some(day.value);
            if self.eat(Token::Slash) {
                side.month =
                    self.number(2).map(|n| Month { number: n.value, thai: false });
                side.year = if self.eat(Token::Slash) { self.year() } else { None };
                return side;
            }
            self.eat(Token::Ordinal);
            side.month = self.month();
        } else {
            side.month = self.month();
            // `May 22, 2017`; after a Thai name two digits are a year.
            if side.month.is_some_and(|month| !month.thai) {
                side.day = self.number(2).map(|day| day.value);
                self.eat(Token::Ordinal);
            }
        }
        self.eat(Token::Comma);
        side.year = self.year();
        side
    }

    fn month(&mut self) -> Option<Month> {
        let before = self.rest;
        self.eat(Token::OfMonth);
        let [Token::Month { month, thai }, rest @ ..] = self.rest else {
            self.rest = before;
            return None;
        };
        self.rest = rest;
        Some(Month { number: u32::from(*month), thai: *thai })
    }

    fn year(&mut self) -> Option<Year> {
        let before = self.rest;
        self.eat(Token::OfYear);
        let era = self.era();
        let Some(number) = self.number(usize::MAX) else {
            self.rest = before;
            return None;
        };
        Some(Year { number, era: era.or_else(|| self.era()) })
    }

    fn era(&mut self) -> Option<Era> {
        let [Token::Era(era), rest @ ..] = self.rest else { return None };
        self.rest = rest;
        Some(*era)
    }

    fn weekday(&mut self) -> Option<Weekday> {
        let [Token::Weekday(day), rest @ ..] = self.rest else { return None };
        self.rest = rest;
        Some(*day)
    }

    fn number(&mut self, longest: usize) -> Option<Number> {
        let [Token::Number(number), rest @ ..] = self.rest else { return None };
        (number.len <= longest).then(|| {
            self.rest = rest;
            *number
        })
    }

    fn eat(&mut self, token: Token) -> bool {
        self.eat_any(&[token])
    }

    /// Passes over one token, if it is among these.
    pub(super) fn eat_any(&mut self, tokens: &[Token]) -> bool {
        match self.rest {
            [next, rest @ ..] if tokens.contains(next) => {
                self.rest = rest;
                true
            }
            _ => false,
        }
    }
}
