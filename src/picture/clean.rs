//! A picture without what its camera tells about places and people.
//!
//! In: the bytes of a JPEG, PNG or WebP file. Out: the same picture, its pixels not encoded again;
//! the very bytes where there is nothing to leave out. Colour profiles, the orientation and what
//! is said of author and rights stay.

use std::borrow::Cow;

use img_parts::jpeg::{Jpeg, JpegSegment, markers};
use img_parts::png::{Png, PngChunk};
use img_parts::riff::{RiffChunk, RiffContent};
use img_parts::webp::{CHUNK_EXIF, CHUNK_VP8X, CHUNK_XMP, WebP};

use super::notes;

/// Why a picture could not be cleaned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Uncleaned {
    /// The form may hold places, and this program cannot take them out: TIFF, HEIF, AVIF.
    UnknownForm,
    /// The file is cut short, or is not what it claims to be.
    Broken,
}

/// The prefix of Exif data in a JPEG's segment (CIPA DC-008, 4.7.2).
const EXIF: &[u8] = b"Exif\0\0";
/// The prefix of an XMP packet in a JPEG's segment (XMP specification, part 3, 1.1.3).
const XMP: &[u8] = b"http://ns.adobe.com/xap/1.0/\0";
/// The prefix of a colour profile in a JPEG's segment (ICC.1, annex B.4).
const PROFILE: &[u8] = b"ICC_PROFILE\0";

/// A picture as it may be published; a GIF and a file that is no picture as they are.
///
/// # Errors
/// [`Uncleaned`], where what the file tells cannot be known.
pub fn clean(bytes: &[u8]) -> Result<Cow<'_, [u8]>, Uncleaned> {
    let cleaned = if bytes.starts_with(b"\xFF\xD8\xFF") {
        jpeg(bytes)?
    } else if bytes.starts_with(b"\x89PNG\r\n\x1A\n") {
        png(bytes)?
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        webp(bytes)?
    } else if is_unknown_form(bytes) {
        return Err(Uncleaned::UnknownForm);
    } else {
        return Ok(Cow::Borrowed(bytes));
    };
    Ok(if cleaned == bytes { Cow::Borrowed(bytes) } else { Cow::Owned(cleaned) })
}

/// Whether a picture that cannot be cleaned may tell where it was taken.
pub fn tells_a_place(bytes: &[u8]) -> bool {
    notes::tell_a_place(bytes) || bytes.windows(4).any(|window| window == b"GPSL")
}

/// Whether a file is of a form that holds Exif data out of this program's reach.
fn is_unknown_form(bytes: &[u8]) -> bool {
    let is_tiff = bytes.starts_with(b"II*\0") || bytes.starts_with(b"MM\0*");
    // ISO/IEC 14496-12: the brand of the file follows `ftyp`.
    let brand = bytes.get(4..12).and_then(|head| head.strip_prefix(b"ftyp"));
    let brands: [&[u8]; 8] =
        [b"heic", b"heix", b"hevc", b"heim", b"mif1", b"msf1", b"avif", b"avis"];
    is_tiff || brand.is_some_and(|brand| brands.contains(&brand))
}

fn jpeg(bytes: &[u8]) -> Result<Vec<u8>, Uncleaned> {
    let end = end_of_jpeg(bytes).ok_or(Uncleaned::Broken)?;
    let whole = bytes.get(..end).unwrap_or_default().to_vec();
    let mut jpeg = Jpeg::from_bytes(whole.into()).map_err(|_| Uncleaned::Broken)?;
    let segments = std::mem::take(jpeg.segments_mut());
    *jpeg.segments_mut() = segments.into_iter().filter_map(publishable_segment).collect();
    Ok(jpeg.encoder().bytes().to_vec())
}

