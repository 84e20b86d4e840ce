//! The default theme, built into the program, so that a `samut` needs nothing beside it.

/// Its name, and that of its folder in `themes/`.
pub(crate) const NAME: &str = "default";

macro_rules! files {
    ($($path:literal,)*) => {
        &[$(($path, include_bytes!(concat!("../themes/default/", $path)))),*]
    };
}

/// Every file of `themes/default`, by its path there.
const FILES: &[(&str, &[u8])] = files![
    "messages/en.toml",
    "messages/th.toml",
    "static/disk.js",
    "static/keys.js",
    "static/search-page.js",
    "static/search.js",
    "static/style.css",
    "static/theme.js",
    "templates/404.html",
    "templates/authorities.html",
    "templates/authority.html",
    "templates/base.html",
    "templates/dates.html",
    "templates/front.html",
    "templates/home.html",
    "templates/item.html",
    "templates/mechanism.html",
    "templates/mechanisms.html",
    "templates/month.html",
    "templates/parts/branch.html",
    "templates/parts/calendar.html",
    "templates/parts/chart.html",
    "templates/parts/cite.html",
    "templates/parts/colophon.html",
    "templates/parts/counts.html",
    "templates/parts/date.html",
    "templates/parts/entries.html",
    "templates/parts/entry.html",
    "templates/parts/event.html",
    "templates/parts/fact_date.html",
    "templates/parts/fact_links.html",
    "templates/parts/fact_words.html",
    "templates/parts/figures.html",
    "templates/parts/groups.html",
    "templates/parts/history.html",
    "templates/parts/link.html",
    "templates/parts/links.html",
    "templates/parts/list.html",
    "templates/parts/matrix.html",
    "templates/parts/matrix_table.html",
    "templates/parts/meetings_by_year.html",
    "templates/parts/menu.html",
    "templates/parts/mentions.html",
    "templates/parts/names.html",
    "templates/parts/neighbours.html",
    "templates/parts/notice.html",
    "templates/parts/other_title.html",
    "templates/parts/pager.html",
    "templates/parts/parts.html",
    "templates/parts/piece.html",
    "templates/parts/pillar.html",
    "templates/parts/search_field.html",
    "templates/parts/session_mark.html",
    "templates/parts/sessions.html",
    "templates/parts/stretch.html",
    "templates/parts/took_part.html",
    "templates/parts/text.html",
    "templates/parts/timeline.html",
    "templates/parts/title.html",
    "templates/parts/words.html",
    "templates/parts/years.html",
    "templates/participation.html",
    "templates/redirect.html",
    "templates/search.html",
    "templates/section.html",
    "templates/session.html",
    "templates/tombstone.html",
    "templates/year.html",
    "theme.toml",
];

/// Every file, by its path in the theme's folder.
pub(crate) fn files() -> impl Iterator<Item = (String, Vec<u8>)> {
    FILES.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()))
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

    #[test]
    fn no_heading_of_a_body_can_have_an_id_of_the_theme() {
        let templates = FILES.iter().filter(|(path, _)| path.starts_with("templates/"));
        for (path, bytes) in templates {
            let text = std::str::from_utf8(bytes).unwrap();
            for id in text.split(" id=\"").skip(1) {
                // Ids of headings hold no colon. Others are made with their links.
                let own = ["page:", "{{ year.id }}", "{{ day.id }}", "{{ list.id }}"];
                assert!(own.iter().any(|own| id.starts_with(own)), "{path}: {id:.20}");
            }
        }
    }
}
