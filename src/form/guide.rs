//! The first sheet of the workbook: how to fill it in, what each sheet is for, when what is due, what to run.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, ProtectionOptions, Url, Worksheet, XlsxError};

use super::Form;
use crate::{
    handbook::Handbook,
    model::SubmissionItem,
    schema::{GUIDE_SHEET, Table},
    thai::{date, digits},
    xlsx,
};

const HOW: [&str; 10] = [
    "เริ่มที่แผ่นงาน «ข้อมูลจังหวัด» และ «โครงการ» เพราะแผ่นงานอื่นอ้างถึงรหัสโครงการ",
    "หัวตารางสีเข้มต้องกรอกทุกแถว หัวตารางสีอ่อนเว้นว่างได้ วางเมาส์ที่หัวตารางเพื่ออ่านคำอธิบายและตัวอย่าง",
    "ช่องที่มีลูกศรให้เลือกจากรายการ รายชื่อยุทธศาสตร์ หน่วยงาน แหล่งงบประมาณ และคณะ แก้ได้ในแผ่นงาน «รายการเลือก»",
    "จำนวนคนเป็นจำนวนเต็ม จำนวนเงินเป็นบาท ไม่ใส่หน่วย ถ้าไม่มีให้ใส่ 0 ส่วนช่องว่างหมายถึงยังไม่มีข้อมูล",
    "วันที่พิมพ์เป็นวัน เดือน ปี พ.ศ. เช่น 28/10/{ปีก่อน} หรือ 28 ต.ค. {ปีก่อน} ช่องวันที่เป็นข้อความ จึงแสดงตามที่พิมพ์ เดือนเลือกจากรายการ",
    "เดือนของการบันทึกผล รอบของ GFMIS และรายการส่งงานมีแถวไว้ให้แล้ว แถวที่ยังไม่มีข้อมูลเว้นว่างไว้ได้",
    "แผ่นงาน «คู่มือประจำปี» และ «เกณฑ์การให้คะแนน» กรอกไว้ให้แล้ว ตรวจกับคู่มือของปี แก้ให้ตรง แล้วเลือก «ใช่» ที่ «ตรวจกับคู่มือแล้ว»",
    "ผลการดำเนินงานเป็นตัวเลขของเดือนนั้นเดือนเดียว ไม่ใช่ยอดสะสม",
    "หัวตารางล็อกไว้ไม่ให้แก้โดยพลั้งมือ ไม่มีรหัสผ่าน แทรก ลบ และเรียงแถวได้ตามปกติ",
    "บันทึกแล้วปิดแฟ้มก่อนใช้คำสั่ง คำสั่ง check บอกทุกจุดที่ผิดพร้อมวิธีแก้ ใช้ได้บ่อยเท่าที่ต้องการ",
];

/// The widths of the sheet's three columns in pixels.
const WIDTHS: [u32; 3] = [250, 620, 190];

pub fn title(form: &Form) -> String {
    let (province, year) = (&form.province.name, digits::plain(form.year));
    format!("แบบกรอกข้อมูลแผนและผลการดำเนินงาน จังหวัด{province} ปีงบประมาณ พ.ศ. {year}")
}

/// Writes from the top down, one row after another.
struct Writer<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
}

pub fn write(sheet: &mut Worksheet, form: &Form) -> Result<(), XlsxError> {
    xlsx::printed(sheet, false).set_name(GUIDE_SHEET)?.set_screen_gridlines(false);
    for (index, width) in (0..).zip(WIDTHS) {
        sheet.set_column_width_pixels(index, width)?;
    }
    let mut writer = Writer { sheet, row: 0 };
    writer.sheet.write_string_with_format(0, 0, title(form), &xlsx::title())?;
    writer.row = 2;
    writer.heading("วิธีกรอก")?;
    for (number, sentence) in (1..).zip(HOW) {
        let sentence = sentence.replace("{ปีก่อน}", &(form.year.number() - 1).to_string());
        writer.sentence(&format!("{}. {sentence}", digits::plain(number)))?;
    }
    writer.row += 1;
    writer.sheets()?;
    if let Some(handbook) = &form.handbook {
        writer.row += 1;
        writer.due_days(handbook, form)?;
    }
    writer.row += 1;
    writer.pictures()?;
    writer.row += 1;
    writer.commands(form)?;
    let protection = ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
    writer.sheet.protect_with_options(&protection);
    Ok(())
}

