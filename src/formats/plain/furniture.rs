//! Takes away what repeats on every page: running headers, running footers and page numbers.

use std::collections::{HashMap, HashSet};

use super::lines::Line;

/// No running line is longer, in characters.
const LONGEST: usize = 160;

/// How many running lines may stand above each other.
const STACKED: usize = 4;

/// From how many characters on a line that repeats only once is believed beside another running line.
const TELLING: usize = 20;

/// What the running lines said, in lower case with digits masked; the title page often says it too.
pub(super) type Running = HashSet<String>;

/// Removes the furniture; what follows it begins a page.
pub(super) fn remove(lines: Vec<Line<'_>>) -> (Vec<Line<'_>>, Running) {
    let lines = mark_spaced_pages(lines);
    let masks: Vec<String> = lines.iter().map(|line| mask(line.text)).collect();
    let mut furniture = page_numbers(&lines, &masks);
    numbered_lines(&lines, &masks, &mut furniture);
    let mut kept = Vec::new();
    for _ in 0..STACKED {
        if !repeated_at_edges(&lines, &masks, &mut furniture, &mut kept) {
            break;
        }
    }
    let running =
        furniture.iter().zip(&masks).filter(|&(&is, mask)| is && mask.contains(char::is_alphabetic)).map(|(_, mask)| mask.clone());
    let running = running.collect();
    for index in kept {
        if let Some(is) = furniture.get_mut(index) {
            *is = false;
        }
    }
    (without(lines, &furniture), running)
}