/// A segment as it may be published. Of the makers' own segments none stays: they hold serial
/// numbers, second pictures and what else is nobody's concern.
fn publishable_segment(segment: JpegSegment) -> Option<JpegSegment> {
    let contents = segment.contents();
    match segment.marker() {
        markers::APP1 => {
            if let Some(exif) = contents.strip_prefix(EXIF) {
                let reduced = [EXIF, &notes::reduced(exif)?].concat();
                return Some(JpegSegment::new_with_contents(
                    markers::APP1,
                    reduced.into(),
                ));
            }
            let packet = contents.strip_prefix(XMP)?;
            is_without_place(packet).then_some(segment)
        }
        markers::APP2 => contents.starts_with(PROFILE).then_some(segment),
        // JFIF; Photoshop's words on author and rights; Adobe's on colours.
        markers::APP0 | markers::APP13 | markers::APP14 => Some(segment),
        0xE3..=markers::APP15 => None,
        _ => Some(segment),
    }
}

/// Where a JPEG ends, behind the marker that says so. Some cameras add a film or a second picture
/// behind it, with notes of its own. The marker may be lacking: then all of the scan is the end.
fn end_of_jpeg(bytes: &[u8]) -> Option<usize> {
    let mut at = 2;
    loop {
        let step = bytes.get(at..)?.iter().position(|byte| *byte == markers::P)?;
        at += step;
        let fill =
            bytes.get(at..)?.iter().take_while(|byte| **byte == markers::P).count();
        at += fill;
        let marker = *bytes.get(at)?;
        at += 1;
        match marker {
            markers::EOI => return Some(at),
            // A byte of the scan that looks like a marker, and markers without contents.
            0x00 | 0x01 | markers::RST0..=markers::RST7 | markers::SOI => {}
            _ => {
                let length = bytes.get(at..at + 2)?;
                at += length.iter().fold(0, |sum, byte| sum << 8 | usize::from(*byte));
                if marker == markers::SOS {
                    let scan = bytes.get(at..)?;
                    match end_of_scan(scan) {
                        Some(next) => at += next,
                        None => return Some(bytes.len()),
                    }
                }
            }
        }
    }
}

/// Where the next marker of a scan is that ends it.
fn end_of_scan(scan: &[u8]) -> Option<usize> {
    let is_of_scan =
        |marker| matches!(marker, 0x00 | markers::P | markers::RST0..=markers::RST7);
    scan.windows(2)
        .position(|pair| matches!(pair, [markers::P, marker] if !is_of_scan(*marker)))
}

fn png(bytes: &[u8]) -> Result<Vec<u8>, Uncleaned> {
    let mut png =
        Png::from_bytes(bytes.to_vec().into()).map_err(|_| Uncleaned::Broken)?;
    let chunks = std::mem::take(png.chunks_mut());
    *png.chunks_mut() = chunks.into_iter().filter_map(publishable_chunk).collect();
    Ok(png.encoder().bytes().to_vec())
}

/// A chunk as it may be published.
fn publishable_chunk(chunk: PngChunk) -> Option<PngChunk> {
    match &chunk.kind() {
        b"eXIf" => {
            let reduced = notes::reduced(chunk.contents())?;
            Some(PngChunk::new(*b"eXIf", reduced.into()))
        }
        b"tEXt" | b"zTXt" | b"iTXt" => is_plain_text(chunk.contents()).then_some(chunk),
        _ => Some(chunk),
    }
}

/// Whether a chunk of text is only text. Programs hide Exif data in others, as hexadecimal digits
/// or compressed, under names that begin with `Raw profile type`.
fn is_plain_text(contents: &[u8]) -> bool {
    const COMPRESSED: u8 = 1;
    let keyword = contents.split(|byte| *byte == 0).next().unwrap_or_default();
    if keyword.starts_with(b"Raw profile type") {
        return false;
    }
    if keyword == b"XML:com.adobe.xmp" {
        let is_readable = contents.get(keyword.len() + 1) != Some(&COMPRESSED);
        return is_readable && is_without_place(contents);
    }
    true
}

