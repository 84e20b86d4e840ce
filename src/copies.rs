//! Smaller copies of pictures, made when they are first asked for and kept by content.
//!
//! In: pictures of an archive. Out: the copies that are smaller than their picture, in bytes. They
//! are kept in `.samut/pictures/` under a name made of all that they depend on, so that a picture
//! is never encoded twice; the folder may be removed at any time, and a fault of it is no fault.

#![expect(
    clippy::disallowed_methods,
    reason = "the room keeps copies of pictures in the archive's own cache"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::io::{self, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use sha2::{Digest, Sha256};
use tempfile::NamedTempFile;

use crate::picture::{self, Head};
use crate::source;

/// Where copies are kept, from the archive's root.
const FOLDER: &str = ".samut/pictures";

/// It changes when the making of copies does: the copies of another recipe are made anew.
const RECIPE: &[u8] = b"1 webp 80 lanczos";

/// The bytes of the head of a WebP file that tell its size.
const HEAD: usize = 8;

/// The copies of an archive's pictures. Threads may ask for them together.
#[derive(Debug)]
pub struct Copies {
    root: PathBuf,
    folder: PathBuf,
    keeps: bool,
    made: Mutex<BTreeMap<Arc<str>, Arc<OnceLock<Made>>>>,
}

/// What became of one picture.
#[derive(Debug, Default)]
struct Made {
    /// The name of its copies in the cache, without their widths.
    key: String,
    /// The widths in pixels whose copies are smaller in bytes than the picture.
    widths: Vec<u32>,
    /// Copies that could not be kept, by their widths.
    unkept: BTreeMap<u32, Vec<u8>>,
}

impl Copies {
    /// No copies yet, of the pictures of an archive at a folder.
    pub fn new(root: &Path) -> Self {
        let folder = root.join(FOLDER);
        Self { root: root.to_path_buf(), folder, keeps: true, made: Mutex::default() }
    }

    /// The same, but those that are made stay in memory, and nothing is written.
    pub fn unkept(root: &Path) -> Self {
        Self { keeps: false, ..Self::new(root) }
    }

    /// The same copies, but for those of some pictures, which may have changed.
    #[must_use]
    pub fn without(&self, paths: &[Arc<str>]) -> Self {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner).clone();
        for path in paths {
            made.remove(path);
        }
        let (root, folder) = (self.root.clone(), self.folder.clone());
        Self { root, folder, keeps: self.keeps, made: Mutex::new(made) }
    }

    /// The widths in pixels of the copies of a picture, given by its path from the root, that
    /// are smaller than it in bytes; none for one that cannot be read or decoded.
    pub fn widths(&self, path: &Arc<str>, head: &Head) -> Vec<u32> {
        let slot = self.slot(path);
        slot.get_or_init(|| self.make(path, head)).widths.clone()
    }

    /// The bytes of the copy in one of [`Self::widths`]; nothing for another width.
    pub fn bytes(&self, path: &Arc<str>, head: &Head, width: u32) -> Option<Vec<u8>> {
        let slot = self.slot(path);
        let made = slot.get_or_init(|| self.make(path, head));
        if !made.widths.contains(&width) {
            return None;
        }
        made.unkept.get(&width).cloned().or_else(|| self.kept(&made.key, width))
    }

    /// Removes the kept copies of pictures for which nobody has asked.
    pub fn forget_others(&self) {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let keys: BTreeSet<&str> =
            made.values().filter_map(|slot| slot.get()).map(|made| &*made.key).collect();
        let Ok(files) = fs::read_dir(&self.folder) else { return };
        for file in files.flatten() {
            let name = file.file_name();
            let key = name.to_string_lossy();
            let key = key.split('-').next().unwrap_or("");
            if !keys.contains(key) {
                // What stays behind costs room on the disk and nothing else.
                let _ = fs::remove_file(file.path());
            }
        }
    }

    fn slot(&self, path: &Arc<str>) -> Arc<OnceLock<Made>> {
        let mut made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(made.entry(Arc::clone(path)).or_default())
    }

    /// Makes the copies that are not kept, all from one decoding.
    fn make(&self, path: &Arc<str>, head: &Head) -> Made {
        let wanted = picture::widths(head);
        if wanted.is_empty() {
            return Made::default();
        }
        let Ok(bytes) = source::bytes(&self.root, path) else { return Made::default() };
        let key = key(&bytes);
        let mut made = Made { key, ..Made::default() };
        if let Some(widths) = self.known(&made.key) {
            made.widths = widths;
            return made;
        }
        let Ok(copies) = picture::scaled(&bytes, head, &wanted) else { return made };
        for (width, copy) in wanted.into_iter().zip(copies) {
            if copy.len() < bytes.len() {
                made.widths.push(width);
                if self.keep(&name(&made.key, width), &copy).is_err() {
                    made.unkept.insert(width, copy);
                }
            }
        }
        if made.unkept.is_empty() {
            let widths: Vec<_> = made.widths.iter().map(u32::to_string).collect();
            // The list stands last: where it stands, the copies do.
            let _ = self.keep(&list(&made.key), widths.join(" ").as_bytes());
        }
        made
    }

    /// The widths of the copies that are kept, if all are there.
    fn known(&self, key: &str) -> Option<Vec<u32>> {
        let text = fs::read_to_string(self.folder.join(list(key))).ok()?;
        let widths: Result<Vec<u32>, _> =
            text.split_whitespace().map(str::parse).collect();
        let widths = widths.ok()?;
        widths.iter().all(|width| self.is_whole(key, *width)).then_some(widths)
    }

    /// Whether a copy is kept and whole. Only its head is read: most builds need no more of it.
    fn is_whole(&self, key: &str, width: u32) -> bool {
        let read = || {
            let mut file = fs::File::open(self.folder.join(name(key, width)))?;
            let mut head = [0; HEAD];
            file.read_exact(&mut head)?;
            io::Result::Ok(tells_size(head, file.metadata()?.len()))
        };
        read().unwrap_or(false)
    }

    /// A kept copy, if it is whole.
    fn kept(&self, key: &str, width: u32) -> Option<Vec<u8>> {
        let bytes = fs::read(self.folder.join(name(key, width))).ok()?;
        tells_size(*bytes.first_chunk()?, bytes.len() as u64).then_some(bytes)
    }

    /// Keeps a file. Another program may read the folder meanwhile: it appears whole.
    fn keep(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        if !self.keeps {
            return Err(io::ErrorKind::Unsupported.into());
        }
        fs::create_dir_all(&self.folder)?;
        let mut file = NamedTempFile::new_in(&self.folder)?;
        file.write_all(bytes)?;
        file.persist(self.folder.join(name))?;
        Ok(())
    }
}

