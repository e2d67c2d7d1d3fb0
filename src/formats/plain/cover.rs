//! Finds the title on the lines before the first heading or paragraph.

use crate::document::is_contents_heading;

use super::bodies::names_body;
use super::extent::{MOST_TITLE_LINES, ends_title, title_lines, with_neighbours};
use super::furniture::{Running, mask};
use super::lines::{HeadingKind, Line, Role, breaks_early, usual_width};
use super::numbering::is_section_sign;
use super::sentence::{ends_sentence, is_capitals, normal, starts_lower};
use super::title::{has_stop, is_series, is_subtitle, names_kind, score};
use super::words::COMMON;

/// A title page has no more lines.
const MOST_LINES: usize = 25;

/// A letterhead in columns, which reads like a table, ends within so many lines.
const LETTERHEAD_LINES: usize = 6;

/// Longest title on one line, in characters.
const LONGEST: usize = 140;

/// Marks the title and the other lines of the title page, which the contents may stand before; says whether there is a title.
pub(super) fn find(lines: &mut [Line<'_>], running: &Running) -> bool {
    if find_at_head(lines, running) {
        return true;
    }
    let contents = lines.iter().take_while(|line| is_of_contents(line)).count();
    let rest = lines.get_mut(contents..).unwrap_or_default();
    // The title then stands on a page of its own, over the first chapter.
    let own_page = contents > 0 && rest.first().is_some_and(|line| line.page_start);
    own_page && find_at_head(rest, running)
}

/// Without a title the heading of the contents is none either, though no other stands over the chapters.
pub(super) fn demote_contents(lines: &mut [Line<'_>]) {
    let first = lines.iter_mut().find(|line| matches!(line.role, Role::Heading(_)));
    if let Some(line) = first.filter(|line| is_contents_heading(line.text)) {
        line.role = Role::Contents;
    }
}

fn is_of_contents(line: &Line<'_>) -> bool {
    line.role == Role::Contents || matches!(line.role, Role::Heading(_)) && is_contents_heading(line.text)
}

fn find_at_head(lines: &mut [Line<'_>], running: &Running) -> bool {
    let full = full_width(lines);
    let length = (0..lines.len().min(MOST_LINES)).take_while(|&index| may_stand_on_cover(lines, index, full)).count();
    let Some(title) = best(lines, length, full, running) else {
        // Who publishes is no heading even where there is no title.
        for line in lines.iter_mut().take(length).filter(|line| is_bare_body(line)) {
            line.role = Role::Cover;
        }
        return false;
    };
    let more = title_lines(lines, title);
    let length = if heads_text(lines, title + more, length, running) { length - 1 } else { length };
    let (title, more) = with_neighbours(lines, title, more, length);
    if is_first_chapter(lines, (title, more), full, running) {
        for line in lines.iter_mut().skip(title).take(1) {
            line.role = Role::Heading(if is_capitals(line.text) { HeadingKind::Capitals } else { HeadingKind::Plain });
        }
        return true;
    }
    mark_page(lines, title, more, length);
    true
}

fn is_bare_body(line: &Line<'_>) -> bool {
    match line.role {
        Role::Heading(HeadingKind::Plain) => true,
        Role::Heading(HeadingKind::Capitals) => names_body(line.text),
        _ => false,
    }
}

/// Marks the title page.
fn mark_page(lines: &mut [Line<'_>], title: usize, more: usize, length: usize) {
    for (index, line) in lines.iter_mut().enumerate().take(length.max(title + more)) {
        line.role = match index.checked_sub(title) {
            Some(0) => Role::Heading(HeadingKind::Title),
            Some(offset) if offset < more => Role::HeadingMore,
            _ if matches!(line.role, Role::Row(_) | Role::Taken) => line.role,
            _ => Role::Cover,
        };
    }
}

/// The line at which the best title begins; of two that would do as well, the first.
fn best(lines: &[Line<'_>], length: usize, full: usize, running: &Running) -> Option<usize> {
    let mut best: Option<(i32, usize)> = None;
    let mut index = 0;
    while let Some(line) = lines.get(index).filter(|_| index < length) {
        let more = title_lines(lines, index);
        let text: Vec<&str> = lines.iter().skip(index).take(more).map(|line| line.text).collect();
        let under = best.is_some_and(|best| best.0 >= SOUND);
        let less = if under { loss(lines, (index, more), full) } else { 0 };
        let score = score(line, &text.join(" "), running).map(|score| score - less);
        best = score.map(|score| (score, index)).filter(|new| best.is_none_or(|best| new.0 > best.0)).or(best);
        index += more;
    }
    best.map(|(_, index)| index)
}

/// How well a line has to do for another one to be weighed as what stands under it.
const SOUND: i32 = 2;

/// What a line loses under one that would do: it may as well be the first chapter, or a subtitle.
fn loss(lines: &[Line<'_>], (index, more): (usize, usize), full: usize) -> i32 {
    let subtitle = lines.get(index).is_some_and(|line| is_subtitle(line.text));
    4 * i32::from(is_like_chapter(lines, (index, more), full)) + 2 * i32::from(subtitle)
}

/// Whether a line has text under it, closer than what stands over it, or as other headings of its kind further down have.
fn is_like_chapter(lines: &[Line<'_>], (index, more): (usize, usize), full: usize) -> bool {
    let rest = lines.get(index + more..).unwrap_or_default();
    let (Some(line), Some(next)) = (lines.get(index), rest.first()) else { return false };
    let closer = line.gap > 0 && next.gap == 0 && !next.page_start;
    let alike = matches!(line.role, Role::Heading(_)) && rest.iter().any(|other| other.role == line.role);
    next.is_text() && is_flowing(next, rest.get(1), full) && (closer || alike)
}

/// Whether what looks like the title is rather the first of several chapters: nothing stands before it, text right under it, and it is set
/// like those that follow, in capitals, or with as much text under it as under them. The title of a document says what kind of text it is,
/// or runs on every page, and has at most an introduction under it.
fn is_first_chapter(lines: &[Line<'_>], (title, more): (usize, usize), full: usize, running: &Running) -> bool {
    let (Some(line), Some(next)) = (lines.get(title), lines.get(title + more)) else { return false };
    let rest = lines.get(title + more..).unwrap_or_default();
    let capitals = is_capitals(line.text);
    let kind = Role::Heading(if capitals { HeadingKind::Capitals } else { HeadingKind::Plain });
    let alike = rest.iter().filter(|line| line.role == kind).count();
    let ranked = |line: &Line<'_>| matches!(line.role, Role::Heading(HeadingKind::Numbered(_) | HeadingKind::Chapter));
    title == 0
        && more == 1
        && alike > 0
        && (capitals || alike > 1 && is_over_chapter(rest))
        && !rest.iter().any(ranked)
        && next.is_text()
        && (is_flowing(next, lines.get(title + more + 1), full) || ends_sentence(next.text))
        && !names_kind(line.text)
        && !running.contains(&mask(line.text))
}

/// Whether these lines, which stand under what may be the first chapter, begin with as much text as the chapters after it have, and with
/// more than one paragraph.
fn is_over_chapter(lines: &[Line<'_>]) -> bool {
    let is_heading = |line: &Line<'_>| line.role == Role::Heading(HeadingKind::Plain);
    let letters = |lines: &[Line<'_>]| lines.iter().map(|line| line.text.len()).sum::<usize>();
    let mut sections: Vec<usize> = lines.split(is_heading).map(letters).collect();
    let first = lines.iter().take_while(|line| !is_heading(line));
    let paragraphs = 1 + first.skip(1).filter(|line| line.is_text() && line.is_apart()).count();
    let own = sections.first().copied().unwrap_or(0);
    sections.sort_unstable();
    paragraphs > 1 && sections.get(sections.len() / 2).is_some_and(|usual| own >= *usual)
}

/// Lines before the first chapter, and before the first text that is more than a line.
fn may_stand_on_cover(lines: &[Line<'_>], index: usize, full: usize) -> bool {
    let Some(line) = lines.get(index) else { return false };
    let kind = match line.role {
        Role::Heading(HeadingKind::Capitals | HeadingKind::Plain) => !COMMON.contains(&normal(line.text).as_str()),
        Role::HeadingMore | Role::Cover => true,
        Role::Row(_) | Role::Taken => index < LETTERHEAD_LINES,
        Role::Text if line.text.contains("   ") && index < LETTERHEAD_LINES => true,
        Role::Text => {
            let flows = is_flowing(line, lines.get(index + 1), full);
            !is_section_sign(line.text) && (!flows || is_long_title(lines, index) || is_in_letterhead(lines, index))
        }
        _ => false,
    };
    kind && line.text.chars().count() <= LONGEST
}

/// A line at the head of the text that says what kind of text it is, with another line right under it that begins anew.
fn is_in_letterhead(lines: &[Line<'_>], index: usize) -> bool {
    let head = lines.get(..=index).unwrap_or_default();
    let named = head.last().is_some_and(|line| names_kind(line.text) && !has_stop(line.text) && !ends_sentence(line.text));
    let under_body = index > 0 && index < LETTERHEAD_LINES && head.iter().any(|line| names_body(line.text));
    named && under_body && lines.get(index + 1).is_none_or(|next| !starts_lower(next.text))
}

/// From how many columns on a line of a text is full: in narrow texts, from fewer.
fn full_width(lines: &[Line<'_>]) -> usize {
    (usual_width(lines) * 5 / 6).min(60)
}

/// Text that fills its line and goes on, or two sentences.
fn is_flowing(line: &Line<'_>, next: Option<&Line<'_>>, full: usize) -> bool {
    let goes_on = next.is_some_and(|next| {
        let follows = !next.is_apart() && next.is_text() && !is_series(next.text);
        follows && (starts_lower(next.text) || next.width >= 40) && !breaks_early(line, next, line.group_width)
    });
    let long = line.length();
    goes_on && long >= full && !is_capitals(line.text) || has_stop(line.text) && long > full
}

/// Whether the last line of the title page rather heads the text under it: a subtitle stands closer to the title.
fn heads_text(lines: &[Line<'_>], after_title: usize, length: usize, running: &Running) -> bool {
    let Some(last) = length.checked_sub(1).filter(|&last| last >= after_title) else { return false };
    let (Some(line), Some(next)) = (lines.get(last), lines.get(length)) else { return false };
    // Over a chapter, or over a single line, it is no heading but the last line of the title.
    let single = line.gap == 0 && lines.get(length + 1).is_some_and(Line::is_apart);
    if matches!(next.role, Role::Heading(_)) || single && !ends_title(line) {
        return false;
    }
    // What runs on every page belongs to the title.
    let masked = mask(line.text);
    if last == after_title && running.iter().any(|running| running.contains(masked.as_str())) {
        return false;
    }
    // What stands under it without a blank line may yet be found to be a heading.
    let close = line.is_text() && line.gap == 0 && next.gap == 0 && breaks_early(line, next, next.width) && !ends_title(line);
    let heading = (matches!(line.role, Role::Heading(_)) || close) && !is_series(line.text);
    let subtitle = last == after_title && (is_subtitle(line.text) || names_kind(line.text));
    heading && (line.gap > next.gap || !subtitle)
}

/// A few lines that run on but stand apart, and end without a full stop.
fn is_long_title(lines: &[Line<'_>], index: usize) -> bool {
    let rest = lines.get(index + 1..).unwrap_or_default();
    let more = rest.iter().take(MOST_TITLE_LINES).take_while(|line| !line.is_apart()).count();
    let group = lines.get(index..=index + more).unwrap_or_default();
    let sentences = group.iter().any(|line| line.text.contains(". ")) || group.last().is_some_and(|line| ends_sentence(line.text));
    more < MOST_TITLE_LINES && !sentences
}
