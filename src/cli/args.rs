//! The command line as clap sees it, and nothing else.

use std::{num::NonZero, path::PathBuf, sync::LazyLock};

use chrono::NaiveDate;
use clap::{ArgAction, Args as ClapArgs, Parser, Subcommand, ValueEnum};

use super::{
    book_args::{BookArgs, LastYearArgs},
    help::{HELP, INPUT, OPTIONS},
    values::{self, day, fiscal_year, from_one, province, shard},
};
use crate::{
    batch::shard::Shard,
    compose::{AnyDocument, Sent},
    diagnostic::Lang,
    model::{FiscalYear, Province},
    read::Encoding,
};

/// `plan,annual,…`
static BATCHED: LazyLock<String> =
    LazyLock::new(|| values::batched().map(|document| document.kind().name).collect::<Vec<_>>().join(","));

/// ruplem: จัดทำรูปเล่มแผนปฏิบัติการ รายงานประจำปี และตารางคะแนน จากข้อมูลของจังหวัด
#[derive(Debug, Parser)]
#[command(name = "ruplem", version, help_template = HELP)]
#[command(subcommand_value_name = "คำสั่ง")]
#[command(disable_help_subcommand = true, disable_help_flag = true, disable_version_flag = true)]
#[command(subcommand_help_heading = "คำสั่ง")]
pub struct Args {
    #[command(subcommand)]
    pub command: Command,

    #[command(flatten)]
    pub common: Common,
}

/// What every command takes.
#[derive(Debug, ClapArgs)]
pub struct Common {
    /// ภาษาของข้อความ
    #[arg(long, global = true, value_enum, default_value_t, value_name = "th|en", help_heading = OPTIONS)]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub lang: Lang,

    /// โฟลเดอร์แม่แบบที่ใช้แทนแม่แบบในโปรแกรม แฟ้มใดไม่มีจะใช้ของโปรแกรม
    #[arg(long, global = true, value_name = "โฟลเดอร์", help_heading = OPTIONS)]
    pub templates: Option<PathBuf>,

    /// แฟ้มเกณฑ์ของปีที่ใช้กับทุกจังหวัด (.toml หรือ .xlsx จากคำสั่ง handbook)
    #[arg(long, global = true, value_name = "แฟ้ม", help_heading = OPTIONS)]
    pub handbook: Option<PathBuf>,

    /// รหัสอักขระของแฟ้ม CSV (ไม่ระบุ = ดูจากแฟ้ม)
    #[arg(long, global = true, value_enum, value_name = "utf-8|utf-16|windows-874", help_heading = OPTIONS)]
    #[arg(hide_possible_values = true)]
    pub encoding: Option<Encoding>,

    /// ไม่รับข้อความที่ต้องแก้ให้ (ตัวพิมพ์สลับ อักขระที่มองไม่เห็น) ถือเป็นข้อผิดพลาด
    #[arg(long, global = true, help_heading = OPTIONS)]
    pub strict: bool,

    /// โฟลเดอร์ที่เก็บสำเนาของชุดข้อมูลซึ่งระบุเป็นที่อยู่เว็บ
    #[arg(long, global = true, default_value = "snapshots", value_name = "โฟลเดอร์", help_heading = OPTIONS)]
    #[arg(hide_default_value = true)]
    pub snapshots: PathBuf,

    /// แสดงวิธีใช้
    #[arg(short, long, global = true, action = ArgAction::Help, help_heading = OPTIONS)]
    help: Option<bool>,

