//! Uptake: what became of each recommendation, and with whom.

use serde::Serialize;

use crate::engine::Status;

/// What a cell's status means for uptake.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Taken {
    /// Covered, here or elsewhere in the document.
    TakenUp,
    /// Named, but not said in full.
    Partly,
    /// Missing, or the topic is absent.
    Not,
    /// Left out in so many words.
    Excluded,
    /// A person has to read a passage.
    Unclear,
    /// The document, or the part that matters, could not be read.
    Unreadable,
}

impl Taken {
    /// All values, in the order in which tables show them.
    pub const ALL: [Self; 6] = [Self::TakenUp, Self::Partly, Self::Not, Self::Excluded, Self::Unclear, Self::Unreadable];

    /// The status that stands for it where it is shown by a sign or a colour.
    pub const fn status(self) -> Status {
        match self {
            Self::TakenUp => Status::Covered,
            Self::Partly => Status::Partial,
            Self::Not => Status::Missing,
            Self::Excluded => Status::Excluded,
            Self::Unclear => Status::Unclear,
            Self::Unreadable => Status::Unreadable,
        }
    }

    /// What a cell's status means.
    pub const fn of(status: Status) -> Self {
        match status {
            Status::Covered | Status::Elsewhere => Self::TakenUp,
            Status::Partial => Self::Partly,
            Status::Missing | Status::TopicAbsent => Self::Not,
            Status::Excluded => Self::Excluded,
            Status::Unclear | Status::NotApplicable => Self::Unclear,
            Status::Unreadable => Self::Unreadable,
        }
    }
}

/// The uptake of one recommendation by the latest editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Uptake {
    /// Id of the recommendation.
    pub recommendation: String,
    /// Over all addressees; the sum of theirs.
    pub total: UptakeCounts,
    /// By addressee: the publisher of the document where it is known, else whom the recommendation addresses.
    pub addressees: Vec<AddresseeUptake>,
}

/// The uptake by one addressee.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct AddresseeUptake {
    /// The addressee.
    pub addressee: String,
    /// What became of the documents.
    pub counts: UptakeCounts,
}

/// How many documents there are of each kind. A document counts once for every recommendation that it is matched to, an addressed
/// document that was not given counts once, and so does a recommendation that is not checkable; the fields add up to all of them.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct UptakeCounts {
    /// Documents that say what is asked for.
    pub taken_up: usize,
    /// Documents that name it only.
    pub partly: usize,
    /// Documents that do not say it, or never touch the topic.
    pub not: usize,
    /// Documents that leave it out in so many words.
    pub excluded: usize,
    /// Documents that a person has to look at.
    pub unclear: usize,
    /// Documents that could not be read.
    pub unreadable: usize,
    /// Addressed documents that were not given.
    pub no_document: usize,
    /// Recommendations that no rule can judge.
    pub not_checkable: usize,
}

impl UptakeCounts {
    /// The number of documents with this uptake.
    pub const fn get(&self, taken: Taken) -> usize {
        match taken {
            Taken::TakenUp => self.taken_up,
            Taken::Partly => self.partly,
            Taken::Not => self.not,
            Taken::Excluded => self.excluded,
            Taken::Unclear => self.unclear,
            Taken::Unreadable => self.unreadable,
        }
    }

    /// Counts one more document.
    pub const fn add(&mut self, taken: Taken) {
        let count = match taken {
            Taken::TakenUp => &mut self.taken_up,
            Taken::Partly => &mut self.partly,
            Taken::Not => &mut self.not,
            Taken::Excluded => &mut self.excluded,
            Taken::Unclear => &mut self.unclear,
            Taken::Unreadable => &mut self.unreadable,
        };
        *count += 1;
    }

    /// The number of documents judged.
    pub const fn judged(&self) -> usize {
        self.taken_up + self.partly + self.not + self.excluded + self.unclear + self.unreadable
    }

    /// Everything counted.
    pub const fn all(&self) -> usize {
        self.judged() + self.no_document + self.not_checkable
    }
}

impl std::ops::AddAssign for UptakeCounts {
    fn add_assign(&mut self, other: Self) {
        self.taken_up += other.taken_up;
        self.partly += other.partly;
        self.not += other.not;
        self.excluded += other.excluded;
        self.unclear += other.unclear;
        self.unreadable += other.unreadable;
        self.no_document += other.no_document;
        self.not_checkable += other.not_checkable;
    }
}
