//! Passages that changed from one edition to the next, word by word.

use serde::Serialize;

/// A passage before and after; at least one of the two is there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct PassageChange {
    /// The passage in the older edition; `None` where it is new.
    pub old: Option<PassageAt>,
    /// The passage in the newer edition; `None` where it was taken out.
    pub new: Option<PassageAt>,
    /// Both as one text: what stayed, what was removed and what was added. Runs are to be joined by a space.
    pub words: Vec<Word>,
}

/// A passage and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize)]
pub struct PassageAt {
    /// 1-based line.
    pub line: Option<usize>,
    /// 1-based page.
    pub page: Option<u32>,
    /// 1-based paragraph number.
    pub paragraph: Option<u32>,
    /// The whole paragraph.
    pub text: String,
}

/// A run of words that share a fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Word {
    /// What happened to it.
    pub change: WordChange,
    /// The words, with a space between them.
    pub text: String,
}

/// What happened to a run of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum WordChange {
    /// It stands in both editions.
    Same,
    /// It stands only in the older one.
    Removed,
    /// It stands only in the newer one.
    Added,
}
