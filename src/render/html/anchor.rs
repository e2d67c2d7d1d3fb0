//! Names of places in a page. They rest on identities, not on order, so that a link holds for the next report too.

use crate::report::{VerdictRow, sha256};

/// Hexadecimal digits of an identity that are used: enough for a page, short enough for a link.
const DIGITS: usize = 16;

/// The place of a verdict.
pub(super) fn of_verdict(row: &VerdictRow) -> String {
    named("v", row.fingerprint.get(..DIGITS).unwrap_or(&row.fingerprint))
}

/// The place of a passage that a verdict rests on, the `at`-th of its passages.
pub(super) fn of_passage(row: &VerdictRow, at: usize) -> String {
    format!("{}-{at}", named("p", row.fingerprint.get(..DIGITS).unwrap_or(&row.fingerprint)))
}

/// The place of a document, by its path or id.
pub(super) fn of_document(id: &str) -> String {
    hashed("d", &[id])
}

/// The place of what to write for a rule.
pub(super) fn of_rule(id: &str) -> String {
    hashed("w", &[id])
}

/// The place of a recommendation.
pub(super) fn of_recommendation(id: &str) -> String {
    hashed("r", &[id])
}

/// The place of a recommendation's uptake in a document.
pub(super) fn of_cell(document: &str, recommendation: &str) -> String {
    hashed("c", &[document, recommendation])
}

/// Ids come out of users' files, so they are hashed rather than written into a link.
fn hashed(kind: &str, parts: &[&str]) -> String {
    let digest = sha256(parts.join("\0").as_bytes());
    named(kind, digest.get(..DIGITS).unwrap_or(&digest))
}

fn named(kind: &str, digits: &str) -> String {
    format!("{kind}-{digits}")
}
