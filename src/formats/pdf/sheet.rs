//! One page as fragments: kept in place of its spans, which take many times the memory.

use super::fragment::{Fragment, fragments};
use super::source::{Page, Source, Span, Standing};

/// One page.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) picture: f32,
    pub(super) drawn: bool,
    pub(super) damaged: bool,
    /// In the engine's order.
    pub(super) fragments: Vec<Fragment>,
    /// How many spans the page had, and how many of them the producer calls no text.
    spans: usize,
    artifacts: usize,
    /// Whether any of those could be read.
    marked: bool,
}

impl Sheet {
    /// Takes the text off a page, 0-based; `artifacts` says whether what the producer calls no text is wanted too.
    pub(super) fn of(index: usize, page: &Page, artifacts: bool) -> Self {
        let is_artifact = |span: &&Span| span.standing == Standing::Artifact;
        let marks = || page.spans.iter().filter(is_artifact);
        Self {
            width: page.width,
            height: page.height,
            picture: page.picture,
            drawn: page.drawn,
            damaged: page.damaged,
            fragments: fragments(page, index, artifacts),
            spans: page.spans.len(),
            artifacts: marks().count(),
            marked: marks().any(|span| !span.text.trim().is_empty()),
        }
    }
}

impl Source<Sheet> {
    /// Whether most of the text is called no text: some producers mark all of it, and then the mark says nothing.
    pub(super) fn is_all_artifacts(&self) -> bool {
        let sum = |count: fn(&Sheet) -> usize| self.pages.iter().map(count).sum::<usize>();
        sum(|page| page.artifacts) * 2 > sum(|page| page.spans)
    }

    /// Whether the producer marks what is no text on most of the pages.
    pub(super) fn marks_artifacts(&self) -> bool {
        let marked = self.pages.iter().filter(|page| page.marked).count();
        !self.is_all_artifacts() && marked * 2 > self.pages.len()
    }
}
