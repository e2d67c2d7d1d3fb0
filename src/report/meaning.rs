//! What the statuses are called and mean, for readers.

use crate::engine::Status;
use crate::language::{Bilingual, Language};

/// What a status says of a section, in a sentence or two.
pub fn meaning(status: Status) -> Bilingual {
    let (sv, en) = match status {
        Status::Covered => {
            ("Avsnittets löptext säger det som regeln frågar efter.", "The section's running text says what the rule asks for.")
        }
        Status::Elsewhere => (
            "Avsnittet säger det inte, men ett annat avsnitt i samma dokument säger det i sin helhet.",
            "The section does not say it, but one other section of the same document says it in full.",
        ),
        Status::Unclear => (
            "Ett stycke kan säga det, men programmet kan inte avgöra det. En människa behöver läsa det citerade stycket.",
            "A passage may say it, but the program cannot tell. A person needs to read the passage quoted.",
        ),
        Status::Unreadable => (
            "Dokumentet, eller en del av det, gick inte att läsa. Vad som står där är okänt; det räknas aldrig som att något saknas.",
            "The document, or part of it, could not be read. What stands there is unknown; it never counts as missing.",
        ),
        Status::Excluded => (
            "Avsnittet, eller ett som gäller för det, säger uttryckligen att saken inte tas upp.",
            "The section, or one that holds for it, says in so many words that the matter is left out.",
        ),
        Status::Partial => (
            "Avsnittet nämner det som saken gäller men säger inte det som regeln frågar efter.",
            "The section names the things involved but does not say what the rule asks for.",
        ),
        Status::Missing => ("Avsnittet säger inget av det som regeln frågar efter.", "The section says nothing of what the rule asks for."),
        Status::TopicAbsent => (
            "En rekommendation riktar sig till dokumentet, men det har inget avsnitt om ämnet. Det räknas som att rekommendationen inte är genomförd.",
            "A recommendation addresses the document, but it has no section on the topic. The recommendation counts as not taken up.",
        ),
        Status::NotApplicable => ("Dokumentet har inget avsnitt om regelns ämne.", "The document has no section about the rule's topic."),
    };
    Bilingual::new(sv, en)
}

/// The name of a status for readers.
pub const fn status_name(status: Status, language: Language) -> &'static str {
    let (sv, en) = match status {
        Status::Covered => ("täckt", "covered"),
        Status::Elsewhere => ("står på annat ställe", "elsewhere"),
        Status::Unclear => ("oklart", "unclear"),
        Status::Unreadable => ("oläst", "unreadable"),
        Status::Excluded => ("utelämnat", "excluded"),
        Status::Partial => ("delvis", "partial"),
        Status::Missing => ("saknas", "missing"),
        Status::TopicAbsent => ("ämnet saknas", "topic absent"),
        Status::NotApplicable => ("gäller inte", "not applicable"),
    };
    match language {
        Language::Sv => sv,
        Language::En => en,
    }
}
