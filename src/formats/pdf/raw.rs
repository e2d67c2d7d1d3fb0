//! A PDF's text as the engine gives it, line by line, with running headers and page numbers: to compare engines and settle doubts.

use super::source::Page;
use super::{engine, fragment, order, problems};
use crate::formats::Limits;
use crate::problem::Problem;

/// The text of all pages, a form feed between them.
///
/// # Errors
/// A file that cannot be opened.
pub fn raw_text(bytes: &[u8], limits: &Limits) -> Result<String, Problem> {
    let source = engine::open(bytes, limits, text_of).map_err(|failure| problems::failure(&failure, limits))?;
    Ok(source.pages.join("\u{c}"))
}

fn text_of(index: usize, page: &Page) -> String {
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
