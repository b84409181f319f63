//! Words that hold on to what stands beside them: units, eras, months, titles, connectives.

use super::date::{LONG, SHORT};

/// What a year or an ordinal closes up to on its left; what follows such a number is not counted by it.
pub const BEFORE_ORDINAL: &[&str] = &[
    "พ.ศ.",
    "ค.ศ.",
    "ปี",
    "ปีงบประมาณ",
    "มาตรา",
    "ข้อ",
    "ที่",
    "วรรค",
    "อนุมาตรา",
    "หมวด",
    "บท",
    "หน้า",
    "โทร.",
    "โทรศัพท์",
    "โทรสาร",
    "เลข",
    "รง",
    "ว",
    "หมู่",
    "ม.",
    "ถ.",
    "ซ.",
    "ซอย",
    "ห้อง",
    "ตาราง",
    "ภาพ",
    "แผนภูมิ",
    "เอกสาร",
    "ไตรมาส",
];

/// What any other number closes up to on its left: `ระดับ ๓`, `ร้อยละ ๘๐`.
pub const BEFORE_NUMBER: &[&str] =
    &["ระดับ", "รอบ", "ร้อยละ", "ลำดับ", "รุ่น", "ฉบับ", "เล่ม", "ตอน", "เดือน", "กลุ่ม", "ประเภท", "ชั้น", "อายุ", "ละ"];

/// What closes up to a number on its left: `๑๒๐ คน`, `๕,๐๐๐ บาท`.
pub const AFTER_NUMBER: &[&str] = &[
    "คน",
    "บาท",
    "ราย",
    "แผน",
    "ครั้ง",
    "เล่ม",
    "แห่ง",
    "จังหวัด",
    "อำเภอ",
    "ตำบล",
    "หมู่บ้าน",
    "กลุ่ม",
    "โครงการ",
    "กิจกรรม",
    "ชั่วโมง",
    "วัน",
    "เดือน",
    "ปี",
    "สัปดาห์",
    "หลักสูตร",
    "รุ่น",
    "ฉบับ",
    "ชุด",
    "เครื่อง",
    "ระดับ",
    "รอบ",
    "ข้อ",
    "ประเภท",
    "ด้าน",
    "ไร่",
    "กิโลเมตร",
    "เมตร",
    "กิโลกรัม",
    "ล้าน",
    "แสน",
    "หมื่น",
    "พัน",
    "ร้อย",
    "สตางค์",
    "น.",
    "นาที",
    "นาฬิกา",
    "ครัวเรือน",
    "ครอบครัว",
    "หน่วย",
    "สาขา",
    "อาชีพ",
    "คณะ",
    "ศูนย์",
    "เรื่อง",
    "ตัวชี้วัด",
    "เท่า",
    "ตัว",
    "ชิ้น",
    "แผ่น",
    "หน้า",
    "ภาค",
    "ไตรมาส",
    "หลัง",
    "คัน",
    "ท่าน",
    "รูป",
    "เปอร์เซ็นต์",
    "งาน",
    "ตารางวา",
    "ตารางเมตร",
    "ขั้น",
    "ลำดับ",
    "คู่",
    "องค์กร",
    "กม.",
    "ม.",
    "กก.",
    "ตร.ม.",
    "ตร.กม.",
    "ยุทธศาสตร์",
    "แนวทาง",
    "มาตรการ",
    "กลไก",
    "เครือข่าย",
    "ชุมชน",
    "สถานประกอบการ",
];

/// Great numbers in words that may stand between a figure and its unit: `๕ ล้านบาท`.
pub const MAGNITUDES: &[&str] = &["ล้าน", "แสน", "หมื่น", "พัน", "ร้อย"];

/// The months, whole and shortened.
pub const MONTHS: &[&str] = &whole_and_shortened(LONG, SHORT);

