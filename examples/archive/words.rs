//! What the items of the archive say: titles and Markdown, in Thai and in English.
//!
//! Dice and names come in, text goes out. It says nothing of a real meeting.

use super::dice::Dice;

/// A language, as an index into words in both.
pub(crate) const TH: usize = 0;
/// The other one.
pub(crate) const EN: usize = 1;

/// A title in Thai without any place where a line may break but between words, as some are.
pub(crate) const LONG_TITLE: [&str; 2] = [
    "การประชุมเชิงปฏิบัติการเพื่อเสริมสร้างขีดความสามารถของเจ้าหน้าที่ผู้ปฏิบัติงานด้านการบริหารจัดการชายแดนและการป้องกันปราบปรามอาชญากรรมข้ามชาติในภูมิภาคเอเชียตะวันออกเฉียงใต้ภายใต้กรอบความร่วมมือระหว่างประเทศสมาชิกอาเซียนกับประเทศคู่เจรจาและองค์การระหว่างประเทศที่เกี่ยวข้อง",
    "Regional workshop on strengthening the capacities of officials in charge of border management, counter-trafficking and the interoperability of information systems within the framework of cooperation between the member states, their dialogue partners and the international organisations concerned",
];

const OPENING: [&[&str]; 2] = [
    &[
        "ที่ประชุมรับทราบความคืบหน้าของงานตามแผนงานฉบับปัจจุบัน และเห็นพ้องให้เร่งรัดกิจกรรมที่ยังค้างอยู่ให้แล้วเสร็จภายในปีหน้า",
        "ผู้แทนจากประเทศสมาชิกแลกเปลี่ยนข้อมูลเกี่ยวกับสถานการณ์ล่าสุดในประเทศของตน พร้อมทั้งเสนอแนวปฏิบัติที่ได้ผลดี",
        "การหารือครั้งนี้มุ่งเน้นการทำงานร่วมกันระหว่างหน่วยงานในประเทศและหน่วยงานในภูมิภาค เพื่อให้ประชาชนได้รับประโยชน์อย่างแท้จริง",
        "คณะผู้แทนไทยย้ำความสำคัญของการเชื่อมโยงฐานข้อมูล และแจ้งว่าพร้อมจัดการฝึกอบรมสำหรับเจ้าหน้าที่รุ่นใหม่",
    ],
    &[
        "The meeting took note of the progress made under the current plan of work, and agreed to complete what is outstanding within the coming year.",
        "Delegates exchanged information on recent developments in their countries, and presented practices that had worked well.",
        "The discussion centred on how agencies at home and in the region can work together, so that people benefit in their daily lives.",
        "The Thai delegation stressed how much depends on linking databases, and offered to train a new generation of officials.",
    ],
];
const FURTHER: [&[&str]; 2] = [
    &[
        "นอกจากนี้ ที่ประชุมเห็นว่าควรมีจุดประสานงานในทุกประเทศ เพื่อให้การส่งต่อข้อมูลเป็นไปอย่างรวดเร็ว ปลอดภัย และตรวจสอบได้",
        "ทั้งสองฝ่ายจะจัดทำรายงานความคืบหน้าเสนอต่อที่ประชุมครั้งต่อไป โดยใช้แบบรายงานเดียวกันทั้งภูมิภาค",
        "ในด้านงบประมาณ ประเทศคู่เจรจาแจ้งความประสงค์ที่จะสนับสนุนโครงการนำร่องเป็นเวลาสามปี",
        "ข้อเสนอให้ทบทวนขอบเขตหน้าที่ของคณะทำงานได้รับการสนับสนุนจากทุกประเทศ ซึ่งจะเวียนร่างเอกสารให้พิจารณาภายในสองเดือน",
        "ปัญหาที่ยังคงอยู่คือความแตกต่างของกฎหมายภายใน ระบบสารสนเทศที่เชื่อมต่อกันไม่ได้ และการขาดแคลนเจ้าหน้าที่ที่มีทักษะด้านภาษา",
        "ที่ประชุมยังได้รับฟังการนำเสนอเรื่องการมีส่วนร่วมของเยาวชน สตรี และผู้สูงอายุ ตลอดจนข้อคิดเห็นจากภาคประชาสังคม",
        "สำหรับผู้ที่อยู่ในพื้นที่ห่างไกล ควรมีบริการเคลื่อนที่ที่เข้าถึงได้โดยไม่เสียค่าใช้จ่าย และมีล่ามในภาษาท้องถิ่น",
    ],
    &[
        "It also held that each country should name a focal point, so that information travels quickly, safely and in a way that can be verified.",
        "Both sides will report to the next meeting, in one form that the whole region uses.",
        "As to the budget, the dialogue partners announced that they would support a pilot project for three years.",
        "A proposal to review the terms of reference of the working group found support everywhere; a draft will be circulated within two months.",
        "What remains difficult are differences between national laws, information systems that cannot be joined, and a shortage of officials with the languages needed.",
        "The meeting further heard presentations on the part that young people, women and the elderly can take, and the views of civil society.",
        "People in remote places should be served by mobile units at no cost to them, with interpreters for local languages.",
    ],
];
const HEADINGS: [&[&str]; 2] = [
    &[
        "ภูมิหลัง",
        "สาระสำคัญของการหารือ",
        "ผลการประชุม",
        "ข้อเสนอของประเทศไทย",
        "ความร่วมมือกับประเทศคู่เจรจา",
        "การดำเนินงานขั้นต่อไป",
        "ข้อสังเกต",
    ],
    &[
        "Background",
        "What was discussed",
        "Outcome",
        "What Thailand proposed",
        "Work with dialogue partners",
        "Next steps",
        "Remarks",
    ],
];

