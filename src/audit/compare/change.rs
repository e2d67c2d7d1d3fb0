//! What became of each gap of a document.

use crate::audit::Auditing;
use crate::audit::advice::to_close;
use crate::audit::grade::rank;
use crate::audit::model::{Change, ChangeKind, PassageChange, State};
use crate::audit::pair::{below_title, pairs};
use crate::audit::passage::Changes;
use crate::audit::turn::{self, After};
use crate::engine::Status;
use crate::language::{Bilingual, Language};
use crate::report::{DocumentReport, VerdictRow, status_name};
use crate::rules::Rule;

/// Both editions of a document, and what changed in its words.
pub(super) struct Sides<'r> {
    pub(super) old: Option<&'r DocumentReport>,
    pub(super) new: Option<&'r DocumentReport>,
    pub(super) words: Option<Changes<'r>>,
}

/// A rule's verdicts on one section, before and after.
struct Met<'r> {
    old: Option<&'r VerdictRow>,
    new: Option<&'r VerdictRow>,
}

/// What became of a rule's gaps.
pub(super) fn changes(sides: &Sides<'_>, rule: &Rule, with: &Auditing<'_>) -> Vec<Change> {
    let nothing = DocumentReport::default();
    let (old, new) = (sides.old.unwrap_or(&nothing), sides.new.unwrap_or(&nothing));
    // A document that could not be read has one verdict for all sections.
    let lost = new.verdicts.iter().find(|row| new.is_lost() && row.rule == rule.id);
    let met = pairs(old, new, &rule.id)
        .into_iter()
        .map(|pair| Met { old: pair.old.and_then(|at| old.verdicts.get(at)), new: pair.new.and_then(|at| new.verdicts.get(at)).or(lost) });
    met.filter_map(|met| change(sides, rule, &met, with)).collect()
}

fn change(sides: &Sides<'_>, rule: &Rule, met: &Met<'_>, with: &Auditing<'_>) -> Option<Change> {
    let kind = kind(sides, met)?;
    let passages = passages(sides, met, kind);
    Some(Change {
        kind,
        rule: rule.id.clone(),
        title: rule.title.get(with.language).to_owned(),
        message: message(sides, met, kind, !passages.is_empty()).get(with.language).to_owned(),
        old: met.old.map(state),
        new: met.new.map(state),
        passages,
        to_close: met.new.map(|row| to_close(rule, row.status, with.rules, with.language)).unwrap_or_default(),
    })
}

/// What became of a gap; `None` where there is none on either side.
fn kind(sides: &Sides<'_>, met: &Met<'_>) -> Option<ChangeKind> {
    let was = met.old.is_some_and(|row| row.status.is_gap());
    let now = if sides.new.is_some_and(DocumentReport::is_lost) { After::Unknown } else { turn::after(met.new.map(|row| row.status)) };
    if is_in_doubt(sides, met) {
        return Some(ChangeKind::Doubtful);
    }
    Some(match (was, now) {
        (false, After::Closed | After::Unknown) => return None,
        (false, After::Open) => ChangeKind::Opened,
        (true, After::Open) if is_worse(met) => ChangeKind::Opened,
        (true, After::Closed) => ChangeKind::Closed,
        (true, After::Open) if has_moved(sides, met) => ChangeKind::Moved,
        (true, After::Open | After::Unknown) => ChangeKind::Remaining,
    })
}

/// Whether a section said it, or another one for it, and a person has to tell whether it does still.
fn is_in_doubt(sides: &Sides<'_>, met: &Met<'_>) -> bool {
    let said = met.old.is_some_and(|row| matches!(row.status, Status::Covered | Status::Elsewhere));
    said && !sides.new.is_some_and(DocumentReport::is_lost) && met.new.is_some_and(|row| row.status == Status::Unclear)
}

/// Whether a gap that was partial lacks everything now.
fn is_worse(met: &Met<'_>) -> bool {
    let partial = |row: Option<&VerdictRow>| row.is_some_and(|row| row.status == Status::Partial);
    partial(met.old) && !partial(met.new)
}

/// Whether the section stands under other headings; the document's title does not count, nor does a topic that is absent.
fn has_moved(sides: &Sides<'_>, met: &Met<'_>) -> bool {
    let path = |report: Option<&DocumentReport>, row: Option<&VerdictRow>| {
        let row = row.filter(|row| row.status != Status::TopicAbsent)?;
        Some(below_title(report?, row))
    };
    path(sides.old, met.old).zip(path(sides.new, met.new)).is_some_and(|(old, new)| old != new)
}

