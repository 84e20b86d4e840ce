//! What a text must look like, as regular expressions that every implementation of JSON Schema knows.
//!
//! They let pass whatever Samut reads without an error, but for spaces around a word.

/// A part of an address.
pub const SEGMENT: &str = "^[a-z0-9-]{1,80}$";
/// An address that a browser may follow.
pub(super) const WEB_ADDRESS: &str = "^https?://[^\\s]+$";
/// A language, as RFC 5646 has it, section 2.1.
pub const LANGUAGE_TAG: &str = "^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$";
/// An offset from UTC.
pub(super) const OFFSET: &str = "^[+-](?:0?[0-9]|1[0-4]):[0-5]?[0-9]$";
/// Versions of Samut.
pub(super) const VERSIONS: &str = "^\\s*(?:>=|<)\\s*[0-9]+(?:\\.[0-9]+){0,2}(?:[-+][0-9A-Za-z.+-]*)?\\s*(?:,\\s*(?:>=|<)\\s*[0-9]+(?:\\.[0-9]+){0,2}(?:[-+][0-9A-Za-z.+-]*)?\\s*)*$";
/// A whole number in Arabic or Thai digits.
pub(super) const NUMBER: &str = "^[+-]?[0-9๐-๙]+$";
/// All members, in large letters or small.
pub(super) const ALL_MEMBERS: &str = "^[Aa][Ll][Ll] [Mm][Ee][Mm][Bb][Ee][Rr][Ss]$";
/// A text with a letter.
pub(super) const NOT_BLANK: &str = "[^\\s]";

/// A year, or two digits of one behind the Thai name of a month; characters without width do not count.
pub const DATE: &str = "(?:[0-9๐-๙][\\u00ad\\u200b-\\u200f\\u2060\\ufeff]*){4}|[ก-๎.][\\s\\u00ad\\u200b-\\u200f\\u2060\\ufeff]*(?:[0-9๐-๙][\\u00ad\\u200b-\\u200f\\u2060\\ufeff]*){2}(?:[^0-9๐-๙]|$)";
/// The international form with a Buddhist year.
pub(super) const BUDDHIST: &str =
    "^\\s*(?:2[4-9]|[3-9][0-9])[0-9]{2}(?:\\s*[-/–—][0-9\\s/–—:TZ.+-]*)?$";

/// A whole number with no more digits than the largest, and not 0.
pub(super) fn count(most: u16) -> String {
    format!("^[0๐]*[1-9๑-๙][0-9๐-๙]{{0,{}}}$", most.ilog10())
}
