//! `lucka explain`: a rule, a recommendation, a status or a concept, in full.

use super::args::{ExplainArgs, General};
use super::console::Console;
use crate::report::Outcome;

pub(super) fn run(_args: &ExplainArgs, _general: &General, _console: Console) -> Outcome {
    Outcome::Clean
}
