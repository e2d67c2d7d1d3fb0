//! Finds the title on the lines before the first heading or paragraph.

use super::furniture::{Running, mask};
use super::lines::{HeadingKind, Line, Role, breaks_early};
use super::numbering::{is_labelled, is_section_sign, numbering};
use super::sentence::{ends_sentence, is_capitals, normal, starts_lower};
use super::words::{COMMON, OPEN, PREPOSITIONS, PUBLISHERS, SERIES, SUBTITLES, TITLES};

/// A title page has no more lines.
const MOST_LINES: usize = 25;

/// A title is broken into fewer lines.
const MOST_TITLE_LINES: usize = 8;

/// A letterhead in columns, which reads like a table, ends within so many lines.
const LETTERHEAD_LINES: usize = 6;

/// Longest title on one line, in characters.
const LONGEST: usize = 140;

/// Marks the title and the other lines of the title page.
pub(super) fn find(lines: &mut [Line<'_>], running: &Running) {
    let length = (0..lines.len().min(MOST_LINES)).take_while(|&index| may_stand_on_cover(lines, index)).count();
    let cover = lines.get(..length).unwrap_or_default();
    let mut best: Option<(i32, usize)> = None;
    let mut index = 0;
    while let Some(line) = cover.get(index) {
        let more = title_lines(lines, index);
        let text: Vec<&str> = lines.iter().skip(index).take(more).map(|line| line.text).collect();
        let score = score(line, &text.join(" "), running);
        best = score.map(|score| (score, index)).filter(|new| best.is_none_or(|best| new.0 > best.0)).or(best);
        index += more;
    }
    let Some((_, title)) = best else {
        // Who publishes is no heading even where there is no title.
        for line in lines.iter_mut().take(length).filter(|line| line.role == Role::Heading(HeadingKind::Plain)) {
            line.role = Role::Cover;
        }
        return;
    };
    let more = title_lines(lines, title);
    let length = if heads_text(lines, title + more, length) { length - 1 } else { length };
    let (title, more) = with_neighbours(lines, title, more, length);
    if is_first_chapter(lines, title, more, running) {
        for line in lines.iter_mut().skip(title).take(1) {
            line.role = Role::Heading(if is_capitals(line.text) { HeadingKind::Capitals } else { HeadingKind::Plain });
        }
        return;
    }
    for (index, line) in lines.iter_mut().enumerate().take(length.max(title + more)) {
        line.role = match index.checked_sub(title) {
            Some(0) => Role::Heading(HeadingKind::Title),
            Some(offset) if offset < more => Role::HeadingMore,
            _ if matches!(line.role, Role::Row(_) | Role::Taken) => line.role,
            _ => Role::Cover,
        };
    }
}

/// Whether what looks like the title is rather the first of several chapters: nothing stands before it, text right under it, and it is set
/// like those that follow, in capitals, or with as much text under it as under them. The title of a document says what kind of text it is,
/// or runs on every page, and has at most an introduction under it.
fn is_first_chapter(lines: &[Line<'_>], title: usize, more: usize, running: &Running) -> bool {
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
        && (is_flowing(next, lines.get(title + more + 1)) || ends_sentence(next.text))
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
fn may_stand_on_cover(lines: &[Line<'_>], index: usize) -> bool {
    let Some(line) = lines.get(index) else { return false };
    let kind = match line.role {
        Role::Heading(HeadingKind::Capitals | HeadingKind::Plain) => !COMMON.contains(&normal(line.text).as_str()),
        Role::HeadingMore => true,
        Role::Row(_) | Role::Taken => index < LETTERHEAD_LINES,
        Role::Text => !is_section_sign(line.text) && (!is_flowing(line, lines.get(index + 1)) || is_long_title(lines, index)),
        _ => false,
    };
    kind && line.text.chars().count() <= LONGEST
}

/// Text that fills its line and goes on, or two sentences.
fn is_flowing(line: &Line<'_>, next: Option<&Line<'_>>) -> bool {
    let goes_on = next.is_some_and(|next| {
        let follows = !next.is_apart() && next.is_text() && !is_series(next.text);
        follows && (starts_lower(next.text) || next.width >= 40) && !breaks_early(line, next, line.group_width)
    });
    goes_on && line.width >= 60 && !is_capitals(line.text) || line.text.contains(". ") && line.width > 60
}

/// Whether the last line of the title page rather heads the text under it: a subtitle stands closer to the title.
fn heads_text(lines: &[Line<'_>], after_title: usize, length: usize) -> bool {
    let Some(last) = length.checked_sub(1).filter(|&last| last >= after_title) else { return false };
    let (Some(line), Some(next)) = (lines.get(last), lines.get(length)) else { return false };
    // Over a chapter, or over a single line, it is no heading but the last line of the title.
    let single = line.gap == 0 && lines.get(length + 1).is_some_and(Line::is_apart);
    if matches!(next.role, Role::Heading(_)) || single && !is_apart_from_title(line) {
        return false;
    }
    // What stands under it without a blank line may yet be found to be a heading.
    let close = line.is_text() && line.gap == 0 && next.gap == 0 && breaks_early(line, next, next.width) && !is_apart_from_title(line);
    let heading = (matches!(line.role, Role::Heading(_)) || close) && !is_series(line.text);
    let lower = line.text.to_lowercase();
    let subtitle =
        last == after_title && (SUBTITLES.iter().any(|start| lower.starts_with(start)) || TITLES.iter().any(|word| lower.contains(word)));
    heading && (line.gap > next.gap || !subtitle)
}

fn is_series(text: &str) -> bool {
    let lower = text.to_lowercase();
    SERIES.iter().any(|start| lower.starts_with(start)) || has_series_number(text)
}

/// A few lines that run on but stand apart, and end without a full stop.
fn is_long_title(lines: &[Line<'_>], index: usize) -> bool {
    let rest = lines.get(index + 1..).unwrap_or_default();
    let more = rest.iter().take(MOST_TITLE_LINES).take_while(|line| !line.is_apart()).count();
    let group = lines.get(index..=index + more).unwrap_or_default();
    let sentences = group.iter().any(|line| line.text.contains(". ")) || group.last().is_some_and(|line| ends_sentence(line.text));
    more < MOST_TITLE_LINES && !sentences
}

/// How well a line would do as the title; `None` if it cannot be one.
fn score(line: &Line<'_>, text: &str, running: &Running) -> Option<i32> {
    let lower = text.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    let numbers = text.chars().filter(char::is_ascii_digit).count() * 3 > text.chars().count();
    if matches!(line.role, Role::HeadingMore | Role::Row(_) | Role::Taken)
        || ends_sentence(text) && !text.ends_with('?')
        || numbers
        || is_postal(text)
        || starts_lower(text)
        || text.contains("   ")
        || text.contains(". ")
    {
        return None;
    }
    let words = text.split_whitespace().count();
    let series = is_series(text);
    let masked = mask(text);
    // A running line is often the title itself; part of one is rather the publisher or the series.
    let alone = running.contains(&masked) && !masked.contains('#');
    let runs = !alone && running.iter().any(|running| running.contains(masked.as_str()));
    let mut score = 0;
    score += 3 * i32::from(is_capitals(text));
    score += i32::from(words >= 3) + i32::from(words >= 2);
    score += 2 * i32::from(has(TITLES) && !series);
    let begins = PUBLISHERS.iter().any(|word| lower.starts_with(word)) && words <= 5;
    score -= 4 * i32::from((begins || is_publisher(text, 3)) && !has(TITLES));
    score -= 4 * i32::from(series);
    score -= 2 * i32::from(runs);
    (score >= 0).then_some(score)
}

/// Whether a line belongs to a postal address: `Box 12256`, `102 26 Stockholm`, `FI-00170 Helsingfors`.
fn is_postal(text: &str) -> bool {
    let mut words = text.split_whitespace();
    let first = words.next().unwrap_or_default();
    let digits = first.bytes().filter(u8::is_ascii_digit).count();
    let number = |word: Option<&str>| word.is_some_and(|word| word.bytes().all(|byte| byte.is_ascii_digit()));
    match digits {
        0 => first == "Box" && number(words.next()),
        3 => first.len() == 3 && words.next().is_some_and(|second| second.len() == 2 && number(Some(second))),
        _ => digits == 5 && words.next().is_some(),
    }
}

/// Whether the line ends in a year or the number of a series: `Rapport 2022:21`.
fn has_series_number(text: &str) -> bool {
    let words = text.split_whitespace().count();
    words <= 3 && text.split_whitespace().next_back().is_some_and(|last| last.starts_with(|c: char| c.is_ascii_digit()))
}

/// On how many lines the title stands: it goes on in capitals, in lower case, after a word that wants another, or where the next
/// word had no room.
fn title_lines(lines: &[Line<'_>], title: usize) -> usize {
    /// A shorter line in mixed case is not broken for want of room.
    const FULL: usize = 25;
    let capitals = lines.get(title).is_some_and(|line| is_capitals(line.text));
    let mut length = 1;
    while length < MOST_TITLE_LINES {
        let (Some(last), Some(next)) = (lines.get(title + length - 1), lines.get(title + length)) else { break };
        let open = last.text.ends_with(['–', '-', ',', ':'])
            || last.text.split_whitespace().next_back().is_some_and(|word| OPEN.contains(&word) || PREPOSITIONS.contains(&word));
        let full = last.width - last.indent >= FULL && !breaks_early(last, next, last.width.max(next.width)) && !is_apart_from_title(next);
        let more = if capitals { is_capitals(next.text) } else { starts_lower(next.text) || open || full };
        let plain = matches!(next.role, Role::Text | Role::HeadingMore | Role::Heading(HeadingKind::Capitals | HeadingKind::Plain));
        if next.is_apart() || !plain || !more {
            break;
        }
        length += 1;
    }
    length
}

/// A title with the lines that belong to it: those in one block with it, what stands under the mere kind of text (`RUTIN`), and what
/// stands over a line that is more of a subtitle (`Handbok för skolan`).
fn with_neighbours(lines: &[Line<'_>], title: usize, more: usize, length: usize) -> (usize, usize) {
    let text = |index: usize| lines.get(index).map_or("", |line| line.text);
    let joins = |index: usize| {
        let plain = |line: &&Line<'_>| matches!(line.role, Role::Text | Role::HeadingMore | Role::Heading(_));
        let named = |line: &Line<'_>| {
            !ends_title(line) && !is_postal(line.text) && !line.text.contains("   ") && line.text.contains(char::is_alphabetic)
        };
        index < length && lines.get(index).filter(plain).is_some_and(named)
    };
    let close = |index: usize| lines.get(index).is_some_and(|line| !line.is_apart());
    let (mut start, mut end) = (title, title + more);
    let over = |index: usize| joins(index) && !is_publisher(text(index), if close(index + 1) { 3 } else { usize::MAX });
    while end - start < MOST_TITLE_LINES && (close(start) || names_kind(text(start))) && start.checked_sub(1).is_some_and(over) {
        start -= 1;
    }
    while end - start < MOST_TITLE_LINES && (close(end) || end - start == 1 && names_kind(text(start)) && is_short(text(start))) {
        // The number of a series may stand between.
        let over = usize::from(is_series(text(end)) && close(end + 1));
        if !joins(end + over) {
            break;
        }
        end += over + 1;
    }
    (start, end - start)
}

/// Whether a line says what kind of text this is.
fn names_kind(text: &str) -> bool {
    let lower = text.to_lowercase();
    TITLES.iter().any(|word| lower.contains(word))
}

/// Too short to say what a text is about.
fn is_short(text: &str) -> bool {
    text.split_whitespace().count() <= 2
}

/// Whether a line of at most so many words names who publishes.
fn is_publisher(text: &str, most_words: usize) -> bool {
    let lower = text.to_lowercase();
    text.split_whitespace().count() <= most_words && PUBLISHERS.iter().any(|word| lower.contains(word))
}

/// Whether a line names the series, the publisher or what kind of text it is: then the title is over.
fn is_apart_from_title(line: &Line<'_>) -> bool {
    let lower = line.text.to_lowercase();
    ends_title(line) || SUBTITLES.iter().any(|word| lower.starts_with(word))
}

/// The same, but for a subtitle.
fn ends_title(line: &Line<'_>) -> bool {
    let lower = line.text.to_lowercase();
    let chapter = is_section_sign(line.text) || is_labelled(line.text) || numbering(line.text).is_some();
    chapter || is_series(line.text) || ends_sentence(line.text) || PUBLISHERS.iter().any(|word| lower.starts_with(word))
}
