//! Smaller copies of a picture, as lossy WebP.
//!
//! In: the bytes of a still picture. Out: for each width the bytes of a copy, turned as it is to
//! be seen, with its colour profile and no other notes.

use std::io::Cursor;

use fast_image_resize::{ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, RgbImage, RgbaImage};
use img_parts::ImageICC;
use img_parts::webp::WebP;

use super::{Head, LARGEST_DECODED};

/// The widths of copies in pixels: a card of a gallery, a page of text, and both on screens that
/// put two dots where others put one.
pub const LADDER: [u32; 3] = [480, 960, 1600];

/// libwebp's scale from 0 to 100. At 80 photographs of people and halls show no trace of it.
const QUALITY: f32 = 80.0;

/// The most bytes that a decoder may take: eight for each pixel of the largest picture.
const LARGEST_ALLOCATION: u64 = LARGEST_DECODED * 8;

/// A picture that could not be decoded or encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unscaled;

/// The widths in pixels of the copies that a picture gets, from small to large: those of the
/// ladder below its own, and its own where the ladder reaches it.
pub fn widths(head: &Head) -> Vec<u32> {
    if !head.is_still {
        return Vec::new();
    }
    let smaller = LADDER.into_iter().filter(|width| *width < head.width);
    let own = LADDER.last().is_some_and(|last| head.width <= *last);
    smaller.chain(own.then_some(head.width)).collect()
}

/// The height of a copy, for a width. At least one pixel.
pub fn height(head: &Head, width: u32) -> u32 {
    let exact = u64::from(head.height) * u64::from(width);
    let own = u64::from(head.width.max(1));
    u32::try_from((exact + own / 2) / own).unwrap_or(u32::MAX).max(1)
}

/// The copies of a picture in some widths, in their order.
///
/// # Errors
/// [`Unscaled`] where the picture cannot be decoded, or a copy cannot be encoded.
pub fn scaled(
    bytes: &[u8],
    head: &Head,
    widths: &[u32],
) -> Result<Vec<Vec<u8>>, Unscaled> {
    let (image, profile) = decoded(bytes).ok_or(Unscaled)?;
    let mut resizer = Resizer::new();
    let copies = widths.iter().map(|width| {
        let copy = resized(&mut resizer, &image, *width, height(head, *width))?;
        encoded(&copy, profile.as_deref())
    });
    copies.collect::<Option<_>>().ok_or(Unscaled)
}

/// The pixels as they are to be seen, with or without transparency, and the colour profile.
fn decoded(bytes: &[u8]) -> Option<(DynamicImage, Option<Vec<u8>>)> {
    let mut reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?;
    let mut limits = Limits::default();
    limits.max_alloc = Some(LARGEST_ALLOCATION);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().ok()?;
    let turned = decoder.orientation().ok()?;
    let profile = decoder.icc_profile().ok().flatten().filter(|profile| is_rgb(profile));
    let mut image = DynamicImage::from_decoder(decoder).ok()?;
    image.apply_orientation(turned);
    let image = if image.color().has_alpha() {
        DynamicImage::ImageRgba8(image.into_rgba8())
    } else {
        DynamicImage::ImageRgb8(image.into_rgb8())
    };
    Some((image, profile))
}

/// Whether a colour profile is of red, green and blue (ICC.1, 7.2.6), as the copies are.
fn is_rgb(profile: &[u8]) -> bool {
    profile.get(16..20) == Some(b"RGB ")
}

fn resized(
    resizer: &mut Resizer,
    image: &DynamicImage,
    width: u32,
    height: u32,
) -> Option<DynamicImage> {
    if (image.width(), image.height()) == (width, height) {
        return Some(image.clone());
    }
    let mut copy = match image {
        DynamicImage::ImageRgba8(_) => {
            DynamicImage::ImageRgba8(RgbaImage::new(width, height))
        }
        _ => DynamicImage::ImageRgb8(RgbImage::new(width, height)),
    };
    let filter = fast_image_resize::FilterType::Lanczos3;
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(filter));
    resizer.resize(image, &mut copy, &options).ok()?;
    Some(copy)
}