    /// แสดงรุ่นของโปรแกรม
    #[arg(short = 'V', long, action = ArgAction::Version, help_heading = OPTIONS)]
    version: Option<bool>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// สร้างแฟ้มเปล่าสำหรับกรอกข้อมูลของจังหวัด
    #[command(help_template = HELP)]
    New(NewArgs),
    /// ตรวจข้อมูล: บอกทุกจุดที่ผิดหรือน่าสงสัย พร้อมวิธีแก้
    #[command(help_template = HELP)]
    Check(CheckArgs),
    /// คิดคะแนนทั้งสองรอบและตัวชี้วัด
    #[command(help_template = HELP)]
    Score(ScoreArgs),
    /// ตรวจ แล้วจัดทำทุกเล่มที่ข้อมูลทำได้ไว้ข้างชุดข้อมูล (ระบุเพียงชุดข้อมูล ไม่ต้องพิมพ์ books ก็ได้)
    #[command(help_template = HELP)]
    Books(BooksArgs),
    #[command(flatten)]
    Book(BookArgs),
    /// ตรวจการเรียงพิมพ์: อ่านแฟ้ม PDF หรือรูปเล่มจากชุดข้อมูล แล้วบอกทุกบรรทัดที่บกพร่อง
    #[command(help_template = HELP)]
    Proof(ProofArgs),
    /// พิสูจน์รูปเล่ม: ทำเล่มใหม่จากข้อมูลที่อยู่ในแฟ้ม PDF แล้วบอกว่าตรงกันหรือไม่ และต่างกันที่ใด
    #[command(help_template = HELP)]
    Verify(VerifyArgs),
    /// จัดทำหนังสือนำส่งรูปเล่ม (หนังสือภายนอก) ส่วนที่ข้อมูลไม่มีเป็นจุดไว้กรอกด้วยมือ
    #[command(help_template = HELP)]
    Letter(LetterArgs),
    /// เขียนอีเมลถึงส่วนกลางพร้อมรูปเล่มและหนังสือนำส่ง เปิดแล้วกดส่งได้
    #[command(help_template = HELP)]
    Mail(MailArgs),
    /// จัดทำทุกอย่างที่ใช้ส่งรูปเล่มในคำสั่งเดียว: รูปเล่ม หนังสือนำส่ง อีเมล และรายการตรวจก่อนส่ง
    #[command(help_template = HELP)]
    Deliver(DeliverArgs),
    /// เขียนกำหนดงานทั้งปีเป็นแฟ้มปฏิทิน พร้อมเตือนล่วงหน้า 7 วันและ 1 วัน
    #[command(help_template = HELP)]
    Calendar(CalendarArgs),
    /// เขียนข้อความที่โปรแกรมเรียบเรียงในรูปเล่มเป็นแผ่นงาน ให้ตรวจแก้แล้วใช้แทน
    #[command(help_template = HELP)]
    Wording(WordingArgs),
    /// จัดทำรูปเล่มของทุกจังหวัดพร้อมกัน ทำใหม่เฉพาะที่ข้อมูลเปลี่ยน
    #[command(help_template = HELP)]
    Batch(BatchArgs),
    /// รวมบัญชีของการจัดทำรูปเล่มที่แบ่งทำหลายส่วน
    #[command(help_template = HELP)]
    Merge(MergeArgs),
    /// เขียนเกณฑ์ของปีออกมา เพื่อตรวจกับคู่มือ แก้ และใช้กับ --handbook
    #[command(help_template = HELP)]
    Handbook(HandbookArgs),
    /// เขียนแม่แบบทั้งหมดลงโฟลเดอร์ เพื่อนำไปแก้และใช้กับ --templates
    #[command(help_template = HELP)]
    Templates(TemplatesArgs),
    /// พิมพ์โครงสร้างของผลลัพธ์ JSON (JSON Schema) สำหรับผู้เขียนโปรแกรมต่อ
    #[command(help_template = HELP)]
    Schema(SchemaArgs),
    /// พิมพ์บทสำหรับเชลล์ เพื่อเติมคำสั่งและตัวเลือกให้เมื่อกด Tab
    #[command(help_template = HELP)]
    Completions(CompletionsArgs),
    /// เขียนหน้าคู่มือสำหรับคำสั่ง man ลงโฟลเดอร์
    #[command(help_template = HELP)]
    Man(ManArgs),
    /// One worker of a batch, started by the batch itself.
    #[command(hide = true)]
    Worker,
}

#[derive(Debug, ClapArgs)]
pub struct NewArgs {
    /// โฟลเดอร์ที่จะเขียน สร้างให้หากยังไม่มี หรือชื่อสมุดงานที่จะสร้าง
    #[arg(value_name = "โฟลเดอร์|แฟ้ม.xlsx", help_heading = INPUT)]
    pub place: PathBuf,

    /// จังหวัด (ไม่ต้องระบุเมื่อใช้ --from)
    #[arg(long, value_parser = province, value_name = "จังหวัด", help_heading = OPTIONS)]
    #[arg(required_unless_present = "from")]
    pub province: Option<&'static Province>,

