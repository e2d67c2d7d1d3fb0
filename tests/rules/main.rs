//! The packs of the repository: well formed, true to their own examples, described by current schemas; and the ledger that they fill.
#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failed test may panic")]

mod examples;
mod faults;
mod ledger;
mod packs;
mod schemas;
mod support;
