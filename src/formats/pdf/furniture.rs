//! Running headers, footers and page numbers: lines that stand at the same height on many pages with the same words, digits aside, in the
//! head or foot of the page or beside its text.
//!
//! What the structure tree calls a heading or a cell is text, however often it recurs, and so is the last line of a paragraph.

use std::collections::{HashMap, HashSet};

use super::chunk::{LARGER, SAME_SIZE, ends_sentence};
use super::fragment::Fragment;
use super::reach::outside;
use super::sightings::{BAND, Sightings};
use super::source::Role;
use super::typography::Typography;

/// How many lines from the top and from the bottom of a page are looked at.
const EDGE_LINES: usize = 4;
/// Share of the page's height at the top and at the bottom where page numbers stand that no other page confirms.
const MARGIN: f32 = 0.1;
/// Lines of a paragraph are at most this far apart, in type sizes.
const LEADING: f32 = 1.6;
/// Lines of a paragraph start at most this far from one another, in type sizes.
const INDENT: f32 = 0.8;

/// Removes running headers, footers and page numbers from the pages, whose heights are given; returns the texts of those lines that ran
/// through at least half of the pages.
///
/// `marked` says whether the producer itself marks what is no text; then it has left none of it in the structure tree.
pub(super) fn remove(pages: &mut [Vec<Fragment>], heights: &[f32], marked: bool) -> HashSet<String> {
    let seen = Sightings::of(pages);
    let count = pages.len();
    let at_edge = if count <= 3 { count.max(2) } else { 3 };
    let anywhere = count.div_ceil(2).max(5);
    let mut removed: HashMap<String, usize> = HashMap::new();
    // The heading that every chapter begins with stands at the same height too, but not on pages that follow one another.
    let body = Typography::of(pages).body;
    let larger = body + LARGER;
    for (page, fragments) in pages.iter_mut().enumerate() {
        let height = heights.get(page).copied().unwrap_or(0.0);
        let edges = edges(fragments);
        let recurs = |(index, fragment): (usize, &Fragment)| {
            let needed = if !fragment.in_tree && edges.contains(&index) { at_edge } else { anywhere };
            let text = marked && fragment.in_tree || is_structured(fragment);
            let heading = fragment.size >= larger && !seen.runs_on(page, index);
            !text && (seen.recurs(page, index, needed) && !heading || is_page_number(fragment, height))
        };
        let recurring: Vec<bool> = fragments.iter().enumerate().map(recurs).collect();
        let outside = outside(fragments, &recurring, body);
        let left_out = |((recurs, outside), fragment): ((bool, bool), &Fragment)| recurs && (outside || is_page_number(fragment, height));
        let recurring: Vec<bool> = recurring.into_iter().zip(outside).zip(fragments.iter()).map(left_out).collect();
        let kept = fragments.iter().zip(&recurring).map(|(fragment, &recurs)| !recurs || ends_paragraph(fragment, fragments, &recurring));
        let mut kept = kept.collect::<Vec<bool>>().into_iter();
        fragments.retain(|fragment| {
            let stays = kept.next().unwrap_or(true);
            if !stays {
                *removed.entry(fragment.text().trim().to_owned()).or_default() += 1;
            }
            stays
        });
    }
    removed.into_iter().filter(|&(_, pages)| pages * 2 >= count).map(|(text, _)| text).collect()
}

/// Whether the structure tree says more of a fragment than that it is some text.
fn is_structured(fragment: &Fragment) -> bool {
    !matches!(fragment.role(), None | Some(Role::Paragraph))
}

/// Whether a fragment stands under a line that does not recur and is full, as the last line of a paragraph does.
fn ends_paragraph(fragment: &Fragment, page: &[Fragment], recurring: &[bool]) -> bool {
    let is_above = |above: &Fragment| {
        let step = above.y - fragment.y;
        above.turn == fragment.turn
            && step > 0.5 * fragment.size
            && step < LEADING * fragment.size
            && (above.size - fragment.size).abs() < SAME_SIZE
            && (above.x - fragment.x).abs() < INDENT * fragment.size
    };
    let mut lines = page.iter().zip(recurring).filter(|&(_, &recurs)| !recurs).map(|(line, _)| line);
    lines.any(|above| is_above(above) && !ends_sentence(&above.text()) && !above.leaves_room(fragment))
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
            if last.is_nan() || (y(index) - last).abs() > BAND / 4.0 {
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

/// Whether a fragment is a lone number in the margin.
fn is_page_number(fragment: &Fragment, height: f32) -> bool {
    let text = fragment.text();
    let text = text.trim().trim_matches(['-', '–', ' ']);
    let edge = fragment.y < MARGIN * height || fragment.y > (1.0 - MARGIN) * height;
    let arabic = text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    let roman = text.len() <= 6 && text.bytes().all(|byte| matches!(byte.to_ascii_lowercase(), b'i' | b'v' | b'x' | b'l'));
    let of = text.split_once('(').is_some_and(|(page, total)| is_number(page.trim()) && is_number(total.trim_end_matches(')')));
    edge && !text.is_empty() && (arabic || roman || of)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}
