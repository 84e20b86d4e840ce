//! Pictures that are larger than a site needs: a warning for each, where it is first shown.
//!
//! In: pictures that a page shows, with their files. Files that are only there to be fetched may be
//! of any size.

use crate::diagnostic::{Code, Diagnostic, Place, brief};
use crate::model::{Asset, MILLION, PictureLimits};
use crate::picture::{self, Format};

/// A picture that a page shows.
pub(super) struct Shown<'a> {
    pub(super) asset: &'a Asset,
    /// Where it is shown.
    pub(super) place: &'a Place,
    /// Whether the site may have smaller copies of it.
    pub(super) may_have_copies: bool,
}

/// Warns of a picture with more bytes or more pixels than the settings allow. One that every reader
/// loads whole may have a fifth of the bytes.
pub(super) fn complain(
    shown: &Shown<'_>,
    limits: PictureLimits,
    out: &mut Vec<Diagnostic>,
) {
    const WHOLE: u64 = 5;
    let head = shown.asset.picture.as_ref();
    let pixels = head.map_or(0, |head| u64::from(head.width) * u64::from(head.height));
    let has_copies = shown.may_have_copies
        && head.is_some_and(|head| !picture::widths(head).is_empty());
    let bytes = if has_copies { limits.bytes } else { limits.bytes / WHOLE };
    let mut too_much = Vec::new();
    if shown.asset.size > bytes {
        let whole = if has_copies { "" } else { ", which every reader loads" };
        too_much.push(format!("{} MB{whole}", tenths(shown.asset.size)));
    }
    if let Some(head) = head.filter(|_| pixels > limits.pixels) {
        too_much.push(format!(
            "{} × {} dots ({} megapixels)",
            head.width,
            head.height,
            tenths(pixels)
        ));
    }
    if too_much.is_empty() {
        return;
    }
    let file = shown.asset.path.rsplit('/').next().unwrap_or_default();
    let message =
        format!("the picture `{}` has {}", brief(file), too_much.join(", and "));
    let is_jpeg = head.is_some_and(|head| head.format == Format::Jpeg);
    let help = if is_jpeg || head.is_some_and(|head| head.is_still) {
        "open it in an image program and save it again as JPEG, at most 4,000 dots wide"
    } else {
        "save it smaller, or as a still picture (JPEG, PNG or WebP), of which the site makes smaller copies"
    };
    out.push(Diagnostic::at(Code::LargePicture, shown.place.clone(), message, help));
}

/// Millions with one digit after the point, rounded up.
fn tenths(number: u64) -> String {
    let tenths = number.div_ceil(MILLION / 10);
    format!("{}.{}", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::picture::{Format, Head};

    fn check(size: u64, head: Option<(u32, u32, bool)>, expected: Option<&str>) {
        let picture = head.map(|(width, height, is_still)| Head {
            format: Format::Jpeg,
            width,
            height,
            is_still,
        });
        let asset = Asset { path: Arc::from("content/news/hall.jpg"), size, picture };
        let place = Place::start(&asset.path);
        let shown = Shown { asset: &asset, place: &place, may_have_copies: true };
        let mut out = Vec::new();
        complain(&shown, PictureLimits::default(), &mut out);
        let told = out.first().map(|told| told.message.as_str());
        let told =
            told.map(|told| told.strip_prefix("the picture `hall.jpg` has ").unwrap());
        assert_eq!(told, expected);
    }

    #[test]
    fn bytes_and_pixels_are_counted() {
        check(10 * MILLION, Some((5000, 5000, true)), None);
        check(10 * MILLION + 1, Some((4000, 3000, true)), Some("10.1 MB"));
        check(
            12_340_000,
            Some((8000, 6000, true)),
            Some("12.4 MB, and 8000 × 6000 dots (48.0 megapixels)"),
        );
    }

    #[test]
    fn what_every_reader_loads_is_smaller() {
        check(2 * MILLION, Some((800, 600, false)), None);
        check(
            3 * MILLION,
            Some((800, 600, false)),
            Some("3.0 MB, which every reader loads"),
        );
        check(3 * MILLION, None, Some("3.0 MB, which every reader loads"));
    }
}
