//! Items of lists: their markers, and how deep they stand.

use crate::document::Typed;

/// Signs that open an item; a space must follow the last group.
const SIGNS: &[char] =
    &['•', '◦', '▪', '■', '●', '○', '□', '‣', '∙', '·', '➢', '✓', '☐', '☑', '\u{F0B7}', '\u{F0A7}', '\u{F02D}', '\u{F0D8}'];
const DASHES: &[char] = &['-', '–', '—', '*', '→'];

/// What opens an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sign {
    /// A bullet.
    Bullet(char),
    /// A dash or asterisk, which may also stand in running text.
    Dash(char),
    /// `o`, which is also a letter.
    Circle,
    /// `3.` or `3)`.
    Number(u32),
    /// `a)`, `(b)` or `(iv)`.
    Letter,
    /// `(3)`.
    Bracketed,
}

/// The marker of an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) sign: Sign,
    /// Bytes up to the item's text.
    pub(super) length: usize,
}

/// The marker that a line opens with, if any.
pub(super) fn marker(text: &str) -> Option<Marker> {
    let first = text.chars().next()?;
    let rest = text.get(first.len_utf8()..)?;
    let spaced = rest.starts_with(char::is_whitespace);
    let sign = match first {
        c if SIGNS.contains(&c) => Some((Sign::Bullet(c), rest)),
        c if DASHES.contains(&c) && spaced => Some((Sign::Dash(c), rest)),
        'o' if spaced => Some((Sign::Circle, rest)),
        c if c.is_ascii_digit() => number(text),
        c if c.is_ascii_lowercase() || c == '(' => counted(text),
        _ => None,
    };
    let (sign, rest) = sign?;
    Some(Marker { sign, length: text.len() - rest.trim_start().len() })
}

fn number(text: &str) -> Option<(Sign, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let (number, rest) = text.split_at_checked(digits).filter(|_| digits <= 2)?;
    let rest = rest.strip_prefix(['.', ')'])?;
    rest.starts_with(char::is_whitespace).then_some((Sign::Number(number.parse().ok()?), rest))
}

/// Such as `a)`, `(b)` or `(iv)`.
fn counted(text: &str) -> Option<(Sign, &str)> {
    let (_, rest) = Typed::of(text)?;
    let marker = text.trim_start_matches('(').chars().next()?;
    Some((if marker.is_ascii_digit() { Sign::Bracketed } else { Sign::Letter }, rest))
}

/// The lists that are open, outermost first: the column and the sort of marker of each.
#[derive(Debug, Default)]
pub(super) struct OpenLists {
    lists: Vec<(usize, std::mem::Discriminant<Sign>, char)>,
}

impl OpenLists {
    /// The depth of an item at this column, 0 for the outermost.
    pub(super) fn depth(&mut self, column: usize, sign: Sign) -> u8 {
        let mark = match sign {
            Sign::Bullet(c) | Sign::Dash(c) => c,
            _ => ' ',
        };
        let key = (std::mem::discriminant(&sign), mark);
        while self.lists.last().is_some_and(|&(open, ..)| open > column + 1) {
            self.lists.pop();
        }
        let same = |&(open, kind, mark): &(usize, _, char)| open.abs_diff(column) <= 1 && (kind, mark) == key;
        match self.lists.iter().position(same) {
            Some(at) => self.lists.truncate(at + 1),
            None => self.lists.push((column, key.0, key.1)),
        }
        u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX)
    }

    /// Ends all lists.
    pub(super) fn close(&mut self) {
        self.lists.clear();
    }

    /// Whether an item may follow.
    pub(super) fn is_open(&self) -> bool {
        !self.lists.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_markers() {
        let text = |line: &'static str| marker(line).map(|marker| &line[marker.length..]);
        assert_eq!(text("•  Nio av tio"), Some("Nio av tio"));
        assert_eq!(text("– Skriv ner"), Some("Skriv ner"));
        assert_eq!(text("3. Ring"), Some("Ring"));
        assert_eq!((text("b) Ring"), text("(c) Ring"), text("(iv) Ring")), (Some("Ring"), Some("Ring"), Some("Ring")));
        assert_eq!(text("–inte"), None);
        assert_eq!(text("2022. Året"), None);
        assert_eq!(text("1.1 Mål"), None);
    }

    #[test]
    fn depth_follows_column_and_marker() {
        let mut open = OpenLists::default();
        let depths = [(0, Sign::Bullet('•')), (0, Sign::Dash('–')), (0, Sign::Bullet('•')), (4, Sign::Circle), (0, Sign::Bullet('•'))];
        assert_eq!(depths.map(|(column, sign)| open.depth(column, sign)), [0, 1, 0, 1, 0]);
    }
}
