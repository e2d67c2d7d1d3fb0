//! The date where the user is.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ZonedDateTime};

/// Today's date in the system's time zone, or in the one that the variable `TZ` names.
///
/// Where there is no such variable, the system's own rules are read from their file: to look its zone up by name would mean to walk a
/// folder of hundreds of files first.
pub fn today() -> Date {
    let zone = std::env::var_os("TZ").is_none().then(|| std::fs::read("/etc/localtime").ok()).flatten();
    match zone.and_then(|rules| TimeZone::tzif("", &rules).ok()) {
        Some(zone) => zone.to_datetime(Timestamp::now()).date(),
        None => ZonedDateTime::now().date(),
    }
}
