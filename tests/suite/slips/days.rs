//! Days on which months were recorded, and months.

use ruplem::schema::Table::{Projects, Reports, Results};

use super::{Slip, read, told};

pub const SLIPS: &[Slip] = &[
    told(
        "a record a year late",
        |data| data.set(Reports, 0, "recorded_on", "4/11/2565"),
        &["year_slip reports.recorded_on"],
    ),
    told(
        "a record a year late, in January",
        |data| data.set(Reports, 2, "recorded_on", "5 ม.ค. 2566"),
        &["year_slip reports.recorded_on"],
    ),
    told(
        "a record with the digits of its year changed about",
        |data| data.set(Reports, 0, "recorded_on", "4/11/2654"),
        &["year_slip reports.recorded_on"],
    ),
    told(
        "a record a year early",
        |data| data.set(Reports, 0, "recorded_on", "4 พ.ย. 2563"),
        &["recorded_before_month reports.recorded_on"],
    ),
    told(
        "a record of January in the year before",
        |data| data.set(Reports, 2, "recorded_on", "5/1/2564"),
        &["recorded_before_month reports.recorded_on"],
    ),
    told(
        "day and month changed about, before the month",
        |data| data.set(Reports, 0, "recorded_on", "11/4/2564"),
        &["recorded_before_month reports.recorded_on"],
    ),
    told(
        "every record a year late",
        |data| {
            for (row, day) in ["4/11/2565", "3/12/2565", "5/1/2566"].into_iter().enumerate() {
                data.set(Reports, row, "recorded_on", day);
            }
        },
        &["year_slip reports.recorded_on"],
    ),
    told(
        "every record a year early",
        |data| {
            for (row, day) in ["4/11/2563", "3/12/2563", "5/1/2564"].into_iter().enumerate() {
                data.set(Reports, row, "recorded_on", day);
            }
        },
        &["recorded_before_month reports.recorded_on"],
    ),
    told(
        "the record days of two months changed about",
        |data| {
            data.set(Reports, 0, "recorded_on", "3 ธ.ค. 2564");
            data.set(Reports, 1, "recorded_on", "4 พ.ย. 2564");
        },
        &["recorded_early reports.recorded_on"],
    ),
    told(
        "record days shifted up by a row",
        |data| {
            for (row, day) in ["3 ธ.ค. 2564", "5 ม.ค. 2565", "4 ก.พ. 2565"].into_iter().enumerate() {
                data.set(Reports, row, "recorded_on", day);
            }
            while data.len(Reports) > 3 {
                data.remove(Reports, 3);
            }
        },
        &["recorded_late reports.recorded_on"],
    ),
    told(
        "one record day filled down",
        |data| data.each(Reports, "recorded_on", |_, _| "4 พ.ย. 2564".to_owned()),
        &["recorded_before_month reports.recorded_on", "recorded_early reports.recorded_on"],
    ),
    told(
        "recorded while the month had hardly begun",
        |data| data.set(Reports, 1, "recorded_on", "4 พ.ย. 2564"),
        &["recorded_early reports.recorded_on"],
    ),
    told(
        "the month of a record in another year",
        |data| data.set(Reports, 0, "month", "ต.ค. 2565"),
        &["month_outside_year reports.month"],
    ),
    told(
        "a year typed as two digits of the wrong year",
        |data| data.set(Reports, 0, "recorded_on", "4 พ.ย. 65"),
        &["year_slip reports.recorded_on"],
    ),
    told(
        "a project that begins a year late",
        |data| data.set(Projects, 0, "start", "ต.ค. 2565"),
        &["month_outside_year projects.start"],
    ),
    told(
        "a project that ends a year late",
        |data| data.set(Projects, 0, "end", "ก.ย. 2566"),
        &["month_outside_year projects.end"],
    ),
    told(
        "a result a year late",
        |data| data.set(Results, 0, "month", "ต.ค. 2565"),
        &["month_outside_year results.month"],
    ),
    told(
        "every result a year early",
        |data| {
            data.each(Results, "month", |_, month| {
                let month = ruplem::check::month(&month).unwrap();
                format!("{}/{}", month.number(), month.buddhist_year() - 1)
            });
        },
        &["month_outside_year results.month"],
    ),
    told(
        "a record with the month before a day that is no month",
        |data| data.set(Reports, 0, "recorded_on", "11/24/2564"),
        &["bad_date reports.recorded_on"],
    ),
    told(
        "every record with the month before a day that is no month",
        |data| {
            for (row, day) in ["11/24/2564", "12/23/2564", "1/25/2565"].into_iter().enumerate() {
                data.set(Reports, row, "recorded_on", day);
            }
        },
        &["bad_date reports.recorded_on"],
    ),
    told(
        "every record with the month before the day",
        |data| {
            for (row, day) in ["11/4/2564", "12/3/2564", "1/5/2565"].into_iter().enumerate() {
                data.set(Reports, row, "recorded_on", day);
            }
        },
        &["recorded_before_month reports.recorded_on", "swapped_day reports.recorded_on"],
    ),
    told(
        "a record that is late by the order of its month and its day",
        |data| data.set(Reports, 2, "recorded_on", "1/5/2565"),
        &["swapped_day reports.recorded_on"],
    ),
    told(
        "a record after the year by the order of its month and its day",
        |data| {
            let is_august =
                |row: &usize| ruplem::check::month(&data.get(Reports, *row, "month")).unwrap().number() == 8;
            match (0..data.len(Reports)).find(is_august) {
                Some(row) => data.set(Reports, row, "recorded_on", "9/10/2565"),
                None => data.append(Reports, &[("month", "ส.ค. 2565"), ("recorded_on", "9/10/2565")]),
            }
        },
        &["swapped_day reports.recorded_on"],
    ),
    told(
        "a day for the month of a result",
        |data| data.set(Results, 0, "month", "15/10/2564"),
        &["bad_month results.month"],
    ),
    told(
        "a month's name with a slip in it",
        |data| data.set(Results, 0, "month", "ตุลาคท 2564"),
        &["bad_month results.month"],
    ),
    told(
        "a day that its month has not",
        |data| data.set(Reports, 1, "recorded_on", "31/11/2564"),
        &["bad_date reports.recorded_on"],
    ),
    read(
        "days in every form",
        |data| data.set(Reports, 0, "recorded_on", "๔ พ.ย. ๖๔"),
        &[],
        |data| {
            data.set(Reports, 0, "recorded_on", "2021-11-04");
        },
    ),
];
