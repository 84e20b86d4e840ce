//! What a page shows to look at rather than to read: charts, timelines, tables of marks, calendars.
//!
//! In: the archive and the page being made. Out: views with every place and length reckoned, so
//! that a theme draws them as they are. A width is in percent of the drawing, so that letters keep
//! their size on any screen; a height is in em, so that it grows with them.

mod axis;
mod calendar;
mod length;
mod matrix;
mod timeline;
mod years;

pub(super) use calendar::{Dated, calendar};
pub(super) use length::percent;
pub(super) use matrix::matrix;
pub(super) use timeline::timeline;
pub(super) use years::years;
