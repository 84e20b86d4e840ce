//! The page being made: its language, where it stands, and the small views that many pages share.

use crate::date::{self, Form, Style};
use crate::lang::{Bilingual, Lang};
use crate::messages::{Messages, Value};
use crate::model::{Archive, AuthorityIx, Item, ItemIx};
use crate::plan::link::Origin;
use crate::plan::sentence::sentence;
use crate::plan::{Plan, Widths};
use crate::view;

/// A page being made.
pub(super) struct Here<'a> {
    pub(super) plan: &'a Plan,
    pub(super) archive: &'a Archive,
    pub(super) lang: Lang,
    pub(super) origin: Origin,
    pub(super) widths: &'a Widths<'a>,
}

impl<'a> Here<'a> {
    /// A page in a language, in a folder given from the root.
    pub(super) fn new(
        plan: &'a Plan,
        widths: &'a Widths<'a>,
        lang: Lang,
        folder: &str,
    ) -> Self {
        let archive = plan.archive();
        let origin = Origin::folder(folder, archive.site.links);
        Self { plan, archive, lang, origin, widths }
    }

    /// The same page, speaking another language.
    pub(super) fn in_lang(&self, lang: Lang) -> Self {
        Self { lang, origin: self.origin.clone(), ..*self }
    }

    /// A message in the language of the page.
    pub(super) fn say(&self, key: &str, values: &[(&str, Value<'_>)]) -> String {
        self.plan.messages().say(self.lang, key, values)
    }

    /// The messages of the theme.
    pub(super) fn messages(&self) -> &'a Messages {
        self.plan.messages()
    }

    /// A message without values.
    pub(super) fn word(&self, key: &str) -> String {
        self.plan.messages().words(self.lang, key).to_owned()
    }

    /// A sentence about one thing, which may have a page: `what` in the message.
    pub(super) fn about(
        &self,
        key: &str,
        values: &[(&str, Value<'_>)],
        what: &view::Words,
        href: Option<String>,
    ) -> view::Sentence {
        let names = [("what", (what.lang.unwrap_or(self.lang), what.text.as_str()))];
        let mut pieces = sentence(self.plan.messages(), self.lang, key, values, &names);
        if let Some(piece) = pieces.iter_mut().find(|piece| piece.text == what.text) {
            piece.href = href;
        }
        view::Sentence { pieces }
    }

    /// A page of the site below the language of this one.
    pub(super) fn link(&self, id: &str, text: impl Into<String>) -> view::Link {
        view::Link::new(self.origin.page(&in_lang(self.lang, id)), text, None)
    }

    /// The language to be named, where it is not that of the page.
    pub(super) fn foreign(&self, lang: Lang) -> Option<Lang> {
        (lang != self.lang).then_some(lang)
    }

    /// Words of which the reader's language is preferred.
    pub(super) fn words(&self, both: &Bilingual<Option<String>>) -> Option<view::Words> {
        let (lang, text) = both.nearest(self.lang)?;
        Some(view::Words { text: text.clone(), lang: self.foreign(lang) })
    }

    /// Words of which the reader's language is preferred, where another may know them in it.
    pub(super) fn words_or(
        &self,
        own: &Bilingual<Option<String>>,
        other: Option<&Bilingual<Option<String>>>,
    ) -> Option<view::Words> {
        let theirs = other.filter(|other| {
            own.get(self.lang).is_none() && other.get(self.lang).is_some()
        });
        // What nobody says of the meeting here is not to be read into it from elsewhere.
        let is_said = own.nearest(self.lang).is_some();
        self.words(theirs.filter(|_| is_said).unwrap_or(own))
    }

    /// Words in a language.
    pub(super) fn words_in(&self, lang: Lang, text: &str) -> view::Words {
        view::Words { text: text.to_owned(), lang: self.foreign(lang) }
    }

    /// How dates are printed here.
    pub(super) fn style(&self) -> Style {
        Style { lang: self.lang, digits: self.archive.site.digits, form: Form::Long }
    }

    /// A date for a template.
    pub(super) fn date(&self, date: date::Date) -> view::Date {
        let text = date::print(date, self.style());
        let Some(end) = date.end() else {
            let start = view::Time { iso: date.start().iso(), text };
            return view::Date { start, dash: String::new(), end: None };
        };
        // A printed range has one dash, which stands between its two points.
        let (first, last) = text.split_once('–').unwrap_or((&text, ""));
        let spaced = first.ends_with(' ');
        let time = |point: date::Point, text: &str| view::Time {
            iso: point.iso(),
            text: text.trim().to_owned(),
        };
        view::Date {
            start: time(date.start(), first),
            dash: if spaced { " – " } else { "–" }.to_owned(),
            end: Some(time(end, last)),
        }
    }

    /// A date as plain words.
    pub(super) fn date_words(&self, date: date::Date) -> String {
        date::print(date, self.style())
    }

    /// A year as a heading.
    pub(super) fn year_words(&self, year: i32) -> String {
        date::print_year(year, self.style())
    }

    /// A year standing alone, with its era where readers need it.
    pub(super) fn year_alone(&self, year: i32) -> String {
        match date::Point::new(year, None, None) {
            Some(point) => self.date_words(point.into()),
            None => self.year_words(year),
        }
    }

    /// A month with its year.
    pub(super) fn month_words(&self, year: i32, month: u8) -> String {
        match date::Point::new(year, Some(month), None) {
            Some(point) => self.date_words(point.into()),
            None => self.year_words(year),
        }
    }

    /// Authorities in the order of their names.
    pub(super) fn by_name(&self, mut list: Vec<AuthorityIx>) -> Vec<AuthorityIx> {
        let order = self.plan.order(self.lang);
        list.sort_by(|a, b| {
            let name =
                |ix: &AuthorityIx| self.archive.authorities.get(*ix).name(self.lang).1;
            order.compare(name(a), name(b))
        });
        list
    }

    /// The folder of an item's page for readers of the page's language.
    pub(super) fn item_folder(&self, item: &Item) -> String {
        item_folder(self.archive, item, self.lang)
    }

    /// An item by its title.
    pub(super) fn item(&self, ix: ItemIx) -> view::Link {
        let item = self.archive.item(ix);
        let (lang, title) = title(self.archive, item, self.lang);
        let href = self.origin.page(&self.item_folder(item));
        view::Link::new(href, title, self.foreign(lang))
    }

    /// Whether an item, or an event of it, lies after the day for which the site is made.
    pub(super) fn is_upcoming(&self, item: &Item) -> bool {
        self.comes_on(item).is_some()
    }

    /// The date of an item, or of an event of it, that is still to come, and is soonest.
    pub(super) fn comes_on(&self, item: &Item) -> Option<date::Date> {
        let dates = item.dates().into_iter().chain(item.date);
        dates.filter(|date| self.is_future(*date)).min_by_key(|date| date.first_day())
    }

    /// Whether a date lies after the day for which the site is made.
    pub(super) fn is_future(&self, date: date::Date) -> bool {
        date.first_day() > self.archive.today
    }
}

/// A path below a language.
pub(super) fn in_lang(lang: Lang, id: &str) -> String {
    if id.is_empty() { lang.tag().to_owned() } else { format!("{lang}/{id}") }
}

/// An item's title for readers of a language, with the language it is in. A profile that has none
/// in theirs is called as its mechanism is.
pub(super) fn title<'a>(
    archive: &'a Archive,
    item: &'a Item,
    lang: Lang,
) -> (Lang, &'a str) {
    if let (Some(mechanism), None) = (item.profile_of, item.texts.get(lang)) {
        return archive.authorities.get(mechanism).name(lang);
    }

    item.text(lang).map_or((lang, item.id.as_str()), |(lang, text)| (lang, text.title()))
}

/// The folder of an item's page for readers of a language; the original's where they have none.
pub(super) fn item_folder(archive: &Archive, item: &Item, lang: Lang) -> String {
    let has_page = item.has_page(lang, archive.site.fallback_pages);
    in_lang(if has_page { lang } else { lang.other() }, &item.id)
}
