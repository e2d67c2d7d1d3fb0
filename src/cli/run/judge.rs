//! One document: read, judged, and made into rows.

use std::borrow::Cow;
use std::sync::Arc;

use crate::cli::child;
use crate::config::Config;
use crate::document::Metadata;
use crate::engine;
use crate::files::{self, Found};
use crate::formats::{self, Detected, Limits};
use crate::language::Language;
use crate::problem::Problem;
use crate::render::is_report;
use crate::report::{self, DocumentReport, FileFacts, Revision, sha256};
use crate::rules::RuleSet;

/// A document to judge.
pub(super) enum Job {
    /// A file that is still to be read.
    File(Arc<Found>),
    /// Bytes that were read already, under a name.
    Read(String, Vec<u8>),
    /// A path that could not be looked at.
    Failed(String, Box<Problem>),
    /// One of these, as a revision of a file.
    Revision(Box<Revision>, Box<Job>),
}

impl Job {
    /// The document's name in reports.
    pub(super) fn name(&self) -> &str {
        match self {
            Self::File(found) => &found.name,
            Self::Read(name, _) | Self::Failed(name, _) => name,
            Self::Revision(_, job) => job.name(),
        }
    }

    /// The number under which the walk told of it, if it did.
    pub(super) fn told(&self) -> Option<u32> {
        match self {
            Self::File(found) => found.told,
            Self::Read(..) | Self::Failed(..) | Self::Revision(..) => None,
        }
    }

    /// Size in bytes, as far as known.
    pub(super) fn bytes(&self) -> u64 {
        match self {
            Self::File(found) => found.size(),
            Self::Read(_, bytes) => bytes.len() as u64,
            Self::Failed(..) => 0,
            Self::Revision(_, job) => job.bytes(),
        }
    }
}

/// What documents are judged with.
pub(super) struct Judge<'a> {
    pub(super) rules: &'a RuleSet,
    pub(super) config: &'a Config,
    pub(super) limits: Limits,
    pub(super) language: Language,
    /// Whether reports keep the documents' text.
    pub(super) keep_text: bool,
    /// Whether reports hold the SHA-256 of files.
    pub(super) hash: bool,
    /// Whether a document may have to take up a topic, so that its lack is told of the whole document.
    pub(super) may_require: bool,
}

impl Judge<'_> {
    /// Reads and judges one document; whatever goes wrong is said in its report.
    pub(super) fn document(&self, job: &Job) -> DocumentReport {
        let mut report = self.read_and_judge(job, None);
        self.complete(&mut report);
        report
    }

    /// `known_as` is the name by which the configuration knows the document, if another than its own.
    fn read_and_judge(&self, job: &Job, known_as: Option<&str>) -> DocumentReport {
        match job {
            Job::Revision(revision, job) => {
                let report = self.read_and_judge(job, Some(&revision.path));
                DocumentReport { revision: Some(revision.clone()), ..report }
            }
            Job::Failed(name, problem) => self.unread(FileFacts::unknown(name), problem),
            Job::Read(name, bytes) => self.bytes((name, known_as.unwrap_or(name)), Cow::Borrowed(bytes)),
            Job::File(found) => match files::read(found, self.limits.file_bytes) {
                Ok(bytes) if found.told.is_some() && is_report(&bytes) => {
                    DocumentReport { path: found.name.clone(), is_own_page: true, ..DocumentReport::default() }
                }
                Ok(bytes) => self.bytes((&found.name, known_as.unwrap_or(&found.name)), Cow::Owned(bytes)),
                Err(problem) => self.unread(FileFacts::unknown(&found.name), &problem),
            },
        }
    }

    /// Adds what the configuration says to the report on a document that could not be read, so that it is known what it would have been.
    fn complete(&self, report: &mut DocumentReport) {
        let known_as = report.revision.as_ref().map_or(&report.path, |revision| &revision.path);
        let Some(entry) = self.config.document(known_as) else { return };
        let DocumentReport { id, edition, publisher, kind, .. } = report;
        let said = [(&entry.id, id), (&entry.edition, edition), (&entry.publisher, publisher), (&entry.kind, kind)];
        for (said, kept) in said.into_iter().filter(|(_, kept)| kept.is_none()) {
            kept.clone_from(said);
        }
    }

    fn unread(&self, file: FileFacts, problem: &Problem) -> DocumentReport {
        report::unread(file, std::slice::from_ref(problem), self.rules, self.language)
    }

    fn bytes(&self, (name, known_as): (&str, &str), bytes: Cow<'_, [u8]>) -> DocumentReport {
        let sha256 = if self.hash { sha256(&bytes) } else { String::new() };
        let Detected { format, note } = match formats::detect(known_as, &bytes) {
            Ok(detected) => detected,
            Err(problem) => return self.unread(FileFacts { sha256, ..FileFacts::unknown(name) }, &problem),
        };
        let file = FileFacts { path: name.to_owned(), sha256, format: format.name.to_owned() };
        let (mut document, mut problems) = child::read(format, &bytes, &self.limits);
        if let Cow::Owned(bytes) = bytes {
            files::give_back(bytes);
        }
        problems.extend(note);
        if report::is_unread(&document, &problems) {
            return report::unread(file, &problems, self.rules, self.language);
        }
        self.describe(known_as, &mut document.metadata);
        let (judgement, doubts) = engine::judge_and_tell(&document, self.rules);
        match judgement.language.as_deref().and_then(report::other_language) {
            Some(problem) => problems.push(problem),
            None => problems.extend(report::foreign_parts(&document, &doubts)),
        }
        let mut report = report::judged(file, &document, &judgement, &problems, (self.rules, self.language));
        if self.may_require {
            report::note_whole(&mut report, &document, self.language);
        }
        // Nothing is shown of documents without verdicts, as most of an archive are.
        if self.keep_text || !report.verdicts.is_empty() {
            report::keep_text(&mut report, document, self.keep_text);
        }
        report
    }

    /// Adds what the configuration says of the document; it beats what the document says of itself.
    fn describe(&self, name: &str, metadata: &mut Metadata) {
        let Some(entry) = self.config.document(name) else { return };
        let Metadata { title, id, edition, publisher, kind, language: _ } = metadata;
        let said = [(&entry.title, title), (&entry.id, id), (&entry.edition, edition), (&entry.publisher, publisher), (&entry.kind, kind)];
        for (said, kept) in said {
            if said.is_some() {
                kept.clone_from(said);
            }
        }
    }
}
