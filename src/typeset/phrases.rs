//! What Typst says of a layout, in Thai.

use crate::diagnostic::Phrase;

/// What is wrong, and what is doubtful; longer phrases before the shorter ones that begin alike.
pub const MESSAGES: &[Phrase] = &[
    ("unknown variable: {}", "ไม่มีชื่อ «{}» ตรวจตัวสะกด หรือ import แฟ้มที่มีชื่อนี้"),
    ("unknown font family: {}", "ไม่มีแบบอักษรชื่อ «{}» ใส่แฟ้มของแบบอักษรในโฟลเดอร์ fonts ของแม่แบบ"),
    ("file not found (searched at {})", "ไม่พบแฟ้ม «{}» ในแม่แบบ"),
    ("file is not valid UTF-8", "ตัวอักษรในแฟ้มไม่ใช่ UTF-8"),
    ("unclosed delimiter", "วงเล็บเปิดแต่ไม่ปิด"),
    ("unclosed string", "เครื่องหมายคำพูดเปิดแต่ไม่ปิด"),
    ("unclosed label", "ป้ายชื่อ < เปิดแต่ไม่ปิดด้วย >"),
    ("unclosed raw text", "เครื่องหมาย ` เปิดแต่ไม่ปิด"),
    ("unexpected end of block comment", "มีเครื่องหมาย */ โดยไม่มี /* เปิด"),
    ("unexpected argument: {}", "ไม่มีอาร์กิวเมนต์ชื่อ «{}»"),
    ("unexpected argument", "มีอาร์กิวเมนต์เกิน"),
    ("missing argument: {}", "ขาดอาร์กิวเมนต์ «{}»"),
    ("the character `{}` is not valid in code", "ใช้อักขระ {} ในส่วนคำสั่งไม่ได้"),
    ("dictionary does not contain key {}", "ข้อมูลไม่มีค่าชื่อ {}"),
    ("module `{}` does not contain `{}`", "แฟ้ม «{}» ไม่มีชื่อ «{}»"),
    ("module does not contain `{}`", "แฟ้มไม่มีชื่อ «{}»"),
    ("unresolved import", "แฟ้มที่ import ไม่มีชื่อนี้"),
    ("cyclic import", "แฟ้ม import วนกลับมาหาตัวเอง"),
    ("array index out of bounds ({}) and no default value was specified", "รายการไม่มีลำดับที่ {}"),
    ("label `{}` does not exist in the document", "ไม่มีป้ายชื่อ {} ในเล่ม"),
    ("label `{}` occurs multiple times in the document", "มีป้ายชื่อ {} ซ้ำกันในเล่ม"),
    ("assertion failed: {}", "เงื่อนไขในแม่แบบไม่เป็นจริง: {}"),
    ("panicked with: {}", "แม่แบบหยุดเอง: {}"),
    ("maximum function call depth exceeded", "เรียกฟังก์ชันซ้อนกันลึกเกินไป"),
    ("maximum show rule depth exceeded", "กฎ show ซ้อนกันลึกเกินไป"),
    ("loop seems to be infinite", "วนซ้ำไม่รู้จบ"),
    ("{} missing alt text", "ภาพหรือแผนภูมิไม่มีคำบรรยายแทนภาพ (alt)"),
    ("{} missing document title", "เล่มไม่มีชื่อ กำหนดด้วย set document(title: …)"),
    ("{} missing document date", "เล่มไม่มีวันที่ กำหนดด้วย set document(date: …)"),
    ("expected {}, found {}", "ตรงนี้ต้องเป็น {} แต่พบ {}"),
    ("expected {}", "ตรงนี้ต้องมี {}"),
    ("unexpected {}", "มี {} ในที่ที่มีไม่ได้"),
    ("cannot {}", "ทำไม่ได้"),
    ("document did not converge within five attempts", "เลขหน้าหรือข้อความที่อ้างถึงกันยังไม่นิ่งเมื่อเรียงครบห้ารอบ"),
    ("value of {} did not converge", "ค่าของ {} ยังไม่นิ่งเมื่อเรียงครบห้ารอบ"),
    ("{} did not stabilize", "สิ่งที่แม่แบบถามหายังไม่นิ่งเมื่อเรียงครบห้ารอบ"),
    ("{} was ignored during paged export", "มี {} ซึ่งพิมพ์ลงหน้ากระดาษไม่ได้ จึงข้ามไป"),
    ("{} may not occur inside of a paragraph and was ignored", "มี {} ในย่อหน้า ซึ่งอยู่ตรงนั้นไม่ได้ จึงข้ามไป"),
    ("content labelled multiple times", "มีป้ายชื่อหลายป้ายในที่เดียว ใช้ป้ายสุดท้าย"),
    ("no text within {}", "ไม่มีข้อความระหว่างเครื่องหมาย {}"),
    ("this import has no effect", "คำสั่ง import นี้ไม่มีผล"),
    ("unnecessary import rename to same name", "import แล้วตั้งชื่อเดิมซ้ำโดยไม่จำเป็น"),
    ("image contains foreign object", "ภาพ SVG มีส่วนที่อาจแสดงไม่ถูกต้อง"),
    ("{} is deprecated, {}", "{} เป็นวิธีเก่าที่จะเลิกใช้"),
    ("{} is deprecated", "{} เป็นวิธีเก่าที่จะเลิกใช้"),
];

/// How it can be mended.
pub const HINTS: &[Phrase] = &[
    ("use {} instead", "ใช้ {} แทน"),
    ("write {} instead", "เขียน {} แทน"),
    ("try removing {}", "ลองลบ {}"),
    ("try using {} instead", "ลองใช้ {} แทน"),
    ("rename this variable to avoid future errors", "เปลี่ยนชื่อตัวแปรนี้"),
    ("only the last label is used, the rest are ignored", "ใช้ป้ายสุดท้าย ป้ายอื่นไม่มีผล"),
    (
        "if you meant to use subtraction, try adding spaces around the minus sign: {}",
        "หากหมายถึงการลบ ให้เว้นวรรคหน้าและหลังเครื่องหมายลบ: {}",
    ),
    ("using multiple consecutive {} has no additional effect", "เครื่องหมาย {} ติดกันหลายตัวไม่มีผลเพิ่ม"),
    ("cannot read file outside of project root", "แม่แบบอ่านแฟ้มนอกโฟลเดอร์แม่แบบไม่ได้"),
    ("see {} additional warning{} for more details", "ดูข้อควรตรวจสอบอีก {} ข้อ"),
];

/// What the press was about when it came upon it.
pub const POINTS: &[Phrase] = &[
    ("while calling `{}`", "ระหว่างเรียก «{}»"),
    ("while calling function", "ระหว่างเรียกฟังก์ชัน"),
    ("while showing {} element", "ระหว่างแสดง {}"),
    ("while importing `{}`", "ระหว่าง import «{}»"),
    ("while including `{}`", "ระหว่าง include «{}»"),
];
