//! What the statuses mean.

use std::io::{self, Write};

use super::words;
use crate::cli::console::Console;
use crate::engine::Status;

pub(super) fn write(console: Console, status: Status, out: &mut dyn Write) -> io::Result<()> {
    writeln!(out, "{}\n\n{}\n", status.name(), meaning(console, status))?;
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

fn meaning(console: Console, status: Status) -> &'static str {
    match status {
        Status::Covered => {
            console.say("Avsnittets löptext säger det som regeln frågar efter.", "The section's running text says what the rule asks for.")
        }
        Status::Elsewhere => console.say(
            "Avsnittet säger det inte, men ett annat avsnitt i samma dokument säger allt.",
            "The section does not say it, but one other section of the same document says it in full.",
        ),
        Status::Unclear => console.say(
            "Ett stycke kan säga det, men programmet kan inte avgöra det. En människa behöver läsa det citerade stycket.",
            "A passage may say it, but the program cannot tell. A person needs to read the passage quoted.",
        ),
        Status::Unreadable => console.say(
            "Dokumentet, eller en del av det, gick inte att läsa. Vad som står där är okänt; det räknas aldrig som att något saknas.",
            "The document, or part of it, could not be read. What stands there is unknown; it never counts as missing.",
        ),
        Status::Excluded => console.say(
            "Avsnittet säger uttryckligen att det inte tar upp saken.",
            "The section says in so many words that it leaves the matter out.",
        ),
        Status::Partial => console.say(
            "Avsnittet nämner det som saken gäller men säger inte det som regeln frågar efter.",
            "The section names the things involved but does not say what the rule asks for.",
        ),
        Status::Missing => {
            console.say("Avsnittet säger inget av det som regeln frågar efter.", "The section says nothing of what the rule asks for.")
        }
        Status::TopicAbsent => console.say(
            "En rekommendation riktar sig till dokumentet, men det har inget avsnitt om ämnet. Det räknas som att rekommendationen inte är genomförd.",
            "A recommendation addresses the document, but it has no section on the topic. The recommendation counts as not taken up.",
        ),
        Status::NotApplicable => {
            console.say("Dokumentet har inget avsnitt om regelns ämne.", "The document has no section about the rule's topic.")
        }
    }
}