    /// ปีงบประมาณ พ.ศ. (ไม่ระบุ = ปีงบประมาณของวันนี้ หรือปีถัดจากชุดข้อมูลเดิมหากเป็นปีหลังกว่า)
    #[arg(long, value_parser = fiscal_year, value_name = "ปี", help_heading = OPTIONS)]
    pub year: Option<FiscalYear>,

    /// สร้างเป็นโฟลเดอร์ของแฟ้ม CSV แทนแฟ้มตาราง .xlsx
    #[arg(long, help_heading = OPTIONS)]
    pub csv: bool,

    /// ชุดข้อมูลของปีก่อนที่จะยกโครงการ คณะกรรมการ และผลมา โดยเลื่อนเดือนไปปีใหม่
    #[arg(long, value_name = "ชุดข้อมูล", help_heading = OPTIONS)]
    pub from: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    /// โฟลเดอร์ สมุดงาน (.xlsx, .ods) หรือรูปเล่ม (.pdf) ของจังหวัด
    #[arg(value_name = "ชุดข้อมูล", help_heading = INPUT)]
    pub dataset: PathBuf,

    /// รูปแบบของผลลัพธ์
    #[arg(long, value_enum, default_value_t, value_name = "text|json", help_heading = OPTIONS)]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: Format,

    /// เขียนสำเนาข้อมูลที่ระบายสีช่องที่ผิดหรือน่าสงสัย พร้อมคำอธิบายในช่อง
    #[arg(long, value_name = "แฟ้ม.xlsx", help_heading = OPTIONS)]
    pub marked: Option<PathBuf>,

    /// แสดงทุกแห่ง แม้เป็นเรื่องเดียวกันหลายแห่ง
    #[arg(long, help_heading = OPTIONS)]
    pub all: bool,
}

#[derive(Debug, ClapArgs)]
pub struct BooksArgs {
    /// โฟลเดอร์ สมุดงาน (.xlsx, .ods) หรือรูปเล่ม (.pdf) ของจังหวัดหรือของทุกจังหวัด
    #[arg(value_name = "ชุดข้อมูล", help_heading = INPUT)]
    pub dataset: PathBuf,

    /// คิดคะแนน ณ วันที่ เช่น 30/9/2565 (ไม่ระบุ = วันนี้ ปีที่ผ่านมานานแล้ว = วันหลังสุดในข้อมูล)
    #[arg(long, value_parser = day, value_name = "วันที่", help_heading = OPTIONS)]
    pub as_of: Option<NaiveDate>,

    /// เวลาอย่างมากของเล่มหนึ่งเมื่อใช้แม่แบบของตนเอง เป็นวินาที
    #[arg(long, value_parser = from_one::<NonZero<u64>>, default_value = "300", value_name = "วินาที", help_heading = OPTIONS)]
    #[arg(hide_default_value = true)]
    pub timeout: NonZero<u64>,

    #[command(flatten)]
    pub last_year: LastYearArgs,
}

#[derive(Debug, ClapArgs)]
pub struct ScoreArgs {
    /// โฟลเดอร์ สมุดงาน (.xlsx, .ods) หรือรูปเล่ม (.pdf) ของจังหวัด
    #[arg(value_name = "ชุดข้อมูล", help_heading = INPUT)]
    pub dataset: PathBuf,

    /// คิดคะแนน ณ วันที่ เช่น 30/9/2565 (ไม่ระบุ = วันนี้ ปีที่ผ่านมานานแล้ว = วันหลังสุดในข้อมูล)
    #[arg(long, value_parser = day, value_name = "วันที่", help_heading = OPTIONS)]
    pub as_of: Option<NaiveDate>,

    /// รูปแบบของผลลัพธ์
    #[arg(long, value_enum, default_value_t, value_name = "text|json", help_heading = OPTIONS)]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
pub struct ProofArgs {
    /// แฟ้ม PDF หรือชุดข้อมูลของจังหวัด
    #[arg(value_name = "แฟ้ม.pdf|ชุดข้อมูล", help_heading = INPUT)]
    pub input: PathBuf,

