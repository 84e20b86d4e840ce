//! The page that opens the form, and the files beside it.

use serde_json::Value;

use crate::text_editors::{EditorFile, Whose};

/// The version of Sveltia CMS that the form is tried with.
pub const CMS_VERSION: &str = "0.221.1";

/// The version of toml-patch, by which the form changes a file and keeps the rest of it.
pub const TOML_VERSION: &str = "3.3.0";

/// The line with which a page begins that Samut may write anew.
const MARK: &str = "<!-- Made by `samut cms`";
/// So begins the script of the form.
const SCRIPT_MARK: &str = "// Made by `samut cms`";
/// So begins what keeps the form on a disk out of the archive's repository.
const IGNORED_MARK: &str = "# Made by `samut cms`";
/// So begins a configuration.
const BEGINNING: &str = "{\n  \"$schema\": \"https://unpkg.com/@sveltia/cms/";
/// Where npm puts the CMS.
const PACKAGE: &str = "node_modules/@sveltia/cms";
/// Where npm puts toml-patch.
const TOML: &str = "node_modules/@decimalturn/toml-patch/dist/toml-patch.js";
/// The font in which the CMS draws its signs, in its package.
const SIGNS: &str =
    "npm/assets/material-symbols-outlined-latin-wght-normal-_Z1IJPLg.woff2";

/// The files of a form, from its own folder. On an editor's own disk npm puts beside them what they need; on a site
/// that is two files more.
pub fn files(configuration: &Value, is_on_a_site: bool) -> Vec<EditorFile> {
    let (cms, toml, home) = if is_on_a_site {
        ("sveltia-cms.js".to_owned(), "./toml-patch.js".to_owned(), String::new())
    } else {
        (format!("{PACKAGE}/dist/sveltia-cms.js"), TOML.to_owned(), at_home())
    };
    let page = format!(
        "{MARK}, which writes it anew. -->\n\
         <!doctype html>\n\
         <html lang=\"th\" data-cms=\"{cms}\" data-toml=\"{toml}\">\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>แก้ไขคลังเอกสาร · Edit the archive</title>\n\
         {home}\
         <link rel=\"cms-config-url\" href=\"config.json\" type=\"application/json\">\n\
         <style>body:has(.sui) > p {{ display: none }}</style>\n\
         <p>หากข้อความนี้ไม่หายไป แสดงว่าในโฟลเดอร์ของหน้านี้ไม่มี Sveltia CMS รุ่น {CMS_VERSION} หรือ toml-patch รุ่น {TOML_VERSION} \
         หรือเปิดหน้านี้เป็นไฟล์จากดิสก์ โปรดดู docs/cms.md<br>\n\
         <span lang=\"en\">If this stays, Sveltia CMS {CMS_VERSION} or toml-patch {TOML_VERSION} is not in the folder of this page, \
         or the page was opened as a file; see docs/cms.md.</span></p>\n\
         <script type=\"module\" src=\"form.js\"></script>\n\
         </html>\n"
    );
    let file = |path: &str, text: String, whose| EditorFile {
        path: path.to_owned(),
        text,
        whose,
    };
    let mut files = vec![
        file("index.html", page, Whose::OursWhile(MARK)),
        file(
            "form.js",
            include_str!("form.js").to_owned(),
            Whose::OursWhile(SCRIPT_MARK),
        ),
        file("config.json", format!("{configuration:#}\n"), Whose::OursWhile(BEGINNING)),
    ];
    if !is_on_a_site {
        let text = format!("{IGNORED_MARK}, which writes it anew.\n*\n");
        files.push(file(".gitignore", text, Whose::OursWhile(IGNORED_MARK)));
    }
    files
}

/// Keeps the form on this computer: the CMS would ask other hosts for fonts and for its newest version. The font
/// of its signs, without which it cannot be used, is in its package.
fn at_home() -> String {
    format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'; \
         connect-src 'self' blob: data:; img-src 'self' blob: data:; media-src 'self' blob:; \
         style-src 'self' 'unsafe-inline'\">\n\
         <style>@font-face {{ font-family: \"Material Symbols Outlined\"; font-display: block; \
         src: url(\"{PACKAGE}/{SIGNS}\") }}</style>\n"
    )
}
