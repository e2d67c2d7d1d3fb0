//! Finds the title on the lines before the first heading or paragraph.

use super::furniture::{Running, mask};
use super::lines::{HeadingKind, Line, Role};
use super::sentence::{ends_sentence, is_capitals, normal, starts_lower};
use super::words::{COMMON, PUBLISHERS, SERIES, TITLES};

/// A title page has no more lines.
const MOST_LINES: usize = 25;

/// Longest title on one line, in characters.
const LONGEST: usize = 140;

/// Marks the title and the other lines of the title page.
pub(super) fn find(lines: &mut [Line<'_>], running: &Running) {
    let length = lines.iter().zip(lines.iter().skip(1).map(Some).chain([None])).take(MOST_LINES);
    let length = length.take_while(|&(line, next)| may_stand_on_cover(line, next)).count();
    let cover = lines.get(..length).unwrap_or_default();
    let best = cover.iter().enumerate().filter_map(|(index, line)| Some((score(line, running)?, index)));
    let Some((_, title)) = best.max_by_key(|&(score, index)| (score, std::cmp::Reverse(index))) else {
        // Who publishes is no heading even where there is no title.
        for line in lines.iter_mut().take(length).filter(|line| line.role == Role::Heading(HeadingKind::Plain)) {
            line.role = Role::Cover;
        }
        return;
    };
    let more = title_lines(lines, title);
    for (index, line) in lines.iter_mut().enumerate().take(length.max(title + more)) {
        line.role = match index.checked_sub(title) {
            Some(0) => Role::Heading(HeadingKind::Title),
            Some(offset) if offset < more => Role::HeadingMore,
            _ => Role::Cover,
        };
    }
}

/// Lines before the first chapter, and before the first text that is more than a line.
fn may_stand_on_cover(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let kind = match line.role {
        Role::Heading(HeadingKind::Capitals | HeadingKind::Plain) => !COMMON.contains(&normal(line.text).as_str()),
        Role::HeadingMore => true,
        Role::Text => !is_flowing(line, next),
        _ => false,
    };
    kind && line.text.chars().count() <= LONGEST
}

/// Text that fills its line and goes on, or two sentences.
fn is_flowing(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let goes_on = next.is_some_and(|next| !next.is_apart() && next.is_text() && (starts_lower(next.text) || next.width >= 40));
    goes_on && line.width >= 60 && !is_capitals(line.text) || line.text.contains(". ") && line.width > 60
}

/// How well a line would do as the title; `None` if it cannot be one.
fn score(line: &Line<'_>, running: &Running) -> Option<i32> {
    let text = line.text;
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let numbers = text.chars().filter(char::is_ascii_digit).count() * 3 > text.chars().count();
    if line.role == Role::HeadingMore
        || ends_sentence(text) && !text.ends_with('?')
        || numbers
        || starts_lower(text)
        || text.contains("   ")
    {
        return None;
    }
    let words = text.split_whitespace().count();
    let series = SERIES.iter().any(|start| lower.starts_with(start)) || has_series_number(text);
    let masked = mask(text);
    let runs = running.iter().any(|running| running.contains(masked.as_str()));
    let mut score = 0;
    score += 3 * i32::from(is_capitals(text));
    score += i32::from(words >= 3) + i32::from(words >= 2);
    score += 2 * i32::from(has(TITLES) && !series);
    score += i32::from(matches!(line.role, Role::Heading(_)));
    score -= 4 * i32::from(has(PUBLISHERS) && !has(TITLES) && words <= 5);
    score -= 4 * i32::from(series);
    score -= i32::from(runs);
    (score >= 0).then_some(score)
}

/// Whether the line ends in a year or the number of a series: `Rapport 2022:21`.
fn has_series_number(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= 3 && text.split_whitespace().next_back().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_digit()))
}

/// On how many lines the title stands: it goes on in capitals, in lower case, or after a word that wants another.
fn title_lines(lines: &[Line<'_>], title: usize) -> usize {
    let capitals = lines.get(title).is_some_and(|line| is_capitals(line.text));
    let mut length = 1;
    while length < 4 {
        let (Some(last), Some(next)) = (lines.get(title + length - 1), lines.get(title + length)) else { break };
        let open = last.text.ends_with(['–', '-', ',', ':']) || last.text.ends_with(" och") || last.text.ends_with(" and");
        let more = if capitals { is_capitals(next.text) } else { starts_lower(next.text) || open };
        let plain = matches!(next.role, Role::Text | Role::HeadingMore | Role::Heading(HeadingKind::Capitals));
        if next.is_apart() || !plain || !more {
            break;
        }
        length += 1;
    }
    length
}
