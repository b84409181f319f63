//! How each fault is mended, in Thai.

use super::{suggested, unknown_name};
use crate::{
    diagnostic::{Fault, wording::headings},
    model::{LinkError, SubmissionItem, WorkerGroup},
    schema::Table,
};

pub fn hint(fault: &Fault) -> String {
    use Fault::*;
    match fault {
        MissingTable { table, is_sheet } => format!(
            "เพิ่ม{}นี้ แม้ยังไม่มีข้อมูลก็ให้มีบรรทัดหัวตาราง: {}",
            if *is_sheet { "แผ่นงาน" } else { "แฟ้ม" },
            headings(*table, |column| column.thai)
        ),
        ProgramFault { .. } => "เป็นความผิดพลาดของโปรแกรม ส่งแฟ้มนี้กับข้อความนี้ให้ผู้ดูแลโปรแกรม".into(),
        UnreadableFile { .. } => "ปิดโปรแกรมที่เปิดแฟ้มนี้อยู่ และตรวจสิทธิ์ในการอ่าน แล้วลองใหม่".into(),
        NotPlainFile => "ย้ายออกจากโฟลเดอร์ข้อมูล แล้ววางแฟ้มจริงชื่อนี้แทน".into(),
        OutsideDataset => "คัดลอกแฟ้มจริงมาไว้ในโฟลเดอร์ข้อมูล".into(),
        FileTooLarge { .. } => "ลบแถวและคอลัมน์ที่ไม่ใช้ออก".into(),
        BrokenWorkbook { .. } => "เปิดแฟ้มด้วย Excel หรือ LibreOffice แล้วบันทึกใหม่เป็น .xlsx".into(),
        LockedWorkbook => "ใน Excel เลือก แฟ้ม > ข้อมูล > ป้องกันสมุดงาน แล้วลบรหัสผ่านสำหรับเปิดแฟ้ม".into(),
        OldWorkbook => "เปิดด้วย Excel แล้วบันทึกเป็นชนิด .xlsx".into(),
        WorkbookTooLarge { .. } => "คัดลอกเฉพาะตารางข้อมูลไปยังสมุดงานใหม่ แล้วบันทึก".into(),
        TableTooLarge => "ลบแถวและคอลัมน์ที่ไม่ใช้ออก".into(),
        DuplicateSheet { .. } => "ลบหรือเปลี่ยนชื่อแผ่นงานที่ไม่ใช้".into(),
        UnknownSheet { nearest } => unknown_name(*nearest, "แก้ชื่อแผ่นงานให้ตรงกับตารางที่ต้องการ หรือลบออกหากไม่ใช้"),
        HiddenSheet => "คลิกขวาที่แถบชื่อแผ่นงานแล้วเลือก «ยกเลิกการซ่อน» ตรวจข้อมูล หากไม่ต้องการให้นับให้ลบแผ่นงานนี้".into(),
        HiddenRows { .. } => {
            "ล้างตัวกรอง หรือเลือกทั้งแผ่นงาน คลิกขวาที่เลขแถวแล้วเลือก «ยกเลิกการซ่อน» ตรวจแถวเหล่านั้น แล้วลบแถวที่ไม่ต้องการให้นับ".into()
        }
        HiddenColumns { .. } => "เลือกทั้งแผ่นงาน คลิกขวาที่ชื่อคอลัมน์แล้วเลือก «ยกเลิกการซ่อน» แล้วตรวจข้อมูลในคอลัมน์เหล่านั้น".into(),
        StruckRows { .. } => "ลบแถวที่ไม่ต้องการให้นับออก หรือเอาขีดฆ่าออกจากแถวที่ยังใช้".into(),
        NotUtf8 => "ใน Excel เลือก บันทึกเป็น ชนิด «CSV UTF-8 (Comma delimited)»".into(),
        BrokenToml { .. } => "เขียนทีละบรรทัดเป็น \"ชื่อ\" = \"ค่า\" โดยมีเครื่องหมายคำพูดเปิดและปิดครบคู่".into(),
        BrokenCsv => "ตรวจเครื่องหมายคำพูดให้ครบคู่ แล้วบันทึกแฟ้มใหม่จาก Excel หรือ Google Sheets".into(),
        UnfinishedFile => "บันทึกแฟ้มนี้ใหม่จากโปรแกรมที่ใช้สร้าง หรือใช้สำเนาก่อนหน้า".into(),
        MissingColumn { thai, english } => format!("เพิ่มหัวคอลัมน์ «{thai}» (หรือ {english}) ในแถวหัวตาราง"),
        DuplicateColumn => "ลบคอลัมน์ที่ซ้ำออกให้เหลือคอลัมน์เดียว".into(),
        UnknownColumn { nearest } => unknown_name(*nearest, "แก้ชื่อหัวคอลัมน์ หรือลบคอลัมน์นี้หากไม่ต้องการใช้"),
        UnknownKey { nearest } => unknown_name(
            *nearest,
            &format!(
                "แก้เป็นรายการใดรายการหนึ่ง: {} หรือลบบรรทัดนี้หากไม่ต้องการใช้",
                headings(Table::Province, |column| column.thai)
            ),
        ),
        UnknownFile { nearest, is_workbook } => {
            if *is_workbook {
                "ให้เหลือข้อมูลเพียงแบบเดียว สมุดงานหรือแฟ้มตาราง แล้วย้ายอีกแบบหนึ่งออกจากโฟลเดอร์".into()
            } else {
                unknown_name(nearest.as_deref(), "แก้ชื่อแฟ้มให้ตรงกับตารางที่ต้องการ หรือย้ายออกจากโฟลเดอร์")
            }
        }
        FolderWithoutTable => {
            "หากเป็นโฟลเดอร์ของจังหวัด ให้ใส่แฟ้มข้อมูลลงในโฟลเดอร์นี้โดยตรง หากโฟลเดอร์จังหวัดซ้อนอยู่ข้างใน ให้ย้ายขึ้นมาแทนที่โฟลเดอร์นี้ \
                             หากไม่ใช่ข้อมูล ให้ย้ายไปไว้ที่อื่น"
                .into()
        }
        MixedDataset { .. } => {
            "หากเป็นข้อมูลของจังหวัดหนึ่ง ให้ย้ายแฟ้มตารางลงในโฟลเดอร์ของจังหวัดนั้น หากไม่ใช้โฟลเดอร์เหล่านั้นแล้ว ให้ย้ายออกไปไว้ที่อื่น".into()
        }
        ExtraCells { rows: 2.. } => "เติมหัวคอลัมน์ให้คอลัมน์นี้ หรือลบคอลัมน์นี้หากไม่ใช้".into(),
        ExtraCells { .. } => "หากในข้อความมีเครื่องหมายจุลภาค ให้ครอบข้อความด้วยเครื่องหมายคำพูด \" \"".into(),
        SplitNumber { whole, .. } => {
            format!("พิมพ์รวมเป็นช่องเดียวโดยไม่ใส่จุลภาค {} หรือครอบด้วยเครื่องหมายคำพูด \"{whole}\"", whole.replace(',', ""))
        }
        ShortRow { .. } => "ตรวจว่าแถวนี้ขาดเครื่องหมายจุลภาคหรือถูกตัดกลางแถวหรือไม่ แล้วกรอกช่องที่ขาด".into(),
        MissingValue => "กรอกข้อมูลในช่องนี้ ถ้าเป็นจำนวนที่ไม่มีให้ใส่ 0 หรือ -".into(),
        StaleFormulas { .. } => "เปิดแฟ้มด้วย Excel หรือ LibreOffice ตรวจผลของสูตร แล้วบันทึกอีกครั้ง".into(),
        FormulaWithoutValue => "เปิดแฟ้มด้วย Excel หรือ LibreOffice แล้วบันทึกอีกครั้ง หรือพิมพ์ค่าแทนสูตร".into(),
        FormulaError => "แก้สูตร หรือพิมพ์ค่าแทนสูตร".into(),
        NotText { .. } => "จัดรูปแบบช่องเป็น «ข้อความ» แล้วพิมพ์ใหม่ หากหมายถึงวันที่จริง ให้พิมพ์เป็นข้อความ เช่น 28 ต.ค. 2564".into(),
        ShownOtherwise { .. } => "พิมพ์ค่าที่ต้องการ และจัดรูปแบบช่องให้แสดงตามนั้น: «ทั่วไป» สำหรับจำนวน «ข้อความ» สำหรับรหัส".into(),
        LostZero => "จัดรูปแบบช่องเป็น «ข้อความ» แล้วพิมพ์หมายเลขใหม่ให้ครบ เช่น 0 5550 0000".into(),
        LostDigits => "จัดรูปแบบช่องเป็น «ข้อความ» แล้วพิมพ์ใหม่ให้ครบทุกหลัก".into(),
        WrongTotal { .. } => "ตรวจตัวเลขในคอลัมน์นี้ หรือลบแถวรวมออก แถวรวมไม่ถูกนับเป็นข้อมูล".into(),
        RemarkRow => "หากไม่ใช่ข้อมูล ไม่ต้องแก้ หากเป็นข้อมูล ให้เริ่มแถวด้วยรหัสหรือรายการตามหัวตาราง แล้วกรอกช่องที่จำเป็นให้ครบ".into(),
        InvisibleCharacters { .. } => "พิมพ์ข้อความในช่องนี้ใหม่ หากต้องการให้ข้อมูลต้นทางสะอาด".into(),
        RepairedText { .. } => "แก้ข้อความในช่องนี้ตามที่บอก เพื่อให้ข้อมูลต้นทางถูกต้อง".into(),
        DoubtfulThai { suggestion, .. } => match suggestion {
            Some(meant) => format!("หมายถึง «{meant}» ใช่หรือไม่ แก้คำนี้ในช่อง"),
            None => "พิมพ์คำนี้ใหม่".into(),
        },
        LostText => "พิมพ์ข้อความใหม่ หรือนำมาใหม่จากแฟ้มที่ยังอ่านได้ โดยบันทึกเป็น .xlsx หรือ «CSV UTF-8»".into(),
        FigureForText => "ตรวจว่าข้อมูลในแถวนี้เลื่อนช่องหรือไม่ หากตั้งใจ ไม่ต้องแก้".into(),
        TextTooLong => "ย่อข้อความ หรือแยกเป็นหลายแถว".into(),
        UnprintableCharacter { .. } => "ลบหรือพิมพ์อักขระนี้ใหม่ด้วยแป้นพิมพ์ไทย".into(),
        BadNumber { nearest } => suggested(nearest.as_deref(), "กรอกเฉพาะตัวเลข เช่น 1200 หรือ ๑,๒๐๐ โดยไม่ใส่หน่วย"),
        NegativeNumber => "กรอกจำนวนจริงตั้งแต่ 0 ขึ้นไป โดยไม่ใส่เครื่องหมายลบ".into(),
        FractionalPeople => "กรอกจำนวนคนเป็นจำนวนเต็ม".into(),
        TooManyDecimals => "กรอกจำนวนเงินไม่เกินสองตำแหน่ง (สตางค์) เช่น 1500.25".into(),
        NumberTooLarge => "ตรวจจำนวนหลักของตัวเลข".into(),
        BadDate { nearest, .. } => suggested(nearest.as_deref(), "เขียนวันที่ เช่น 28/10/2564 หรือ 28 ต.ค. 2564"),
        BadMonth { nearest } => suggested(nearest.as_deref(), "เขียนเดือนพร้อมปี เช่น ต.ค. 64 หรือ 10/2564"),
        MonthOutsideYear { year } => format!("ใช้เดือนตั้งแต่ ต.ค. {} ถึง ก.ย. {year}", year.number() - 1),
        EndBeforeStart => "แก้เดือนเริ่มหรือเดือนสิ้นสุด".into(),
        UnknownProject { nearest } => {
            suggested(nearest.as_deref(), "แก้รหัสให้ตรงกับตารางโครงการ หรือเพิ่มโครงการนี้ในตารางโครงการ")
        }
        DuplicateProject { .. } => "ให้รหัสโครงการไม่ซ้ำกัน".into(),
        DuplicateMonth { .. } => "ให้เหลือเดือนละหนึ่งแถว โดยใช้วันที่บันทึกผลของเดือนนั้นครบถ้วน".into(),
        DuplicateItem { .. } => "ให้เหลือรายการละหนึ่งแถว".into(),
        DuplicateReading { .. } => "ให้เหลือตัวเลขเดียวต่อรอบและวันที่".into(),
        UnknownItem { nearest } => suggested(
            nearest.as_deref(),
            &format!("ใช้รายการใดรายการหนึ่ง: {}", SubmissionItem::ALL.map(SubmissionItem::thai).join(", ")),
        ),
        UnknownGroup { nearest } => suggested(
            nearest.as_deref(),
            &format!("ใช้กลุ่มใดกลุ่มหนึ่ง: {}", WorkerGroup::ALL.map(WorkerGroup::thai).join(", ")),
        ),
        UnknownRound { allowed } => format!("ใช้รอบใดรอบหนึ่ง: {allowed}"),
        UnknownProvince { nearest } => suggested(nearest.as_deref(), "เขียนชื่อจังหวัดเต็มตามทางการ เช่น เชียงใหม่"),
        Bangkok => "เขียนชื่อจังหวัดของสำนักงาน โปรแกรมนี้ใช้กับสำนักงานแรงงานจังหวัดในส่วนภูมิภาคเท่านั้น".into(),
        UnlistedProvince => "เพิ่มแถวของจังหวัดนี้ในตารางข้อมูลจังหวัด อย่างน้อยให้มีชื่อจังหวัดและปีงบประมาณ".into(),
        DuplicateProvince { .. } => "ให้เหลือข้อมูลของจังหวัดนี้เพียงชุดเดียว".into(),
        BadFiscalYear => "เขียนปี พ.ศ. สี่หลัก เช่น 2565".into(),
        BadLink { why } => {
            let nearest = if let LinkError::NoScheme { meant } = why { Some(meant.as_str()) } else { None };
            suggested(nearest, "คัดลอกที่อยู่ทั้งบรรทัดจากแถบที่อยู่ของเบราว์เซอร์ เช่น https://example.com/report")
        }
        NoHandbook { known } => format!("แก้ปีหากพิมพ์ผิด ปีที่มีคู่มือ: {known} ปีอื่นต้องเพิ่มแฟ้มคู่มือของปีนั้นด้วย --templates"),
        RecordedBeforeMonth { .. } => "ตรวจวันที่บันทึก โดยเฉพาะปี พ.ศ.".into(),
        AgencySpelling { .. } => "เขียนชื่อหน่วยงานให้เหมือนกันทุกแถว".into(),
        CopiedProject { .. } => "ลบแถวหนึ่งออก หรือแก้ชื่อให้ต่างกันหากเป็นสองโครงการจริง".into(),
        OtherProvince { .. } => "แก้ชื่อจังหวัดหากคัดลอกมาจากแผนของจังหวัดอื่น หากเป็นหน่วยงานของจังหวัดนั้นจริง ไม่ต้องแก้".into(),
        ZeroTarget => "หากโครงการมีกลุ่มเป้าหมาย ให้กรอกจำนวนคน หากไม่มีจริง ไม่ต้องแก้".into(),
        ZeroPlanTarget => "กรอกเป้าหมายของโครงการในตารางโครงการ".into(),
        ZeroAllocation => "ตรวจวงเงินใน GFMIS แล้วกรอกวงเงินจริง หากยังไม่ได้รับจัดสรร ไม่ต้องแก้".into(),
        ResultOutsideSpan { .. } => "ตรวจเดือนของผล หรือช่วงเวลาในตารางโครงการ".into(),
        ResultNeverRecorded { .. } => "กรอกวันที่บันทึกของเดือนนี้ในตารางการบันทึกผล".into(),
        RepeatedResult { .. } => "หากเป็นการกรอกซ้ำ ให้ลบแถวหนึ่งออก".into(),
        ResultOverTarget { .. } => "ตรวจว่าพิมพ์ตัวเลขเกินหลักหรือไม่ จำนวนนี้นับเข้าคะแนนตามที่กรอก".into(),
        RunningTotal { .. } => "กรอกเฉพาะผลของเดือนนั้น หากเป็นผลของแต่ละเดือนจริง ไม่ต้องแก้".into(),
        OverBudget { .. } => "ตรวจยอดเบิกจ่ายรายเดือน หรืองบประมาณของโครงการ".into(),
        ShrunkDisbursement { .. } => "กรอกยอดเบิกจ่ายสะสมจาก GFMIS ไม่ใช่ยอดเฉพาะรอบ หากมีการคืนเงินจริง ไม่ต้องแก้".into(),
        TinyDisbursement { .. } => "กรอกยอดเบิกจ่ายเป็นบาทจาก GFMIS หากเบิกจ่ายเพียงเท่านี้จริง ไม่ต้องแก้".into(),
        OverAllocation { .. } => "ตรวจวงเงินและยอดเบิกจ่ายใน GFMIS แล้วแก้ตัวเลขในแถวนี้".into(),
        ReadingAfterRound { .. } => "ใช้ยอดจาก GFMIS ณ วันสิ้นรอบหรือก่อนหน้า".into(),
        DateFarFromYear { .. } => "ตรวจปีของวันที่".into(),
        ChristianYear { buddhist } => format!("หมายถึง «{buddhist}» ใช่หรือไม่ เขียนปีเป็น พ.ศ. ให้เหมือนกันทั้งเล่ม"),
        PhotoOutside => "คัดลอกภาพไว้ในโฟลเดอร์ photos แล้วกรอกเฉพาะชื่อแฟ้ม เช่น อบรม-01.jpg".into(),
        MissingPhoto => "ตรวจชื่อแฟ้มและนามสกุล แล้ววางแฟ้มไว้ในโฟลเดอร์ photos".into(),
        BadPicture { .. } => "เปิดดูภาพว่าสมบูรณ์ แล้วบันทึกใหม่เป็น JPEG หรือ PNG".into(),
    }
}
