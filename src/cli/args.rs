//! The command line as clap sees it, and nothing else.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};

use crate::{check, diagnostic::Lang};

const HELP: &str = "{about}\n\nวิธีใช้: {usage}\n\n{all-args}";

/// ruplem: จัดทำรูปเล่มแผนปฏิบัติการ รายงานประจำปี และตารางคะแนน จากข้อมูลของจังหวัด
#[derive(Debug, Parser)]
#[command(name = "ruplem", version, help_template = HELP, disable_help_subcommand = true)]
#[command(subcommand_help_heading = "คำสั่ง", next_help_heading = "ตัวเลือก")]
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
    #[arg(long, global = true, value_enum, default_value_t, value_name = "ภาษา")]
    pub lang: Lang,

    /// โฟลเดอร์แม่แบบที่ใช้แทนแม่แบบในโปรแกรม แฟ้มใดไม่มีจะใช้ของโปรแกรม
    #[arg(long, global = true, value_name = "โฟลเดอร์")]
    pub templates: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// ตรวจข้อมูล: บอกทุกจุดที่ผิดหรือน่าสงสัย พร้อมวิธีแก้
    #[command(help_template = HELP)]
    Check(CheckArgs),
    /// คิดคะแนนทั้งสองรอบและตัวชี้วัด
    #[command(help_template = HELP)]
    Score(ScoreArgs),
    /// จัดทำรูปเล่มแผนปฏิบัติการ (Action Plan)
    #[command(help_template = HELP)]
    Plan(PlanArgs),
    /// จัดทำรายงานผลประจำปี
    #[command(help_template = HELP)]
    Annual(BookArgs),
    /// จัดทำตารางคะแนนระดับขั้นของความสำเร็จ
    #[command(help_template = HELP)]
    Scorecard(BookArgs),
    /// เขียนแม่แบบทั้งหมดลงโฟลเดอร์ เพื่อนำไปแก้และใช้กับ --templates
    #[command(help_template = HELP)]
    Templates(TemplatesArgs),
}

#[derive(Debug, ClapArgs)]
pub struct CheckArgs {
    /// โฟลเดอร์ข้อมูลของจังหวัด
    #[arg(value_name = "ชุดข้อมูล")]
    pub dataset: PathBuf,

    /// รูปแบบของผลลัพธ์
    #[arg(long, value_enum, default_value_t, value_name = "รูปแบบ")]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
pub struct ScoreArgs {
    /// โฟลเดอร์ข้อมูลของจังหวัด
    #[arg(value_name = "ชุดข้อมูล")]
    pub dataset: PathBuf,

    /// คิดคะแนน ณ วันที่ เช่น 30/9/2565 (ไม่ระบุ = วันนี้)
    #[arg(long, value_parser = day, value_name = "วันที่")]
    pub as_of: Option<NaiveDate>,

    /// รูปแบบของผลลัพธ์
    #[arg(long, value_enum, default_value_t, value_name = "รูปแบบ")]
    pub format: Format,
}

#[derive(Debug, ClapArgs)]
pub struct PlanArgs {
    /// โฟลเดอร์ข้อมูลของจังหวัด
    #[arg(value_name = "ชุดข้อมูล")]
    pub dataset: PathBuf,

    /// แฟ้ม PDF ที่จะเขียน
    #[arg(short, long, value_name = "แฟ้ม.pdf")]
    pub output: PathBuf,
}

#[derive(Debug, ClapArgs)]
pub struct BookArgs {
    /// โฟลเดอร์ข้อมูลของจังหวัด
    #[arg(value_name = "ชุดข้อมูล")]
    pub dataset: PathBuf,

    /// แฟ้ม PDF ที่จะเขียน
    #[arg(short, long, value_name = "แฟ้ม.pdf")]
    pub output: PathBuf,

    /// คิดคะแนน ณ วันที่ เช่น 30/9/2565 (ไม่ระบุ = วันนี้)
    #[arg(long, value_parser = day, value_name = "วันที่")]
    pub as_of: Option<NaiveDate>,
}

#[derive(Debug, ClapArgs)]
pub struct TemplatesArgs {
    /// โฟลเดอร์ที่จะเขียน สร้างให้หากยังไม่มี
    #[arg(value_name = "โฟลเดอร์")]
    pub folder: PathBuf,
}

/// How a result is printed on standard output.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    #[default]
    Text,
    Json,
}

fn day(text: &str) -> Result<NaiveDate, String> {
    check::day(text).map_err(|fault| fault.hint(Lang::Th))
}
