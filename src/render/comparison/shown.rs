//! One change in the words may bear on many gaps: it is shown with the first of them, and the others refer to it.

use std::collections::HashMap;

use crate::audit::model::{Change, PassageAt, PassageChange};

/// The passages of a document that have been shown, each with the rule that it was shown with.
#[derive(Debug, Default)]
pub(in crate::render) struct Shown<'a>(HashMap<Known<'a>, &'a str>);

/// What a passage is recognised by.
type Known<'a> = (Option<&'a PassageAt>, Option<&'a PassageAt>);

/// The passages of one change.
#[derive(Debug, Default)]
pub(in crate::render) struct Passages<'a> {
    /// Those that have not been shown yet.
    pub(in crate::render) fresh: Vec<&'a PassageChange>,
    /// Those that have.
    pub(in crate::render) again: Vec<&'a PassageChange>,
    /// The rules that they were shown with, each once.
    pub(in crate::render) with: Vec<&'a str>,
}

impl<'a> Shown<'a> {
    /// Tells the passages of a change that are to be shown from those that were, and remembers the former.
    pub(in crate::render) fn split(&mut self, change: &'a Change) -> Passages<'a> {
        let mut split = Passages::default();
        for passage in &change.passages {
            match self.0.get(&known(passage)) {
                None => split.fresh.push(passage),
                Some(rule) => {
                    split.again.push(passage);
                    if !split.with.contains(rule) {
                        split.with.push(rule);
                    }
                }
            }
        }
        self.0.extend(split.fresh.iter().map(|passage| (known(passage), change.rule.as_str())));
        split
    }
}

fn known(passage: &PassageChange) -> Known<'_> {
    (passage.old.as_ref(), passage.new.as_ref())
}
