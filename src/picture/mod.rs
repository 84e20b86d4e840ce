//! Pictures as bytes: what their headers say, what they tell that nobody asked to publish, and
//! smaller copies of them.
//!
//! In: the bytes of a file. Out: a head, clean bytes, or WebP bytes. Nothing here touches a disk;
//! no input makes it decode more than [`LARGEST_DECODED`] pixels.

mod clean;
mod head;
mod notes;
mod scale;

pub use clean::{Uncleaned, clean, tells_a_place};
pub use head::{Format, Head, head};
pub use scale::{LADDER, Unscaled, height, scaled, widths};

/// The most pixels of a picture that is decoded; a larger one is published in its own size only.
pub const LARGEST_DECODED: u64 = 64_000_000;

/// Whether a file is a picture by its name, shown in browsers or not.
pub fn is_named_as_one(path: &str) -> bool {
    const EXTENSIONS: [&str; 12] = [
        "jpg", "jpeg", "jpe", "jfif", "png", "webp", "gif", "tif", "tiff", "heic",
        "heif", "avif",
    ];
    let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
    EXTENSIONS.iter().any(|known| extension.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod sample {
    //! Pictures for the tests of this room, made as cameras and programs make them.

    use std::io::Cursor;

    use image::{DynamicImage, ImageFormat, RgbImage};
    use img_parts::jpeg::{Jpeg, JpegSegment};

    /// A picture whose left half is red and whose right half is blue.
    pub(super) fn picture(format: ImageFormat, width: u32, height: u32) -> Vec<u8> {
        let image = RgbImage::from_fn(width, height, |x, y| {
            let noise = ((x * 31 + y * 17) % 23) as u8;
            if x < width / 2 {
                image::Rgb([200 + noise, noise, 20])
            } else {
                image::Rgb([20, noise, 200 + noise])
            }
        });
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(image).write_to(&mut bytes, format).unwrap();
        bytes.into_inner()
    }

    /// A JPEG with segments of one's own before its scan.
    pub(super) fn jpeg_with(bytes: &[u8], segments: &[(u8, Vec<u8>)]) -> Vec<u8> {
        let mut jpeg = Jpeg::from_bytes(bytes.to_vec().into()).unwrap();
        for (marker, contents) in segments.iter().rev() {
            let contents = contents.clone().into();
            jpeg.segments_mut()
                .insert(0, JpegSegment::new_with_contents(*marker, contents));
        }
        jpeg.encoder().bytes().to_vec()
    }
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;
    use proptest::prelude::*;

    use super::sample::{jpeg_with, picture};
    use super::*;

    /// Pictures of every form, with notes.
    fn pictures() -> Vec<Vec<u8>> {
        let jpeg = picture(ImageFormat::Jpeg, 24, 16);
        let with_notes = jpeg_with(&jpeg, &[(0xE1, notes::sample(6, true))]);
        let others = [ImageFormat::Png, ImageFormat::WebP, ImageFormat::Gif];
        let others = others.into_iter().map(|format| picture(format, 24, 16));
        [with_notes, notes::sample(3, false)].into_iter().chain(others).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// A file that was cut or spoiled on its way is judged, and never stops the program.
        #[test]
        fn spoiled_pictures_are_judged(
            which in any::<prop::sample::Index>(),
            changes in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
            end in any::<prop::sample::Index>(),
            is_cut in any::<bool>(),
        ) {
            let pictures = pictures();
            let mut bytes = which.get(&pictures).clone();
            for (at, byte) in changes {
                *at.get_mut(&mut bytes) = byte;
            }
            if is_cut {
                bytes.truncate(end.index(bytes.len()));
            }
            tells_a_place(&bytes);
            if let Ok(cleaned) = clean(&bytes) {
                let again = clean(&cleaned);
                prop_assert_eq!(again.as_deref(), Ok(&*cleaned));
            }
            let is_small = |head: &Head| u64::from(head.width) * u64::from(head.height) < 1 << 20;
            if let Some(head) = head(&bytes).filter(|head| head.is_still && is_small(head)) {
                // Either is right: a spoiled picture may still be one.
                let _ = scaled(&bytes, &head, &[8]);
            }
        }
    }
}
