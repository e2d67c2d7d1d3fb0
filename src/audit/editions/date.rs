//! Dates in the names of files and editions, as precise as they stand there.

use std::ops::Range;

/// Years that a name may hold; other numbers of four digits are no years.
const YEARS: Range<u16> = 1950..2100;

/// A date found in a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    pub(super) date: String,
    /// Where it stands, in bytes.
    pub(super) range: Range<usize>,
}

/// The most precise date in a name, of equals the last.
pub(super) fn find(name: &str) -> Option<Found> {
    let runs = digits(name);
    let at = |index: usize| runs.get(index).and_then(|range: &Range<usize>| name.get(range.clone()));
    let apart = |index: usize| {
        let between = runs.get(index).zip(runs.get(index + 1)).and_then(|(a, b)| name.get(a.end..b.start));
        between.is_some_and(|between| matches!(between, "-" | "_" | "." | " "))
    };
    let mut best: Option<Found> = None;
    for index in 0..runs.len() {
        let rest: Vec<&str> = (index..index + 3)
            .scan(true, |joined, next| {
                let text = if *joined { at(next) } else { None };
                *joined = apart(next);
                text
            })
            .collect();
        if let Some((date, used)) = read(&rest) {
            let Some((first, last)) = runs.get(index).zip(runs.get(index + used - 1)) else { continue };
            if best.as_ref().is_none_or(|best| date.len() >= best.date.len()) {
                best = Some(Found { date, range: first.start..last.end });
            }
        }
    }
    best
}

/// The date that groups of digits begin with, and the number of groups it takes.
fn read(groups: &[&str]) -> Option<(String, usize)> {
    let first = *groups.first()?;
    if let (8, Some(year), Some(month), Some(day)) = (first.len(), first.get(..4), first.get(4..6), first.get(6..)) {
        return whole(year, month, day).map(|date| (date, 1));
    }
    let year: u16 = first.parse().ok().filter(|year| first.len() == 4 && YEARS.contains(year))?;
    let month = groups.get(1).filter(|group| group.len() == 2 && in_range(group, 1..13));
    let day = groups.get(2).filter(|group| group.len() == 2);
    if let Some(date) = month.zip(day).and_then(|(month, day)| whole(first, month, day)) {
        return Some((date, 3));
    }
    Some(month.map_or_else(|| (year.to_string(), 1), |month| (format!("{year}-{month}"), 2)))
}

fn whole(year: &str, month: &str, day: &str) -> Option<String> {
    let date: jiff::civil::Date = format!("{year}-{month}-{day}").parse().ok()?;
    let known = u16::try_from(date.year()).is_ok_and(|year| YEARS.contains(&year));
    known.then(|| date.to_string())
}

fn in_range(digits: &str, range: Range<u8>) -> bool {
    digits.parse().is_ok_and(|number| range.contains(&number))
}

/// Runs of ASCII digits.
fn digits(name: &str) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, _) in name.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
        match runs.last_mut() {
            Some(run) if run.end == at => run.end += 1,
            _ => runs.push(at..at + 1),
        }
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(name: &str) -> Option<String> {
        find(name).map(|found| found.date)
    }

    #[test]
    fn dates_are_found_in_the_forms_that_files_carry() {
        assert_eq!(date("handbok-2022-06-01").as_deref(), Some("2022-06-01"));
        assert_eq!(date("20230415 rutin").as_deref(), Some("2023-04-15"));
        assert_eq!(date("Metodstöd 2023_05").as_deref(), Some("2023-05"));
        assert_eq!(date("SOSFS 2014:4, ändrad 2022").as_deref(), Some("2022"));
        assert_eq!(date("utgåva 3"), None);
        assert_eq!(date("rapport-2022-21").as_deref(), Some("2022"));
        assert_eq!(date("99999999"), None);
    }

    #[test]
    fn the_range_is_that_of_the_date() {
        let name = "å 2022-06 b";
        assert_eq!(name.get(find(name).unwrap().range), Some("2022-06"));
    }
}
