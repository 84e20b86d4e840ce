//! The head of a picture: its form, its size as shown, and whether smaller copies can be made.
//!
//! In: the first bytes of a file, or all of them. Nothing is decoded.

use std::io::Cursor;

use image::codecs::png::PngDecoder;
use image::codecs::webp::WebPDecoder;
use image::metadata::Orientation;
use image::{ImageDecoder, ImageFormat, ImageReader};

use super::LARGEST_DECODED;

/// The forms of pictures that browsers show and this program can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Format {
    /// ISO/IEC 10918.
    Jpeg,
    /// Portable Network Graphics.
    Png,
    /// RFC 9649.
    Webp,
    /// Graphics Interchange Format.
    Gif,
}

/// What the head of a picture says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Head {
    /// The form, whatever the file's name says.
    pub format: Format,
    /// The width in pixels as it is shown, turned as the camera was.
    pub width: u32,
    /// The height in pixels as it is shown.
    pub height: u32,
    /// Whether smaller copies can be made: it does not move and is not too large to decode.
    pub is_still: bool,
}

/// The head of a picture; nothing for bytes that are none, or of which too few are there.
pub fn head(bytes: &[u8]) -> Option<Head> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let format = Format::of(reader.format()?)?;
    let moves = match format {
        Format::Gif => true,
        Format::Png => PngDecoder::new(Cursor::new(bytes)).ok()?.is_apng().ok()?,
        Format::Webp => WebPDecoder::new(Cursor::new(bytes)).ok()?.has_animation(),
        Format::Jpeg => false,
    };
    let mut decoder = reader.into_decoder().ok()?;
    let (width, height) = decoder.dimensions();
    if width == 0 || height == 0 {
        return None;
    }
    let is_small = u64::from(width) * u64::from(height) <= LARGEST_DECODED;
    let turned = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let (width, height) = if lies(turned) { (height, width) } else { (width, height) };
    Some(Head { format, width, height, is_still: is_small && !moves })
}

impl Format {
    fn of(format: ImageFormat) -> Option<Self> {
        match format {
            ImageFormat::Jpeg => Some(Self::Jpeg),
            ImageFormat::Png => Some(Self::Png),
            ImageFormat::WebP => Some(Self::Webp),
            ImageFormat::Gif => Some(Self::Gif),
            _ => None,
        }
    }
}

/// Whether an orientation exchanges width and height.
fn lies(turned: Orientation) -> bool {
    matches!(
        turned,
        Orientation::Rotate90
            | Orientation::Rotate270
            | Orientation::Rotate90FlipH
            | Orientation::Rotate270FlipH
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::picture::notes;
    use crate::picture::sample::{jpeg_with, picture};

    fn check(bytes: &[u8], expected: Option<(Format, u32, u32)>) {
        let found = head(bytes).map(|head| (head.format, head.width, head.height));
        assert_eq!(found, expected);
    }

    #[test]
    fn forms_and_sizes_are_read() {
        check(&picture(ImageFormat::Jpeg, 30, 20), Some((Format::Jpeg, 30, 20)));
        check(&picture(ImageFormat::Png, 30, 20), Some((Format::Png, 30, 20)));
        check(&picture(ImageFormat::WebP, 30, 20), Some((Format::Webp, 30, 20)));
        check(&picture(ImageFormat::Gif, 30, 20), Some((Format::Gif, 30, 20)));
        check(b"", None);
        check(b"\xFF\xD8\xFF", None);
        check("ภาพถ่าย".as_bytes(), None);
    }

    #[test]
    fn a_camera_that_lay_on_its_side_gives_a_standing_picture() {
        for (orientation, size) in
            [(1, (30, 20)), (3, (30, 20)), (5, (20, 30)), (6, (20, 30)), (8, (20, 30))]
        {
            let notes = notes::sample(orientation, true);
            let bytes = jpeg_with(&picture(ImageFormat::Jpeg, 30, 20), &[(0xE1, notes)]);
            check(&bytes, Some((Format::Jpeg, size.0, size.1)));
        }
    }

    #[test]
    fn the_first_bytes_are_enough() {
        let jpeg = picture(ImageFormat::Jpeg, 300, 200);
        check(&jpeg[..jpeg.len() / 2], Some((Format::Jpeg, 300, 200)));
        let png = picture(ImageFormat::Png, 300, 200);
        check(&png[..png.len() / 2], Some((Format::Png, 300, 200)));
    }

    #[test]
    fn a_picture_that_claims_to_be_vast_is_not_decoded() {
        let mut png = picture(ImageFormat::Png, 30, 20);
        png[16..24].copy_from_slice(&[0, 0, 0x40, 0, 0, 0, 0x40, 0]);
        let sum = crc32(&png[12..29]).to_be_bytes();
        png[29..33].copy_from_slice(&sum);
        let head = head(&png).unwrap();
        assert_eq!((head.width, head.height, head.is_still), (16384, 16384, false));
    }

    /// The check sum of a chunk, as the PNG specification's annex D has it.
    fn crc32(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0u32, |sum, byte| {
            (0..8).fold(sum ^ u32::from(*byte), |sum, _| {
                if sum & 1 == 1 { 0xEDB8_8320 ^ (sum >> 1) } else { sum >> 1 }
            })
        })
    }
}