/// Some programs turn the form feed into a space before the first line of a page.
fn mark_spaced_pages(mut lines: Vec<Line<'_>>) -> Vec<Line<'_>> {
    let spaced: Vec<bool> = lines.iter().map(|line| line.indent == 1).collect();
    let flush = lines.iter().filter(|line| line.indent == 0).count();
    let count = spaced.iter().filter(|&&is| is).count();
    if count * 10 > flush {
        return lines;
    }
    for (index, line) in lines.iter_mut().enumerate() {
        let at = |index: usize| spaced.get(index).copied().unwrap_or(false);
        line.page_start |= at(index) && !at(index + 1) && index.checked_sub(1).is_none_or(|before| !at(before));
    }
    lines
}

/// A text in lower case, each number as `#`, white space as one space.
pub(super) fn mask(text: &str) -> String {
    let mut masked = String::new();
    for c in text.chars().take(LONGEST + 1).flat_map(char::to_lowercase) {
        if c.is_numeric() {
            if !masked.ends_with('#') {
                masked.push('#');
            }
        } else if c.is_whitespace() {
            if !masked.ends_with(' ') {
                masked.push(' ');
            }
        } else {
            masked.push(c);
        }
    }
    masked
}

/// Lines that hold nothing but a page number.
fn page_numbers(lines: &[Line<'_>], masks: &[String]) -> Vec<bool> {
    let numbers: Vec<Option<PageNumber>> = lines.iter().map(|line| page_number(line.text)).collect();
    // What stands right under several numbers is the header of the next page.
    let mut under: HashMap<&str, usize> = HashMap::new();
    for (number, mask) in numbers.iter().zip(masks.iter().skip(1)) {
        *under.entry(mask).or_default() += usize::from(number.is_some());
    }
    // What stands right over several numbers is the header of the same page.
    let mut over: HashMap<&str, usize> = HashMap::new();
    for (mask, number) in masks.iter().zip(numbers.iter().skip(1)).filter(|(mask, _)| mask.contains(char::is_alphabetic)) {
        *over.entry(mask).or_default() += usize::from(number.is_some());
    }
    let last = lines.len().saturating_sub(1);
    let is_number = |(index, (line, number)): (usize, (&Line<'_>, Option<PageNumber>))| {
        let next = lines.get(index + 1);
        let page_after = index == last || next.is_some_and(|next| next.page_start);
        let header_after = masks.get(index + 1).and_then(|mask| under.get(mask.as_str())).is_some_and(|&count| count > 1);
        let before = index.checked_sub(1).and_then(|before| masks.get(before));
        let header_before = before.and_then(|mask| over.get(mask.as_str())).is_some_and(|&count| count > 1);
        let after = page_after || header_after || next.is_some_and(Line::is_apart);
        match number {
            Some(PageNumber::Labelled) => line.is_apart() || after,
            Some(PageNumber::Bare) => (line.is_apart() || header_before) && after || page_after || line.page_start && line.indent > 1,
            None => false,
        }
    };
    lines.iter().zip(numbers).enumerate().map(is_number).collect()
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PageNumber {
    /// `Sida 2 av 4`, `2 (35)`.
    Labelled,
    /// `2`, `– 2 –`, `iv`.
    Bare,
}

fn page_number(text: &str) -> Option<PageNumber> {
    if text.chars().count() > 24 {
        return None;
    }
    let masked = mask(text);
    let core = masked.trim_matches(|c: char| matches!(c, '-' | '–' | '—' | '[' | ']' | '|' | ' ' | '.'));
    match core {
        "#" => Some(PageNumber::Bare),
        "# (#)" | "#(#)" | "# av #" | "# of #" | "#/#" | "# / #" => Some(PageNumber::Labelled),
        _ => {
            let labels = ["sida ", "sidan ", "sid ", "sid. ", "s. ", "page ", "p. ", "pg. "];
            let rest = labels.iter().find_map(|label| core.strip_prefix(label));
            let labelled = rest.is_some_and(|rest| matches!(rest.trim(), "#" | "# (#)" | "#(#)" | "# av #" | "# of #" | "#/#" | "# / #"));
            let roman = core.len() <= 5 && !core.is_empty() && core.chars().all(|c| matches!(c, 'i' | 'v' | 'x')) && core == text;
            labelled.then_some(PageNumber::Labelled).or(roman.then_some(PageNumber::Bare))
        }
    }
}

/// Running lines with the page number in them: the same words, a rising number, and the look of a header.
fn numbered_lines(lines: &[Line<'_>], masks: &[String], furniture: &mut [bool]) {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for (index, (line, mask)) in lines.iter().zip(masks).enumerate() {
        let next = lines.get(index + 1);
        let page = line.page_start || next.is_none_or(|next| next.page_start);
        let apart = page || line.is_apart() && next.is_none_or(Line::is_apart);
        if apart && looks_like_header(line.text, mask) {
            places.entry(mask).or_default().push(index);
        }
    }
    let mut said = HashSet::new();
    for (mask, indices) in places.into_iter().filter(|(_, indices)| indices.len() > 1) {
        let numbers: Vec<Vec<u64>> = indices.iter().filter_map(|&index| lines.get(index)).map(|line| numbers(line.text)).collect();
        if rises(&numbers) {
            let rest = without_page(mask);
            if rest != *mask {
                said.insert(rest);
            }
            for index in indices {
                if let Some(is) = furniture.get_mut(index) {
                    *is = true;
                }
            }
        }
    }
    // The first page often goes without its number, and so does what opens a page before it.
    let first = furniture.iter().position(|&is| is).unwrap_or(0);
    for (at, ((line, mask), is)) in lines.iter().zip(masks).zip(furniture).enumerate().take(first) {
        let apart = (at == 0 || line.is_apart()) && lines.get(at + 1).is_none_or(Line::is_apart);
        *is |= apart && line.text.contains("   ") && said.contains(mask);
    }
}

/// What a running line says beside the page and the count of pages: `4 (9)`.
fn without_page(mask: &str) -> String {
    [" # (#)", " #(#)", " # av #", " # of #"].iter().fold(mask.to_owned(), |said, page| said.replacen(page, "", 1))
}

/// Ends in or begins with a number, or has the page and the count of pages between, and has the wide gap, the bar or the count of pages of a running line.
fn looks_like_header(text: &str, mask: &str) -> bool {
    let numbered = mask.ends_with('#') || mask.starts_with("# ") || mask.contains("# (#)") || mask.contains("#(#)");
    let leaders = text.contains("....") || text.contains(". . .") || text.contains("……");
    let look = text.contains("   ") || text.contains('\t') || mask.contains(" | ") || mask.ends_with("# (#)") || mask.ends_with("# av #");
    numbered && look && !leaders && mask.contains(char::is_alphabetic) && mask.chars().count() <= LONGEST
}

fn numbers(text: &str) -> Vec<u64> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(|digits| digits.parse().ok()).collect()
}

/// Whether one of the numbers rises from line to line; it may begin again in a second part.
fn rises(numbers: &[Vec<u64>]) -> bool {
    let columns = numbers.first().map_or(0, Vec::len);
    let column = |at: usize| numbers.iter().map(move |row| row.get(at).copied().unwrap_or(0));
    let rising = |at| column(at).zip(column(at).skip(1)).filter(|(one, next)| one < next).count();
    (0..columns).any(|at| rising(at) * 2 + 1 >= numbers.len())
}

/// Takes one more line at the top and foot of pages; says whether there was any. Those to be kept all the same are listed.
fn repeated_at_edges(lines: &[Line<'_>], masks: &[String], furniture: &mut [bool], kept: &mut Vec<usize>) -> bool {
    let edges = edges(lines, furniture);
    let first_page = lines.iter().skip(1).take_while(|line| !line.page_start).count();
    let pages = edges.iter().filter(|edge| edge.top).count();
    let mut counts: HashMap<(&str, bool), Repeats> = HashMap::new();
    for edge in &edges {
        let Some(mask) = masks.get(edge.index) else { continue };
        let repeats = counts.entry((mask, edge.top)).or_default();
        repeats.count += 1;
        repeats.beside |= edge.beside;
        repeats.first.get_or_insert(edge.index);
    }
    let mut found = false;
    for edge in &edges {
        let (Some(mask), Some(line)) = (masks.get(edge.index), lines.get(edge.index)) else { continue };
        let repeats = counts.get(&(mask.as_str(), edge.top)).copied().unwrap_or_default();
        let length = mask.chars().count();
        let is_title = repeats.first.is_some_and(|first| first <= first_page) && !line.text.contains("   ");
        let enough = repeats.are_enough(if is_title { length * 2 } else { length }, pages);
        let is_sentence = line.text.ends_with(['.', '!']) && length > TELLING * 2;
        // What runs on may be the title of the first page, which must stay there.
        let stays = is_title && repeats.first == Some(edge.index);
        let may_go = enough && length <= LONGEST && !is_sentence && !is_chapter(mask);
        if let Some(is) = furniture.get_mut(edge.index).filter(|_| may_go) {
            found |= !std::mem::replace(is, true);
            kept.extend(stays.then_some(edge.index));
        }
    }
    found
}

/// How often a line stands at the same edge.
#[derive(Debug, Clone, Copy, Default)]
struct Repeats {
    count: usize,
    /// Whether one stands next to other furniture.
    beside: bool,
    first: Option<usize>,
}

impl Repeats {
    /// Whether a line of this length that repeats so often over so many pages is furniture.
    fn are_enough(self, length: usize, pages: usize) -> bool {
        let telling = length >= TELLING;
        self.count >= 3 && (telling || self.count * 3 >= pages) || self.count == 2 && telling && (pages <= 4 || self.beside)
    }
}

/// Chapters that begin their page (`Bilaga 1`, `2 Mål`) look alike once the number is masked.
fn is_chapter(mask: &str) -> bool {
    mask.starts_with("# ") || mask.starts_with("#.") || super::words::LABELS.iter().any(|label| mask.starts_with(&format!("{label} #")))
}

/// A line at the top or foot of a page.
struct Edge {
    index: usize,
    top: bool,
    /// Whether it stands next to a line that is known as furniture.
    beside: bool,
}

fn edges(lines: &[Line<'_>], furniture: &[bool]) -> Vec<Edge> {
    let is = |index: usize| furniture.get(index).copied().unwrap_or(false);
    let mut edges = Vec::new();
    // Whether the last line that is no furniture has a page break after it.
    let mut previous: Option<usize> = None;
    let mut broken = true;
    let mut beside = false;
    for (index, line) in lines.iter().enumerate() {
        broken |= line.page_start;
        if is(index) {
            broken = true;
            beside = true;
            continue;
        }
        if broken {
            edges.extend(previous.map(|index| Edge { index, top: false, beside }));
            edges.push(Edge { index, top: true, beside });
        }
        (previous, broken, beside) = (Some(index), false, false);
    }
    edges.extend(previous.map(|index| Edge { index, top: false, beside }));
    edges
}

/// The lines that are no furniture; the first after furniture begins a page.
fn without<'a>(lines: Vec<Line<'a>>, furniture: &[bool]) -> Vec<Line<'a>> {
    let mut kept = Vec::with_capacity(lines.len());
    let mut dropped = false;
    let mut page = false;
    let mut gap = 0;
    for (mut line, &is) in lines.into_iter().zip(furniture) {
        page |= line.page_start;
        gap = gap.max(line.gap);
        if is {
            dropped = true;
            continue;
        }
        line.page_start = page || dropped;
        line.gap = gap.max(usize::from(dropped));
        kept.push(line);
        (dropped, page, gap) = (false, false, 0);
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::super::lines::split;
    use super::*;

    fn kept(source: &str) -> Vec<&str> {
        remove(split(source)).0.into_iter().map(|line| line.text).collect()
    }

    #[test]
    fn drops_headers_with_a_rising_number() {
        let source = "a\n\nVerket  |  Rapport 2022:21 2 (9)\n\nb\n\nVerket  |  Rapport 2022:21 3 (9)\n\nc";
        assert_eq!(kept(source), ["a", "b", "c"]);
    }

    #[test]
    fn drops_headers_with_the_page_in_the_middle_also_where_it_is_missing() {
        let source = "Verket          Rapport 2025:11\n\nTitel\n\na\n\nVerket     4 (9)     Rapport 2025:11\n\nb\n\nVerket     5 (9)     Rapport 2025:11\n\nc";
        assert_eq!(kept(source), ["Titel", "a", "b", "c"]);
    }

    #[test]
    fn drops_page_numbers_and_what_repeats_beside_them() {
        let source = "Kommunen    Plan\n\na\n\n     1\nKommunen    Plan\n\nb\n\n  Sida 2 av 3\n\nKommunen    Plan\n\nc\n\n- 3 -";
        assert_eq!(kept(source), ["a", "b", "c"]);
    }

    #[test]
    fn drops_headers_with_the_page_number_under_them() {
        let source = "a\n\nRapport       Forshults kommun\n            1\n\nb\n\nRapport       Forshults kommun\n            2\n\nc";
        assert_eq!(kept(source), ["a", "b", "c"]);
    }

    #[test]
    fn drops_roman_page_numbers_but_no_short_word() {
        assert_eq!(kept("a\n\nvi\n\u{C}b"), ["a", "b"]);
        assert_eq!(kept("a\n\nVi\n\u{C}b\n\nXi\n\u{C}c"), ["a", "Vi", "b", "Xi", "c"]);
    }

    #[test]
    fn keeps_steps_and_annexes() {
        let source = "Steg 1\n\na\n\nSteg 2\n\nb\n\u{C}Bilaga 1\n\nc\n\u{C}Bilaga 2\n\nd\n\u{C}Bilaga 3\n\ne";
        assert_eq!(kept(source), ["Steg 1", "a", "Steg 2", "b", "Bilaga 1", "c", "Bilaga 2", "d", "Bilaga 3", "e"]);
    }

    #[test]
    fn keeps_subheadings_that_repeat_within_pages() {
        let source = "1\n\nMål\n\nText ett.\n\nMål\n\nText två.\n\n2\n\nMål\n\nText tre.";
        assert_eq!(kept(source).iter().filter(|&&text| text == "Mål").count(), 3);
    }
}
