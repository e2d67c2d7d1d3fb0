//! Letters set apart from one another, as headings often are: how wide the gap within their words is.

use super::source::Span;

/// Fewer gaps between letters say nothing.
const FEWEST: usize = 3;
/// Gaps that differ by less from the usual one, in type sizes, are the same.
const SAME: f32 = 0.08;
/// Of all gaps so many are the same, and of all characters so many are letters.
const MOST: (usize, usize) = (3, 4);
/// Baselines and sizes that differ by less, in type sizes, are the same.
const LEVEL: f32 = 0.1;

/// For every span, the gap that its line sets between the letters of a word; 0 where they stand as usual.
pub(super) fn spacing(spans: &[Span]) -> Vec<f32> {
    let mut spacing = Vec::with_capacity(spans.len());
    for line in spans.chunk_by(goes_on) {
        let own = letterspacing(line).unwrap_or(0.0);
        spacing.extend(line.iter().map(|_| own));
    }
    spacing
}

/// Whether two spans stand on one line in one size.
fn goes_on(a: &Span, b: &Span) -> bool {
    let level = (a.y - b.y).abs() < LEVEL * a.size && (a.size - b.size).abs() < LEVEL * a.size;
    a.turn == b.turn && level && b.x >= a.x
}

/// The usual gap between the letters of a line that is drawn letter by letter, if nearly all gaps are like it and none is much narrower.
fn letterspacing(line: &[Span]) -> Option<f32> {
    let size = line.first().filter(|_| line.len() > FEWEST)?.size;
    let is_letter = |span: &Span| span.text.chars().nth(1).is_none() && span.text.contains(char::is_alphabetic);
    let visible = line.iter().filter(|span| !is_blank(span)).count();
    if line.iter().filter(|span| is_letter(span)).count() * MOST.1 < visible * MOST.0 {
        return None;
    }
    let pairs = line.iter().zip(line.iter().skip(1)).filter(|(a, b)| !is_blank(a) && !is_blank(b));
    let mut gaps: Vec<f32> = pairs.map(|(a, b)| b.x - a.end_x).collect();
    gaps.sort_by(f32::total_cmp);
    let (least, usual) = (*gaps.first()?, *gaps.get(gaps.len() / 2)?);
    let same = gaps.iter().filter(|gap| (*gap - usual).abs() < SAME * size).count();
    let even = gaps.len() >= FEWEST && same * MOST.1 >= gaps.len() * MOST.0 && least * 2.0 > usual;
    (even && usual > 0.0).then_some(usual)
}

fn is_blank(span: &Span) -> bool {
    span.text.trim().is_empty()
}

#[cfg(test)]
mod tests {
    use super::super::fragment::fragments;
    use super::super::source::{Page, Standing, Style};
    use super::*;

    /// The text of a line drawn letter by letter, six points wide each, with such a gap after each; spaces are drawn or left out.
    fn drawn(text: &str, gap: f32, with_spaces: bool) -> String {
        let (mut x, mut spans) = (70.0, Vec::new());
        for c in text.chars() {
            let span = Span {
                text: c.to_string(),
                x,
                end_x: x + 6.0,
                y: 700.0,
                size: 12.0,
                style: Style::default(),
                turn: 0,
                standing: Standing::Unsaid,
                tag: None,
            };
            x += 6.0 + gap;
            if c != ' ' || with_spaces {
                spans.push(span);
            }
        }
        let page = Page { width: 595.0, height: 842.0, spans, ..Page::default() };
        fragments(&page, 0, false).iter().map(|fragment| fragment.text().into_owned()).collect::<Vec<_>>().join(" | ")
    }

    #[test]
    fn words_are_parted_by_more_than_the_line_sets_between_letters() {
        for gap in [0.0, 1.0, 2.5, 4.0] {
            for with_spaces in [true, false] {
                assert_eq!(drawn("Hedersrelaterat våld", gap, with_spaces), "Hedersrelaterat våld", "{gap} {with_spaces}");
            }
        }
        assert_eq!(drawn("1 2 3 4", 1.0, false), "1 2 3 4");
        assert_eq!(drawn("en ö i å", 0.0, false), "en ö i å");
    }
}