/// Whether the head of a WebP file tells that the file has so many bytes (RFC 9649, 2.4).
fn tells_size(head: [u8; HEAD], bytes: u64) -> bool {
    let [b'R', b'I', b'F', b'F', size @ ..] = head else { return false };
    u64::from(u32::from_le_bytes(size)) + HEAD as u64 == bytes
}

/// The name of a picture's copies: what they depend on, as hexadecimal digits.
fn key(bytes: &[u8]) -> String {
    let sum = Sha256::new().chain_update(RECIPE).chain_update(bytes).finalize();
    sum.iter().take(16).fold(String::new(), |mut key, byte| {
        let _ = write!(key, "{byte:02x}");
        key
    })
}

fn name(key: &str, width: u32) -> String {
    format!("{key}-{width}.webp")
}

fn list(key: &str) -> String {
    format!("{key}-widths.txt")
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use image::{DynamicImage, ImageFormat, RgbImage};

    use super::*;

    /// An archive of one picture, and what its file says.
    fn archive(name: &str, format: ImageFormat) -> (tempfile::TempDir, Arc<str>, Head) {
        let folder = tempfile::tempdir().unwrap();
        let image = RgbImage::from_fn(700, 350, |x, y| {
            image::Rgb([(x * 7 + y * 3) as u8, (x ^ y) as u8, (y * 5) as u8])
        });
        let path = folder.path().join(name);
        DynamicImage::ImageRgb8(image).save_with_format(&path, format).unwrap();
        let head = picture::head(&fs::read(path).unwrap()).unwrap();
        (folder, Arc::from(name), head)
    }

    fn kept(folder: &Path) -> Vec<(String, SystemTime)> {
        let files = fs::read_dir(folder.join(FOLDER)).into_iter().flatten();
        let mut files: Vec<_> = files
            .map(|file| {
                let file = file.unwrap();
                let changed = file.metadata().unwrap().modified().unwrap();
                (file.file_name().into_string().unwrap(), changed)
            })
            .collect();
        files.sort();
        files
    }

    #[test]
    fn a_copy_is_made_once_and_kept() {
        let (folder, path, head) = archive("ภาพ.png", ImageFormat::Png);
        let copies = Copies::new(folder.path());
        assert_eq!(copies.widths(&path, &head), [480, 700]);
        let bytes = copies.bytes(&path, &head, 480).unwrap();
        assert_eq!(picture::head(&bytes).unwrap().width, 480);
        assert_eq!(copies.bytes(&path, &head, 960), None);
        let before = kept(folder.path());
        assert_eq!(before.len(), 3);

        let again = Copies::new(folder.path());
        assert_eq!(again.widths(&path, &head), [480, 700]);
        assert_eq!(again.bytes(&path, &head, 480).unwrap(), bytes);
        assert_eq!(kept(folder.path()), before);
    }

    #[test]
    fn a_copy_that_is_no_smaller_is_none() {
        let folder = tempfile::tempdir().unwrap();
        let path: Arc<str> = Arc::from("line.png");
        let white =
            DynamicImage::ImageRgb8(RgbImage::from_pixel(500, 1, image::Rgb([255; 3])));
        white.save_with_format(folder.path().join(&*path), ImageFormat::Png).unwrap();
        let head = picture::head(&source::bytes(folder.path(), &path).unwrap()).unwrap();
        let copies = Copies::new(folder.path());
        let widths = copies.widths(&path, &head);
        for width in picture::widths(&head) {
            assert_eq!(
                copies.bytes(&path, &head, width).is_some(),
                widths.contains(&width)
            );
        }
        let size = fs::metadata(folder.path().join(&*path)).unwrap().len() as usize;
        assert!(
            widths.iter().all(|w| copies.bytes(&path, &head, *w).unwrap().len() < size)
        );
    }

    #[test]
    fn what_was_cut_short_is_made_again() {
        let (folder, path, head) = archive("a.png", ImageFormat::Png);
        let bytes = Copies::new(folder.path()).bytes(&path, &head, 480).unwrap();
        let (name, _) =
            kept(folder.path()).into_iter().find(|(n, _)| n.contains("-480")).unwrap();
        fs::write(folder.path().join(FOLDER).join(name), &bytes[..20]).unwrap();
        let copies = Copies::new(folder.path());
        assert_eq!(copies.bytes(&path, &head, 480).unwrap(), bytes);
    }

    #[test]
    fn a_folder_that_cannot_be_written_is_no_fault() {
        let (folder, path, head) = archive("a.png", ImageFormat::Png);
        fs::write(folder.path().join(".samut"), "a file").unwrap();
        let copies = Copies::new(folder.path());
        assert_eq!(copies.widths(&path, &head), [480, 700]);
        assert!(copies.bytes(&path, &head, 700).is_some());
        let unkept = Copies::unkept(folder.path());
        assert_eq!(unkept.bytes(&path, &head, 700), copies.bytes(&path, &head, 700));
    }

    #[test]
    fn copies_of_pictures_that_are_gone_go() {
        let (folder, path, head) = archive("a.png", ImageFormat::Png);
        Copies::new(folder.path()).widths(&path, &head);
        let copies = Copies::new(folder.path());
        copies.widths(&path, &head);
        copies.forget_others();
        assert_eq!(kept(folder.path()).len(), 3);
        Copies::new(folder.path()).forget_others();
        assert_eq!(kept(folder.path()).len(), 0);
    }

    #[test]
    fn the_copies_of_a_picture_that_changed_are_made_anew() {
        let (folder, path, head) = archive("a.png", ImageFormat::Png);
        let other: Arc<str> = Arc::from("other.png");
        fs::copy(folder.path().join(&*path), folder.path().join(&*other)).unwrap();
        let copies = Copies::unkept(folder.path());
        let before = copies.bytes(&path, &head, 480).unwrap();
        assert_eq!(copies.bytes(&other, &head, 480).as_ref(), Some(&before));
        let image = DynamicImage::ImageRgb8(RgbImage::from_fn(700, 350, |x, y| {
            image::Rgb([(x * 3) as u8, (y * 7) as u8, (x ^ y) as u8])
        }));
        image.save_with_format(folder.path().join(&*path), ImageFormat::Png).unwrap();
        fs::remove_file(folder.path().join(&*other)).unwrap();
        assert_eq!(copies.bytes(&path, &head, 480).as_ref(), Some(&before));
        let after = copies.without(std::slice::from_ref(&path));
        assert_ne!(after.bytes(&path, &head, 480).unwrap(), before);
        assert_eq!(after.bytes(&other, &head, 480), Some(before), "it is kept");
        assert!(kept(folder.path()).is_empty());
    }

    #[test]
    fn a_picture_that_is_gone_has_no_copies() {
        let (folder, path, head) = archive("a.png", ImageFormat::Png);
        fs::remove_file(folder.path().join(&*path)).unwrap();
        assert_eq!(Copies::new(folder.path()).widths(&path, &head), [0; 0]);
    }
}
