//! Names for readers in the outputs of audits and comparisons and in pages, in both languages.

use crate::audit::model::{ChangeKind, RecommendationState, Taken, TurnKind};
use crate::engine::{Role, Status};
use crate::language::Language;
use crate::report::{EvidenceRow, SectionRow, VerdictRow, place};

/// The text in a language.
pub(super) const fn say<'t>(language: Language, sv: &'t str, en: &'t str) -> &'t str {
    match language {
        Language::Sv => sv,
        Language::En => en,
    }
}

/// The sign that stands for a status beside its name.
pub(super) const fn symbol(status: Status) -> &'static str {
    match status {
        Status::Covered => "✓",
        Status::Elsewhere => "→",
        Status::Unclear => "?",
        Status::Unreadable => "⊘",
        Status::Excluded => "⊖",
        Status::Partial => "◐",
        Status::Missing => "✕",
        Status::TopicAbsent => "∅",
        Status::NotApplicable => "–",
    }
}

/// The sign that stands for an uptake beside its name: that of the status that it comes from.
pub(super) const fn taken_symbol(taken: Taken) -> &'static str {
    symbol(taken.status())
}

/// The sign that stands for a recommendation without a status.
pub(super) const fn state_symbol(state: RecommendationState) -> &'static str {
    match state {
        RecommendationState::Judged => "✓",
        RecommendationState::NoDocumentGiven => "□",
        RecommendationState::NotCheckable => "–",
    }
}

/// A kind of document as readers say it; one that is not known stays as it is.
pub(super) fn kind(kind: &str, language: Language) -> &str {
    let (sv, en) = match kind {
        "regulation" => ("föreskrifter", "regulation"),
        "handbook" => ("handbok", "handbook"),
        "legal-guidance" => ("rättslig vägledning", "legal guidance"),
        "method-support" => ("metodstöd", "method support"),
        "risk-instrument" => ("riskbedömningsinstrument", "risk assessment instrument"),
        "routine" => ("rutin", "routine"),
        "training-plan" => ("utbildningsplan", "training plan"),
        "action-plan" => ("handlingsplan", "action plan"),
        "other" => ("annat", "other"),
        _ => (kind, kind),
    };
    say(language, sv, en)
}

/// What a status means for uptake.
pub(super) const fn taken(taken: Taken, language: Language) -> &'static str {
    match taken {
        Taken::TakenUp => say(language, "genomfört", "taken up"),
        Taken::Partly => say(language, "delvis", "partly"),
        Taken::Not => say(language, "inte genomfört", "not taken up"),
        Taken::Excluded => say(language, "utelämnat", "excluded"),
        Taken::Unclear => say(language, "oklart", "unclear"),
        Taken::Unreadable => say(language, "oläst", "unreadable"),
    }
}

/// Why there is no status.
pub(super) const fn state(state: RecommendationState, language: Language) -> &'static str {
    match state {
        RecommendationState::Judged => say(language, "prövat", "judged"),
        RecommendationState::NoDocumentGiven => say(language, "inget dokument", "no document given"),
        RecommendationState::NotCheckable => say(language, "går inte att pröva", "not checkable"),
    }
}

/// Why a document is in no cell: name and sentence.
pub(super) const fn not_addressed(language: Language) -> (&'static str, &'static str) {
    match language {
        Language::Sv => ("ingen rekommendation", "Ingen rekommendation riktar sig till dokumentet; det är läst men inte prövat."),
        Language::En => ("no recommendation", "No recommendation addresses the document; it was read and not judged."),
    }
}

/// Why a document has no status.
pub(super) const fn not_given(language: Language) -> &'static str {
    say(language, "Dokumentet har inte lämnats in.", "The document was not given.")
}

/// What a passage does.
pub(super) const fn role(role: Role, language: Language) -> &'static str {
    match role {
        Role::NearMiss => say(language, "nämner det bara", "names it only"),
        Role::Covers => say(language, "säger det", "says it"),
        Role::Possible => say(language, "kan säga det", "may say it"),
        Role::Exclusion => say(language, "lämnar saken utanför", "leaves the matter out"),
        Role::Topic => say(language, "gör avsnittet till ett om ämnet", "makes the section one about the topic"),
    }
}

/// How a gap opened or closed.
pub(super) const fn turn(kind: TurnKind, language: Language) -> &'static str {
    match kind {
        TurnKind::FirstEdition => say(language, "fanns i den första utgåvan", "was there in the first edition"),
        TurnKind::SectionAdded => say(language, "kom med ett nytt avsnitt", "came with a new section"),
        TurnKind::PassageLost => say(language, "det som sade det står inte kvar", "what said it is no longer there"),
        TurnKind::PassageGained => say(language, "det sägs nu", "it is said now"),
        TurnKind::SectionRemoved => say(language, "avsnittet togs bort", "the section was taken out"),
    }
}

/// What became of a gap.
pub(super) const fn change_name(kind: ChangeKind, language: Language) -> &'static str {
    match kind {
        ChangeKind::Opened => say(language, "öppnad", "opened"),
        ChangeKind::Doubtful => say(language, "tveksam", "doubtful"),
        ChangeKind::Closed => say(language, "stängd", "closed"),
        ChangeKind::Moved => say(language, "flyttad", "moved"),
        ChangeKind::Remaining => say(language, "kvar", "remaining"),
    }
}

/// What became of gaps, before their number.
pub(super) const fn change_count(kind: ChangeKind, language: Language) -> &'static str {
    match kind {
        ChangeKind::Opened => say(language, "öppnade", "opened"),
        ChangeKind::Doubtful => say(language, "tveksamma", "doubtful"),
        ChangeKind::Closed => say(language, "stängda", "closed"),
        ChangeKind::Moved => say(language, "flyttade", "moved"),
        ChangeKind::Remaining => say(language, "kvar", "remaining"),
    }
}

/// The headings and the line, page or paragraph of a place.
pub(super) fn place_of(path: &[String], line: Option<usize>, page: Option<u32>, paragraph: Option<u32>, language: Language) -> String {
    let number = place(None, line, page, paragraph, language);
    [path.join(" › "), number].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

/// Where a passage stands: the headings that lead to it from the judged section, and its line, page or paragraph.
pub(super) fn place_in(section: &SectionRow, evidence: &EvidenceRow, language: Language) -> String {
    place_of(evidence.below(section), evidence.line, evidence.page, evidence.paragraph, language)
}

/// Why a known gap is known; `None` for one that is not.
pub(super) const fn known(row: &VerdictRow, language: Language) -> Option<&'static str> {
    match (row.baselined, row.unchanged) {
        (true, _) => Some(say(language, "känd sedan tidigare (baslinjen)", "known from before (the baseline)")),
        (false, true) => {
            Some(say(language, "känd sedan tidigare (dokumentet är oförändrat)", "known from before (the document is unchanged)"))
        }
        (false, false) => None,
    }
}
