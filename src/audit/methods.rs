//! The page that says what an audit is worth.

use super::grade;
use super::model::{Accuracy, Methods, StatusMeaning};
use crate::engine::Status;
use crate::language::{Bilingual, Language};
use crate::report::{meaning, status_name};
use crate::rules::{Rule, RuleSet};

/// What lucka cannot see.
const LIMITS: [(&str, &str); 6] = [
    (
        "Granskningen visar vad ett dokument säger, inte vad någon gör. Att något står i ett dokument visar inte att det följs, och praxis kan vara bättre än texten.",
        "The audit shows what a document says, not what anyone does. That something stands in a document does not show that it is followed, and practice may be better than the text.",
    ),
    (
        "Bara de dokument som har lämnats in läses. Annat som utgivaren har gett ut, eller som dokumentet hänvisar till, är inte prövat.",
        "Only the documents that were given are read. Anything else that the publisher has issued, or that the document refers to, was not judged.",
    ),
    (
        "Bilder, diagram, filmer och inskannade sidor läses inte. Det som inte gick att läsa står som oläst och räknas aldrig som att det saknas.",
        "Pictures, diagrams, films and scanned pages are not read. What could not be read is shown as unreadable and never counts as missing.",
    ),
    (
        "Vikterna bakom bedömningen kan missa ett besked i ovanliga ord eller ta en mening för ett besked som den inte är. Varje status vilar på ett citat, eller på att det inte finns något; läs stället innan du drar slutsatser.",
        "The weights behind the judgement can miss a statement in unusual words, or take a sentence for a statement that it is not. Every status rests on a quotation, or on there being none; read the passage before you draw conclusions.",
    ),
    (
        "Dokument på svenska och engelska bedöms. Ett dokument på ett annat språk står som oläst.",
        "Documents in Swedish and English are judged. One in another language is shown as unreadable.",
    ),
    (
        "En rekommendation som inget dokument kan visa, till exempel att ge någon ett uppdrag, står som inte prövbar.",
        "A recommendation that no document can show, such as giving someone an assignment, is shown as not checkable.",
    ),
];

pub(super) fn methods(rules: &RuleSet, language: Language) -> Methods {
    let mut statuses = Status::ALL.to_vec();
    statuses.sort_by_key(|status| grade::rank(*status).unwrap_or(usize::MAX));
    let describe = |status: Status| StatusMeaning {
        status,
        name: status_name(status, language).to_owned(),
        meaning: meaning(status).get(language).to_owned(),
    };
    Methods {
        statuses: statuses.into_iter().map(describe).collect(),
        limits: LIMITS.iter().map(|(sv, en)| Bilingual::new(*sv, *en).get(language).to_owned()).collect(),
        accuracy: rules.rules.iter().filter_map(accuracy).collect(),
    }
}

/// How often a rule errs, if its pack says so.
fn accuracy(rule: &Rule) -> Option<Accuracy> {
    let measured = rule.measured.as_ref()?;
    Some(Accuracy {
        rule: rule.id.clone(),
        set: measured.set.clone(),
        sections: measured.units,
        precision: measured.precision,
        recall: measured.recall,
    })
}
