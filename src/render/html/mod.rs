//! Pages that are one file each: style and script inside, nothing fetched, readable without the script.
//!
//! Every page is an askama template, so that all text is escaped where it is put in. The parts that stand on several pages (a mark, a
//! verdict, an outline, what to write) are templates of their own, in [`part`] and the files beside it. Text out of documents is always
//! a [`part::Said`], which keeps the direction of its writing to itself.

mod anchor;
mod audit;
mod change;
mod check;
mod comparison;
mod filter;
mod mark;
mod methods;
mod outline;
mod page;
mod part;
mod task;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use askama::Template;

use super::View;
use crate::audit::model::{Audit, Comparison};

/// A page for writers: the gaps of a report, rule by rule and document by document.
pub(super) fn write(view: &View<'_>, out: &mut dyn Write) -> io::Result<()> {
    put(&check::page(view), out)
}

/// A page for reviewers: the ledger of an audit.
pub(super) fn audit_page(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    put(&audit::page(audit), out)
}

/// A page on what changed from one edition to the next.
pub(super) fn comparison_page(comparison: &Comparison, out: &mut dyn Write) -> io::Result<()> {
    put(&comparison::page(comparison), out)
}

fn put(template: &impl Template, out: &mut dyn Write) -> io::Result<()> {
    let page = template.render().map_err(io::Error::other)?;
    writeln!(out, "{page}")
}
