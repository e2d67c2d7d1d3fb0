//! Bullets and numbers that stand alone, wherever the content draws them, put before the text to their right.

use super::fragment::Fragment;
use crate::formats::marker::{after_bullet, after_number};

/// A marker's text starts at most this far to the right of it, in type sizes.
const FAR: f32 = 5.0;
/// Pages with more lone markers than this are drawings.
const MOST: usize = 500;

/// Joins the lone markers of a page with their texts.
pub(super) fn join(fragments: &mut Vec<Fragment>) {
    let (markers, mut rest): (Vec<_>, Vec<_>) =
        std::mem::take(fragments).into_iter().enumerate().partition(|(_, one)| is_marker(&one.text()));
    let mut alone = Vec::new();
    for (index, marker) in markers {
        let text = if alone.len() < MOST { text_of(&marker, &mut rest) } else { None };
        match text {
            Some(text) => {
                let mut joined = marker;
                joined.tag = text.tag;
                std::mem::swap(text, &mut joined);
                text.join(joined);
            }
            None => alone.push((index, marker)),
        }
    }
    rest.append(&mut alone);
    rest.sort_by_key(|(index, _)| *index);
    fragments.extend(rest.into_iter().map(|(_, fragment)| fragment));
}

/// The nearest text to the right of a marker.
fn text_of<'a>(marker: &Fragment, rest: &'a mut [(usize, Fragment)]) -> Option<&'a mut Fragment> {
    let beside =
        |one: &Fragment| marker.same_line(one) && one.x + 1.0 >= marker.end_x && one.x < marker.end_x + FAR * marker.size.max(one.size);
    let same_tag = |one: &Fragment| marker.tag.is_none() || one.tag == marker.tag;
    let found = rest.iter_mut().map(|(_, one)| one).filter(|one| beside(one) && same_tag(one));
    found.min_by(|a, b| a.x.total_cmp(&b.x))
}

/// Whether a text is nothing but a bullet or a number with a point.
fn is_marker(text: &str) -> bool {
    let text = text.trim();
    if text.is_empty() || text.len() > 12 {
        return false;
    }
    let with_text = format!("{text} x");
    let section =
        text.contains('.') && text.starts_with(|c: char| c.is_ascii_digit()) && text.chars().all(|c| c.is_ascii_digit() || c == '.');
    section || after_bullet(&with_text) == Some("x") || after_number(&with_text).is_some_and(|(_, rest)| rest == "x")
}
