//! Failures in Thai.

use std::io;

use super::Failure;
use crate::{
    batch::memory::MOST_MB,
    diagnostic::{Lang, Told},
    templates::TemplateError,
    thai::{date::long_month, digits::to_arabic},
    typeset::TypesetError,
};

pub fn message(failure: &Failure) -> String {
    use Failure::*;
    match failure {
        Read(error) => error.thai(),
        Template(error @ TemplateError::Handbook { .. }) => format!("แม่แบบใช้ไม่ได้: {}\n{MEND}", error.thai()),
        Template(error) => format!("แม่แบบใช้ไม่ได้: {}", error.thai()),
        Compose(error) => format!("แม่แบบข้อความใช้ไม่ได้: {}\n{MEND}", error.thai()),
        Typeset(error @ TypesetError::Lost { .. }) => error.thai(),
        Typeset(error) => format!("เรียงพิมพ์ไม่ได้: {}\n{MEND}", error.thai()),
        ManyProvinces { path } => {
            format!("{path}: ชุดข้อมูลนี้มีหลายจังหวัด ให้จัดทำรูปเล่มด้วยคำสั่ง ruplem batch หรือดูว่ามีอะไรบ้างด้วยคำสั่ง ruplem check")
        }
        LastYear { path, cause } => {
            format!("{path}: ใช้เป็นข้อมูลของปีก่อนไม่ได้ ({}) ระบุชุดข้อมูลของจังหวัดเดียวกันในปีก่อน", cause.thai())
        }
        MonthOutsideYear { month, year } => {
            let (month, before) = (to_arabic(&long_month(*month)), year.number() - 1);
            format!("{month}: เดือนนี้อยู่นอกปีงบประมาณ {year} ระบุเดือนตั้งแต่ ต.ค. {before} ถึง ก.ย. {year}")
        }
        Pdf { path, cause } => {
            format!("{path}: อ่านแฟ้ม PDF นี้ไม่ได้ ({}) ระบุแฟ้มที่เปิดได้โดยไม่ต้องใช้รหัสผ่านและมีข้อความ", cause.thai())
        }
        Unreadable { path, cause } => {
            format!("{path}: เปิดแฟ้มไม่ได้ ({}) ตรวจชื่อแฟ้มและสิทธิ์ในการอ่าน", cause.thai())
        }
        Workbook(cause) => format!("จัดทำสมุดงานไม่ได้ ({cause}) โปรดแจ้งผู้ดูแลโปรแกรม"),
        Unspecified => "ระบุจังหวัดด้วย --province และปีด้วย --year".into(),
        BadRules { path } => format!("{path}: แก้เกณฑ์ในแฟ้มนี้ตามที่บอกข้างต้น แล้วสั่งใหม่"),
        NoRules { year, first } => {
            let known = first.map_or(String::new(), |first| format!(" มีตั้งแต่ปี {first}"));
            format!("ไม่มีเกณฑ์ของปีงบประมาณ {}{known}", year.map_or(String::new(), |year| year.to_string()))
        }
        NoRulesFile { path } => format!("{path}: เกณฑ์เขียนลงแฟ้ม .toml หรือ .xlsx เท่านั้น แก้นามสกุลของแฟ้ม"),
        NoWorkbook { path } => {
            format!("{path}: --into ใช้ได้เมื่อข้อมูลเป็นสมุดงาน .xlsx หรือ .xlsm หากเป็นโฟลเดอร์ ให้เขียนแผ่นงานเดียวโดยไม่ใช้ --into")
        }
        Mend(cause) => cause.told(Lang::Th),
        LacksProvince { path, wanted } => {
            format!("{path}: ชุดข้อมูลนี้ไม่มีข้อมูลของจังหวัด{wanted} ตรวจชื่อที่ระบุด้วย --province")
        }
        AlreadyThere { path } => {
            format!("{path}: มีแฟ้มนี้อยู่แล้ว จึงไม่ได้เขียนแฟ้มใด ระบุโฟลเดอร์อื่น หรือย้ายแฟ้มนี้ออกก่อน")
        }
        Address { address, cause } => format!("{address}: {}", cause.thai()),
        Refused(refusal) => refusal.message(Lang::Th),
        Write { path, cause } => format!("{path}: เขียนแฟ้มไม่ได้ ({}) {}", cause.thai(), way_to_write(cause)),
        ManyYears { years } => format!("ข้อมูลของแต่ละจังหวัดเป็นคนละปีงบประมาณ ({years}) ให้ใช้ข้อมูลทีละปี"),
        ProvinceNotThere { name } => {
            format!("{name}: ไม่มีจังหวัดนี้ในชุดข้อมูล ดูว่ามีจังหวัดใดบ้างด้วยคำสั่ง ruplem check")
        }
        Shard(error) => format!("แบ่งส่วนของงานไม่ได้: {}", error.thai()),
        Busy { path } => format!("{path}: มีการจัดทำรูปเล่มลงโฟลเดอร์นี้อยู่แล้ว ให้รอจนเสร็จ หรือระบุโฟลเดอร์อื่น"),
        NoLedger { path, cause } => {
            let (line, column) = (cause.line(), cause.column());
            format!("{path}: อ่านบัญชีนี้ไม่ได้ (ผิดที่บรรทัด {line} ตัวอักษรที่ {column}) ลบแฟ้มนี้ แล้วสั่งจัดทำรูปเล่มของบัญชีนั้นใหม่")
        }
        NoLedgers => "ไม่พบบัญชี (ledger) ในโฟลเดอร์เหล่านี้ ระบุโฟลเดอร์ที่จัดทำรูปเล่มไว้ด้วยคำสั่ง ruplem batch".into(),
        MixedParts { sets } => {
            let told = "มีบัญชีของงานที่แบ่งจำนวนส่วนไม่เท่ากันปนกัน จึงไม่รู้ว่างานใดเป็นงานล่าสุด ให้ลบบัญชีของงานเก่า แล้วสั่งใหม่";
            let lines = sets.iter().map(|(count, paths)| format!("\n   แบ่งเป็น {count} ส่วน: {}", paths.join(", ")));
            told.to_owned() + &lines.collect::<String>()
        }
        Bind(error) => format!("รวมแฟ้มสำหรับพิมพ์ไม่ได้: {}", error.thai()),
        NoWorker { cause } => {
            format!("เริ่มโปรแกรมย่อยไม่ได้ ({}) ปิดโปรแกรมอื่นเพื่อให้มีหน่วยความจำพอ แล้วสั่งใหม่", cause.thai())
        }
        SetApart { told, is_lost: true } => told.clone(),
        SetApart { told, is_lost: false } => format!("เรียงพิมพ์ไม่ได้: {told}\n{MEND}"),
        Overdue { document, layout, seconds } => format!(
            "{document}: จัดหน้าไม่เสร็จภายใน {seconds} วินาที ตรวจ for, while, range และฟังก์ชันที่เรียกตัวเองใน {layout} \
             และแฟ้มที่เรียกใช้ว่ามีที่สิ้นสุด หรือเพิ่มเวลาด้วย --timeout\n{MEND}"
        ),
        Full { document, layout } => format!(
            "{document}: จัดหน้าแล้วใช้หน่วยความจำเกิน {MOST_MB} เมกะไบต์ ตรวจ for, while, range และฟังก์ชันที่เรียกตัวเองใน {layout} \
             และแฟ้มที่เรียกใช้ว่ามีที่สิ้นสุด และภาพว่าไม่ใหญ่เกินไป\n{MEND}"
        ),
        Died { document, detail } => {
            format!("{document}: จัดหน้าแล้วโปรแกรมหยุดกลางคัน ({detail}) ตรวจแม่แบบใน --templates แล้วสั่งใหม่")
        }
        Folder { path, cause } => format!(
            "{path}: เขียนลงโฟลเดอร์นี้ไม่ได้ ({}) ตรวจพื้นที่ว่างของดิสก์และสิทธิ์ในการเขียน แล้วสั่งใหม่ \
             รูปเล่มที่เสร็จแล้วไม่ต้องทำซ้ำ",
            cause.thai
        ),
        NotThere { path } => format!("{path}: ไม่พบโฟลเดอร์นี้ ตรวจชื่อที่ระบุ"),
        Vanished { path } => {
            format!("{path}: ไม่พบโฟลเดอร์นี้แล้ว (ถูกลบ ถูกย้าย หรือถอดไดรฟ์ออก) ตรวจแล้วสั่งใหม่ รูปเล่มที่เสร็จแล้วไม่ต้องทำซ้ำ")
        }
        Print(cause) => format!("แสดงผลไม่ได้ ({}) ตรวจปลายทางของผลลัพธ์ แล้วสั่งใหม่", cause.thai()),
    }
}

/// How every template is mended.
const MEND: &str = "แก้แฟ้มใน --templates ตามที่บอก หรือลบออกเพื่อใช้แฟ้มของโปรแกรม";

/// What to do when a file cannot be written. On Windows it is nearly always open in the program that shows it.
fn way_to_write(cause: &io::Error) -> &'static str {
    use io::ErrorKind::{QuotaExceeded, ReadOnlyFilesystem, StorageFull};
    match cause.kind() {
        StorageFull | QuotaExceeded => "ที่เก็บแฟ้มเต็ม ลบแฟ้มที่ไม่ใช้แล้วสั่งใหม่",
        ReadOnlyFilesystem => "ที่นี่เขียนแฟ้มไม่ได้ ระบุที่อื่นด้วย -o",
        _ => "หากเปิดแฟ้มนี้อยู่ให้ปิดก่อน แล้วสั่งใหม่",
    }
}
