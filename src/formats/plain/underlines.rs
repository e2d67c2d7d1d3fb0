//! Headings that are underlined with a row of signs, as in reStructuredText and Markdown written as plain text.

use super::lines::{HeadingKind, Line, Role};
use super::sentence::starts_upper;

/// Signs that underline.
const SIGNS: &[char] = &['=', '-', '~', '^', '*', '#', '+', '"'];
/// By so many characters a row may be shorter or longer than its heading.
const SLACK: usize = 4;
/// The shortest row, in characters.
const SHORTEST: usize = 4;

/// Marks underlined headings and the rows under them; each sign is a level, in the order in which they come. Returns whether one of them is the title:
/// the only one of the first level, over all others.
pub(super) fn find(lines: &mut [Line<'_>]) -> bool {
    let mut signs: Vec<char> = Vec::new();
    let mut found: Vec<(usize, usize)> = Vec::new();
    // Rows over a heading that has one under it as well.
    let mut rows: Vec<usize> = Vec::new();
    for (at, pair) in lines.windows(2).enumerate() {
        let [line, row] = pair else { continue };
        let above = at.checked_sub(1).and_then(|above| lines.get(above)).filter(|above| above.is_apart() && above.text == row.text);
        let Some(sign) = sign_under(line, row).filter(|_| line.is_apart() || above.is_some()) else { continue };
        rows.extend(above.map(|_| at - 1));
        let depth = signs.iter().position(|known| *known == sign).unwrap_or(signs.len());
        if depth == signs.len() {
            signs.push(sign);
        }
        found.push((at, depth));
    }
    for at in rows {
        if let Some(row) = lines.get_mut(at) {
            row.role = Role::Taken;
        }
    }
    let titled = found.len() > 1 && found.iter().filter(|(_, depth)| *depth == 0).count() == 1;
    for &(at, depth) in &found {
        let depth = u8::try_from(depth + usize::from(!titled)).unwrap_or(u8::MAX);
        let kind = if depth == 0 { HeadingKind::Title } else { HeadingKind::Underlined(depth) };
        let mut pair = lines.iter_mut().skip(at);
        if let Some(line) = pair.next() {
            line.role = Role::Heading(kind);
        }
        if let Some(row) = pair.next() {
            row.role = Role::Taken;
        }
    }
    titled
}

/// The sign with which a row underlines a line.
fn sign_under(line: &Line<'_>, row: &Line<'_>) -> Option<char> {
    let mut signs = row.text.chars();
    let sign = signs.next().filter(|sign| SIGNS.contains(sign) && signs.all(|next| next == *sign))?;
    let (length, own) = (row.text.chars().count(), line.text.chars().count());
    let fits = length >= SHORTEST && length.abs_diff(own) <= SLACK && line.indent.abs_diff(row.indent) <= 1 && !row.is_apart();
    let heads = line.is_text() && (starts_upper(line.text) || line.text.starts_with(|c: char| c.is_ascii_digit()));
    (row.is_text() && fits && heads && !line.text.ends_with(['.', ',', ';']) && !line.text.contains("   ")).then_some(sign)
}
