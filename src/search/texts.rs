//! The texts that results show: records, packed.
//!
//! In: the records of a few things. Out: the bytes of their file. A Thai letter is one byte before
//! it is compressed, so that a file is a third smaller; the browser unpacks it by itself.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::DeflateEncoder;

/// What a result shows of a thing, and all in which its query is looked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Record {
    /// Its number.
    pub(super) number: u32,
    /// Its fields, in the order of `docs/search.md`.
    pub(super) fields: Vec<String>,
}

/// Between fields.
const FIELD: char = '\u{1f}';
/// Before a record.
const RECORD: char = '\u{1e}';

/// The file of some records.
pub(super) fn pack(records: &[Record]) -> Vec<u8> {
    let mut plain = Vec::new();
    for record in records {
        plain.push(RECORD as u8);
        encode(&record.number.to_string(), &mut plain);
        for field in &record.fields {
            plain.push(FIELD as u8);
            encode(field, &mut plain);
        }
    }
    deflate(&plain)
}

/// Bytes compressed (RFC 1951).
pub(super) fn deflate(plain: &[u8]) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::new(7));
    // A vector takes whatever is written.
    let written = encoder.write_all(plain).and_then(|()| encoder.finish());
    written.unwrap_or_default()
}

/// A text in one byte for each letter of ASCII and Thai; any other is `FF` and three bytes.
fn encode(text: &str, out: &mut Vec<u8>) {
    for c in text.chars() {
        match c as u32 {
            0x1e | 0x1f => out.push(b' '),
            code @ 0..=0x7f => out.push(code as u8),
            code @ 0xe00..=0xe5f => out.push((code - 0xe00 + 0x80) as u8),
            code => {
                out.push(0xff);
                out.extend(code.to_be_bytes().into_iter().skip(1));
            }
        }
    }
}