    /// คิดคะแนน ณ วันที่ เช่น 30/9/2565 (ไม่ระบุ = วันนี้ ปีที่ผ่านมานานแล้ว = วันหลังสุดในข้อมูล)
    #[arg(long, value_parser = day, value_name = "วันที่", help_heading = OPTIONS)]
    pub as_of: Option<NaiveDate>,

    /// เวลาอย่างมากของเล่มหนึ่งเมื่อใช้แม่แบบของตนเอง เป็นวินาที
    #[arg(long, value_parser = from_one::<NonZero<u64>>, default_value = "300", value_name = "วินาที", help_heading = OPTIONS)]
    #[arg(hide_default_value = true)]
    pub timeout: NonZero<u64>,
}

#[derive(Debug, ClapArgs)]
pub struct VerifyArgs {
    /// แฟ้ม PDF ที่ ruplem จัดทำ หรือโฟลเดอร์ของแฟ้มเหล่านั้น
    #[arg(value_name = "แฟ้ม.pdf|โฟลเดอร์", required = true, help_heading = INPUT)]
    pub files: Vec<PathBuf>,

    /// รูปแบบของผลลัพธ์
    #[arg(long, value_enum, default_value_t, value_name = "text|json", help_heading = OPTIONS)]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: Format,

    /// เวลาอย่างมากของเล่มหนึ่งเมื่อใช้แม่แบบของตนเอง เป็นวินาที
    #[arg(long, value_parser = from_one::<NonZero<u64>>, default_value = "300", value_name = "วินาที", help_heading = OPTIONS)]
    #[arg(hide_default_value = true)]
    pub timeout: NonZero<u64>,
}

/// A book that is sent to the Office.
#[derive(Debug, ClapArgs)]
pub struct SendArgs {
    /// โฟลเดอร์ สมุดงาน (.xlsx, .ods) หรือรูปเล่ม (.pdf) ของจังหวัด
    #[arg(value_name = "ชุดข้อมูล", help_heading = INPUT)]
    pub dataset: PathBuf,

    /// เล่มที่นำส่ง: plan = แผนปฏิบัติการ, annual = รายงานผลประจำปี
    #[arg(long = "for", value_enum, value_name = "plan|annual", help_heading = OPTIONS)]
    #[arg(hide_possible_values = true)]
    pub sent: Sent,

    /// เวลาอย่างมากของเล่มหนึ่งเมื่อใช้แม่แบบของตนเอง เป็นวินาที
    #[arg(long, value_parser = from_one::<NonZero<u64>>, default_value = "300", value_name = "วินาที", help_heading = OPTIONS)]
    #[arg(hide_default_value = true)]
    pub timeout: NonZero<u64>,
}

#[derive(Debug, ClapArgs)]
pub struct LetterArgs {
    #[command(flatten)]
    pub send: SendArgs,

    /// แฟ้ม PDF ที่จะเขียน
    #[arg(short, long, value_name = "แฟ้ม.pdf", help_heading = OPTIONS)]
    pub output: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub struct MailArgs {
    #[command(flatten)]
    pub send: SendArgs,

    /// แฟ้มอีเมลที่จะเขียน เปิดด้วย Outlook หรือ Thunderbird แล้วกดส่ง
    #[arg(short, long, value_name = "แฟ้ม.eml", help_heading = OPTIONS)]
    pub output: PathBuf,

    /// คิดคะแนนในรายงานประจำปี ณ วันที่ เช่น 30/9/2565 (ไม่ระบุ = วันนี้ ปีที่ผ่านมานานแล้ว = วันหลังสุดในข้อมูล)
    #[arg(long, value_parser = day, value_name = "วันที่", help_heading = OPTIONS)]
    pub as_of: Option<NaiveDate>,

    #[command(flatten)]
    pub last_year: LastYearArgs,
}

#[derive(Debug, ClapArgs)]
pub struct DeliverArgs {
    #[command(flatten)]
    pub send: SendArgs,

    /// โฟลเดอร์ที่จะเขียน สร้างให้หากยังไม่มี
    #[arg(short, long, value_name = "โฟลเดอร์", help_heading = OPTIONS)]
    pub output: PathBuf,

    /// คิดคะแนนในรายงานประจำปี ณ วันที่ เช่น 30/9/2565 (ไม่ระบุ = วันนี้ ปีที่ผ่านมานานแล้ว = วันหลังสุดในข้อมูล)
    #[arg(long, value_parser = day, value_name = "วันที่", help_heading = OPTIONS)]
    pub as_of: Option<NaiveDate>,