fn webp(bytes: &[u8]) -> Result<Vec<u8>, Uncleaned> {
    let mut webp =
        WebP::from_bytes(bytes.to_vec().into()).map_err(|_| Uncleaned::Broken)?;
    let chunks = std::mem::take(webp.chunks_mut());
    *webp.chunks_mut() = chunks.into_iter().filter_map(publishable_riff).collect();
    let has = |id| webp.has_chunk(id);
    let (has_exif, has_xmp) = (has(CHUNK_EXIF), has(CHUNK_XMP));
    for chunk in webp.chunks_mut() {
        if chunk.id() == CHUNK_VP8X {
            *chunk = with_flags(chunk, has_exif, has_xmp);
        }
    }
    Ok(webp.encoder().bytes().to_vec())
}

fn publishable_riff(chunk: RiffChunk) -> Option<RiffChunk> {
    let id = chunk.id();
    let data = chunk.content().data();
    if id == CHUNK_EXIF {
        let data = data?;
        // Some programs write the prefix of a JPEG's segment here too.
        let reduced = notes::reduced(data.strip_prefix(EXIF).unwrap_or(data))?;
        return Some(RiffChunk::new(id, RiffContent::Data(reduced.into())));
    }
    if id == CHUNK_XMP {
        return is_without_place(data?).then_some(chunk);
    }
    Some(chunk)
}

/// The head of an extended WebP that says which notes follow (RFC 9649, 2.7).
fn with_flags(head: &RiffChunk, has_exif: bool, has_xmp: bool) -> RiffChunk {
    const EXIF_BIT: u8 = 0x08;
    const XMP_BIT: u8 = 0x04;
    let mut data = head.content().data().map(|data| data.to_vec()).unwrap_or_default();
    if let Some(flags) = data.first_mut() {
        *flags &= !(EXIF_BIT | XMP_BIT);
        *flags |= if has_exif { EXIF_BIT } else { 0 } | if has_xmp { XMP_BIT } else { 0 };
    }
    RiffChunk::new(head.id(), RiffContent::Data(data.into()))
}

