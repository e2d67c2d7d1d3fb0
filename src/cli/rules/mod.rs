//! `lucka rules`: what is loaded, put to the test by its own examples, begun anew, or described for editors.

mod list;
mod new;
mod schema;
mod test;

pub(super) use list::source;

use super::args::{General, RulesArgs, RulesCommand};
use super::console::Console;
use crate::report::Outcome;

pub(super) fn run(args: &RulesArgs, general: &General, console: Console) -> Outcome {
    match &args.command {
        RulesCommand::List(args) => list::run(args, general, console),
        RulesCommand::Test(args) => test::run(args, general, console),
        RulesCommand::New(args) => new::run(args, general, console),
        RulesCommand::Schema(args) => schema::run(args, console),
    }
}
