//! Pictures from a telephone to the site, in the program itself.
//!
//! It writes in scratch folders only.

#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test program: what fails, fails the test"
)]

mod scratch;

use std::io::Cursor;
use std::path::Path;

use assert_cmd::Command;
use exif::experimental::Writer;
use exif::{Field, In, Rational, Tag, Value};
use image::{DynamicImage, ImageFormat, RgbImage};
use img_parts::ImageEXIF;
use img_parts::jpeg::Jpeg;

const SITE: &str =
    "title = { th = \"คลัง\", en = \"Archive\" }\nbase_url = \"https://a.example/\"\n";
const ITEM: &str = "+++\ntitle = \"การเยือน\"\ndate = 2019-03-06\n[[images]]\nfile = \"hall.jpg\"\nalt = \"ห้องประชุม\"\n+++\n\n![ห้อง](hall.jpg) [ภาพ](linked.jpg)\n";

/// A photograph that lies on its side and tells where it was taken.
fn photograph() -> Vec<u8> {
    let image = RgbImage::from_fn(1200, 900, |x, y| {
        image::Rgb([(x / 5) as u8, (y / 4) as u8, ((x * y) % 251) as u8])
    });
    let mut jpeg = Cursor::new(Vec::new());
    DynamicImage::ImageRgb8(image).write_to(&mut jpeg, ImageFormat::Jpeg).unwrap();
    let field = |tag, value| Field { tag, ifd_num: In::PRIMARY, value };
    let number = |num| Rational { num, denom: 1 };
    let fields = [
        field(Tag::Orientation, Value::Short(vec![6])),
        field(Tag::Model, Value::Ascii(vec![b"TelephoneOfSomebody".to_vec()])),
        field(Tag::GPSLatitude, Value::Rational([13, 45, 0].map(number).to_vec())),
    ];
    let mut writer = Writer::new();
    for field in &fields {
        writer.push_field(field);
    }
    let mut notes = Cursor::new(Vec::new());
    writer.write(&mut notes, false).unwrap();
    let mut jpeg = Jpeg::from_bytes(jpeg.into_inner().into()).unwrap();
    jpeg.set_exif(Some(notes.into_inner().into()));
    jpeg.encoder().bytes().to_vec()
}

fn build(root: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_samut"))
        .current_dir(root)
        .args(["build", "--now", "2026-01-01"])
        .output()
        .unwrap();
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success(), "{said}");
    said
}

fn holds(bytes: &[u8], what: &[u8]) -> bool {
    bytes.windows(what.len()).any(|window| window == what)
}

#[test]
fn a_photograph_is_published_without_its_place_and_with_smaller_copies() {
    let archive = scratch::with(&[
        ("content/site.toml", SITE),
        ("content/news/visit/index.th.md", ITEM),
    ]);
    let root = archive.path();
    let photograph = photograph();
    scratch::write(&root.join("content/news/visit/hall.jpg"), &photograph);
    scratch::write(&root.join("content/static/cover.jpg"), &photograph);
    scratch::write(&root.join("content/news/visit/linked.jpg"), &photograph);
    build(root);

    let published = |path: &str| scratch::bytes(&root.join("public").join(path)).unwrap();
    for path in ["news/visit/hall.jpg", "cover.jpg"] {
        let bytes = published(path);
        assert!(!holds(&bytes, b"TelephoneOfSomebody"), "{path}");
        let notes =
            exif::Reader::new().read_from_container(&mut Cursor::new(&bytes)).unwrap();
        let tags: Vec<_> = notes.fields().map(|field| field.tag).collect();
        assert_eq!(tags, [Tag::Orientation], "{path}");
    }
    let kept = scratch::bytes(&root.join("content/news/visit/hall.jpg")).unwrap();
    assert_eq!(kept, photograph, "the source was touched");

    let page = String::from_utf8(published("th/news/visit/index.html")).unwrap();
    assert!(page.contains("width=\"900\" height=\"1200\""), "{page}");
    for width in [480, 900] {
        let copy = format!("hall.jpg.{width}.webp");
        assert!(page.contains(&format!("{copy} {width}w")), "{page}");
        let copy = published(&format!("news/visit/{copy}"));
        let copy = image::load_from_memory(&copy).unwrap();
        assert_eq!((copy.width(), copy.height()), (width, width * 4 / 3));
    }

    // What a page does not show needs none.
    assert!(published("news/visit/linked.jpg").len() > 1000);
    let copy = root.join("public/news/visit/linked.jpg.480.webp");
    assert!(scratch::bytes(&copy).is_none());

    // The same again: nothing is written, and the copies come from the cache.
    assert!(build(root).contains(" 0 written"));
    let cached = root.join(".samut/pictures");
    let count = || std::fs::read_dir(&cached).unwrap().count();
    assert_eq!(count(), 3);

    // Without the pictures their copies go, from the site and from the cache.
    std::fs::remove_file(root.join("content/static/cover.jpg")).unwrap();
    std::fs::remove_file(root.join("content/news/visit/hall.jpg")).unwrap();
    std::fs::remove_file(root.join("content/news/visit/linked.jpg")).unwrap();
    scratch::write(
        &root.join("content/news/visit/index.th.md"),
        b"+++\ntitle = \"\xE0\xB8\x81\"\ndate = 2019-03-06\n+++\n\n\xE0\xB8\x81\n",
    );
    build(root);
    assert!(scratch::bytes(&root.join("public/news/visit/hall.jpg.480.webp")).is_none());
    assert_eq!(count(), 0);
}
