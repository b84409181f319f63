//! What each fault says, in Thai.

use chrono::{Datelike, NaiveDate};

use super::{and_more, annex_fault, listed, picture_fault, rows, sort_name, thai_day, thai_month};
use crate::{
    diagnostic::{
        Fault, Limit, MailFault, NoDay, Told,
        wording::{grouped_count, out_of_year},
    },
    limits::{MAX_ATTACHED, MAX_CELL, MAX_COLUMNS, MAX_FAULTS, MAX_ROWS},
    model::{BUDDHIST_OFFSET, LinkError},
    thai::{date, digits::grouped},
};

pub fn message(fault: &Fault) -> String {
    use Fault::*;
    match fault {
        MissingTable { .. } => "ไม่พบตารางนี้ในชุดข้อมูล".into(),
        ProgramFault { cause } => format!("โปรแกรมขัดข้องกับข้อมูลนี้ ({cause})"),
        UnreadableFile { cause } => format!("เปิดอ่านแฟ้มไม่ได้ ({})", cause.thai),
        NotPlainFile => "ชื่อนี้เป็นโฟลเดอร์หรืออุปกรณ์ ไม่ใช่แฟ้ม จึงไม่เปิดอ่าน".into(),
        OutsideDataset => "นี่เป็นทางลัด (symbolic link) ไปนอกโฟลเดอร์ข้อมูล จึงไม่เปิดอ่าน".into(),
        FileTooLarge { limit_mb } => format!("แฟ้มใหญ่เกิน {limit_mb} เมกะไบต์"),
        BrokenWorkbook { .. } => "เปิดสมุดงานไม่ได้ แฟ้มเสียหายหรือไม่ใช่สมุดงาน".into(),
        LockedWorkbook => "สมุดงานนี้ตั้งรหัสผ่านไว้ จึงเปิดอ่านไม่ได้".into(),
        OldWorkbook => "แฟ้มนี้เป็นสมุดงานแบบเก่า (.xls)".into(),
        BookWithoutData { cause } => format!("ใช้แฟ้ม PDF นี้เป็นข้อมูลไม่ได้: {}", cause.thai()),
        AlteredBook { files } => format!("ข้อมูลในแฟ้ม PDF นี้ถูกแก้ไขหลังจัดทำเล่ม ({files})"),
        SeveralBooks { used, came: [came, other], errors } => {
            let received =
                |day: &Option<NaiveDate>| day.map_or_else(String::new, |day| format!(" (ได้รับเมื่อ {})", thai_day(day)));
            let because = if *errors > 0 {
                format!("มีข้อผิดพลาด {errors} แห่ง จึง")
            } else {
                String::new()
            };
            format!("ไม่ใช้ข้อมูลชุดนี้{} เพราะ{because}ใช้ {used}{} ของจังหวัดเดียวกัน", received(came), received(other))
        }
        MailWithoutData { fault } => match fault {
            MailFault::Nothing => "อีเมลนี้ไม่มีแฟ้มแนบ จึงไม่มีข้อมูลให้ใช้".into(),
            MailFault::Others { names, more } => {
                let more = if *more > 0 { format!(" และอีก {more} แฟ้ม") } else { String::new() };
                format!("แฟ้มที่แนบมากับอีเมลนี้ใช้เป็นข้อมูลไม่ได้ ({names}{more})")
            }
            MailFault::OfOutlook => "แฟ้มแนบของอีเมลนี้อยู่ใน winmail.dat ซึ่งเปิดได้เฉพาะใน Outlook".into(),
            MailFault::Locked => "อีเมลนี้เข้ารหัสหรือลงลายมือชื่ออิเล็กทรอนิกส์ (smime.p7m) จึงเปิดแฟ้มแนบไม่ได้".into(),
            MailFault::TooMany => {
                format!("อีเมลนี้มีแฟ้มแนบเกิน {MAX_ATTACHED} แฟ้ม หรือมีอีเมลซ้อนกันหลายชั้นเกินกว่าที่โปรแกรมอ่าน")
            }
        },
        OtherMail => "แฟ้มอีเมลชนิดนี้ไม่ถูกอ่าน ข้อมูลที่แนบอยู่จะไม่ถูกใช้".into(),
        LateMail { item, due, came } => {
            format!("«{}» ถึงส่วนกลางทางอีเมลวันที่ {} หลังวันครบกำหนด {}", item.thai(), thai_day(*came), thai_day(*due))
        }
        OtherMailDay { item, stated, came } => {
            format!(
                "«{}» ในตารางเป็นวันที่ {} แต่อีเมลที่แนบเล่มหรือข้อมูลมาถึงวันที่ {}",
                item.thai(),
                thai_day(*stated),
                thai_day(*came)
            )
        }
        WorkbookTooLarge { limit: Limit::Megabytes(limit) } => {
            format!("ข้อมูลในสมุดงานเมื่อคลายแล้วใหญ่เกิน {limit} เมกะไบต์")
        }
        WorkbookTooLarge { limit: Limit::Together(limit) } => {
            format!("ข้อมูลของทุกจังหวัดรวมกันถึงตรงนี้เกิน {limit} เมกะไบต์ จึงไม่อ่านจังหวัดตั้งแต่นี้ไป")
        }
        WorkbookTooLarge { limit: Limit::Sheets(limit) } => {
            format!("สมุดงานมีแผ่นงานเกิน {} แผ่น", grouped_count(*limit))
        }
        TableTooLarge => {
            format!("ตารางนี้มีแถวหรือคอลัมน์มากเกินไป (ไม่เกิน {} แถว {MAX_COLUMNS} คอลัมน์)", grouped_count(MAX_ROWS))
        }
        TooManyFaults => {
            format!("ตารางนี้มีข้อผิดพลาดเกิน {} แห่ง ตั้งแต่แถวนี้ลงไปจึงไม่ได้ตรวจ", grouped_count(MAX_FAULTS))
        }
        DuplicateSheet { first } => format!("แผ่นงานนี้เป็นตารางเดียวกับแผ่นงาน «{first}» จึงไม่รู้ว่าจะใช้แผ่นใด"),
        UnknownSheet { .. } => "ไม่รู้จักแผ่นงานนี้ ข้อมูลในแผ่นงานนี้จะไม่ถูกใช้".into(),
        HiddenSheet => "แผ่นงานนี้ถูกซ่อนไว้ แต่ข้อมูลถูกอ่านและนับเหมือนแผ่นงานอื่น".into(),
        HiddenRows { rows } => format!("ตั้งแต่แถวนี้ลงไปมีแถวที่ซ่อนไว้ {rows} แถวซึ่งมีข้อมูล และถูกนับเหมือนแถวอื่น"),
        HiddenColumns { columns } => {
            format!("ตั้งแต่คอลัมน์นี้ไปมีคอลัมน์ที่ซ่อนไว้ {columns} คอลัมน์ซึ่งมีข้อมูล และถูกนับเหมือนคอลัมน์อื่น")
        }
        StruckRows { rows } => format!("ตั้งแต่แถวนี้ลงไปมีแถวที่ขีดฆ่าไว้ {rows} แถว และถูกนับเหมือนแถวอื่น"),
        NotUtf8 => "อ่านตัวอักษรในแฟ้มไม่ได้ เพราะไม่ใช่ UTF-8, UTF-16 หรือ Windows-874".into(),
        BrokenToml { .. } => "เขียนไม่ถูกรูปแบบ".into(),
        BrokenCsv => "เครื่องหมายคำพูดในแถวนี้ไม่ครบคู่ จึงไม่รู้ว่าแต่ละช่องและแต่ละแถวจบตรงใด".into(),
        UnfinishedFile => "แฟ้มนี้บันทึกไม่จบ ท้ายแฟ้มว่างเปล่า (NUL) จึงไม่รู้ว่าข้อมูลขาดไปเท่าใด".into(),
        MissingColumn { thai, .. } => format!("ไม่มีคอลัมน์ «{thai}»"),
        DuplicateColumn => "มีคอลัมน์นี้ซ้ำกัน จึงไม่รู้ว่าจะใช้ค่าใด".into(),
        UnknownColumn { .. } => "ไม่รู้จักคอลัมน์นี้ ข้อมูลในคอลัมน์นี้จะไม่ถูกใช้".into(),
        UnknownKey { .. } => "ไม่รู้จักรายการนี้ ข้อมูลในบรรทัดนี้จะไม่ถูกใช้".into(),
        UnknownFile { is_workbook, .. } => {
            if *is_workbook {
                "สมุดงานนี้อยู่ข้างแฟ้มตาราง จึงไม่ถูกอ่าน ใช้ข้อมูลจากแฟ้มตารางเท่านั้น".into()
            } else {
                "ไม่รู้จักแฟ้มนี้ ข้อมูลในแฟ้มนี้จะไม่ถูกใช้".into()
            }
        }
        OtherKind { .. } => "แฟ้มชนิดนี้ไม่ถูกอ่าน ข้อมูลในแฟ้มนี้จะไม่ถูกใช้".into(),
        FolderWithoutTable => "โฟลเดอร์นี้ไม่มีแฟ้มตารางหรือสมุดงานของจังหวัดใด จึงไม่ได้อ่านข้อมูลจากที่นี่".into(),
        MixedDataset { folders } => {
            format!("แฟ้มตารางอยู่ปนกับโฟลเดอร์ที่เป็นชุดข้อมูลเอง ({}) จึงไม่รู้ว่าจะใช้ข้อมูลใด", listed(folders))
        }
        ExtraCells { rows: 1, .. } => "แถวนี้มีข้อมูลเกินจำนวนหัวคอลัมน์".into(),
        ExtraCells { at, .. } if !at.is_empty() => {
            format!("{} มีข้อมูลเกินจำนวนหัวคอลัมน์", rows(at))
        }
        ExtraCells { rows, .. } => format!("ตั้งแต่แถวนี้ลงไปมี {rows} แถวที่มีข้อมูลในคอลัมน์ซึ่งไม่มีหัวคอลัมน์"),
        SplitNumber { whole, .. } => format!("จุลภาคในตัวเลขแยกตัวเลขออกเป็นหลายช่อง น่าจะเป็น «{whole}»"),
        ShortRow { cells, headings } => format!("แถวนี้มีเพียง {cells} ช่อง จากหัวคอลัมน์ {headings} ช่อง จึงขาดข้อมูลที่จำเป็น"),
        MissingValue { .. } => "ยังไม่ได้กรอกข้อมูลที่จำเป็น".into(),
        FormulaWithoutValue => "ช่องนี้เป็นสูตรที่แฟ้มไม่ได้เก็บผลลัพธ์ไว้".into(),
        StaleFormulas { cells } => {
            format!("แฟ้มบอกว่าผลของสูตรยังต้องคำนวณใหม่ ({cells} ช่อง เริ่มที่ช่องนี้) จึงไม่แน่ว่าค่าที่เก็บไว้ถูกต้อง")
        }
        FormulaError => "สูตรในช่องนี้คำนวณไม่ได้".into(),
        NotText { is_day: true } => {
            "ช่องนี้เก็บเป็นวันที่หรือเวลา ไม่ใช่ข้อความ โปรแกรมตารางคำนวณอาจเปลี่ยนจากที่พิมพ์ไว้ เช่น 1-1 หรือ 1/2565".into()
        }
        NotText { is_day: false } => "ช่องนี้เก็บเป็นค่าจริงหรือเท็จ (TRUE, FALSE) ไม่ใช่ข้อความ".into(),
        ShownOtherwise { shown } => match shown {
            Some(shown) => format!("ช่องนี้แสดงบนแผ่นงานเป็น «{shown}» แต่ค่าที่เก็บไว้เป็นอีกค่าหนึ่ง"),
            None => "ช่องนี้เก็บเป็นตัวเลข และแสดงบนแผ่นงานเป็นอย่างอื่น".into(),
        },
        LostZero => "หมายเลขโทรศัพท์นี้ไม่ขึ้นต้นด้วย 0 เลข 0 อาจหายไปเพราะช่องเก็บเป็นตัวเลข".into(),
        LostDigits => "ข้อความนี้ถูกโปรแกรมตารางคำนวณย่อเป็นเลขยกกำลัง ตัวเลขท้ายจึงหายไปแล้ว".into(),
        WrongTotal { column, written, sum } => {
            format!("ยอดรวมของ «{column}» เป็น {written} แต่ผลบวกของแถวข้างบนเป็น {sum}")
        }
        DoubtfulTotal => "แถวนี้ดูเหมือนแถวรวม แต่กรอกครบเหมือนข้อมูล จึงถูกนับเป็นข้อมูล".into(),
        RemarkRow { rows: found } => format!("{} เป็นหมายเหตุหรือที่ลงชื่อใต้ตาราง จึงไม่นับเป็นข้อมูล", rows(found)),
        RepeatedHeading { rows: found } => format!("{} เป็นหัวตารางซ้ำ จึงไม่นับเป็นข้อมูล", rows(found)),
        StrategyRows { rows: found, is_used: true } => {
            format!("{} เป็นหัวเรื่องยุทธศาสตร์ ไม่ใช่โครงการ จึงใช้เป็นยุทธศาสตร์ของโครงการข้างใต้ที่ไม่ได้กรอกไว้", rows(found))
        }
        StrategyRows { rows: found, .. } => {
            format!("{} เป็นหัวเรื่องยุทธศาสตร์ ไม่ใช่โครงการ จึงไม่นับเป็นข้อมูล", rows(found))
        }
        ForeignRows { table, rows: found } => {
            format!("{} ไม่ใช่ข้อมูลของตาราง «{}» เพราะไม่มีข้อมูลที่จำเป็นเกือบทั้งแถว จึงไม่ได้อ่าน", rows(found), table.thai())
        }
        UnfilledRows { rows: found } => format!("{} เริ่มกรอกไว้แต่ยังขาดข้อมูลที่จำเป็นเกือบทั้งแถว จึงไม่ได้อ่าน", rows(found)),
        BesideTable { cells } => format!("ช่อง {cells} อยู่ข้างตาราง ไม่มีหัวคอลัมน์ของตารางนี้ จึงไม่ได้อ่าน"),
        InvisibleCharacters { refused } => {
            if *refused {
                "มีอักขระที่มองไม่เห็นปนอยู่".into()
            } else {
                "มีอักขระที่มองไม่เห็นปนอยู่ จึงตัดออกให้แล้ว".into()
            }
        }
        RepairedText { after, refused } => {
            if *refused {
                format!("ข้อความนี้พิมพ์สลับลำดับหรือใช้อักขระผิด ที่ถูกคือ «{after}»")
            } else {
                format!("ข้อความนี้พิมพ์สลับลำดับหรือใช้อักขระผิด จึงแก้ให้เป็น «{after}»")
            }
        }
        DoubtfulThai { piece, is_sure: true, .. } => {
            format!("ตรง «{piece}» มีสระหรือวรรณยุกต์ผิดที่ และแก้ให้แน่ชัดไม่ได้")
        }
        DoubtfulThai { piece, .. } => format!("ตรง «{piece}» น่าจะมีสระหรือวรรณยุกต์หายหรือผิดที่ เช่นเมื่อคัดลอกจาก PDF"),
        LostText => "ตัวอักษรในช่องนี้เสียไปแล้ว กลายเป็น ? หรืออักขระอื่นที่อ่านไม่ได้".into(),
        FigureForText => "ช่องนี้ควรเป็นข้อความ แต่มีเพียงตัวเลขหรือค่าจริงเท็จ".into(),
        TextTooLong => format!("ข้อความในช่องนี้ยาวเกิน {} ตัวอักษร", grouped_count(MAX_CELL)),
        UnprintableCharacter { character } => {
            format!("มีอักขระที่พิมพ์ลงเล่มไม่ได้: {character} (U+{:04X})", u32::from(*character))
        }
        BadNumber { unit: Some(unit), .. } => format!("หน่วย «{unit}» ไม่ใช่หน่วยของคอลัมน์นี้"),
        BadNumber { .. } => "อ่านเป็นตัวเลขไม่ได้".into(),
        RepairedNumber { after, refused, rows } => {
            let read = if *refused { "ที่ถูกคือ" } else { "จึงอ่านเป็น" };
            format!("มีหน่วยปนอยู่กับตัวเลข {read} «{after}»{}", and_more(*rows))
        }
        NegativeNumber => "จำนวนติดลบ".into(),
        FractionalPeople => "จำนวนคนเป็นเศษ".into(),
        TooManyDecimals => "จำนวนเงินมีทศนิยมเกินสองตำแหน่ง".into(),
        NumberTooLarge => "ตัวเลขมากเกินกว่าจะเป็นไปได้".into(),
        BadDate { why, .. } => match why {
            NoDay::Unreadable => "อ่านเป็นวันที่ไม่ได้".into(),
            NoDay::BeyondMonth(last) => {
                format!("เดือนนี้ไม่มีวันที่ดังกล่าว วันสุดท้ายคือ {}", thai_day(*last))
            }
            NoDay::OtherWeekday(day) => {
                format!("วันในสัปดาห์ไม่ตรงกับวันที่ {} เป็นวัน{}", thai_day(*day), date::weekday(*day))
            }
            NoDay::MonthFirst { rows } => format!("เขียนเดือนไว้หน้าวัน จึงอ่านเป็นวันที่ไม่ได้{}", and_more(*rows)),
        },
        SwappedDay { read, rows, .. } => {
            format!("อ่านเป็น {} ดูเหมือนสลับวันกับเดือน{}", thai_day(*read), and_more(*rows))
        }
        BadMonth { .. } => "อ่านเป็นเดือนไม่ได้".into(),
        MonthOutsideYear { year, meant, years, rows } => match out_of_year(*year, *meant, *years) {
            Ok(other) => format!("ปี {other} อยู่นอกปีงบประมาณ {year}{}", and_more(*rows)),
            Err(month) => format!("{} อยู่นอกปีงบประมาณ {year}{}", thai_month(month), and_more(*rows)),
        },
        EndBeforeStart => "เดือนสิ้นสุดมาก่อนเดือนเริ่ม".into(),
        UnknownProject { .. } => "ไม่มีโครงการรหัสนี้ในตารางโครงการ".into(),
        DuplicateProject { first_row } => format!("รหัสโครงการซ้ำกับแถว {first_row}"),
        DuplicateMonth { first_row } => format!("เดือนนี้มีอยู่แล้วในแถว {first_row}"),
        DuplicateItem { first_row } => format!("รายการนี้มีอยู่แล้วในแถว {first_row}"),
        DuplicateReading { first_row } => format!("รอบและวันที่นี้มีอยู่แล้วในแถว {first_row}"),
        UnknownItem { .. } => "ไม่รู้จักรายการนี้".into(),
        UnknownGroup { .. } => "ไม่รู้จักกลุ่มแรงงานนี้".into(),
        UnknownRound { .. } => "ไม่มีรอบการประเมินนี้".into(),
        UnknownProvince { .. } => "ไม่มีจังหวัดชื่อนี้ใน 76 จังหวัด".into(),
        Bangkok => "กรุงเทพมหานครไม่อยู่ใน 76 จังหวัดของคู่มือ".into(),
        UnlistedProvince => "จังหวัดนี้มีข้อมูลในตารางอื่น แต่ไม่มีแถวในตารางข้อมูลจังหวัด".into(),
        DuplicateProvince { first, first_row } => match first_row {
            Some(row) => format!("จังหวัดนี้มีอยู่แล้วใน {first} แถว {row} จึงไม่รู้ว่าจะใช้ข้อมูลใด"),
            None => format!("จังหวัดนี้มีอยู่แล้วใน {first} จึงไม่รู้ว่าจะใช้ข้อมูลใด"),
        },
        BadFiscalYear => "อ่านปีงบประมาณไม่ได้".into(),
        UnknownColour { .. } => "ไม่มีสีชื่อนี้ รูปเล่มจะใช้สีม่วง".into(),
        LightColour { used } => format!("สีนี้อ่อนเกินกว่าจะอ่านได้บนกระดาษขาว ตัวอักษรและเส้นจะใช้สีเดียวกันที่เข้มขึ้น คือ {used}"),
        BadLink { why } => match why {
            LinkError::NoScheme { .. } => "ลิงก์นี้ไม่บอกชนิด เพราะไม่ได้ขึ้นต้นด้วย https://, http:// หรือ mailto:".into(),
            LinkError::OtherScheme { scheme } => format!("ลิงก์ชนิด {scheme}: ใช้ในเล่มไม่ได้ เพราะไม่ใช่ที่อยู่เว็บหรืออีเมล"),
            LinkError::Named => "ลิงก์นี้มีชื่อผู้ใช้หรือรหัสผ่านอยู่หน้าชื่อเว็บ ซึ่งผู้อ่านเล่มจะเห็นด้วย".into(),
            LinkError::Broken => "ลิงก์นี้มีช่องว่าง หรือไม่ครบถ้วน".into(),
        },
        NoHandbook { .. } => "ไม่มีเกณฑ์ของปีงบประมาณนี้".into(),
        YearOfOtherData { stated, data } => {
            format!("ปีงบประมาณเป็น {stated} แต่ทุกเดือนในตารางเป็นของปี {data}")
        }
        BadRule { reason } => format!("เกณฑ์นี้ใช้ไม่ได้ {}", reason.thai()),
        UnknownCriterion { .. } => "ไม่รู้จักเกณฑ์นี้".into(),
        ContradictsRules => "เกณฑ์นี้ไม่ตรงกับเกณฑ์ที่กำหนดไว้สำหรับทุกจังหวัด".into(),
        OverruledRules { cells } => {
            format!("เกณฑ์ที่ยังไม่ได้ตรวจกับคู่มือไม่ตรงกับเกณฑ์ที่กำหนดไว้สำหรับทุกจังหวัด {cells} แห่ง จึงใช้เกณฑ์ที่กำหนดไว้")
        }
        DifferingRules { provinces } => {
            format!("จังหวัดนี้คิดคะแนนด้วยเกณฑ์ที่ไม่เหมือนจังหวัดส่วนใหญ่ ({provinces} จังหวัด) ระดับที่ได้จึงเทียบกันไม่ได้")
        }
        UnknownLongPlan { year } => format!("ไม่ทราบชื่อแผนระยะยาวที่ปีงบประมาณ {year} อยู่ภายใต้ รูปเล่มจึงไม่กล่าวถึง"),
        AssumedHandbook { year, from, .. } if year == from => {
            format!("เกณฑ์ของปีงบประมาณ {year} ที่ให้มายังไม่ได้ตรวจกับคู่มือ")
        }
        AssumedHandbook { year, from, .. } => {
            format!("ยังไม่มีเกณฑ์ของปีงบประมาณ {year} ที่ตรวจกับคู่มือแล้ว จึงใช้เกณฑ์ของปี {from} โดยเลื่อนวันเป็นของปีนี้")
        }
        RecordedBeforeMonth { month, rows, .. } => {
            format!("วันที่บันทึกมาก่อนเดือน {} จะเริ่ม{}", thai_month(*month), and_more(*rows))
        }
        RecordedEarly { swapped: Some(month), .. } => {
            format!("บันทึกผลตั้งแต่เดือนนี้ยังไม่จบ ดูเหมือนสลับวันที่กับเดือน {}", thai_month(*month))
        }
        RecordedLate => "ทุกเดือนบันทึกช้าไปหนึ่งเดือนเท่ากัน ดูเหมือนวันที่เลื่อนขึ้นไปหนึ่งแถว".into(),
        RecordedEarly { rows, .. } => format!("บันทึกผลตั้งแต่เดือนนี้ยังไม่จบ{}", and_more(*rows)),
        AgencySpelling { other, first_row, is_joined: true } | NameSpelling { other, first_row, is_joined: true } => {
            format!("แถว {first_row} เขียนว่า «{other}» ต่างกันเพียงวรรคหรือคำย่อ จึงอ่านเป็นชื่อเดียวกันตามแถวนั้น")
        }
        AgencySpelling { other, first_row, .. } => {
            format!("แถว {first_row} เขียนว่า «{other}» หากเป็นหน่วยงานเดียวกัน ในเล่มจะแยกเป็นสองหน่วยงาน")
        }
        NameSpelling { other, first_row, .. } => {
            format!("แถว {first_row} เขียนว่า «{other}» หากเป็นชื่อเดียวกัน ในเล่มจะแยกเป็นสองชื่อ")
        }
        StrategyNumber { number, shown } => {
            format!("พิมพ์ว่ายุทธศาสตร์ที่ {number} แต่ในเล่มจะเป็นยุทธศาสตร์ที่ {shown} เพราะเลขของยุทธศาสตร์ซ้ำกันหรือมีไม่ครบทุกยุทธศาสตร์")
        }
        CopiedProject { id, first_row } => {
            format!("ชื่อ หน่วยงาน และเป้าหมายเหมือนโครงการ {id} ในแถว {first_row} ทุกอย่าง จึงนับเป็นสองโครงการ")
        }
        OtherProvince { other, rows } => {
            format!("ตารางนี้กล่าวถึงจังหวัด{other}ซึ่งไม่ใช่จังหวัดของชุดข้อมูล {rows} แถว เริ่มที่แถวนี้")
        }
        UnknownDistrict { name, more, province, .. } => {
            let more = if *more > 0 {
                format!(" และอีก {more} ชื่อในช่องนี้")
            } else {
                String::new()
            };
            format!("จังหวัด{province}ไม่มีอำเภอ «{name}»{more}")
        }
        UnknownPassage { .. } => "รูปเล่มไม่มีตอนชื่อนี้ ข้อความจึงไม่มีที่พิมพ์".into(),
        FigureInWords { written, known, unit } => format!("ในข้อความว่า {written} {unit} ข้อมูลว่า {known} {unit}"),
        UnknownLastYearItem { .. } => "ไม่รู้จักรายการนี้ของปีก่อน".into(),
        LevelOutOfRange { highest } => format!("ระดับต้องเป็นจำนวนเต็ม 0 ถึง {highest}"),
        UnusedLastYearFigure { item } => format!("รายการ «{item}» ไม่มีข้อมูลของคอลัมน์นี้ จึงไม่ใช้"),
        LastYearPartsDiffer { parts, sum, is_money } => {
            let unit = if *is_money { "บาท" } else { "คน" };
            format!("ของทั้งจังหวัดในปีก่อนไม่ตรงกับผลรวมของ{parts} ซึ่งเป็น {sum} {unit}")
        }
        LastYearDiffers { told: Some(told) } => format!("ไม่ตรงกับชุดข้อมูลของปีก่อน ซึ่งเป็น {told} เล่มใช้ตามชุดข้อมูล"),
        LastYearDiffers { told: None } => "ไม่มีในชุดข้อมูลของปีก่อน เล่มใช้ตามชุดข้อมูล".into(),
        UnknownStrategy { .. } => "ไม่มีโครงการใดในแผนอยู่ภายใต้ยุทธศาสตร์นี้".into(),
        ActivityOutsideSpan { start, end } => {
            format!("กิจกรรมอยู่นอกช่วงดำเนินโครงการ ({} ถึง {})", thai_month(*start), thai_month(*end))
        }
        ActivitiesDiffer { project, sum, whole, is_money } => {
            let (what, unit) = if *is_money {
                ("งบประมาณ", "บาท")
            } else {
                ("เป้าหมาย", "คน")
            };
            format!("กิจกรรมของโครงการ {project} มี{what}รวม {sum} {unit} ไม่ตรงกับ{what}ของโครงการ {whole} {unit}")
        }
        ZeroTarget => "โครงการนี้มีเป้าหมายรวม 0 คน".into(),
        ZeroPlanTarget => "แผนมีเป้าหมายรวม 0 คน จึงคิดร้อยละของคนไม่ได้ และเกณฑ์จำนวนคนจะไม่ผ่าน".into(),
        ZeroAllocation => "วงเงินจัดสรรเป็น 0 บาท จึงคิดร้อยละการเบิกจ่ายไม่ได้ และเกณฑ์การเบิกจ่ายจะไม่ผ่าน".into(),
        ResultOutsideSpan { start, end } => {
            format!("เดือนนี้อยู่นอกช่วงดำเนินโครงการ ({} ถึง {})", thai_month(*start), thai_month(*end))
        }
        ResultNeverRecorded { month, rows, people } => format!(
            "ผลของเดือน {} ไม่มีวันที่บันทึก จึงไม่นับในการประเมิน ({rows} แถว รวม {} คน เริ่มที่แถวนี้)",
            thai_month(*month),
            grouped(*people)
        ),
        RepeatedResult { first_row } => format!("โครงการและเดือนเดียวกับแถว {first_row} จึงนำมารวมกัน"),
        ResultOverTarget { people, target } => {
            format!("ผลเดือนเดียว {} คน เกินเป้าหมายทั้งปีของโครงการ ({} คน) ไปมาก", grouped(*people), grouped(*target))
        }
        RunningTotal { project, people, target } => format!(
            "ผลของโครงการ {project} ไม่ลดลงเลยสักเดือน และรวมกันได้ {} คน จากเป้าหมาย {} คน ดูเหมือนเป็นยอดสะสม ไม่ใช่ยอดของแต่ละเดือน",
            grouped(*people),
            grouped(*target)
        ),
        SwappedTargets { groups: [over, under], rows } => format!(
            "ผลของ{}เกินเป้าหมายไปมาก แต่ของ{}ต่ำกว่าเป้าหมายมาก หากสลับเป้าหมายของสองกลุ่มนี้จะพอดีกัน{}",
            over.thai(),
            under.thai(),
            and_more(*rows)
        ),
        OverBudget { project, spent, budget } => {
            format!("โครงการ {project} เบิกจ่ายรวม {spent} บาท เกินงบประมาณ {budget} บาท")
        }
        ShrunkDisbursement { earlier } => {
            format!("ยอดเบิกจ่ายน้อยกว่ายอดของวันก่อนหน้า ({earlier} บาท) ทั้งที่ยอดใน GFMIS เป็นยอดสะสมตั้งแต่ต้นปีงบประมาณ")
        }
        ShrunkAllocation { earlier } => {
            format!("วงเงินจัดสรรน้อยกว่าของรอบก่อน ({earlier} บาท) ทั้งที่วงเงินของรอบหลังเป็นของทั้งปี")
        }
        UnitSlip { is_large: true, .. } => "จำนวนนี้มากกว่าของทุกโครงการอื่นกว่า 50 เท่า ดูเหมือนพิมพ์ศูนย์เกิน".into(),
        SortedApart => "คอลัมน์นี้เรียงลำดับอยู่คอลัมน์เดียว ข้อมูลในคอลัมน์อาจไม่ตรงกับแถวของตน".into(),
        PerCentsOfPeople { project } => {
            format!("ผลของโครงการ {project} เพิ่มขึ้นทุกเดือนจนถึง 100 พอดี ดูเหมือนเป็นร้อยละ ไม่ใช่จำนวนคน")
        }
        CopiedMonth { month } => {
            format!("ผลทุกโครงการของเดือนนี้เหมือนของเดือน {} ทุกตัวเลข ดูเหมือนคัดลอกมา", thai_month(*month))
        }
        OtherColumn { sort, rows } => format!("ช่องนี้ดูเหมือนเป็น{} ไม่ใช่ข้อมูลของคอลัมน์นี้{}", sort_name(*sort), and_more(*rows)),
        UnitSlip { rows, .. } => {
            format!("จำนวนเงินนี้น้อยกว่าที่ควรเป็นราวพันเท่า ดูเหมือนกรอกเป็นพันบาทหรือล้านบาท{}", and_more(*rows))
        }
        TinyDisbursement { allocated } => {
            format!("ยอดเบิกจ่ายน้อยมากเมื่อเทียบกับวงเงินจัดสรร {allocated} บาท ดูเหมือนเป็นร้อยละ ไม่ใช่จำนวนเงิน")
        }
        OverAllocation { allocated } => format!("เบิกจ่ายเกินวงเงินจัดสรร {allocated} บาท"),
        ReadingAfterRound { last } => {
            format!("ตัวเลขนี้เป็นของวันหลังสิ้นรอบ ({}) จึงไม่นับในรอบนี้", thai_day(*last))
        }
        DateFarFromYear { year, day } => {
            format!("อ่านเป็น {} ซึ่งอยู่ห่างจากปีงบประมาณ {year} มาก", thai_day(*day))
        }
        FarYear { year } => format!("ปีนี้อยู่ห่างจากปีงบประมาณ {year} มาก หรือมาทีหลัง"),
        YearSlip { meant, swapped, years, rows } => {
            let or = if swapped.is_some() { " หรือสลับวันกับเดือน" } else { "" };
            format!("ปี {} ของวันที่นี้ดูเหมือนผิด{or}{}", meant.year() - years + BUDDHIST_OFFSET, and_more(*rows))
        }
        OutOfOrder { after, day } => {
            format!("วันที่นี้มาก่อน «{}» ({})", after.thai(), thai_day(*day))
        }
        TopicsDiffer { people, other, other_people } => format!(
            "หัวข้อนี้รวมได้ {} คน แต่หัวข้อ «{other}» ของกลุ่มเดียวกันรวมได้ {} คน",
            grouped(*people),
            grouped(*other_people)
        ),
        ChristianYear { buddhist } => format!("ปีนี้เป็น ค.ศ. เล่มจะพิมพ์ตามนี้ ตรงกับ พ.ศ. {buddhist}"),
        AnnexOutside => "แฟ้มนี้ไม่อยู่ในโฟลเดอร์ annexes ของชุดข้อมูล จึงไม่เปิดอ่าน เอกสารแนบนี้จะไม่อยู่ในเล่ม".into(),
        MissingAnnex => "ไม่พบแฟ้มนี้ในโฟลเดอร์ annexes เอกสารแนบนี้จะไม่อยู่ในเล่ม".into(),
        BadAnnex { fault } => format!("ใช้แฟ้มนี้ไม่ได้ เพราะ{} เอกสารแนบนี้จะไม่อยู่ในเล่ม", annex_fault(fault)),
        UnknownAnswer => "ไม่ใช่คำตอบว่าใช่หรือไม่ ถือว่าไม่".into(),
        UnknownBook { .. } => "ไม่มีเล่มชื่อนี้ เอกสารจะแนบทั้งในแผนและในรายงานประจำปี".into(),
        PhotoOutside => "แฟ้มภาพนี้ไม่อยู่ในโฟลเดอร์ photos ของชุดข้อมูล จึงไม่เปิดอ่าน".into(),
        MissingPhoto => "ไม่พบแฟ้มภาพนี้ในโฟลเดอร์ photos ภาพนี้จะไม่อยู่ในเล่ม".into(),
        BadPicture { fault } => format!("ใช้แฟ้มภาพนี้ไม่ได้ เพราะ{} ภาพนี้จะไม่อยู่ในเล่ม", picture_fault(fault)),
    }
}
