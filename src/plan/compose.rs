//! A route to its page: frame, view and text together.

use std::sync::Arc;

use crate::lang::Lang;
use crate::markdown::Resolved;
use crate::model::{Item, ItemIx, LinkTo, State, Text};
use crate::page::{Body, Page};
use crate::plan::here::Here;
use crate::plan::link::Origin;
use crate::plan::{
    Plan, Widths, authority, dates, frame, home, item, link, mechanism, mentions,
    picture, search, section, session, took_part, tree,
};
use crate::route::{Route, Target};
use crate::view::{self, View};

impl Plan {
    /// The page of a route; nothing for a file.
    pub fn page(&self, route: &Route, widths: &Widths<'_>) -> Option<Page> {
        let folder = route.path.as_str();
        let folder =
            folder.strip_suffix("index.html").unwrap_or(folder).trim_end_matches('/');
        let here = |lang: Lang| Here::new(self, widths, lang, folder);
        let framed = |here: &Here<'_>, (frame, view): (frame::Frame, View)| Page {
            page: frame::page(here, frame),
            site: frame::site(here),
            view,
            template: None,
            body: None,
        };
        Some(match &route.target {
            Target::Front => self.front(&here(self.archive.site.default_lang)),
            Target::NotFound => self.not_found(widths),
            Target::Home(lang) => {
                let here = here(*lang);
                let (frame, view) = home::home(&here);
                let body = self.body(&here, self.archive.home.nearest(*lang));
                Page { body, ..framed(&here, (frame, View::Home(view))) }
            }
            Target::Item(ix, lang) => self.item(&here(*lang), *ix),
            Target::Section(n, lang, number) => {
                let here = here(*lang);
                let section = self.archive.sections.get(*n)?;
                let (frame, view) = section::section(&here, section, *number);
                let shown = section.texts.nearest(*lang).filter(|_| view.has_body);
                let body = self.body(&here, shown);
                Page { body, ..framed(&here, (frame, View::Section(view))) }
            }
            Target::Dates(lang) => {
                let (frame, view) = dates::dates(&here(*lang));
                framed(&here(*lang), (frame, View::Dates(view)))
            }
            Target::Search(lang) => {
                let (frame, view) = search::search(&here(*lang));
                framed(&here(*lang), (frame, View::Search(view)))
            }
            Target::Year(year, lang, number) => {
                let (frame, view) = dates::year(&here(*lang), *year, *number);
                framed(&here(*lang), (frame, View::Year(view)))
            }
            Target::Month(year, month, lang, number) => {
                let (frame, view) = dates::month(&here(*lang), *year, *month, *number);
                framed(&here(*lang), (frame, View::Month(view)))
            }
            Target::Mechanisms(lang) => {
                let (frame, view) = tree::mechanisms(&here(*lang));
                framed(&here(*lang), (frame, View::Mechanisms(view)))
            }
            Target::Mechanism(ix, lang, number) => {
                let here = here(*lang);
                let (frame, view) = mechanism::mechanism(&here, *ix, *number);
                let profile = self.archive.profiles.get(ix).filter(|_| *number == 1);
                let profile = profile.map(|ix| self.archive.item(*ix));
                let text = profile.and_then(|item| shown_text(item, *lang));
                let body = self.body(&here, text);
                let mentions = profile.and_then(|item| mentions::mentions(&here, item));
                let body = body.map(|body| Body { mentions, ..body });
                Page { body, ..framed(&here, (frame, View::Mechanism(Box::new(view)))) }
            }
            Target::Session(ix, lang) => {
                let (frame, view) = session::session(&here(*lang), *ix);
                framed(&here(*lang), (frame, View::Session(view)))
            }
            Target::Register(register, lang) => {
                let (frame, view) = authority::register(&here(*lang), *register);
                framed(&here(*lang), (frame, View::Authorities(view)))
            }
            Target::Authority(ix, lang, number) => {
                let (frame, view) = authority::authority(&here(*lang), *ix, *number);
                framed(&here(*lang), (frame, View::Authority(view)))
            }
            Target::Participation(ix, lang, number) => {
                let (frame, view) = took_part::page(&here(*lang), *ix, *number);
                framed(&here(*lang), (frame, View::Participation(view)))
            }
            Target::Redirect(to, lang) => {
                // An earlier address may be a file of any name.
                let path = route.path.as_str();
                let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
                self.redirect(&Here::new(self, widths, *lang, folder), to)
            }
            Target::File(_)
            | Target::Copy(..)
            | Target::ThemeFile(_)
            | Target::SearchFile => return None,
        })
    }

    fn item(&self, here: &Here<'_>, ix: ItemIx) -> Page {
        let item = self.archive.item(ix);
        if let State::Expired(withdrawn) = item.state {
            let (frame, view) = item::tombstone(here, item, withdrawn);
            return Page {
                page: frame::page(here, frame),
                site: frame::site(here),
                view: View::Tombstone(view),
                template: None,
                body: None,
            };
        }
        let body = self.body(here, shown_text(item, here.lang));
        Page {
            page: frame::page(here, item::frame(here, item)),
            site: frame::site(here),
            view: View::Item(Box::new(item::item(here, ix))),
            template: item.template.clone(),
            body: body
                .map(|body| Body { mentions: mentions::mentions(here, item), ..body }),
        }
    }

    fn front(&self, here: &Here<'_>) -> Page {
        let site = &self.archive.site;
        let base = &site.base_url;
        let titles = [site.default_lang, site.default_lang.other()]
            .map(|lang| site.title.get(lang));
        let mut alternates = Lang::ALL
            .map(|lang| view::Alternate {
                hreflang: lang.tag().to_owned(),
                href: format!("{base}{lang}/"),
            })
            .to_vec();
        alternates.push(view::Alternate {
            hreflang: "x-default".to_owned(),
            href: base.clone(),
        });
        let page = view::Page {
            canonical: Some(base.clone()),
            alternates,
            ..self.bare(here, &titles.map(String::as_str).join(" · "))
        };
        Page {
            page,
            site: frame::site(here),
            view: View::Front(home::front(here)),
            template: None,
            body: None,
        }
    }

    fn not_found(&self, widths: &Widths<'_>) -> Page {
        let site = &self.archive.site;
        let mut here = Here::new(self, widths, site.default_lang, "");
        here.origin = Origin::anywhere(site.base_path(), site.links);
        let title = here.word("not_found_title");
        let page = view::Page { noindex: true, ..self.bare(&here, &title) };
        Page {
            page,
            site: frame::site(&here),
            view: View::NotFound(home::not_found(&here)),
            template: None,
            body: None,
        }
    }

    fn redirect(&self, here: &Here<'_>, to: &str) -> Page {
        let canonical = format!("{}{}/", self.archive.site.base_url, link::encode(to));
        let page = view::Page {
            canonical: Some(canonical.clone()),
            noindex: true,
            ..self.bare(here, &here.word("moved"))
        };
        let view =
            View::Redirect(view::Redirect { href: here.origin.page(to), canonical });
        Page { page, site: frame::site(here), view, template: None, body: None }
    }

    /// A page outside the languages: without a way up and without a switch.
    fn bare(&self, here: &Here<'_>, title: &str) -> view::Page {
        view::Page {
            lang: here.lang,
            digits: here.archive.site.digits.word().to_owned(),
            title: title.to_owned(),
            title_lang: None,
            description: self.archive.site.description.get(here.lang).clone(),
            root: here.origin.root(),
            canonical: None,
            alternates: Vec::new(),
            noindex: false,
            breadcrumbs: Vec::new(),
            switch: None,
            menu: frame::menu(here, "/"),
        }
    }

    /// The body of a text, with its links as they lead from a page.
    fn body(&self, here: &Here<'_>, text: Option<(Lang, &Text)>) -> Option<Body> {
        let (lang, text) = text?;
        let range = text.body.clone()?;
        let href = |to: &LinkTo| {
            let with = |mut href: String, fragment: &Option<String>| {
                if let Some(fragment) = fragment {
                    href.push('#');
                    href.push_str(&link::encode(fragment));
                }
                Some(Resolved::from(href))
            };
            match to {
                LinkTo::Item(ix, fragment) => {
                    let item = self.archive.item(*ix);
                    let page = here.origin.page(&here.item_folder(item));
                    // On a page in the other language, what the link was made for may not be shown.
                    let shown = shown_text(item, here.lang);
                    let has = |id: &String| {
                        lang == here.lang
                            || shown.is_some_and(|(_, text)| {
                                text.outline
                                    .headings
                                    .iter()
                                    .any(|heading| heading.id == *id)
                            })
                    };
                    with(page, &fragment.clone().filter(has))
                }
                LinkTo::Page(id, fragment) => {
                    with(here.origin.page(&self.page_folder(here.lang, id)), fragment)
                }
                LinkTo::File(path) => {
                    let picture = picture::shown(here, path);
                    Some(Resolved { href: here.origin.file(path), picture })
                }
                LinkTo::Here(fragment) => with(String::new(), &Some(fragment.clone())),
                LinkTo::Outside(url) => Some(url.clone().into()),
                LinkTo::Nowhere => None,
            }
        };
        let links = text
            .links
            .iter()
            .map(|(written, to)| (written.to_owned(), href(to)))
            .collect();
        Some(Body { path: Arc::clone(&text.path), range, lang, links, mentions: None })
    }
}

/// The text whose body readers of a language are shown.
fn shown_text(item: &Item, lang: Lang) -> Option<(Lang, &Text)> {
    let lang = item.body_lang(lang)?;
    item.texts.get(lang).as_ref().map(|text| (lang, text))
}
