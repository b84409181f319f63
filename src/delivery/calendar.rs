//! The year's duties as a file every calendar program takes in (iCalendar). The days stand in the data and in the handbook and
//! none is the clock's, so that taking the file in again changes nothing.

use chrono::{Days, NaiveDate, NaiveTime};
use icalendar::{Alarm, Calendar, Component, Event, EventLike, Property};

use crate::compose::{Reminder, YearCalendar};

/// Reminds 7 days and 1 day before, at nine in the morning: a duty has its whole day, which begins at midnight.
const ALARMS: [(&str, &str, &str); 2] = [("7", "-P6DT15H", "อีก ๗ วัน"), ("1", "-PT15H", "พรุ่งนี้")];

/// Set before the name of what is done.
const DONE: &str = "✓ เสร็จแล้ว: ";

/// The file.
pub fn file(calendar: &YearCalendar) -> String {
    let mut file = Calendar::empty();
    file.append_property(Property::new("VERSION", "2.0"));
    file.append_property(Property::new("PRODID", "-//ruplem//TH"));
    file.append_property(Property::new("CALSCALE", "GREGORIAN"));
    file.append_property(Property::new("METHOD", "PUBLISH"));
    file.name(&calendar.name);
    for duty in &calendar.duties {
        file.push(event(calendar, duty));
    }
    file.to_string()
}

fn event(calendar: &YearCalendar, duty: &Reminder) -> Event {
    let uid = format!("{}-{}@{}.ruplem", duty.id, calendar.year, calendar.province.slug());
    let known = stamp(calendar.known_on);
    let is_done = duty.done_on.is_some();
    let mut event = Event::with_uid(&uid);
    event
        .summary(&format!("{}{}", if is_done { DONE } else { "" }, duty.text))
        .description(&duty.notes.join("\n"))
        .starts(duty.due)
        .ends(duty.due + Days::new(1))
        .add_property("DTSTAMP", &known)
        .add_property("LAST-MODIFIED", &known)
        .sequence(newer(calendar))
        // A duty takes no time away from other things of its day.
        .add_property("TRANSP", "TRANSPARENT");
    if is_done {
        return event.categories(["เสร็จแล้ว"]).done();
    }
    for (days, trigger, said) in ALARMS {
        let mut alarm = Alarm::display(&format!("{said}: {}", duty.text), chrono::Duration::zero());
        // What is not said of an alarm the library takes from the clock and from chance.
        alarm.add_property("TRIGGER", trigger).add_property("DTSTAMP", &known).uid(&format!("{days}-{uid}"));
        event.alarm(alarm);
    }
    event.done()
}

/// Calendars take in again only what has a higher number than before: the days since the year began.
fn newer(calendar: &YearCalendar) -> u32 {
    let days = calendar.known_on - calendar.year.first_day();
    u32::try_from(days.num_days()).unwrap_or_default()
}

fn stamp(day: NaiveDate) -> String {
    day.and_time(NaiveTime::MIN).format("%Y%m%dT%H%M%SZ").to_string()
}
