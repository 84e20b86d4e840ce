//! The theme of the settings, from its folders: the site's own, the site's copy of the default
//! one, and the one built in.
//!
//! In: an archive's folder and its settings. Out: a theme that can draw pages. It draws none.

use std::path::Path;

use crate::default_theme;
use crate::diagnostic::{Checked, Code, Diagnostic, brief};
use crate::lang::{Bilingual, Lang};
use crate::model::Site;
use crate::parse;
use crate::render::{self, Layer, Theme};
use crate::source;

/// Loads the theme of an archive; what one folder lacks the next one lends.
pub(crate) fn load(root: &Path, site: &Site) -> Checked<Theme> {
    let mut diagnostics = Vec::new();
    let mut layers = Vec::new();
    for name in names(root, site, &mut diagnostics) {
        let path = format!("themes/{name}");
        let files = source::folder(root, &path);
        diagnostics.extend(files.diagnostics);
        layers.push(layer(path, files.value, &mut diagnostics));
    }
    let path = format!("themes/{}", default_theme::NAME);
    layers.push(layer(path, default_theme::files().collect(), &mut diagnostics));
    let loaded = render::load(&layers, site.digits);
    diagnostics.extend(loaded.diagnostics);
    Checked { value: loaded.value, diagnostics }
}

/// The names of the folders in `themes/` to be looked into, in their order.
fn names(root: &Path, site: &Site, diagnostics: &mut Vec<Diagnostic>) -> Vec<String> {
    let mut names = vec![default_theme::NAME.to_owned()];
    if let Some(theme) =
        site.theme.as_ref().filter(|theme| theme.value != default_theme::NAME)
    {
        let is_name =
            theme.value.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
        if is_name && source::has_folder(root, &format!("themes/{}", theme.value)) {
            names.insert(0, theme.value.clone());
        } else {
            let message = format!("there is no theme \"{}\"", brief(&theme.value));
            let help = "put the theme into the folder `themes` under that name, or write theme = \"default\"";
            diagnostics.push(Diagnostic::at(
                Code::NoTheme,
                theme.place.clone(),
                message,
                help,
            ));
        }
    }
    names
}

/// A folder of a theme with what its settings and messages say.
fn layer(
    path: String,
    files: Vec<(String, Vec<u8>)>,
    out: &mut Vec<Diagnostic>,
) -> Layer {
    let mut layer = Layer { path, files, words: Bilingual::default() };
    settings(&layer, out);
    for lang in Lang::ALL {
        if let Some((path, text)) = layer.text(&format!("messages/{lang}.toml"), out) {
            let checked = parse::messages(&path, &text);
            out.extend(checked.diagnostics);
            layer.words.get_mut(lang).extend(checked.value);
        }
    }
    layer
}

/// Complains of a layer that is made for other versions.
fn settings(layer: &Layer, out: &mut Vec<Diagnostic>) {
    let Some((path, text)) = layer.text("theme.toml", out) else { return };
    let checked = parse::theme(&path, &text);
    out.extend(checked.diagnostics);
    let version = env!("CARGO_PKG_VERSION");
    if let Some(versions) = checked.value.versions
        && !versions.value.fits(version)
    {
        let message = format!("the theme is not made for Samut {version}");
        let help = "install a version of Samut that the theme fits, or bring the theme up to date and change `samut`";
        out.push(Diagnostic::at(Code::ThemeVersion, versions.place, message, help));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(name: &str, text: &[u8], expected: &[&str]) {
        let mut out = Vec::new();
        let files = vec![(name.to_owned(), text.to_vec())];
        layer("themes/x".to_owned(), files, &mut out);
        let codes: Vec<_> = out.iter().map(|told| told.code.text()).collect();
        assert_eq!(codes, expected, "{name}");
    }

    #[test]
    fn a_theme_for_other_versions_is_refused() {
        check("theme.toml", b"samut = \">=99\"", &["E0702"]);
        check("theme.toml", b"samut = \">=0.1\"", &[]);
        check("theme.toml", b"\xFF", &["E0101"]);
    }

    #[test]
    fn messages_are_read_with_their_language() {
        let mut out = Vec::new();
        let files =
            vec![("messages/th.toml".to_owned(), "a = \"ก\"".as_bytes().to_vec())];
        let layer = layer("themes/x".to_owned(), files, &mut out);
        assert_eq!(layer.words.th.get("a").map(|word| word.value.as_str()), Some("ก"));
        assert!(layer.words.en.is_empty() && out.is_empty());
    }
}
