//! The table itself, in the order in which the editors' page lists it.

use crate::keys::Class::{self, Own, Shared};
use crate::keys::Named::{
    Actor, ActorOrMembers, Country, Mechanism as AMechanism, Organisation, Pillar, Topic,
};
use crate::keys::Scope::{
    self, Attachment, Authority, Cadence, Document, Event, FormerName, Image, Mechanism,
    Mention, Menu, Misspelt, Participant, Partner, Pictures, ReportsTo, Site, Source,
    Theme,
};
use crate::keys::Type::{
    self, Bilingual, BilingualTexts, Choice, Count, Date, Free, LanguageTag, Languages,
    Levels, Number, Parents, Segment, Slug, Slugs, Switch, Table, Tables, Text, Texts,
    Usual, Versions, WebAddress, Zone,
};
use crate::keys::{DIGITS, KINDS, Key, LEVELS, LINKS, RELATIONS, SESSION_KINDS, TIERS};
use crate::lang;

/// What both languages say.
type Both = lang::Bilingual<&'static str>;

const fn both(en: &'static str, th: &'static str) -> Both {
    Both { th, en }
}

const fn key(
    scope: Scope,
    name: &'static str,
    also: &'static [&'static str],
    kind: Type,
    class: Class,
    label: Both,
    meaning: Both,
) -> Key {
    Key { scope, name, also, kind, class, required: false, label, meaning }
}

impl Key {
    /// The same key, which may not be left out.
    const fn required(self) -> Self {
        Self { required: true, ..self }
    }
}

