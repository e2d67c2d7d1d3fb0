//! lucka: a policy-document gap linter.

pub mod document;
pub mod formats;
pub mod language;
pub mod problem;
