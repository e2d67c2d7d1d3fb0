//! A mistake in a pack, with the file that it stands in.

use std::sync::Arc;

use crate::problem::Problem;

/// A mistake in a file of a pack. The problem's span indexes the file's text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// The file's name for users.
    pub file: String,
    /// The file's text.
    pub text: Arc<str>,
    /// What is wrong.
    pub problem: Problem,
}