    #[command(flatten)]
    pub last_year: LastYearArgs,
}

#[derive(Debug, ClapArgs)]
pub struct CalendarArgs {
    /// โฟลเดอร์ สมุดงาน (.xlsx, .ods) หรือรูปเล่ม (.pdf) ของจังหวัด
    #[arg(value_name = "ชุดข้อมูล", help_heading = INPUT)]
    pub dataset: PathBuf,

    /// แฟ้มปฏิทินที่จะเขียน เปิดด้วย Outlook, Google ปฏิทิน หรือโทรศัพท์
    #[arg(short, long, value_name = "แฟ้ม.ics", help_heading = OPTIONS)]
    pub output: PathBuf,

    /// เวลาอย่างมากของข้อความหนึ่งเมื่อใช้แม่แบบของตนเอง เป็นวินาที
    #[arg(long, value_parser = from_one::<NonZero<u64>>, default_value = "300", value_name = "วินาที", help_heading = OPTIONS)]
    #[arg(hide_default_value = true)]
    pub timeout: NonZero<u64>,
}

#[derive(Debug, ClapArgs)]
pub struct WordingArgs {
    /// โฟลเดอร์ สมุดงาน (.xlsx, .ods) หรือรูปเล่ม (.pdf) ของจังหวัด
    #[arg(value_name = "ชุดข้อมูล", help_heading = INPUT)]
    pub dataset: PathBuf,

    /// สมุดงานที่จะเขียน มีแผ่นงาน «ถ้อยคำ» แผ่นเดียว
    #[arg(short, long, value_name = "แฟ้ม.xlsx", help_heading = OPTIONS)]
    pub output: PathBuf,

    /// เขียนเป็นสำเนาของสมุดงานข้อมูลที่กรอกแผ่นงาน «ถ้อยคำ» แล้ว ข้อความที่สำนักงานเขียนไว้คงเดิม
    #[arg(long, help_heading = OPTIONS)]
    pub into: bool,

    /// คิดคะแนน ณ วันที่ เช่น 30/9/2565 (ไม่ระบุ = วันนี้ ปีที่ผ่านมานานแล้ว = วันหลังสุดในข้อมูล)
    #[arg(long, value_parser = day, value_name = "วันที่", help_heading = OPTIONS)]
    pub as_of: Option<NaiveDate>,

    /// เวลาอย่างมากของข้อความหนึ่งเมื่อใช้แม่แบบของตนเอง เป็นวินาที
    #[arg(long, value_parser = from_one::<NonZero<u64>>, default_value = "300", value_name = "วินาที", help_heading = OPTIONS)]
    #[arg(hide_default_value = true)]
    pub timeout: NonZero<u64>,

    #[command(flatten)]
    pub last_year: LastYearArgs,
}

#[derive(Debug, ClapArgs)]
pub struct BatchArgs {
    /// โฟลเดอร์ข้อมูล รูปเล่ม (.pdf) หรืออีเมล (.eml) ของทุกจังหวัด
    #[arg(value_name = "ชุดข้อมูล", help_heading = INPUT)]
    pub dataset: PathBuf,

    /// โฟลเดอร์ที่จะเขียน สร้างให้หากยังไม่มี
    #[arg(short, long, value_name = "โฟลเดอร์", help_heading = OPTIONS)]
    pub output: PathBuf,

    /// เล่มที่จะทำ คั่นด้วยจุลภาค (ไม่ระบุ = ทุกเล่ม)
    #[arg(long, value_parser = values::document(), value_delimiter = ',', value_name = BATCHED.as_str(), help_heading = OPTIONS)]
    #[arg(hide_possible_values = true)]
    pub documents: Vec<AnyDocument>,

    /// จังหวัดที่จะทำ คั่นด้วยจุลภาค (ไม่ระบุ = ทุกจังหวัด)
    #[arg(long, value_parser = province, value_delimiter = ',', value_name = "จังหวัด", help_heading = OPTIONS)]
    pub provinces: Vec<&'static Province>,

