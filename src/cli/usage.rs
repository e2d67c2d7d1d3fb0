//! Mistakes in arguments, and help.

use crate::language::Language;
use crate::report::Outcome;

pub(super) fn tell(error: &clap::Error, _language: Language) -> Outcome {
    let _ = error.print();
    if error.exit_code() == 0 { Outcome::Clean } else { Outcome::Broken }
}
