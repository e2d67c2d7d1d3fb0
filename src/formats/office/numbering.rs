//! Printed numbers of headings: counters per level, and how each level writes them.

use std::cmp::Ordering;

/// How one level of a numbering is written.
#[derive(Debug, Clone, Default)]
pub(crate) struct Level {
    /// What stands in print, `%1` to `%9` for the numbers; empty for none.
    pub(crate) text: String,
    /// How the level's own number is written.
    pub(crate) style: Style,
    /// The first number.
    pub(crate) start: u32,
    /// Whether the numbers of higher levels are written in digits, as `isLgl` asks.
    pub(crate) legal: bool,
}

/// How a number is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum Style {
    #[default]
    Decimal,
    LowerLetter,
    UpperLetter,
    LowerRoman,
    UpperRoman,
    /// A bullet or nothing.
    None,
}

/// The number of levels that both formats know, with room for ODT's tenth.
pub(crate) const LEVELS: usize = 10;

/// The counters of one numbering.
#[derive(Debug, Clone, Default)]
pub(crate) struct Counters {
    at: [Option<u32>; LEVELS],
}

impl Counters {
    /// Counts one paragraph at this level (0 the highest); gives what is printed before it, if anything.
    pub(crate) fn count(&mut self, level: usize, levels: &[Level]) -> Option<String> {
        let own = levels.get(level)?;
        for (index, counter) in self.at.iter_mut().enumerate() {
            match index.cmp(&level) {
                Ordering::Greater => *counter = None,
                Ordering::Equal => *counter = Some(counter.map_or(own.start, |number| number.saturating_add(1))),
                // A level that was never counted stands at its first number.
                Ordering::Less => {
                    counter.get_or_insert(levels.get(index).map_or(1, |above| above.start));
                }
            }
        }
        self.printed(own, levels)
    }

    /// Starts a level again from this number.
    pub(crate) fn restart(&mut self, level: usize, start: u32) {
        for counter in self.at.iter_mut().skip(level) {
            *counter = None;
        }
        if let Some(counter) = self.at.get_mut(level) {
            *counter = start.checked_sub(1);
        }
    }

    fn printed(&self, own: &Level, levels: &[Level]) -> Option<String> {
        if own.style == Style::None && !own.text.contains('%') {
            return None;
        }
        let mut pieces = own.text.split('%');
        let mut printed = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let index = piece.chars().next().and_then(|c| c.to_digit(10)).and_then(|digit| usize::try_from(digit).ok());
            if let Some(level) = index.and_then(|index| index.checked_sub(1)) {
                let style = levels.get(level).map_or(Style::Decimal, |level| level.style);
                let style = if own.legal && style != Style::None { Style::Decimal } else { style };
                let number = self.at.get(level).copied().flatten().unwrap_or(1);
                printed.push_str(&written(number, style));
                printed.push_str(piece.get(1..).unwrap_or_default());
            } else {
                printed.push('%');
                printed.push_str(piece);
            }
        }
        let printed = printed.trim();
        (!printed.is_empty() && printed.chars().any(char::is_alphanumeric)).then(|| printed.to_owned())
    }
}

/// A number as it is printed.
fn written(number: u32, style: Style) -> String {
    match style {
        Style::Decimal => number.to_string(),
        Style::LowerLetter => letters(number),
        Style::UpperLetter => letters(number).to_uppercase(),
        Style::LowerRoman => roman(number),
        Style::UpperRoman => roman(number).to_uppercase(),
        Style::None => String::new(),
    }
}

/// `a` to `z`, then `aa`, `bb` and so on, as word processors count.
fn letters(number: u32) -> String {
    let Some(index) = number.checked_sub(1) else { return "0".to_owned() };
    let letter = u8::try_from(index % 26).map_or('a', |index| char::from(b'a' + index));
    let times = usize::try_from(index / 26 + 1).unwrap_or(1).min(8);
    std::iter::repeat_n(letter, times).collect()
}

fn roman(mut number: u32) -> String {
    const SIGNS: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while number >= value {
            written.push_str(sign);
            number -= value;
        }
    }
    written
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(text: &str, style: Style) -> Level {
        Level { text: text.to_owned(), style, start: 1, legal: false }
    }

    #[test]
    fn counts_levels() {
        let levels = [level("%1", Style::Decimal), level("%1.%2", Style::Decimal), level("%3)", Style::LowerLetter)];
        let mut counters = Counters::default();
        let printed: Vec<_> = [0, 1, 1, 2, 2, 0, 1].into_iter().map(|level| counters.count(level, &levels).unwrap_or_default()).collect();
        assert_eq!(printed, ["1", "1.1", "1.2", "a)", "b)", "2", "2.1"]);
        counters.restart(0, 7);
        assert_eq!(counters.count(0, &levels).as_deref(), Some("7"));
    }

    #[test]
    fn writes_letters_and_roman_numbers() {
        assert_eq!(written(28, Style::UpperLetter), "BB");
        assert_eq!(written(1994, Style::LowerRoman), "mcmxciv");
        let bullet = [level("•", Style::None)];
        assert_eq!(Counters::default().count(0, &bullet), None);
        let kapitel = [level("Kapitel %1.", Style::UpperRoman)];
        assert_eq!(Counters::default().count(0, &kapitel).as_deref(), Some("Kapitel I."));
    }
}
