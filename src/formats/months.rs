//! The months, by which dates are known in the texts of any format.

/// Months in Swedish and English, in lower case.
pub(super) const MONTHS: [&str; 20] = [
    "januari",
    "january",
    "februari",
    "february",
    "mars",
    "march",
    "april",
    "maj",
    "may",
    "juni",
    "june",
    "juli",
    "july",
    "augusti",
    "august",
    "september",
    "oktober",
    "october",
    "november",
    "december",
];
