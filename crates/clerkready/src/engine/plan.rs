//! What would be if everything planned took place.

use chrono::Datelike;

use crate::date::{Day, YEARS};
use crate::record::{Record, Status};

/// Takes every activity that is planned for a day still to come as done, and finds the day by which all of them are over.
///
/// Plans without a date, and those whose day has passed, stay what they are. Returns the day itself where nothing is planned.
pub fn planned(record: &Record, day: Day) -> (Record, Day) {
    let mut record = record.clone();
    let mut over = day;
    for activity in record.activities.iter_mut().filter(|it| it.status == Status::Planned) {
        let last = activity.last_day().map(|it| it.last()).filter(|it| day <= *it && YEARS.contains(&it.year()));
        if let Some(last) = last {
            activity.status = Status::Done;
            over = over.max(last);
        }
    }
    (record, over)
}
