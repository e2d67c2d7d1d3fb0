//! What the statuses mean.

use std::io::{self, Write};

use super::words;
use crate::cli::console::Console;
use crate::engine::Status;
use crate::report::meaning;

pub(super) fn write(console: Console, status: Status, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n\n{}\n", status.name(), meaning(status).get(console.language))?;
    let gap = if status.is_gap() { console.say("ja", "yes") } else { console.say("nej", "no") };
    let severity = match status {
        Status::Covered | Status::NotApplicable => console.say("ingen", "none"),
        Status::Elsewhere | Status::Unclear => console.say("råd (advice)", "advice"),
        Status::Partial => console.say("varning (warning)", "warning"),
        Status::Missing | Status::TopicAbsent | Status::Excluded => {
            console.say("fel (error), om inte regeln säger annat", "error, unless the rule says otherwise")
        }
        Status::Unreadable => console.say("körningen är ofullständig (slutkod 2)", "the run is incomplete (exit status 2)"),
    };
    words::table(&[(console.say("Lucka", "Gap"), gap.to_owned()), (console.say("Allvar", "Severity"), severity.to_owned())], out)
}
