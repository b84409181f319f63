//! Days and months.

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
        "a photo of the year before",
        |data| data.photo("15 พ.ย. 2563"),
        &["missing_photo photos.file", "year_slip photos.date"],
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
        "the plan recorded a year late",
        |data| data.submit("plan_recorded", "28/10/2565"),
        &["year_slip submissions.date"],
    ),
    told(
        "the committee a year late",
        |data| data.submit("committee_approved", "24/11/2565"),
        &["year_slip submissions.date"],
    ),
    told(
        "the committee a year early",
        |data| data.submit("committee_approved", "24 พ.ย. 2563"),
        &["year_slip submissions.date"],
    ),
    told(
        "the committee in a year that is far off",
        |data| data.submit("committee_approved", "24/11/2654"),
        &["year_slip submissions.date"],
    ),
    told(
        "the plan sent a year late",
        |data| data.submit("plan_book_sent", "29/11/2565"),
        &["year_slip submissions.date"],
    ),
    told(
        "the whole plan a year late",
        |data| {
            data.submit("plan_recorded", "28/10/2565");
            data.submit("committee_approved", "24/11/2565");
            data.submit("plan_book_sent", "29/11/2565");
        },
        &["year_slip submissions.date"],
    ),
    told(
        "the plan sent before it was approved",
        |data| {
            data.submit("committee_approved", "24/11/2564");
            data.submit("plan_book_sent", "22/11/2564");
        },
        &["out_of_order submissions.date"],
    ),
    told(
        "the committee in another month, after the plan was sent",
        |data| {
            data.submit("committee_approved", "24/12/2564");
            data.submit("plan_book_sent", "29/11/2564");
        },
        &["out_of_order submissions.date"],
    ),
    told(
        "the year's report sent before the year",
        |data| data.submit("annual_report_sent", "28/09/2564"),
        &["year_slip submissions.date"],
    ),
    told(
        "the year's report a year late",
        |data| data.submit("annual_report_sent", "28/09/2566"),
        &["year_slip submissions.date"],
    ),
    told(
        "GFMIS of the year before",
        |data| data.gfmis(&[["600,000", "500,000", "31/3/2564"]]),
        &["year_slip budget.as_of"],
    ),
    told(
        "GFMIS of the year after",
        |data| data.gfmis(&[["600,000", "500,000", "31/3/2566"]]),
        &["year_slip budget.as_of"],
    ),
    told(
        "GFMIS of both rounds a year early",
        |data| data.gfmis(&[["600,000", "500,000", "31/3/2564"], ["1,200,000", "1,100,000", "30/9/2564"]]),
        &["year_slip budget.as_of"],
    ),
    told(
        "GFMIS of the second round with the day of the first year",
        |data| data.gfmis(&[["600,000", "500,000", "31/3/2565"], ["1,200,000", "1,100,000", "30/9/2564"]]),
        &["year_slip budget.as_of"],
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
    read(
        "days in every form",
        |data| data.set(Reports, 0, "recorded_on", "๔ พ.ย. ๖๔"),
        &[],
        |data| {
            data.set(Reports, 0, "recorded_on", "2021-11-04");
        },
    ),
    read(
        "a committee of last August",
        |data| data.submit("committee_approved", "24/8/2564"),
        &[],
        as_they_are_approved,
    ),
];

fn as_they_are_approved(data: &mut super::Data) {
    data.submit("committee_approved", "2021-08-24");
}