/// Markdown of some paragraphs; a long one has headings, and now and then what else Markdown has.
pub(crate) fn body(dice: &mut Dice, lang: usize, is_long: bool) -> String {
    let mut text = paragraphs(dice, lang, 2);
    if is_long {
        for heading in HEADINGS[lang] {
            text += "## ";
            text += heading;
            text += "\n\n";
            let count = 1 + dice.below(3);
            text += &paragraphs(dice, lang, count);
            if dice.chance(40) {
                text += rarity(dice, lang);
            }
        }
    } else {
        let count = 1 + dice.below(4);
        text += &paragraphs(dice, lang, count);
        if dice.chance(15) {
            text += rarity(dice, lang);
        }
    }
    text
}

/// A sentence, for descriptions.
pub(crate) fn sentence(dice: &mut Dice, lang: usize) -> &'static str {
    dice.pick(OPENING[lang])
}

fn paragraphs(dice: &mut Dice, lang: usize, count: usize) -> String {
    let mut text = String::new();
    for _ in 0..count {
        text += dice.pick(OPENING[lang]);
        for _ in 0..2 + dice.below(3) {
            text += " ";
            text += dice.pick(FURTHER[lang]);
        }
        text += "\n\n";
    }
    text
}

fn rarity(dice: &mut Dice, lang: usize) -> &'static str {
    const RARITIES: [&[&str]; 2] = [
        &[
            "| ลำดับ | เรื่อง | หน่วยงานรับผิดชอบ | กำหนดเวลา |\n|---:|:---|:---:|---|\n| ๑ | การจัดตั้งจุดประสานงานแห่งชาติ | กระทรวงการต่างประเทศ | ไตรมาสที่ ๑ |\n| ๒ | การทบทวนขอบเขตหน้าที่ของคณะทำงาน | สำนักงานตำรวจแห่งชาติ | ไตรมาสที่ ๓ |\n\n",
            "> ความร่วมมือที่ยั่งยืนเริ่มจากความไว้วางใจ และความไว้วางใจเริ่มจากการพูดคุยกันอย่างสม่ำเสมอ\n\n",
            "1. จัดทำแผนงานระยะห้าปี\n2. แต่งตั้งผู้ประสานงาน\n   - ระดับนโยบาย\n   - ระดับปฏิบัติ\n3. รายงานผลต่อที่ประชุม\n\n",
            "- [x] ส่งร่างเอกสารให้ประเทศสมาชิก\n- [ ] รวบรวมข้อคิดเห็น\n\n",
            "ร่างแถลงการณ์ผ่านความเห็นชอบแล้ว[^1] และจะเผยแพร่ในโอกาสแรก[^2]\n\n[^1]: โดยไม่มีการแก้ไข\n[^2]: ทั้งภาษาไทยและภาษาอังกฤษ\n\n",
            "<details>\n<summary>ระเบียบวาระ</summary>\n<p>พิธีเปิด การรับรองระเบียบวาระ การหารือ และการรับรองรายงาน</p>\n</details>\n\n",
            "พื้นที่โครงการ ๑๒ กม.<sup>2</sup> และ <abbr title=\"สำนักเลขาธิการอาเซียน\">สลธ.</abbr> จะเป็นผู้ติดตามผล ~~ภายในหนึ่งปี~~ ภายในสองปี\n\n",
            "### รายละเอียดเพิ่มเติม\n\nดูระบบทะเบียนของโครงการซึ่งมีชื่อรหัสว่า `regional-information-exchange-and-early-warning-platform-v2` ประกอบ\n\n```\nวาระที่ 1   เปิดการประชุม\nวาระที่ 2   รับรองระเบียบวาระ   ผู้แทนทุกประเทศ   ห้องประชุมใหญ่   ชั้น 2   อาคารอำนวยการ\n```\n\n",
        ],
        &[
            "| No. | Subject | Lead agency | Due |\n|---:|:---|:---:|---|\n| 1 | National focal points | Ministry of Foreign Affairs | First quarter |\n| 2 | Review of the terms of reference | Royal Thai Police | Third quarter |\n\n",
            "> Cooperation that lasts begins with trust, and trust begins with talking often.\n\n",
            "1. Draw up a plan for five years\n2. Name focal points\n   - for policy\n   - for operations\n3. Report to the meeting\n\n",
            "- [x] Send the draft to the member states\n- [ ] Gather comments\n\n",
            "The draft statement was agreed[^1] and will be published soon[^2].\n\n[^1]: Without amendment.\n[^2]: In Thai and in English.\n\n",
            "<details>\n<summary>Agenda</summary>\n<p>Opening, adoption of the agenda, discussion, adoption of the report.</p>\n</details>\n\n",
            "The project covers 12 km<sup>2</sup>, and the <abbr title=\"ASEAN Secretariat\">ASEC</abbr> will follow it up ~~within a year~~ within two years.\n\n",
            "### Further details\n\nSee also the register named `regional-information-exchange-and-early-warning-platform-v2`.\n\n```\nItem 1   Opening of the meeting\nItem 2   Adoption of the agenda   all delegations   main hall   second floor   headquarters building\n```\n\n",
        ],
    ];
    dice.pick(RARITIES[lang])
}
