//! Evens out line spacing: text in which every line has a blank line after it, and text whose paragraphs are single long lines.

use super::lines::{Line, usual_width};
use super::lists::marker;
use super::sentence::{ends_sentence, starts_lower};

/// Fewer lines than this in a row are no double-spaced text.
const SHORTEST_RUN: usize = 6;

/// From this usual width on, in columns, lines are not broken at the margin: each is a paragraph.
const UNBROKEN: usize = 160;

/// Makes gaps mean the same everywhere: none within a paragraph, some between paragraphs.
pub(super) fn even_out(lines: &mut [Line<'_>]) {
    if usual_width(lines) >= UNBROKEN {
        for line in lines.iter_mut() {
            line.gap = line.gap.max(1);
        }
    } else {
        close_double_spacing(lines);
    }
    measure_groups(lines);
}

/// Finds runs of lines that all have blank lines before them, and closes the gaps if the text runs on over them.
fn close_double_spacing(lines: &mut [Line<'_>]) {
    let mut start = 0;
    while start < lines.len() {
        let rest = lines.get(start + 1..).unwrap_or_default();
        let length = 1 + rest.iter().take_while(|line| line.gap > 0).count();
        if length >= SHORTEST_RUN
            && let Some(run) = lines.get_mut(start..start + length)
        {
            close_run(run);
        }
        start += length;
    }
}

fn close_run(run: &mut [Line<'_>]) {
    let width = run.iter().map(|line| line.width).max().unwrap_or(0);
    let pairs = || run.iter().zip(run.iter().skip(1)).filter(|(_, next)| next.gap == 1);
    let flows = |one: &Line<'_>, next: &Line<'_>| {
        marker(next.text).is_none() && (starts_lower(next.text) || !ends_sentence(one.text) && one.width * 10 >= width * 6)
    };
    let all = pairs().count();
    let flowing = pairs().filter(|(one, next)| flows(one, next)).count();
    if all + 1 < SHORTEST_RUN || flowing * 10 < all * 6 {
        return;
    }
    for line in run.iter_mut().skip(1) {
        line.gap -= 1;
    }
}

/// Notes for each line how wide the widest of the unbroken lines around it is.
fn measure_groups(lines: &mut [Line<'_>]) {
    let mut start = 0;
    while start < lines.len() {
        let rest = lines.get(start + 1..).unwrap_or_default();
        let length = 1 + rest.iter().take_while(|line| !line.is_apart()).count();
        let group = lines.get_mut(start..start + length).unwrap_or_default();
        let width = group.iter().map(|line| line.width).max().unwrap_or(0);
        for line in group {
            line.group_width = width;
        }
        start += length;
    }
}
