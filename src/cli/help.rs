//! How the help of every command is set.

pub const HELP: &str = "{about}\n\nวิธีใช้: {usage}\n\n{all-args}";
pub const INPUT: &str = "ข้อมูล";
pub const OPTIONS: &str = "ตัวเลือก";