fn encoded(image: &DynamicImage, profile: Option<&[u8]>) -> Option<Vec<u8>> {
    let (width, height) = (image.width(), image.height());
    let encoder = match image {
        DynamicImage::ImageRgba8(image) => webp::Encoder::from_rgba(image, width, height),
        DynamicImage::ImageRgb8(image) => webp::Encoder::from_rgb(image, width, height),
        _ => return None,
    };
    let bytes = encoder.encode_simple(false, QUALITY).ok()?.to_vec();
    let Some(profile) = profile else { return Some(bytes) };
    let mut webp = WebP::from_bytes(bytes.into()).ok()?;
    webp.set_icc_profile(Some(profile.to_vec().into()));
    Some(webp.encoder().bytes().to_vec())
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;

    use super::*;
    use crate::picture::notes;
    use crate::picture::sample::{jpeg_with, picture};
    use crate::picture::{Format, head};

    fn check(width: u32, height: u32, expected: &[u32]) {
        let head = Head { format: Format::Jpeg, width, height, is_still: true };
        assert_eq!(widths(&head), expected);
    }

    #[test]
    fn copies_are_never_wider_than_the_picture() {
        check(4000, 3000, &[480, 960, 1600]);
        check(1600, 1200, &[480, 960, 1600]);
        check(1000, 10, &[480, 960, 1000]);
        check(480, 640, &[480]);
        check(1, 1, &[1]);
    }

    #[test]
    fn what_moves_gets_no_copies() {
        let head = Head { format: Format::Gif, width: 900, height: 9, is_still: false };
        assert_eq!(widths(&head), [0; 0]);
    }

    #[test]
    fn heights_keep_the_proportions() {
        let of = |width, height, copy| {
            super::height(
                &Head { format: Format::Png, width, height, is_still: true },
                copy,
            )
        };
        assert_eq!(of(4000, 3000, 480), 360);
        assert_eq!(of(3, 2, 2), 1);
        assert_eq!(of(10_000, 1, 480), 1);
    }

    #[test]
    fn a_copy_is_turned_as_it_is_to_be_seen() {
        let jpeg = picture(ImageFormat::Jpeg, 640, 320);
        let jpeg = jpeg_with(&jpeg, &[(0xE1, notes::sample(6, true))]);
        let head = head(&jpeg).unwrap();
        assert_eq!((head.width, head.height), (320, 640));
        let copies = scaled(&jpeg, &head, &[160]).unwrap();
        let copy = image::load_from_memory(&copies[0]).unwrap().into_rgb8();
        assert_eq!(copy.dimensions(), (160, 320));
        // The camera lay on its right side: its left half, red, is on top.
        let (top, bottom) = (copy.get_pixel(80, 20), copy.get_pixel(80, 300));
        assert!(top[0] > 150 && top[2] < 100, "{top:?}");
        assert!(bottom[2] > 150 && bottom[0] < 100, "{bottom:?}");
        assert!(!copies[0].windows(4).any(|window| window == b"EXIF"));
    }

    #[test]
    fn transparency_stays() {
        let image = RgbaImage::from_fn(64, 64, |x, _| {
            image::Rgba([10, 20, 30, if x < 32 { 0 } else { 255 }])
        });
        let mut png = Cursor::new(Vec::new());
        DynamicImage::ImageRgba8(image).write_to(&mut png, ImageFormat::Png).unwrap();
        let png = png.into_inner();
        let copies = scaled(&png, &head(&png).unwrap(), &[32]).unwrap();
        let copy = image::load_from_memory(&copies[0]).unwrap().into_rgba8();
        assert!(copy.get_pixel(4, 16)[3] < 10 && copy.get_pixel(28, 16)[3] > 245);
    }

    #[test]
    fn copies_are_the_same_each_time() {
        let png = picture(ImageFormat::Png, 500, 300);
        let head = head(&png).unwrap();
        let once = scaled(&png, &head, &[480, 500]).unwrap();
        assert_eq!(once, scaled(&png, &head, &[480, 500]).unwrap());
        assert_eq!(once.len(), 2);
    }

    #[test]
    fn a_broken_picture_is_said_to_be_one() {
        let png = picture(ImageFormat::Png, 300, 200);
        let head = head(&png).unwrap();
        assert_eq!(scaled(&png[..png.len() / 2], &head, &[100]), Err(Unscaled));
    }
}