fn passages(sides: &Sides<'_>, met: &Met<'_>, kind: ChangeKind) -> Vec<PassageChange> {
    let decisive: turn::Decisive = match kind {
        ChangeKind::Opened | ChangeKind::Doubtful => turn::opening,
        ChangeKind::Closed => turn::closing,
        ChangeKind::Moved | ChangeKind::Remaining => turn::staying,
    };
    sides.words.as_ref().map(|words| decisive(words, (met.old, met.new))).unwrap_or_default()
}

fn state(row: &VerdictRow) -> State {
    State {
        status: row.status,
        section: row.section.clone(),
        evidence: row.evidence.clone(),
        severity: row.severity,
        accepted: row.accepted.as_ref().map(|accepted| accepted.reason.clone()),
    }
}

/// What became of a gap, in a sentence; `reworded` if words of its section changed.
fn message(sides: &Sides<'_>, met: &Met<'_>, kind: ChangeKind, reworded: bool) -> Bilingual {
    let status = met.new.map(|row| row.status);
    match kind {
        ChangeKind::Opened => opened(sides, met),
        ChangeKind::Doubtful => Bilingual::new(
            "Förra utgåvan säger det; om den här gör det behöver en människa avgöra.",
            "The former edition says it; whether this one does, a person needs to tell.",
        ),
        ChangeKind::Closed => match (sides.new, status) {
            (None, _) => {
                Bilingual::new("Dokumentet finns inte längre, och därmed inte luckan.", "The document is gone, and the gap with it.")
            }
            (_, None | Some(Status::NotApplicable)) => {
                Bilingual::new("Avsnittet finns inte längre, och därmed inte luckan.", "The section is gone, and the gap with it.")
            }
            (_, Some(Status::Elsewhere)) => Bilingual::new("Ett annat avsnitt säger det nu.", "Another section says it now."),
            _ => Bilingual::new("Avsnittet säger det nu.", "The section says it now."),
        },
        ChangeKind::Moved if reworded => Bilingual::new(
            "Luckan är kvar, under en annan rubrik, fast avsnittet är ändrat.",
            "The gap remains, under another heading, though the section was changed.",
        ),
        ChangeKind::Moved => Bilingual::new("Luckan är kvar, under en annan rubrik.", "The gap remains, under another heading."),
        ChangeKind::Remaining => remaining(status, met, reworded),
    }
}

fn opened(sides: &Sides<'_>, met: &Met<'_>) -> Bilingual {
    match (sides.old, met.old) {
        (None, _) => Bilingual::new("Dokumentet är nytt och har luckan.", "The document is new and has the gap."),
        (Some(old), _) if old.is_lost() => Bilingual::new(
            "Den förra utgåvan gick inte att läsa; den här har luckan.",
            "The former edition could not be read; this one has the gap.",
        ),
        (_, None) => Bilingual::new("Avsnittet är nytt och har luckan.", "The section is new and has the gap."),
        (_, Some(row)) if row.status.is_gap() => {
            let now = met.new.map_or(Status::Missing, |row| row.status);
            let from_to = |language| format!("{} → {}", status_name(row.status, language), status_name(now, language));
            Bilingual::new(
                format!("Luckan är större än förut: {}.", from_to(Language::Sv)),
                format!("The gap is wider than before: {}.", from_to(Language::En)),
            )
        }
        _ => Bilingual::new("Det som sade det står inte kvar.", "What said it is no longer there."),
    }
}

fn remaining(status: Option<Status>, met: &Met<'_>, reworded: bool) -> Bilingual {
    let was = met.old.map(|row| row.status);
    match status {
        Some(Status::Unclear) => Bilingual::new(
            "Luckan kan vara stängd: en människa behöver läsa stycket.",
            "The gap may be closed: a person needs to read the passage.",
        ),
        None | Some(Status::Unreadable) => {
            Bilingual::new("Den nya utgåvan gick inte att läsa här.", "The new edition could not be read here.")
        }
        Some(now) if was.and_then(rank) > rank(now) => {
            Bilingual::new("Luckan är kvar men mindre än förut.", "The gap remains but is narrower than before.")
        }
        Some(_) if reworded => {
            Bilingual::new("Luckan är kvar, fast avsnittet är ändrat.", "The gap remains, though the section was changed.")
        }
        Some(_) => Bilingual::new("Luckan är kvar.", "The gap remains."),
    }
}
