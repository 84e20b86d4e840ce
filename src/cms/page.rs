//! The page that opens the form, and the files beside it.

use serde_json::Value;

use crate::text_editors::{EditorFile, Whose};

/// The version of Sveltia CMS that the form is tried with.
pub const CMS_VERSION: &str = "0.221.1";

/// The line with which a page begins that Samut may write anew.
const MARK: &str = "<!-- Made by `samut cms`";
/// So begins a configuration.
const BEGINNING: &str = "{\n  \"$schema\": \"https://unpkg.com/@sveltia/cms/";

/// The files of a form, from its own folder. `sveltia-cms.js`, which is the CMS itself, goes beside them.
pub fn files(configuration: &Value) -> Vec<EditorFile> {
    let page = format!(
        "{MARK}, which writes it anew. -->\n\
         <!doctype html>\n\
         <html lang=\"th\">\n\
         <meta charset=\"utf-8\">\n\
         <meta name=\"robots\" content=\"noindex\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>แก้ไขคลังเอกสาร · Edit the archive</title>\n\
         <link rel=\"cms-config-url\" href=\"config.json\" type=\"application/json\">\n\
         <p>หากข้อความนี้ไม่หายไป แสดงว่าไม่มีไฟล์ sveltia-cms.js รุ่น {CMS_VERSION} อยู่ข้างหน้านี้ \
         · If this stays, sveltia-cms.js of version {CMS_VERSION} is not beside this page.</p>\n\
         <script src=\"sveltia-cms.js\"></script>\n\
         </html>\n"
    );
    let file = |path: &str, text: String, whose| EditorFile {
        path: path.to_owned(),
        text,
        whose,
    };
    vec![
        file("index.html", page, Whose::OursWhile(MARK)),
        file("config.json", format!("{configuration:#}\n"), Whose::OursWhile(BEGINNING)),
    ]
}
