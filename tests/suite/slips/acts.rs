//! Days of what is done once: the plan and the report handed in, GFMIS, photos.

use super::{Slip, planted::Data, read, told};

pub const SLIPS: &[Slip] = &[
    told(
        "a photo of the year before",
        |data| data.photo("15 พ.ย. 2563"),
        &["missing_photo photos.file", "year_slip photos.date"],
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
        "GFMIS with the month before the day, after the round",
        |data| data.gfmis(&[["600,000", "500,000", "3/10/2565"]]),
        &["year_slip budget.as_of"],
    ),
    told(
        "GFMIS with the month before the day, after the year",
        |data| data.gfmis(&[["600,000", "500,000", "31/3/2565"], ["1,200,000", "1,100,000", "9/10/2565"]]),
        &["year_slip budget.as_of"],
    ),
    told(
        "GFMIS with the month before a day that is no month",
        |data| data.gfmis(&[["600,000", "500,000", "3/31/2565"]]),
        &["bad_date budget.as_of"],
    ),
    told(
        "the plan sent before its year by the order of month and day",
        |data| data.submit("plan_book_sent", "11/5/2564"),
        &["swapped_day submissions.date"],
    ),
    told(
        "the committee after its year by the order of month and day",
        |data| data.submit("committee_approved", "1/12/2565"),
        &["year_slip submissions.date"],
    ),
    told(
        "the year's report by the order of month and day",
        |data| data.submit("annual_report_sent", "10/3/2565"),
        &["year_slip submissions.date"],
    ),
    told(
        "a photo before its year by the order of month and day",
        |data| data.photo("12/3/2564"),
        &["missing_photo photos.file", "year_slip photos.date"],
    ),
    told(
        "a photo after its year by the order of month and day",
        |data| data.photo("3/10/2565"),
        &["missing_photo photos.file", "swapped_day photos.date"],
    ),
    read(
        "a committee of last August",
        |data| data.submit("committee_approved", "24/8/2564"),
        &[],
        as_they_are_approved,
    ),
];

fn as_they_are_approved(data: &mut Data) {
    data.submit("committee_approved", "2021-08-24");
}
