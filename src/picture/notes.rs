//! The notes that a camera leaves in a picture, cut down to what may be published.
//!
//! In: Exif data as CIPA DC-008 has it. Out: the same with the orientation, the author and the
//! rights only; places, serial numbers, thumbnails and makers' notes are left behind.

use std::io::Cursor;

use exif::experimental::Writer;
use exif::{Context, Field, In, Reader, Tag};

/// What stays of the notes of a camera.
const KEPT: [Tag; 3] = [Tag::Orientation, Tag::Artist, Tag::Copyright];

/// The notes to publish in place of some; nothing where there is nothing to say.
pub(super) fn reduced(notes: &[u8]) -> Option<Vec<u8>> {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let read = match reader.read_raw(notes.to_vec()) {
        Ok(read) => read,
        Err(error) => error.distill_partial_result(|_| ()).ok()?,
    };
    let fields: Vec<&Field> =
        KEPT.iter().filter_map(|tag| read.get_field(*tag, In::PRIMARY)).collect();
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut bytes = Cursor::new(Vec::new());
    // Without a field there is nothing to write, which the writer takes for an error.
    writer.write(&mut bytes, read.little_endian()).ok()?;
    Some(bytes.into_inner())
}

/// Whether a file of any form that Exif data stands in names a place by its coordinates.
pub(super) fn tell_a_place(file: &[u8]) -> bool {
    let mut reader = Reader::new();
    reader.continue_on_error(true);
    let read = match reader.read_from_container(&mut Cursor::new(file)) {
        Ok(read) => Some(read),
        Err(error) => error.distill_partial_result(|_| ()).ok(),
    };
    read.is_some_and(|read| {
        read.fields().any(|field| field.tag.context() == Context::Gps)
    })
}

/// The notes of a camera that lay on its side at a place, with the prefix of a JPEG's segment or
/// without.
#[cfg(test)]
pub(super) fn sample(orientation: u16, has_prefix: bool) -> Vec<u8> {
    use exif::{Rational, Value};
    let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
    let ascii = |text: &str| Value::Ascii(vec![text.as_bytes().to_vec()]);
    let degrees = || {
        Value::Rational(vec![
            Rational { num: 13, denom: 1 },
            Rational { num: 45, denom: 1 },
            Rational { num: 0, denom: 1 },
        ])
    };
    let fields = [
        field(Tag::Orientation, Value::Short(vec![orientation])),
        field(Tag::Artist, ascii("Somchai")),
        field(Tag::Model, ascii("CameraOfSomebody")),
        field(Tag::GPSLatitude, degrees()),
        field(Tag::GPSLongitude, degrees()),
        field(Tag::BodySerialNumber, ascii("SERIAL-4711")),
    ];
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut bytes = Cursor::new(Vec::new());
    writer.write(&mut bytes, false).unwrap();
    let prefix: &[u8] = if has_prefix { b"Exif\0\0" } else { b"" };
    [prefix, &bytes.into_inner()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_goes_and_the_orientation_stays() {
        let reduced = reduced(&sample(6, false)).unwrap();
        let read = Reader::new().read_raw(reduced).unwrap();
        let tags: Vec<_> = read.fields().map(|field| field.tag).collect();
        assert_eq!(tags, [Tag::Orientation, Tag::Artist]);
        let turned = read.get_field(Tag::Orientation, In::PRIMARY).unwrap();
        assert_eq!(turned.value.get_uint(0), Some(6));
    }

    #[test]
    fn what_is_reduced_stays_as_it_is() {
        let once = reduced(&sample(8, false)).unwrap();
        assert_eq!(reduced(&once).unwrap(), once);
    }

    #[test]
    fn notes_that_nobody_can_read_go() {
        assert_eq!(reduced(b""), None);
        assert_eq!(reduced(b"II*\0\xFF\xFF\xFF\xFF"), None);
        assert_eq!(reduced("ไม่ใช่บันทึกของกล้อง".as_bytes()), None);
    }
}
