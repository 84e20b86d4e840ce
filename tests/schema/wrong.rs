//! Files that are wrong, each in one way.
//!
//! The schemas are those of the sample archive.

use samut::model::{Register, Role};
use samut::schema::File;

pub(crate) const ITEM: File = File::FrontMatter(Role::Item);
pub(crate) const PART: File = File::FrontMatter(Role::Part);
pub(crate) const SECTION: File = File::FrontMatter(Role::Section);
pub(crate) const PROFILE: File = File::FrontMatter(Role::Profile);
pub(crate) const MECHANISMS: File = File::Register(Register::Mechanisms);
pub(crate) const COUNTRIES: File = File::Register(Register::Countries);
pub(crate) const TOPICS: File = File::Register(Register::Topics);

/// What is wrong, where it is wrong, and the rule of the schema that says so.
#[rustfmt::skip]
pub(crate) const WRONG: &[(File, &str, &str, &str)] = &[
    // Keys that are not known.
    (ITEM, "title = \"ก\"\nauther = \"ข\"", "", "additionalProperties"),
    (ITEM, "title = \"ก\"\nsession = 17", "", "additionalProperties"),
    (ITEM, "title = \"ก\"\nlevel = \"council\"", "", "additionalProperties"),
    (ITEM, "title = \"ก\"\n[event]\nlocation = \"Bangkok\"", "/event", "additionalProperties"),
    (ITEM, "title = \"ก\"\n[taxonomies]\ncategories = [\"narcotics\"]", "/taxonomies", "additionalProperties"),
    (SECTION, "titel = \"ข่าว\"", "", "additionalProperties"),
    (PROFILE, "acronyms = \"SOMTC\"", "", "additionalProperties"),
    (PART, "title = \"ก\"\ndate = 2017-05-02", "", "additionalProperties"),
    (TOPICS, "[[topics]]\nslug = \"x\"\nname = \"X\"\nlevel = \"council\"", "/topics/0", "additionalProperties"),
    (TOPICS, "[[topic]]\nslug = \"x\"\nname = \"X\"", "", "additionalProperties"),
    (COUNTRIES, "[[countries]]\nslug = \"x\"\nname = { th = \"ก\", eng = \"X\" }", "/countries/0/name", "additionalProperties"),
    (File::Site, "title = \"ก\"\nbase_url = \"https://a.example\"\nlanguage = \"th\"", "", "additionalProperties"),
    (File::Site, "title = \"ก\"\nbase_url = \"https://a.example\"\n[check]\nW9999 = \"off\"", "/check", "additionalProperties"),
    (File::Theme, "name = \"x\"\nversion = \"1\"", "", "additionalProperties"),
    // Keys that are missing.
    (ITEM, "date = 2017-05-02", "", "required"),
    (ITEM, "draft = false", "", "required"),
    (PART, "weight = 1", "", "required"),
    (ITEM, "title = \"ก\"\n[[images]]\nalt = \"ภาพ\"", "/images/0", "required"),
    (ITEM, "title = \"ก\"\nattachments = { title = \"เอกสาร\" }", "/attachments", "required"),
    (TOPICS, "[[topics]]\nname = \"X\"", "/topics/0", "required"),
    (COUNTRIES, "[[countries]]\nslug = \"x\"\nname = \"X\"\npartner = { from = 1974 }", "/countries/0/partner", "required"),
    (File::Site, "title = \"ก\"", "", "required"),
    (File::Site, "title = \"ก\"\nbaseURL = \"https://a.example\"\n[[menu]]\nto = \"news\"", "/menu/0", "required"),
    // What is said twice.
    (ITEM, "title = \"ก\"\ndescription = \"ข\"\nsummary = \"ข\"", "", "not"),
    (ITEM, "title = \"ก\"\n[event]\nstart = 2017-05-02\ndate = 2017-05-02", "/event", "not"),
    (ITEM, "title = \"ก\"\nlastmod = 2017-05-02\nmodified = 2017-05-02", "", "not"),
    // Values of another type.
    (ITEM, "title = 2560", "/title", "type"),
    (ITEM, "title = \"ก\"\ndraft = \"true\"", "/draft", "type"),
    (ITEM, "title = \"ก\"\ntopics = { a = 1 }", "/topics", "type"),
    (ITEM, "title = \"ก\"\nauthors = [1]", "/authors/0", "type"),
    (ITEM, "title = \"ก\"\nweight = 1.5", "/weight", "type"),
    (ITEM, "title = \"ก\"\nevent = \"somtc\"", "/event", "anyOf"),
    (ITEM, "title = \"ก\"\nsource = \"กระทรวง\"", "/source", "type"),
    (MECHANISMS, "[[mechanisms]]\nslug = \"x\"\nname = \"X\"\nvariants = \"Y\"", "/mechanisms/0/variants", "type"),
    (TOPICS, "[topics]\nslug = \"x\"\nname = \"X\"", "/topics", "type"),
    // Values that cannot be.
    (ITEM, "title = \" \"", "/title", "pattern"),
    (ITEM, "title = \"ก\"\nkind = \"ข่าว\"", "/kind", "enum"),
    (ITEM, "title = \"ก\"\nslug = \"กฎบัตร\"", "/slug", "pattern"),
    (ITEM, "title = \"ก\"\n[event]\nmechanism = \"somtc\"\nsession = 0", "/event/session", "minimum"),
    (ITEM, "title = \"ก\"\n[event]\nsession = \"ครั้งที่ ๑๗\"", "/event/session", "pattern"),
    (ITEM, "title = \"ก\"\n[event]\nkind = \"extraordinary\"", "/event/kind", "enum"),
    (ITEM, "title = \"ก\"\n[source]\nurl = \"asean.org\"", "/source/url", "pattern"),
    (ITEM, "title = \"ก\"\n[source]\nlang = \"ภาษาไทย\"", "/source/lang", "pattern"),
    (File::Site, "title = \"ก\"\nbase_url = \"https://a.example\"\nlanguages = [\"th\"]", "/languages", "minItems"),
    (File::Site, "title = \"ก\"\nbase_url = \"https://a.example\"\nlanguages = [\"th\", \"lo\"]", "/languages/1", "enum"),
    (File::Site, "title = \"ก\"\nbase_url = \"https://a.example\"\ntime_zone = \"Bangkok\"", "/time_zone", "anyOf"),
    (File::Site, "title = \"ก\"\nbase_url = \"https://a.example\"\n[check]\nE0401 = \"off\"", "/check/E0401", "enum"),
    (File::Theme, "samut = \"0.1\"", "/samut", "pattern"),
    // Slugs that no register holds.
    (ITEM, "title = \"ก\"\nmechanisms = [\"somct\"]", "/mechanisms/0", "enum"),
    (ITEM, "title = \"ก\"\nmechanisms = \"SOMTC\"", "/mechanisms", "enum"),
    (ITEM, "title = \"ก\"\ncountries = [\"th\", \"eu\"]", "/countries/1", "enum"),
    (ITEM, "title = \"ก\"\n[taxonomies]\ntags = [\"ยาเสพติด\"]", "/taxonomies/tags/0", "enum"),
    (ITEM, "title = \"ก\"\n[event]\nmechanism = \"eu\"", "/event/mechanism", "enum"),
    (ITEM, "title = \"ก\"\n[event]\nparticipants = [\"all member\"]", "/event/participants/0", "anyOf"),
    (ITEM, "title = \"ก\"\n[event]\nstart = 2017-05-02\nparticipants = \"all members\"\nexcept = [\"eu\"]", "/event/except/0", "enum"),
        (MECHANISMS, "[[mechanisms]]\nslug = \"x\"\nname = \"X\"\npillar = \"APSC\"", "/mechanisms/0/pillar", "enum"),
    (MECHANISMS, "[[mechanisms]]\nslug = \"x\"\nname = \"X\"\nreports_to = \"th\"", "/mechanisms/0/reports_to", "enum"),
    (MECHANISMS, "[[mechanisms]]\nslug = \"x\"\nname = \"X\"\nreports_to = [{ to = \"nobody\" }]", "/mechanisms/0/reports_to/0/to", "enum"),
    // Dates that cannot be read in one way.
    (ITEM, "title = \"ก\"\ndate = 2560-05-02", "/date", "not"),
    (ITEM, "title = \"ก\"\ndate = \"2560-05-02\"", "/date", "not"),
    (ITEM, "title = \"ก\"\ndate = 2560", "/date", "maximum"),
    (ITEM, "title = \"ก\"\ndate = \"26 พฤษภาคม\"", "/date", "pattern"),
    (ITEM, "title = \"ก\"\ndate = 10:30:00", "/date", "pattern"),
    (ITEM, "title = \"ก\"\ndate = []", "/date", "type"),
];
