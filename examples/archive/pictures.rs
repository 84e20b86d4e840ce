//! The pictures of the archive: a few scenes, each of which stands in many items, as pictures of
//! one hall do. A number comes in, a JPEG goes out.

use std::io::Cursor;

use image::{DynamicImage, ImageError, ImageFormat, Rgb, RgbImage};

/// How many different pictures there are.
pub(crate) const COUNT: usize = 8;

/// A picture by its number: a table before a wall of flags, broad, high or square.
pub(crate) fn picture(number: usize) -> Result<Vec<u8>, ImageError> {
    let (width, height) =
        [(1600, 1067), (1067, 1600), (1200, 1200), (2000, 800)][number % 4];
    let hue = (number * 29 % 256) as u8;
    let image = RgbImage::from_fn(width, height, |x, y| {
        let down = (y * 255 / height) as u8;
        let across = x * 24 / width;
        let is_table = y * 3 > height * 2;
        let is_flag = y * 4 > height && y * 2 < height && across % 2 == 0;
        let grain = ((x * 31 + y * 17) % 7) as u8;
        if is_table {
            Rgb([90 + grain, 60 + down / 8, 40])
        } else if is_flag {
            Rgb([hue, (across * 10) as u8, 255 - hue])
        } else {
            Rgb([225 - down / 3 + grain, 220 - down / 4, 205])
        }
    });
    let mut bytes = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut bytes, ImageFormat::Jpeg)?;
    Ok(bytes.into_inner())
}
