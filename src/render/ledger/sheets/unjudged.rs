//! What has no status and shows all the same: documents that were not given, recommendations that no document can show, and documents
//! that no recommendation addresses.

use super::super::super::words::{not_addressed, not_given, state};
use crate::audit::model::{AuditedDocument, RecommendationRow, RecommendationState};
use crate::language::Language;

/// A document or a recommendation without a status.
pub(super) struct Unjudged<'a> {
    /// Title of the document; empty where it is not known.
    pub(super) title: &'a str,
    /// Its publisher; empty where it is not known.
    pub(super) publisher: &'a str,
    /// What stands where a status would.
    pub(super) status: &'static str,
    pub(super) reason: &'a str,
}

/// What a recommendation shows beside its cells.
pub(super) fn unjudged(row: &RecommendationRow, language: Language) -> Vec<Unjudged<'_>> {
    let whole =
        || Unjudged { title: "", publisher: "", status: state(row.state, language), reason: row.reason.as_deref().unwrap_or_default() };
    if row.state == RecommendationState::NotCheckable {
        return vec![whole()];
    }
    let missing = row.documents.iter().filter(|addressed| addressed.given.is_empty());
    let mut all: Vec<Unjudged<'_>> = missing
        .map(|addressed| Unjudged {
            title: &addressed.title,
            publisher: &addressed.publisher,
            status: state(RecommendationState::NoDocumentGiven, language),
            reason: not_given(language),
        })
        .collect();
    if all.is_empty() && row.state == RecommendationState::NoDocumentGiven {
        all.push(whole());
    }
    all
}

/// What a document shows that no recommendation addresses.
pub(super) fn unaddressed(document: &AuditedDocument, language: Language) -> Unjudged<'_> {
    let (status, reason) = not_addressed(language);
    Unjudged { title: &document.title, publisher: document.publisher.as_deref().unwrap_or_default(), status, reason }
}
