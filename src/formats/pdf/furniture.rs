//! Running headers, footers and page numbers: lines that stand at the same height on many pages with the same words, digits aside.

use std::collections::HashMap;

use super::fragment::Fragment;

/// How many lines from the top and from the bottom of a page are looked at.
const EDGE_LINES: usize = 4;
/// Share of the page's height at the top and at the bottom where page numbers stand that no other page confirms.
const MARGIN: f32 = 0.1;
/// Heights that differ by less, in points, are the same.
const BAND: f32 = 4.0;

/// Removes running headers, footers and page numbers from the pages, whose heights are given.
pub(super) fn remove(pages: &mut [Vec<Fragment>], heights: &[f32]) {
    let mut groups: HashMap<String, Vec<Occurrence>> = HashMap::new();
    for (page, fragments) in pages.iter().enumerate() {
        for index in edges(fragments) {
            let Some(fragment) = fragments.get(index) else { continue };
            let (mask, numbers) = mask(&fragment.text());
            groups.entry(mask).or_default().push(Occurrence { page, index, y: fragment.y, numbers });
        }
    }
    let mut doomed: Vec<Vec<usize>> = vec![Vec::new(); pages.len()];
    for occurrences in groups.values() {
        for one in occurrences {
            let same: Vec<_> = occurrences.iter().filter(|other| (other.y - one.y).abs() < BAND && one.runs_with(other)).collect();
            let pages_with = same.iter().map(|other| other.page).collect::<std::collections::HashSet<_>>().len();
            let needed = if pages.len() <= 3 { 2.max(pages.len()) } else { 3 };
            if pages_with >= needed.min(pages.len()) && pages.len() > 1 {
                doomed.get_mut(one.page).into_iter().for_each(|list| list.push(one.index));
            }
        }
    }
    for ((page, fragments), doomed) in pages.iter_mut().enumerate().zip(doomed) {
        let height = heights.get(page).copied().unwrap_or(0.0);
        let mut index = 0;
        fragments.retain(|fragment| {
            let keep = !doomed.contains(&index) && !is_page_number(fragment, height);
            index += 1;
            keep
        });
    }
}

/// A line near the edge of a page.
struct Occurrence {
    page: usize,
    index: usize,
    y: f32,
    numbers: Vec<i64>,
}

impl Occurrence {
    /// Whether every number is the same on both pages or grows with the page: chapter headings at the top of a page do neither.
    fn runs_with(&self, other: &Self) -> bool {
        let pages = i64::try_from(other.page).unwrap_or(0) - i64::try_from(self.page).unwrap_or(0);
        let mut pairs = self.numbers.iter().zip(&other.numbers);
        self.numbers.len() == other.numbers.len() && pairs.all(|(a, b)| a == b || b.saturating_sub(*a) == pages)
    }
}

/// Indices of the fragments on the outermost lines.
fn edges(fragments: &[Fragment]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..fragments.len()).collect();
    let y = |index: &usize| fragments.get(*index).map_or(0.0, |fragment| fragment.y);
    order.sort_by(|a, b| y(b).total_cmp(&y(a)));
    let mut chosen: Vec<usize> = Vec::new();
    for from_bottom in [false, true] {
        let (mut lines, mut last) = (0, f32::NAN);
        let walk: Box<dyn Iterator<Item = &usize>> = if from_bottom { Box::new(order.iter().rev()) } else { Box::new(order.iter()) };
        for index in walk {
            if last.is_nan() || (y(index) - last).abs() > BAND / 2.0 {
                lines += 1;
                last = y(index);
            }
            if lines > EDGE_LINES {
                break;
            }
            if !chosen.contains(index) {
                chosen.push(*index);
            }
        }
    }
    chosen
}

/// The text with every number replaced by `#`, and the numbers.
fn mask(text: &str) -> (String, Vec<i64>) {
    let (mut masked, mut numbers) = (String::new(), Vec::new());
    for word in text.split_whitespace() {
        let mut digits = String::new();
        for c in word.chars().chain([' ']) {
            if c.is_ascii_digit() {
                digits.push(c);
                continue;
            }
            if !digits.is_empty() {
                numbers.push(digits.parse().unwrap_or(-1));
                digits.clear();
                masked.push('#');
            }
            masked.extend(c.to_lowercase());
        }
    }
    (masked, numbers)
}

/// Whether a fragment is a lone number in the margin.
fn is_page_number(fragment: &Fragment, height: f32) -> bool {
    let text = fragment.text();
    let text = text.trim().trim_matches(['-', '–', ' ']);
    let edge = fragment.y < MARGIN * height || fragment.y > (1.0 - MARGIN) * height;
    let arabic = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let roman = text.len() <= 6 && text.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x' | b'l'));
    let of = text.split_once('(').is_some_and(|(page, total)| is_number(page.trim()) && is_number(total.trim_end_matches(')')));
    edge && !text.is_empty() && (arabic || roman || of)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn masks_digits() {
        assert_eq!(mask("Sida 3 (10)"), ("sida # (#) ".into(), vec![3, 10]));
    }
}