/// Every key. First what it is called in a form, then what it says, each in English and in Thai.
#[rustfmt::skip]
pub const KEYS: &[Key] = &[
    key(Document, "title", &[], Text, Own, both("Title", "ชื่อเรื่อง"), both(
        "The title of the document, in its own language.",
        "ชื่อเรื่อง เขียนเป็นภาษาของไฟล์นั้น")).required(),
    key(Document, "description", &["summary"], Text, Own, both("Description", "คำอธิบาย"), both(
        "One or two sentences for lists and search engines.",
        "ข้อความหนึ่งถึงสองประโยคสำหรับหน้ารวมและเครื่องมือค้นหา")),
    key(Document, "kind", &["type"], Choice(KINDS), Shared, both("Kind", "ประเภท"), both(
        "What the item is; without it, the top folder decides.",
        "ประเภทของรายการ หากไม่ระบุ โฟลเดอร์ชั้นบนสุดเป็นตัวกำหนด")),
    key(Document, "date", &[], Date, Shared, both("Date", "วันที่"), both(
        "The day of the item: when it was issued or posted.",
        "วันที่ของรายการ คือวันที่ออกหรือวันที่เผยแพร่ ไม่ใช่วันประชุม")),
    key(Document, "updated", &["lastmod", "modified"], Date, Own, both("Updated", "แก้ไขล่าสุด"), both(
        "When the document was last changed in substance.",
        "วันที่แก้ไขสาระครั้งล่าสุด")),
    key(Document, "publish_date", &["publishDate", "pubdate"], Date, Shared, both("Publish from", "เผยแพร่ตั้งแต่"), both(
        "The first day on which the item is on the site.",
        "วันแรกที่รายการอยู่บนเว็บไซต์")),
    key(Document, "expiry_date", &["expiryDate", "unpublishdate"], Date, Shared, both("Withdraw from", "ยกเลิกการเผยแพร่ตั้งแต่"), both(
        "From this day on the item is withdrawn: its page says so and why.",
        "ตั้งแต่วันนี้เป็นต้นไปยกเลิกการเผยแพร่รายการ หน้าของรายการจะแจ้งให้ทราบพร้อมเหตุผล")),
    key(Document, "expiry_reason", &[], Text, Own, both("Why withdrawn", "เหตุผลที่ยกเลิก"), both(
        "Why the item was withdrawn, for readers.",
        "เหตุผลที่ยกเลิกการเผยแพร่ สำหรับผู้อ่าน")),
    key(Document, "draft", &[], Switch, Own, both("Draft", "ฉบับร่าง"), both(
        "A draft is not published; its twin is.",
        "ฉบับร่างยังไม่เผยแพร่ แต่คู่ภาษาเผยแพร่ตามปกติ")),
    key(Document, "slug", &[], Segment, Shared, both("Last part of the address", "ส่วนท้ายของที่อยู่"), both(
        "The last part of the address, in place of the file's name.",
        "ส่วนท้ายของที่อยู่แทนชื่อไฟล์ ใช้ a-z ตัวเลขอารบิก และยัติภังค์")),
    key(Document, "translation_key", &["translationKey"], Text, Own, both("Key of the twins", "คีย์จับคู่ภาษา"), both(
        "Joins two documents whose file names differ: both name the same key.",
        "จับคู่สองไฟล์ที่ชื่อต่างกัน โดยทั้งสองไฟล์ระบุคีย์เดียวกัน")),
    key(Document, "aliases", &[], Texts, Shared, both("Earlier addresses", "ที่อยู่เดิม"), both(
        "Earlier addresses, as paths from the root, that lead here.",
        "ที่อยู่เดิมของหน้านี้หลังชื่อเว็บไซต์ ขึ้นต้นด้วย / ผู้ที่เปิดที่อยู่เดิมจะถูกนำมายังหน้านี้")),
    key(Document, "weight", &[], Number, Shared, both("Order", "ลำดับ"), both(
        "The order of parts: smaller comes first.",
        "ลำดับของส่วน จำนวนน้อยมาก่อน")),
    key(Document, "template", &["layout"], Text, Shared, both("Template", "แม่แบบ"), both(
        "A template of the theme other than that of the item's kind.",
        "แม่แบบอื่นของธีม แทนแม่แบบตามประเภทของรายการ")),
    key(Document, "mechanisms", &[], Slugs(AMechanism), Shared, both("Mechanisms", "กลไก"), both(
        "The mechanisms that the item is about or that took part, by slug.",
        "กลไกที่รายการกล่าวถึงหรือที่มีส่วนร่วม ใช้ชื่ออ้างอิงในทะเบียน")),
    key(Document, "countries", &[], Slugs(Country), Shared, both("Countries", "ประเทศ"), both(
        "The countries that the item is about, by slug.",
        "ประเทศที่รายการกล่าวถึง ใช้ชื่ออ้างอิงในทะเบียน")),
    key(Document, "organisations", &["organizations"], Slugs(Organisation), Shared, both("Organisations", "องค์การและหน่วยงาน"), both(
        "The organisations that the item is about, by slug.",
        "องค์การและหน่วยงานที่รายการกล่าวถึง ใช้ชื่ออ้างอิงในทะเบียน")),
    key(Document, "topics", &["tags"], Slugs(Topic), Shared, both("Topics", "หัวข้อ"), both(
        "The topics of the item, by slug.",
        "หัวข้อของรายการ ใช้ชื่ออ้างอิงในทะเบียน")),
    key(Document, "event", &["events"], Tables(Event), Shared, both("Meeting", "การประชุม"), both(
        "The meeting that the item reports; several as [[event]].",
        "การประชุมที่รายการรายงาน หากมีหลายรายการให้เขียนแต่ละรายการใต้ [[event]]")),
    key(Document, "mentions", &[], Tables(Mention), Shared, both("Meetings mentioned", "การประชุมที่กล่าวถึง"), both(
        "Sessions that the text names without reporting them.",
        "การประชุมที่เนื้อหากล่าวถึงแต่ไม่ได้รายงาน")),
    key(Document, "source", &[], Table(Source), Shared, both("Source", "แหล่งที่มา"), both(
        "Where the text comes from.",
        "เอกสารที่เนื้อหาเรียบเรียงมา")),
    key(Document, "images", &[], Tables(Image), Shared, both("Pictures", "ภาพประกอบ"), both(
        "The pictures of the item, in the order of showing.",
        "ภาพของรายการ เรียงตามลำดับที่แสดง")),
    key(Document, "attachments", &[], Tables(Attachment), Shared, both("Attachments", "เอกสารแนบ"), both(
        "Files to download.",
        "ไฟล์ให้ดาวน์โหลด")),
    key(Document, "authors", &["author"], Texts, Own, both("Authors", "ผู้เขียน"), both(
        "Who wrote the document.",
        "ผู้เขียนเนื้อหาในไฟล์นี้")),
    key(Document, "credit", &[], Text, Own, both("Thanks", "ขอบคุณ"), both(
        "Whom to thank for the text.",
        "ผู้ที่ควรขอบคุณสำหรับเนื้อหา")),
    key(Document, "rights", &[], Text, Own, both("Rights", "สิทธิ"), both(
        "Who may do what with the text.",
        "ผู้ใดนำเนื้อหาไปใช้ได้และใช้ได้อย่างไร")),
    key(Document, "translated_from", &[], Text, Own, both("Translated from", "แปลจาก"), both(
        "The digest of the text that this was translated from, by which it is known whether it is up to date; `samut translations mark` writes it.",
        "รหัสของต้นฉบับที่ใช้แปล ซึ่งบอกได้ว่าคำแปลยังตรงกับต้นฉบับหรือไม่ คำสั่ง `samut translations mark` เป็นผู้เขียน")),
    key(Document, "reviewed", &[], Text, Own, both("Reviewed", "ตรวจทานแล้ว"), both(
        "The digest of this translation as it was when it was reviewed; `samut translations mark --reviewed` writes it.",
        "รหัสของคำแปลนี้ในวันที่ตรวจทาน คำสั่ง `samut translations mark --reviewed` เป็นผู้เขียน")),
    key(Document, "extra", &["params"], Free, Own, both("For the theme", "ข้อมูลสำหรับธีม"), both(
        "Anything that the site's own theme needs.",
        "ข้อมูลที่ใช้เฉพาะในธีมของหน่วยงาน")),

    key(Event, "mechanism", &[], Slug(AMechanism), Shared, both("Mechanism", "กลไก"), both(
        "The mechanism that met, by slug.",
        "กลไกที่ประชุม ใช้ชื่ออ้างอิงในทะเบียน")),
    key(Event, "session", &["number"], Count(999), Shared, both("Session", "ครั้งที่"), both(
        "The number of the session: 17 for the 17th.",
        "ครั้งที่ประชุม เช่น 17 คือครั้งที่ ๑๗")),
    key(Event, "kind", &[], Choice(SESSION_KINDS), Shared, both("Kind of session", "สมัยประชุม"), both(
        "Regular sessions, special ones and informal ones are numbered apart.",
        "สมัยปกติ สมัยพิเศษ และการประชุมอย่างไม่เป็นทางการ นับครั้งแยกกัน")),
    key(Event, "start", &["date"], Date, Shared, both("Days", "วันประชุม"), both(
        "The day, or the range of days, of the event.",
        "วันประชุม หรือช่วงวันประชุมทั้งหมด")),
    key(Event, "end", &[], Date, Shared, both("Last day", "วันสุดท้าย"), both(
        "The last day, where `start` is the first.",
        "วันสุดท้าย กรณีที่ `start` เป็นวันแรก")),
    key(Event, "host", &["hosts"], Slugs(Actor), Shared, both("Host", "เจ้าภาพ"), both(
        "Who hosted, by slug; several are co-hosts.",
        "เจ้าภาพ ใช้ชื่ออ้างอิงในทะเบียน หากมีหลายฝ่ายคือเจ้าภาพร่วม")),
    key(Event, "participants", &[], Slugs(ActorOrMembers), Shared, both("Participants", "ผู้เข้าร่วม"), both(
        "Who took part, by slug; \"all members\" stands for the members on that day.",
        "ผู้เข้าร่วม ใช้ชื่ออ้างอิงในทะเบียน ส่วน \"all members\" หมายถึงประเทศสมาชิกทั้งหมดในวันนั้น")),
    key(Event, "except", &[], Slugs(Country), Shared, both("Absent members", "สมาชิกที่ไม่ได้เข้าร่วม"), both(
        "Members who did not take part, beside \"all members\".",
        "ประเทศสมาชิกที่ไม่ได้เข้าร่วม ใช้คู่กับ \"all members\"")),
    key(Event, "participants_stated", &[], Number, Shared, both("Number of countries as stated", "จำนวนประเทศตามเอกสาร"), both(
        "How many countries the source says took part.",
        "จำนวนประเทศที่เอกสารต้นทางระบุว่าเข้าร่วม")),
    key(Event, "place", &[], Text, Own, both("Place", "สถานที่"), both(
        "The town and country.",
        "เมืองและประเทศ")),
    key(Event, "venue", &[], Text, Own, both("Venue", "อาคาร"), both(
        "The building.",
        "อาคารหรือสถานที่จัดประชุม")),
    key(Event, "chair", &[], Text, Own, both("Chair", "ประธาน"), both(
        "Who chaired.",
        "ประธานการประชุม")),

    key(Mention, "mechanism", &[], Slug(AMechanism), Shared, both("Mechanism", "กลไก"), both(
        "The mechanism, by slug.",
        "กลไก ใช้ชื่ออ้างอิงในทะเบียน")),
    key(Mention, "session", &["number"], Count(999), Shared, both("Session", "ครั้งที่"), both(
        "The number of the session.",
        "ครั้งที่ประชุม")),
    key(Mention, "kind", &[], Choice(SESSION_KINDS), Shared, both("Kind of session", "สมัยประชุม"), both(
        "Regular, special or informal.",
        "สมัยปกติ สมัยพิเศษ หรืออย่างไม่เป็นทางการ")),
    key(Mention, "start", &["date"], Date, Shared, both("Days", "วันประชุม"), both(
        "When the text says it is or was held.",
        "วันประชุมตามที่เนื้อหาระบุ")),
    key(Mention, "end", &[], Date, Shared, both("Last day", "วันสุดท้าย"), both(
        "The last day, where `start` is the first.",
        "วันสุดท้าย กรณีที่ `start` เป็นวันแรก")),
    key(Mention, "host", &["hosts"], Slugs(Actor), Shared, both("Host", "เจ้าภาพ"), both(
        "Who hosts it, by slug.",
        "เจ้าภาพ ใช้ชื่ออ้างอิงในทะเบียน")),
    key(Mention, "place", &[], Text, Own, both("Place", "สถานที่"), both(
        "The town and country.",
        "เมืองและประเทศ")),
    key(Mention, "venue", &[], Text, Own, both("Venue", "อาคาร"), both(
        "The building.",
        "อาคารหรือสถานที่จัดประชุม")),

    key(Source, "url", &[], WebAddress, Shared, both("Address", "ที่อยู่ของต้นฉบับ"), both(
        "The address of the source.",
        "ที่อยู่ของต้นฉบับ ขึ้นต้นด้วย https://")),
    key(Source, "retrieved", &[], Date, Shared, both("Read on", "วันที่อ่านต้นฉบับ"), both(
        "When it was read there.",
        "วันที่อ่านต้นฉบับ")),
    key(Source, "publisher", &[], Text, Own, both("Publisher", "ผู้เผยแพร่ต้นฉบับ"), both(
        "Who published the source.",
        "ผู้เผยแพร่ต้นฉบับ")),
    key(Source, "relation", &[], Choice(RELATIONS), Own, both("How this text stands to it", "ความเกี่ยวข้องกับต้นฉบับ"), both(
        "How this text stands to it.",
        "เนื้อหานี้เกี่ยวข้องกับต้นฉบับอย่างไร")),
    key(Source, "lang", &[], LanguageTag, Own, both("Language of the source", "ภาษาของต้นฉบับ"), both(
        "The language of the source: th, en or another BCP 47 tag.",
        "ภาษาของต้นฉบับ เขียนเป็นรหัส เช่น th, en หรือ ja")),
    key(Source, "credit", &[], Text, Own, both("Credit", "ข้อความแสดงที่มา"), both(
        "Whom the source asks to be thanked.",
        "ข้อความแสดงที่มาตามที่ต้นฉบับกำหนด")),
    key(Source, "rights", &[], Text, Own, both("Rights", "สิทธิ"), both(
        "What the source allows.",
        "สิทธิที่ต้นฉบับอนุญาต")),

    key(Image, "file", &["src"], Text, Shared, both("File", "ไฟล์"), both(
        "The picture's file in the item's folder.",
        "ชื่อไฟล์ภาพในโฟลเดอร์ของรายการ ต้องตรงทุกตัวอักษร")).required(),
    key(Image, "alt", &[], Text, Own, both("What it shows", "คำบรรยายสิ่งที่อยู่ในภาพ"), both(
        "What the picture shows, for those who do not see it.",
        "คำบรรยายสิ่งที่อยู่ในภาพ สำหรับผู้ที่มองไม่เห็น")),
    key(Image, "caption", &[], Text, Own, both("Caption", "คำใต้ภาพ"), both(
        "The words below the picture.",
        "คำใต้ภาพ")),
    key(Image, "credit", &[], Text, Own, both("Credit", "เจ้าของภาพ"), both(
        "Whose picture it is.",
        "เจ้าของภาพ")),

    key(Attachment, "file", &["src"], Text, Shared, both("File", "ไฟล์"), both(
        "The file in the item's folder.",
        "ชื่อไฟล์ในโฟลเดอร์ของรายการ ต้องตรงทุกตัวอักษร")).required(),
    key(Attachment, "lang", &[], LanguageTag, Shared, both("Language", "ภาษาของเอกสาร"), both(
        "The language of the file; where it is not said, that in which its name ends, `report.th.pdf`.",
        "ภาษาของเอกสาร ไม่ต้องระบุหากชื่อไฟล์บอกไว้แล้ว เช่น `report.th.pdf`")),
    key(Attachment, "title", &[], Text, Own, both("Title", "ชื่อเอกสาร"), both(
        "What the file is.",
        "ชื่อของเอกสารแนบ")),

    key(Authority, "slug", &[], Segment, Shared, both("Slug", "ชื่ออ้างอิง"), both(
        "The short name that everything else uses.",
        "ชื่ออ้างอิงที่รายการอื่นใช้ ใช้ a-z ตัวเลขอารบิก และยัติภังค์ ต้องไม่ซ้ำกันในทุกทะเบียน และไม่เปลี่ยนอีก")).required(),
    key(Authority, "name", &[], Bilingual, Shared, both("Name", "ชื่อ"), both(
        "The name in both languages.",
        "ชื่อในทั้งสองภาษา")).required(),
    key(Authority, "acronym", &[], Text, Shared, both("Acronym", "ชื่อย่อ"), both(
        "The acronym; it need not be unique.",
        "ชื่อย่อ สององค์กรอาจใช้ชื่อย่อเดียวกันได้")),
    key(Authority, "formal", &[], Bilingual, Shared, both("Formal name", "ชื่อทางการ"), both(
        "The formal name.",
        "ชื่อทางการ")),
    key(Authority, "variants", &[], BilingualTexts, Shared, both("Other ways of writing", "ชื่อที่เขียนแบบอื่น"), both(
        "Other ways of writing the name.",
        "ชื่อที่เขียนแบบอื่น")),

    key(Participant, "joined", &[], Date, Shared, both("Joined", "เข้าเป็นสมาชิก"), both(
        "When the country became a member of ASEAN.",
        "วันที่ประเทศเข้าเป็นสมาชิกอาเซียน")),
    key(Participant, "left", &[], Date, Shared, both("Left", "พ้นจากการเป็นสมาชิก"), both(
        "When it ceased to be a member.",
        "วันที่พ้นจากการเป็นสมาชิก")),
    key(Participant, "partner", &[], Tables(Partner), Shared, both("Partnership", "สถานะหุ้นส่วน"), both(
        "Its tier as a partner of ASEAN.",
        "สถานะหุ้นส่วนของอาเซียน หากเคยเปลี่ยนให้แยกเขียนเป็นแต่ละช่วง")),

    key(Mechanism, "pillar", &[], Slug(Pillar), Shared, both("Pillar", "เสา"), both(
        "The pillar, by slug.",
        "เสาของประชาคมอาเซียน ใช้ชื่ออ้างอิงในทะเบียน")),
    key(Mechanism, "level", &[], Usual(LEVELS), Shared, both("Level", "ระดับ"), both(
        "The rank of the mechanism: one of the usual words, which the theme says in both languages, or one of your own.",
        "ระดับของกลไก ใช้คำที่มีให้ซึ่งธีมแสดงเป็นทั้งสองภาษา หรือคำของหน่วยงานเอง")),
    key(Mechanism, "from", &[], Date, Shared, both("Since", "เริ่มมีเมื่อ"), both(
        "Since when it exists; a meeting that began before is told.",
        "เริ่มมีเมื่อใด หากมีการประชุมที่เริ่มก่อนนั้น Samut จะแจ้งให้ทราบ")),
    key(Mechanism, "until", &[], Date, Shared, both("Until", "สิ้นสุดเมื่อ"), both(
        "Until when it existed; a meeting that began after is told.",
        "สิ้นสุดเมื่อใด หากมีการประชุมที่เริ่มหลังจากนั้น Samut จะแจ้งให้ทราบ")),
    key(Mechanism, "reports_to", &[], Parents, Shared, both("Reports to", "รายงานต่อ"), both(
        "The mechanism that it reports to, by slug.",
        "กลไกที่รายงานต่อ ใช้ชื่ออ้างอิงในทะเบียน")),
    key(Mechanism, "cadence", &[], Tables(Cadence), Shared, both("Cadence", "รอบการประชุม"), both(
        "How often it meets.",
        "รอบการประชุม")),
    key(Mechanism, "former_names", &[], Tables(FormerName), Shared, both("Former names", "ชื่อเดิม"), both(
        "What it was called before.",
        "ชื่อเดิมและช่วงเวลาที่ใช้")),

    key(Partner, "tier", &[], Usual(TIERS), Shared, both("Tier", "สถานะ"), both(
        "The kind of partnership: one of the usual words, which the theme says in both languages, or one of your own.",
        "สถานะหุ้นส่วน ใช้คำที่มีให้ซึ่งธีมแสดงเป็นทั้งสองภาษา หรือคำของหน่วยงานเอง")).required(),
    key(Partner, "from", &[], Date, Shared, both("Since", "ตั้งแต่"), both("Since when.", "ตั้งแต่เมื่อใด")),
    key(Partner, "until", &[], Date, Shared, both("Until", "จนถึง"), both("Until when.", "จนถึงเมื่อใด")),

    key(Cadence, "text", &[], Bilingual, Shared, both("How often", "บ่อยเพียงใด"), both(
        "How often, in words that go on after \"meets\": `every two years`, `ทุกสองปี`.",
        "ประชุมบ่อยเพียงใด เป็นถ้อยคำที่ต่อจากคำว่า “ประชุม” ได้ เช่น `ทุกสองปี`, `every two years`")),
    key(Cadence, "from", &[], Date, Shared, both("Since", "ตั้งแต่"), both("Since when.", "ตั้งแต่เมื่อใด")),
    key(Cadence, "until", &[], Date, Shared, both("Until", "จนถึง"), both("Until when.", "จนถึงเมื่อใด")),

    key(ReportsTo, "to", &[], Slug(AMechanism), Shared, both("Mechanism", "กลไก"), both(
        "The mechanism, by slug.",
        "กลไก ใช้ชื่ออ้างอิงในทะเบียน")).required(),
    key(ReportsTo, "from", &[], Date, Shared, both("Since", "ตั้งแต่"), both("Since when.", "ตั้งแต่เมื่อใด")),
    key(ReportsTo, "until", &[], Date, Shared, both("Until", "จนถึง"), both("Until when.", "จนถึงเมื่อใด")),

    key(FormerName, "name", &["text"], Bilingual, Shared, both("Name", "ชื่อ"), both(
        "The earlier name.",
        "ชื่อเดิม")),
    key(FormerName, "acronym", &[], Text, Shared, both("Acronym", "ชื่อย่อ"), both(
        "The earlier acronym.",
        "ชื่อย่อเดิม")),
    key(FormerName, "from", &[], Date, Shared, both("Since", "ตั้งแต่"), both("Since when.", "ตั้งแต่เมื่อใด")),
    key(FormerName, "until", &[], Date, Shared, both("Until", "จนถึง"), both(
        "Until when. Without it, and without a later former name, no item is shown with this name.",
        "จนถึงเมื่อใด หากไม่ระบุและไม่มีชื่อเดิมชื่อถัดไป จะไม่มีรายการใดแสดงด้วยชื่อนี้")),

    key(Site, "title", &[], Bilingual, Shared, both("Name of the archive", "ชื่อคลังเอกสาร"), both(
        "The name of the archive.",
        "ชื่อคลังเอกสาร")).required(),
    key(Site, "description", &[], Bilingual, Shared, both("Description", "คำอธิบาย"), both(
        "One sentence that says what the archive holds.",
        "ข้อความหนึ่งประโยคที่บอกว่าคลังเอกสารเก็บอะไร")),
    key(Site, "base_url", &["baseURL"], WebAddress, Shared, both("Address of the site", "ที่อยู่ของเว็บไซต์"), both(
        "The address at which the site will stand.",
        "ที่อยู่ซึ่งเว็บไซต์จะตั้งอยู่")).required(),
    key(Site, "languages", &[], Languages, Shared, both("Languages", "ภาษา"), both(
        "Both languages, the default one first.",
        "ทั้งสองภาษา โดยภาษาหลักอยู่ก่อน")),
    key(Site, "time_zone", &["timeZone"], Zone, Shared, both("Time zone", "เขตเวลา"), both(
        "The zone in which the archive's days begin.",
        "เขตเวลาที่ใช้นับวันของคลังเอกสาร")),
    key(Site, "digits", &[], Choice(DIGITS), Shared, both("Digits", "ตัวเลข"), both(
        "The digits of dates and numbers on Thai pages.",
        "ตัวเลขของวันที่และจำนวนในหน้าภาษาไทย")),
    key(Site, "theme", &[], Text, Shared, both("Theme", "ธีม"), both(
        "The folder of the theme in `themes/`.",
        "โฟลเดอร์ของธีมใน `themes/`")),
    key(Site, "fallback_pages", &[], Switch, Shared, both("Pages without a translation", "หน้าที่ไม่มีคำแปล"), both(
        "Whether an item has a page in the language that it lacks.",
        "ให้รายการมีหน้าในภาษาที่ยังไม่มีคำแปลด้วยหรือไม่")),
    key(Site, "links", &[], Choice(LINKS), Shared, both("Links", "ลิงก์"), both(
        "Whether links end in a folder, or in `index.html` for reading from a disk.",
        "ลิงก์ลงท้ายด้วยโฟลเดอร์ หรือด้วย `index.html` สำหรับเปิดจากดิสก์")),
    key(Site, "link_names", &[], Switch, Shared, both("Link names of mechanisms", "ทำลิงก์ที่ชื่อกลไก"), both(
        "Whether the first mention of a mechanism that the item lists is a link to its page.",
        "ให้ชื่อกลไกที่รายการระบุไว้ เมื่อปรากฏครั้งแรกในเนื้อหา เป็นลิงก์ไปยังหน้าของกลไกหรือไม่")),
    key(Site, "rights", &[], Bilingual, Shared, both("Rights", "สิทธิ"), both(
        "Who may do what with the archive.",
        "ผู้ใดนำข้อมูลในคลังเอกสารไปใช้ได้และใช้ได้อย่างไร")),
    key(Site, "menu", &[], Tables(Menu), Shared, both("Menu", "เมนู"), both(
        "The entries of the menu.",
        "รายการในเมนู")),
    key(Site, "check", &[], Levels, Shared, both("Rules", "กฎการตรวจ"), both(
        "How much a rule matters here, by the code of its complaint: `W0406 = \"off\"`. What is an error stays one.",
        "กฎแต่ละข้อสำคัญเพียงใดในคลังเอกสารนี้ ระบุด้วยรหัสของกฎ เช่น `W0406 = \"off\"` กฎที่เป็นข้อผิดพลาดอยู่แล้วยังคงเป็นข้อผิดพลาด")),
    key(Site, "misspelt", &[], Tables(Misspelt), Shared, both("Misspelt words", "คำที่มักสะกดผิด"), both(
        "Words that the archive's editors often misspell, beside those that Samut knows.",
        "คำที่มักสะกดผิดในหน่วยงาน เพิ่มจากคำที่ Samut รู้จัก")),
    key(Site, "pictures", &[], Table(Pictures), Shared, both("Size of pictures", "ขนาดของภาพ"), both(
        "How large a picture may be before it is told.",
        "ภาพมีขนาดใหญ่ได้เพียงใดก่อนจะมีคำเตือน")),
    key(Site, "extra", &["params"], Free, Shared, both("For the theme", "ข้อมูลสำหรับธีม"), both(
        "Anything that the site's own theme needs.",
        "ข้อมูลที่ใช้เฉพาะในธีมของหน่วยงาน")),

    key(Menu, "name", &[], Bilingual, Shared, both("Words", "ถ้อยคำ"), both(
        "The words of the entry.",
        "ถ้อยคำในเมนู")).required(),
    key(Menu, "to", &[], Text, Shared, both("Leads to", "ปลายทาง"), both(
        "Where it leads: a document (`@/pages/about.th.md`), an id, or an address.",
        "ปลายทาง ได้แก่ ไฟล์ (`@/pages/about.th.md`) หน้ารวมหรือโฟลเดอร์ (`news`) หรือที่อยู่ของเว็บไซต์อื่น")).required(),

    key(Misspelt, "wrong", &[], Text, Shared, both("Wrong", "ที่ผิด"), both(
        "The word as it is often misspelt.",
        "คำที่มักสะกดผิด")).required(),
    key(Misspelt, "right", &[], Text, Shared, both("Right", "ที่ถูก"), both(
        "The word as it is written.",
        "คำที่ถูกต้อง")).required(),

    key(Pictures, "megabytes", &[], Count(1000), Shared, both("Most megabytes", "ไม่เกินกี่เมกะไบต์"), both(
        "The most megabytes (of a million bytes) of a picture; 10 where it is not said. One of which no smaller copies are made, such as an animation or a drawing, may have a fifth of them.",
        "ขนาดไฟล์ภาพสูงสุดเป็นเมกะไบต์ (ล้านไบต์) หากไม่ระบุคือ 10 ภาพที่ไม่มีสำเนาขนาดเล็ก เช่น ภาพเคลื่อนไหวหรือภาพวาด มีได้หนึ่งในห้าของจำนวนนี้")),
    key(Pictures, "megapixels", &[], Count(1000), Shared, both("Most megapixels", "ไม่เกินกี่เมกะพิกเซล"), both(
        "The most megapixels (millions of dots) of a picture; 25 where it is not said.",
        "จำนวนจุดภาพสูงสุดเป็นเมกะพิกเซล (ล้านจุด) หากไม่ระบุคือ 25")),

    key(Theme, "name", &[], Text, Shared, both("Name", "ชื่อธีม"), both(
        "The name of the theme.",
        "ชื่อธีม")),
    key(Theme, "samut", &[], Versions, Shared, both("Versions of Samut", "รุ่นของ Samut"), both(
        "The versions of Samut that it is made for: \">=0.1, <0.2\".",
        "รุ่นของ Samut ที่ธีมรองรับ เช่น \">=0.1, <0.2\"")),
    key(Theme, "license", &["licence"], Text, Shared, both("Licence", "สัญญาอนุญาต"), both(
        "The licence of the theme.",
        "สัญญาอนุญาตของธีม")),
    key(Theme, "description", &[], Text, Shared, both("Description", "คำอธิบาย"), both(
        "What the theme is.",
        "ธีมนี้เป็นอย่างไร")),
    key(Theme, "extra", &[], Free, Shared, both("For its templates", "ข้อมูลสำหรับแม่แบบ"), both(
        "Anything that the theme's own templates need.",
        "ข้อมูลที่แม่แบบของธีมนี้ใช้")),
];
