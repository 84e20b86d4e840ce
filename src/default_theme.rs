//! The default theme, built into the program, so that a `samut` needs nothing beside it.

use crate::render::Layer;

/// Its name, and that of its folder in `themes/`.
pub const NAME: &str = "default";

macro_rules! files {
    ($($path:literal,)*) => {
        &[$(($path, include_bytes!(concat!("../themes/default/", $path)))),*]
    };
}

/// Every file of `themes/default`, by its path there.
const FILES: &[(&str, &[u8])] = files!["theme.toml",];

/// The theme as the last layer of any other.
pub fn layer() -> Layer {
    let files = FILES.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()));
    Layer { path: format!("themes/{NAME}"), files: files.collect() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_of_the_folder_is_built_in() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/default");
        let mut found: Vec<String> = walkdir::WalkDir::new(folder)
            .into_iter()
            .map(Result::unwrap)
            .filter(|entry| entry.file_type().is_file())
            .map(|entry| {
                let path = entry.path().strip_prefix(folder).unwrap();
                path.to_str().unwrap().replace('\\', "/")
            })
            .collect();
        found.sort_unstable();
        let mut built_in: Vec<_> =
            FILES.iter().map(|(path, _)| (*path).to_owned()).collect();
        built_in.sort_unstable();
        assert_eq!(built_in, found);
    }
}
