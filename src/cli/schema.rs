//! `ruplem schema`: what the program prints for other programs, as JSON Schema.

use std::io::Write;

use super::{
    Exit, Failure,
    args::{Printed, SchemaArgs},
    terminal,
};

pub fn run(args: &SchemaArgs) -> Result<Exit, Failure> {
    let schema = match args.of {
        Printed::Check => include_str!("../../data/schemas/check.json"),
        Printed::Score => include_str!("../../data/schemas/score.json"),
        Printed::Verify => include_str!("../../data/schemas/verify.json"),
        Printed::Events => include_str!("../../data/schemas/events.json"),
    };
    let mut out = terminal::json();
    out.write_all(schema.as_bytes())?;
    out.flush()?;
    Ok(Exit::Done)
}