impl Writer<'_> {
    fn heading(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.write_string_with_format(self.row, 0, text, &xlsx::text().set_bold())?;
        self.row += 1;
        Ok(())
    }

    /// A sentence over the width of the sheet.
    fn sentence(&mut self, text: &str) -> Result<(), XlsxError> {
        self.sheet.set_row_height_pixels(self.row, xlsx::row_height([(text, WIDTHS.iter().sum())]))?;
        self.sheet.merge_range(self.row, 0, self.row, 2, text, &xlsx::text().set_text_wrap())?;
        self.row += 1;
        Ok(())
    }

    fn cells(&mut self, cells: [&str; 3], format: &Format) -> Result<(), XlsxError> {
        self.sheet.set_row_height_pixels(self.row, xlsx::row_height(cells.into_iter().zip(WIDTHS)))?;
        for (column, text) in (0..).zip(cells) {
            self.sheet.write_string_with_format(self.row, column, text, format)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Every sheet with what it is for; a click leads there.
    fn sheets(&mut self) -> Result<(), XlsxError> {
        self.cells(["แผ่นงาน", "สำหรับกรอก", "ความจำเป็น"], &xlsx::heading(true))?;
        for table in Table::ALL {
            let need = if table.required() { "ต้องมี" } else { "ไม่บังคับ" };
            self.cells([table.thai(), table.about(), need], &boxed())?;
            let link = Url::new(format!("internal:'{}'!A1", table.thai())).set_text(table.thai());
            self.sheet.write_url_with_format(self.row - 1, 0, link, &boxed().set_font_color(0x05_63_C1))?;
        }
        Ok(())
    }

    /// What the year's handbook wants by which day.
    fn due_days(&mut self, handbook: &Handbook, form: &Form) -> Result<(), XlsxError> {
        self.cells(["กำหนดส่ง", "งาน", "แผ่นงาน"], &xlsx::heading(true))?;
        let regular = format!("วันที่ {} ของเดือนถัดไป", digits::plain(handbook.due_day()));
        self.cells([&regular, "บันทึกผลรายเดือนลงระบบ (เอกสาร ๑)", Table::Reports.thai()], &boxed())?;
        for (month, due) in handbook.due_exceptions().filter(|(month, _)| form.year.contains(*month)) {
            let what = format!("บันทึกผลเดือน{}", date::long_month(month));
            self.cells([&date::long_day(due), &what, Table::Reports.thai()], &boxed())?;
        }
        for item in SubmissionItem::ALL {
            if let Some(due) = handbook.delivery_due(item) {
                self.cells([&date::long_day(due), item.thai(), Table::Submissions.thai()], &boxed())?;
            }
        }
        if handbook.standing.assumed {
            self.sentence(
                "กำหนดเหล่านี้เป็นของวันที่สร้างแฟ้ม เมื่อแก้แผ่นงาน «คู่มือประจำปี» หรือ «เกณฑ์การให้คะแนน» แล้ว ให้ถือตามสองแผ่นงานนั้น",
            )?;
        }
        Ok(())
    }

    /// What lies beside the workbook.
    fn pictures(&mut self) -> Result<(), XlsxError> {
        self.cells(["ภาพ", "วางไว้ที่", "ใช้ใน"], &xlsx::heading(true))?;
        for picture in [
            ["ภาพกิจกรรม", "โฟลเดอร์ photos ข้างแฟ้มนี้ แล้วกรอกชื่อแฟ้มในแผ่นงาน «ภาพกิจกรรม»", "รายงานประจำปี"],
            [
                "เอกสารแนบ",
                "โฟลเดอร์ annexes ข้างแฟ้มนี้ (PDF หรือภาพ) แล้วกรอกชื่อแฟ้มในแผ่นงาน «เอกสารแนบ»",
                "แผน และรายงานประจำปี",
            ],
            ["ตราสัญลักษณ์", "แฟ้ม emblem.png (หรือ .jpg) ข้างแฟ้มนี้", "ปกทุกเล่ม"],
            ["ภาพปก", "แฟ้ม cover.jpg (หรือ .png) ข้างแฟ้มนี้", "ปกทุกเล่ม"],
            ["ตราครุฑ", "แฟ้ม garuda.png (หรือ .svg) ข้างแฟ้มนี้ ไม่ต้องมีหากใช้กระดาษตราครุฑ", "หนังสือนำส่ง"],
        ] {
            self.cells(picture, &boxed())?;
        }
        Ok(())
    }

    fn commands(&mut self, form: &Form) -> Result<(), XlsxError> {
        let file = form.file_name();
        let first = form.year.first_month();
        let month = format!("{}/{}", first.number(), first.buddhist_year());
        self.cells(["เมื่อต้องการ", "ใช้คำสั่ง", ""], &xlsx::heading(true))?;
        let commands = [
            (format!("ruplem check {file}"), "ตรวจข้อมูล"),
            (format!("ruplem check {file} --marked ตรวจแล้ว.xlsx"), "ขอสำเนาที่ระบายสีช่องที่ผิด"),
            (format!("ruplem score {file}"), "ดูระดับคะแนนและสิ่งที่ยังขาด"),
            (format!("ruplem plan {file} -o แผน.pdf"), "จัดทำรูปเล่มแผนปฏิบัติการ (เอกสาร ๒)"),
            (format!("ruplem monthly {file} --month {month} -o รายเดือน.pdf"), "จัดทำรายงานรายเดือน (เอกสาร ๑)"),
            (format!("ruplem annual {file} -o รายงานประจำปี.pdf"), "จัดทำรายงานประจำปี (เอกสาร ๓)"),
            (format!("ruplem letter {file} --for plan -o หนังสือนำส่ง.pdf"), "จัดทำหนังสือนำส่งเล่มแผน"),
            (format!("ruplem scorecard {file} -o ตารางคะแนน.pdf"), "จัดทำตารางคะแนนทั้งสองรอบ"),
        ];
        for (command, what) in &commands {
            self.cells([what, command, ""], &boxed())?;
        }
        Ok(())
    }
}

fn boxed() -> Format {
    xlsx::text().set_text_wrap().set_align(FormatAlign::Top).set_border(FormatBorder::Thin).set_border_color(0xBF_BF_BF)
}
