//! A PDF's text as the engine gives it, line by line, with running headers and page numbers: to compare engines and settle doubts.

use super::source::Source;
use super::{engine, fragment, order, problems};
use crate::formats::Limits;
use crate::problem::Problem;

/// The text of all pages, a form feed between them.
///
/// # Errors
/// A file that cannot be opened.
pub fn raw_text(bytes: &[u8], limits: &Limits) -> Result<String, Problem> {
    let source = engine::open(bytes, limits.pages).map_err(|failure| problems::failure(&failure, limits))?;
    let pages: Vec<String> = (0..source.pages.len()).map(|index| page(&source, index)).collect();
    Ok(pages.join("\u{c}"))
}

fn page(source: &Source, index: usize) -> String {
    let Some(page) = source.pages.get(index) else { return String::new() };
    let mut fragments = fragment::fragments(page, index, true);
    order::sort(&mut fragments, page.width);
    let mut text = String::new();
    let mut last: Option<&fragment::Fragment> = None;
    for fragment in &fragments {
        if let Some(last) = last {
            text.push(if last.same_line(fragment) { ' ' } else { '\n' });
        }
        text.push_str(&fragment.text());
        last = Some(fragment);
    }
    text
}