    /// คิดคะแนน ณ วันที่ เช่น 30/9/2565 (ไม่ระบุ = วันนี้ ปีที่ผ่านมานานแล้ว = วันหลังสุดในข้อมูล)
    #[arg(long, value_parser = day, value_name = "วันที่", help_heading = OPTIONS)]
    pub as_of: Option<NaiveDate>,

    /// จำนวนเล่มที่ทำพร้อมกัน (ไม่ระบุ = จำนวนแกนของเครื่อง)
    #[arg(long, value_parser = from_one::<NonZero<usize>>, value_name = "จำนวน", help_heading = OPTIONS)]
    pub jobs: Option<NonZero<usize>>,

    /// ทำใหม่ทุกเล่มแม้ข้อมูลไม่เปลี่ยน
    #[arg(long, help_heading = OPTIONS)]
    pub force: bool,

    /// รวมเล่มที่ทำเป็นแฟ้มสำหรับพิมพ์ ชนิดละหนึ่งแฟ้ม พร้อมใบสั่งพิมพ์
    #[arg(long, help_heading = OPTIONS)]
    pub print: bool,

    /// ไม่ใส่ข้อมูลไว้ในแฟ้ม PDF (ตามปกติใส่ เพื่อให้ใช้เล่มเป็นชุดข้อมูลและพิสูจน์ได้)
    #[arg(long, help_heading = OPTIONS)]
    pub without_data: bool,

    /// เวลาอย่างมากของเล่มหนึ่ง เป็นวินาที
    #[arg(long, value_parser = from_one::<NonZero<u64>>, default_value = "300", value_name = "วินาที", help_heading = OPTIONS)]
    #[arg(hide_default_value = true)]
    pub timeout: NonZero<u64>,

    /// ทำเฉพาะส่วนที่ I จาก N ส่วนของจังหวัดทั้งหมด เมื่อแบ่งทำหลายเครื่อง
    #[arg(long, value_parser = shard, value_name = "I/N", help_heading = OPTIONS)]
    pub shard: Option<Shard>,

    /// รูปแบบของผลลัพธ์
    #[arg(long, value_enum, default_value_t, value_name = "text|json", help_heading = OPTIONS)]
    #[arg(hide_default_value = true, hide_possible_values = true)]
    pub format: Format,

    #[command(flatten)]
    pub last_year: LastYearArgs,
}

#[derive(Debug, ClapArgs)]
pub struct MergeArgs {
    /// โฟลเดอร์ของแต่ละส่วน ทุกเล่มจะอยู่ในโฟลเดอร์แรก
    #[arg(value_name = "โฟลเดอร์", required = true, help_heading = INPUT)]
    pub folders: Vec<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub struct HandbookArgs {
    /// ปีงบประมาณ พ.ศ. (ไม่ระบุ = ปีของ --handbook หรือปีงบประมาณของวันนี้)
    #[arg(long, value_parser = fiscal_year, value_name = "ปี", help_heading = OPTIONS)]
    pub year: Option<FiscalYear>,

    /// แฟ้มที่จะเขียน
    #[arg(short, long, value_name = "แฟ้ม.toml|แฟ้ม.xlsx", help_heading = OPTIONS)]
    pub output: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub struct TemplatesArgs {
    /// โฟลเดอร์ที่จะเขียน สร้างให้หากยังไม่มี
    #[arg(value_name = "โฟลเดอร์", help_heading = INPUT)]
    pub folder: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub struct SchemaArgs {
    /// ผลลัพธ์ของคำสั่งใด (events = ของ batch)
    #[arg(value_enum, value_name = "check|score|verify|events", help_heading = INPUT)]
    #[arg(hide_possible_values = true)]
    pub of: Printed,
}

/// What is printed for other programs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Printed {
    Check,
    Score,
    Verify,
    Events,
}

#[derive(Debug, ClapArgs)]
pub struct CompletionsArgs {
    /// เชลล์ที่ใช้
    #[arg(value_enum, value_name = "bash|zsh|fish|powershell", help_heading = INPUT)]
    #[arg(hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}

#[derive(Debug, ClapArgs)]
pub struct ManArgs {
    /// โฟลเดอร์ที่จะเขียน สร้างให้หากยังไม่มี
    #[arg(value_name = "โฟลเดอร์", help_heading = INPUT)]
    pub folder: PathBuf,
}

/// How a result is printed on standard output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[default]
    Text,
    Json,
}