const fn whole_and_shortened(whole: [&'static str; 12], shortened: [&'static str; 12]) -> [&'static str; 24] {
    let mut months = [""; 24];
    let mut index = 0;
    while index < 12 {
        months[index] = whole[index];
        months[12 + index] = shortened[index];
        index += 1;
    }
    months
}

/// Eras that may stand between a month and its year.
pub const ERAS: &[&str] = &["พ.ศ.", "ค.ศ."];

/// Words that begin the name of a place or a person of rank, and do not end a line without it.
pub const TITLES: &[&str] = &[
    "คุณ",
    "ตำบล",
    "เขต",
    "แขวง",
    "หมู่บ้าน",
    "เทศบาล",
    "เทศบาลตำบล",
    "เทศบาลเมือง",
    "เทศบาลนคร",
    "ถนน",
    "ซอย",
    "หม่อมหลวง",
    "หม่อมราชวงศ์",
    "พลเอก",
    "พลโท",
    "พลตรี",
    "พันเอก",
    "พันโท",
    "พันตรี",
    "ร้อยเอก",
    "ร้อยโท",
    "ร้อยตรี",
    "ศาสตราจารย์",
];

/// Endings of words that stand before the names in our lists: สำนักงานแรงงานจังหวัดเลย, กิ่งอำเภอ.
pub const PLACES: &[&str] = &["จังหวัด", "อำเภอ"];

/// Titles that a given name and a surname follow.
pub const PERSONAL_TITLES: &[&str] = &["นาย", "นาง", "นางสาว", "เด็กชาย", "เด็กหญิง"];

/// Shortened titles of places and laws: a space after them holds.
pub const DOTTED_TITLES: &[&str] =
    &["จ.", "อ.", "ต.", "ถ.", "ซ.", "ม.", "พ.ร.บ.", "พ.ร.ก.", "พ.ร.ฎ.", "อบต.", "อบจ.", "รพ.", "รพ.สต."];

/// Shortened titles of persons: a given name and a surname follow.
pub const DOTTED_PERSONAL_TITLES: &[&str] = &[
    "น.ส.",
    "ด.ช.",
    "ด.ญ.",
    "ดร.",
    "นพ.",
    "พญ.",
    "ทพ.",
    "ทพญ.",
    "ภก.",
    "ภญ.",
    "ศ.",
    "รศ.",
    "ผศ.",
    "พล.อ.",
    "พล.ท.",
    "พล.ต.",
    "พ.อ.",
    "พ.ท.",
    "พ.ต.",
    "ร.อ.",
    "ร.ท.",
    "ร.ต.",
    "พ.ต.อ.",
    "พ.ต.ท.",
    "พ.ต.ต.",
    "ร.ต.อ.",
    "ร.ต.ท.",
    "ร.ต.ต.",
    "ด.ต.",
    "จ.ส.อ.",
    "จ.ส.ต.",
    "ส.ต.อ.",
    "ม.ล.",
    "ม.ร.ว.",
];

/// Words that tie what follows to what stands before; a line rather begins than ends with one.
pub const CONNECTIVES: &[&str] =
    &["ที่", "และ", "หรือ", "ใน", "ของ", "แต่", "โดย", "เพื่อ", "กับ", "แก่", "ซึ่ง", "แห่ง", "จาก", "เพราะ"];

/// Openings of nouns, adjectives and adverbs made from other words: การส่งเสริม, น่าสนใจ, อย่างรวดเร็ว, พระเมตตา.
pub const PREFIXES: &[&str] = &["การ", "ความ", "น่า", "อย่าง", "พระ"];

/// Words that end a person's name: what follows is said of them.
pub const NOT_A_NAME: &[&str] = &[
    "เป็น",
    "ได้",
    "ผู้",
    "ประธาน",
    "กรรมการ",
    "ตำแหน่ง",
    "รอง",
    "หัวหน้า",
    "จะ",
    "ว่า",
    "ให้",
    "คือ",
    "อายุ",
    "แรงงาน",
    "นักวิชาการ",
    "ผู้อำนวยการ",
    "ผู้แทน",
    "ไม่",
];
