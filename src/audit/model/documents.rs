//! The audited documents and their editions.

use serde::Serialize;

use crate::report::{DocumentReport, ProblemRow};

/// A document over all its editions.
#[derive(Debug, Clone, Serialize)]
pub struct AuditedDocument {
    /// Identity over editions, unique in the audit: the id that is given, else what the paths of the editions have in common.
    pub id: String,
    /// Title of the latest edition; the id where it has none.
    pub title: String,
    /// Publisher, as far as known.
    pub publisher: Option<String>,
    /// Kind, as far as known.
    pub kind: Option<String>,
    /// The recommendations that the document is held against; empty for one that no recommendation addresses.
    pub matches: Vec<Match>,
    /// Its editions, the oldest first; never empty.
    pub editions: Vec<Edition>,
}

impl AuditedDocument {
    /// The latest edition.
    pub fn latest(&self) -> Option<&Edition> {
        self.editions.last()
    }

    /// What could not be read or was not judged, edition by edition: the file and what is said of it. Mere notes are left out.
    pub fn troubles(&self) -> impl Iterator<Item = (&str, &str)> {
        self.editions.iter().flat_map(|edition| {
            let problems = edition.problems.iter().filter(|problem| problem.severity != "note");
            problems.map(|problem| (edition.path.as_str(), problem.message.as_str()))
        })
    }

    /// The edition with this label.
    pub fn edition(&self, label: &str) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.label == label)
    }
}

impl Edition {
    /// Whether the edition could not be read or judged at all.
    pub fn is_lost(&self) -> bool {
        self.report.is_lost()
    }
}

/// A recommendation that a document is held against.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Match {
    /// Id of the recommendation.
    pub recommendation: String,
    /// Which of the recommendation's addressed documents it is, as an index into [`super::RecommendationRow::documents`]; `None` where
    /// the configuration names the recommendation and no addressed document fits.
    pub addressed: Option<usize>,
    /// What the match rests on.
    pub by: MatchedBy,
}

/// What a match rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum MatchedBy {
    /// `[[document]]` in the configuration.
    Configuration,
    /// What the document says of itself: its front matter, properties or title.
    Document,
}

/// One edition of a document.
#[derive(Debug, Clone, Serialize)]
pub struct Edition {
    /// Its name, unique within the document: the edition that is given, else the date in the file's name or of the revision, else the
    /// path.
    pub label: String,
    /// Its date as precisely as known, `YYYY`, `YYYY-MM` or `YYYY-MM-DD`; `None` if no date is known.
    pub date: Option<String>,
    /// Path of the file relative to the project's root; with `@` and the revision for one out of a repository's history.
    pub path: String,
    /// The revision of the file in the repository's history, shortened.
    pub revision: Option<String>,
    /// SHA-256 of the bytes, in hexadecimal; empty if they could not be read.
    pub sha256: String,
    /// Name of the format.
    pub format: String,
    /// ISO code of the language, if it could be told.
    pub document_language: Option<String>,
    /// Problems met in reading.
    pub problems: Vec<ProblemRow>,
    /// All verdicts on this edition, with the text of the document in [`DocumentReport::document`].
    #[serde(skip)]
    pub report: DocumentReport,
}
