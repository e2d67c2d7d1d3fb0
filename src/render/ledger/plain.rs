//! Text out of documents made harmless where it is shown raw: no control characters, no marks that turn the direction of writing.

/// A text in one line without characters that act on the place where it is shown.
pub(crate) fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\n' | '\r' | '\t' => plain.push(' '),
            c if c.is_control() || turns_direction(c) => plain.push('\u{fffd}'),
            c => plain.push(c),
        }
    }
    plain
}

/// The same for a cell of a spreadsheet, which keeps its lines.
pub(super) fn cell(text: &str) -> String {
    text.lines().map(plain).collect::<Vec<_>>().join("\n")
}

/// Whether a spreadsheet would take the text for a formula.
pub(super) fn is_formula(text: &str) -> bool {
    text.trim_start().starts_with(['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}', '|', '%'])
}

const fn turns_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_acts_on_its_place_is_replaced() {
        assert_eq!(plain("a\u{1b}[31mb\u{202e}c\nd"), "a\u{fffd}[31mb\u{fffd}c d");
        assert_eq!(cell("a\nb\u{7}"), "a\nb\u{fffd}");
    }

    #[test]
    fn formulas_are_known_by_how_they_begin() {
        assert!([" =1+1", "@SUM(A1)", "-2+3", "+x", "\t=cmd|' /C calc'!A0"].iter().all(|text| is_formula(text)));
        assert!(!is_formula("Våld = makt"));
    }
}