/// Whether an XMP packet is text that names no place by its coordinates.
fn is_without_place(packet: &[u8]) -> bool {
    std::str::from_utf8(packet)
        .is_ok_and(|text| !text.contains("GPS") && !text.contains("&#"))
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;

    use super::*;
    use crate::picture::notes;
    use crate::picture::sample::{jpeg_with, picture};

    const SECRETS: [&[u8]; 3] = [b"GPS", b"SERIAL-4711", b"CameraOfSomebody"];

    /// Cleans a picture that tells too much: the rest is the picture it was.
    fn check(bytes: &[u8], kept: &[&[u8]]) {
        let cleaned = clean(bytes).unwrap();
        assert_ne!(&*cleaned, bytes, "nothing was left out");
        for secret in SECRETS {
            assert!(!holds(&cleaned, secret), "{}", String::from_utf8_lossy(secret));
        }
        for kept in kept {
            assert!(holds(&cleaned, kept), "{}", String::from_utf8_lossy(kept));
        }
        let pixels = |bytes| image::load_from_memory(bytes).unwrap().into_rgb8();
        assert_eq!(pixels(bytes), pixels(&cleaned));
        assert_eq!(clean(&cleaned).unwrap(), cleaned);
    }

    fn holds(bytes: &[u8], what: &[u8]) -> bool {
        bytes.windows(what.len()).any(|window| window == what)
    }

    fn xmp(place: &str) -> Vec<u8> {
        let packet =
            format!("<x:xmpmeta><dc:rights>กรมอาเซียน</dc:rights>{place}</x:xmpmeta>");
        [XMP, packet.as_bytes()].concat()
    }

    #[test]
    fn a_jpeg_loses_the_place_and_keeps_author_orientation_and_colours() {
        let jpeg = picture(ImageFormat::Jpeg, 40, 20);
        let profile = [PROFILE, b"\x01\x01colours"].concat();
        let notes = notes::sample(6, true);
        check(
            &jpeg_with(&jpeg, &[(0xE1, notes), (0xE2, profile)]),
            &[b"Somchai", b"colours"],
        );
        check(
            &jpeg_with(
                &jpeg,
                &[(0xE1, xmp("<exif:GPSLatitude>13,45N</exif:GPSLatitude>"))],
            ),
            &[],
        );
        check(&jpeg_with(&jpeg, &[(0xE5, b"SERIAL-4711".to_vec())]), &[]);
        check(&jpeg_with(&jpeg, &[(0xE2, b"MPF\0SERIAL-4711".to_vec())]), &[]);
    }

    #[test]
    fn what_follows_a_jpeg_goes() {
        let jpeg = picture(ImageFormat::Jpeg, 40, 20);
        let second = jpeg_with(&jpeg, &[(0xE1, notes::sample(1, true))]);
        check(&[jpeg.clone(), second].concat(), &[]);
        assert_eq!(clean(&[&jpeg[..], b"film"].concat()).unwrap(), jpeg);
    }

    #[test]
    fn a_jpeg_with_nothing_to_hide_stays_byte_for_byte() {
        let jpeg = picture(ImageFormat::Jpeg, 40, 20);
        assert!(matches!(clean(&jpeg), Ok(Cow::Borrowed(_))));
        let with_rights = jpeg_with(&jpeg, &[(0xE1, xmp(""))]);
        assert!(matches!(clean(&with_rights), Ok(Cow::Borrowed(_))));
    }

    #[test]
    fn a_png_loses_the_place() {
        let plain = picture(ImageFormat::Png, 40, 20);
        let with = |kind, contents: Vec<u8>| {
            let mut png = Png::from_bytes(plain.clone().into()).unwrap();
            png.chunks_mut().insert(1, PngChunk::new(kind, contents.into()));
            png.encoder().bytes().to_vec()
        };
        check(&with(*b"eXIf", notes::sample(1, false)), &[b"Somchai"]);
        check(&with(*b"zTXt", b"Raw profile type exif\0\0SERIAL-4711".to_vec()), &[]);
        let packet = b"XML:com.adobe.xmp\0\0\0\0\0<exif:GPSLatitude/>".to_vec();
        check(&with(*b"iTXt", packet), &[]);
        check(&[&plain[..], b"SERIAL-4711"].concat(), &[]);
        let title = with(*b"tEXt", b"Title\0Border".to_vec());
        assert_eq!(clean(&title).unwrap(), title);
        assert_eq!(clean(&plain).unwrap(), plain);
    }

    #[test]
    fn a_webp_loses_the_place() {
        let plain = picture(ImageFormat::WebP, 40, 20);
        assert_eq!(clean(&plain).unwrap(), plain);
        let mut webp = WebP::from_bytes(plain.into()).unwrap();
        let head = [0x0C, 0, 0, 0, 39, 0, 0, 19, 0, 0];
        let chunk =
            |id, data: Vec<u8>| RiffChunk::new(id, RiffContent::Data(data.into()));
        webp.chunks_mut().insert(0, chunk(CHUNK_VP8X, head.to_vec()));
        webp.chunks_mut().push(chunk(CHUNK_EXIF, notes::sample(1, false)));
        webp.chunks_mut().push(chunk(CHUNK_XMP, b"<exif:GPSLatitude/>".to_vec()));
        let bytes = webp.encoder().bytes();
        check(&bytes, &[b"Somchai"]);
        let cleaned =
            WebP::from_bytes(clean(&bytes).unwrap().into_owned().into()).unwrap();
        let flags = cleaned.chunk_by_id(CHUNK_VP8X).unwrap().content().data().unwrap()[0];
        assert_eq!(flags, 0x08);
    }

    #[test]
    fn what_cannot_be_known_is_said() {
        assert_eq!(clean(b"II*\0\x08\0\0\0"), Err(Uncleaned::UnknownForm));
        assert_eq!(clean(b"\0\0\0\x18ftypheic\0\0\0\0"), Err(Uncleaned::UnknownForm));
        assert_eq!(clean(b"\xFF\xD8\xFF"), Err(Uncleaned::Broken));
        let png = picture(ImageFormat::Png, 40, 20);
        assert_eq!(clean(&png[..png.len() / 2]), Err(Uncleaned::Broken));
        let text = "ไม่ใช่ภาพ".as_bytes();
        assert_eq!(clean(text).unwrap(), text);
    }
}
