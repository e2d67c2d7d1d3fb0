//! Acceptances in the configuration: gaps, and documents that cannot be read, that are known and tolerated.

use std::collections::BTreeSet;

use super::select::{Selection, select};
use super::{Settling, covers};
use crate::config::Acceptance;
use crate::engine::Status;
use crate::language::{Bilingual, Language};
use crate::problem::Gravity;
use crate::report::{Accepted, DocumentReport, Notice, VerdictRow};

pub(super) fn apply(documents: &mut [DocumentReport], with: &Settling<'_>, notices: &mut Vec<Notice>) {
    for acceptance in &with.config.acceptances {
        if let Err((code, gravity, message)) = accept(documents, acceptance, with) {
            notices.push(Notice::config(code, gravity, message, acceptance.target.span.clone()));
        }
    }
}

type Void = (&'static str, Gravity, Bilingual);

fn accept(documents: &mut [DocumentReport], acceptance: &Acceptance, with: &Settling<'_>) -> Result<(), Void> {
    if let Some(until) = acceptance.until.filter(|until| *until < with.today) {
        return Err(("acceptance-expired", Gravity::Warning, expired(&until.to_string())));
    }
    if let Some(delegate) = &acceptance.delegated_to {
        delegated(documents, delegate, acceptance, with)?;
    }
    let unused = |holds: bool, message: Bilingual| {
        if holds { Err(("acceptance-unused", Gravity::Warning, message)) } else { Ok(()) }
    };
    let (document, rows) = match select(documents, &acceptance.target) {
        Selection::NoDocument => return unused(with.scope.all_documents, no_document(&acceptance.target.document)),
        Selection::Ambiguous => return Err(("acceptance-ambiguous", Gravity::Error, ambiguous(&acceptance.target.document))),
        Selection::Rows(at, rows) => (documents.get_mut(at), rows),
        Selection::Nothing => (documents.iter_mut().find(|document| document.path == acceptance.target.document), Vec::new()),
    };
    let Some(document) = document else { return Ok(()) };
    let rows = if acceptance.unreadable { rows } else { one_gap(document, &rows)? };
    let mut meant = rows.iter().filter_map(|&row| document.verdicts.get(row)).filter(|row| is_for(acceptance, row));
    if let Some(row) = meant.find(|row| row.accepted.is_some()) {
        return Err(("acceptance-redundant", Gravity::Warning, redundant(row)));
    }
    let used = mark(document, &rows, acceptance, with.language);
    unused(!used && with.scope.all_rules, nothing_to_accept(acceptance, document))
}

/// The one verdict of these that can be accepted: a gap, or where there is none, what a person should look at. Several gaps take an
/// acceptance each, so that none is hidden that nobody has looked at.
fn one_gap(document: &DocumentReport, rows: &[usize]) -> Result<Vec<usize>, Void> {
    let of = |wanted: fn(&VerdictRow) -> bool| -> Vec<usize> {
        let row = |index: &usize| document.verdicts.get(*index).is_some_and(wanted);
        rows.iter().copied().filter(row).collect()
    };
    let gaps = of(|row| can_be_accepted(row) && row.status.is_gap());
    let found = if gaps.is_empty() { of(can_be_accepted) } else { gaps };
    if found.len() < 2 { Ok(found) } else { Err(("acceptance-ambiguous", Gravity::Error, several(document, &found))) }
}

/// Marks the verdicts that the acceptance is meant for; returns whether there were any.
fn mark(document: &mut DocumentReport, rows: &[usize], acceptance: &Acceptance, language: Language) -> bool {
    let mut used = false;
    for &index in rows {
        let Some(row) = document.verdicts.get_mut(index) else { continue };
        if is_for(acceptance, row) {
            row.accepted = Some(accepted(acceptance));
            used = true;
        }
    }
    if acceptance.unreadable {
        for problem in document.problems.iter_mut().filter(|problem| problem.severity == "error") {
            "warning".clone_into(&mut problem.severity);
            let known = if language == Language::Sv { "godtaget" } else { "accepted" };
            problem.message = format!("{} ({known}: {})", problem.message, acceptance.reason);
            used = true;
        }
    }
    used
}

/// Whether an acceptance is one of verdicts like this: of what is unreadable, or else of gaps.
fn is_for(acceptance: &Acceptance, row: &VerdictRow) -> bool {
    row.severity.is_some() && (row.status == Status::Unreadable) == acceptance.unreadable
}

fn accepted(acceptance: &Acceptance) -> Accepted {
    let reason = match &acceptance.delegated_to {
        Some(document) => format!("{} → {document}", acceptance.reason),
        None => acceptance.reason.clone(),
    };
    Accepted { reason, owner: acceptance.owner.clone(), until: acceptance.until.map(|date| date.to_string()) }
}

/// A gap can only be delegated to a document that has none of its kind.
fn delegated(documents: &[DocumentReport], delegate: &str, acceptance: &Acceptance, with: &Settling<'_>) -> Result<(), Void> {
    let in_run = documents.iter().find(|document| document.path == delegate).map(|document| Ok(covers(document)));
    let covered = match in_run.or_else(|| with.delegates.get(delegate).cloned()) {
        Some(Err(why)) => return Err(("acceptance-delegate-unread", Gravity::Error, unread(delegate, &why))),
        Some(Ok(covered)) => covered,
        // Only a document in the run has gaps to delegate.
        None => BTreeSet::new(),
    };
    let holds = acceptance.target.rule.as_ref().is_some_and(|rule| covered.contains(rule.get_ref()));
    let message = Bilingual::new(
        format!("godtagandet gäller inte: {delegate} säger inte det som regeln frågar efter"),
        format!("the acceptance does not hold: {delegate} does not say what the rule asks for"),
    );
    if holds { Ok(()) } else { Err(("acceptance-undelegated", Gravity::Warning, message)) }
}

fn unread(delegate: &str, why: &str) -> Bilingual {
    Bilingual::new(
        format!("godtagandet gäller inte: {delegate}, som luckan delegeras till, kunde inte läsas: {why}"),
        format!("the acceptance does not hold: {delegate}, which the gap is delegated to, could not be read: {why}"),
    )
}

/// Whether a verdict can be accepted in the document itself.
pub(super) fn can_be_accepted(row: &VerdictRow) -> bool {
    row.severity.is_some() && row.status != Status::Unreadable
}

pub(super) fn expired(until: &str) -> Bilingual {
    Bilingual::new(
        format!("godtagandet gick ut {until} och döljer inget längre"),
        format!("the acceptance expired on {until} and hides nothing"),
    )
}

fn no_document(path: &str) -> Bilingual {
    Bilingual::new(
        format!("godtagandet används inte: dokumentet {path} finns inte i körningen"),
        format!("the acceptance is not used: the document {path} is not in the run"),
    )
}

fn ambiguous(path: &str) -> Bilingual {
    Bilingual::new(
        format!("godtagandet är tvetydigt: flera avsnitt i {path} svarar mot rubrikerna; skriv fler av dem i section"),
        format!("the acceptance is ambiguous: several sections of {path} fit the headings; write more of them in section"),
    )
}

/// Several gaps are meant, each of which takes an entry of its own; the message names their sections as they are to be written.
fn several(document: &DocumentReport, rows: &[usize]) -> Bilingual {
    let (path, count, names) = (&document.path, rows.len(), sections(document, rows));
    Bilingual::new(
        format!("godtagandet är tvetydigt: {path} har {count} sådana luckor; skriv ett godtagande för var och en, med section = {names}"),
        format!("the acceptance is ambiguous: {path} has {count} such gaps; write an acceptance for each, with section = {names}"),
    )
}

/// The sections of some verdicts, as they are to be written.
fn sections(document: &DocumentReport, rows: &[usize]) -> String {
    const SHOWN: usize = 5;
    let sections = rows.iter().filter_map(|&row| document.verdicts.get(row)).map(|row| as_array(&row.section.path));
    let mut names: Vec<String> = sections.take(SHOWN).collect();
    names.extend((rows.len() > SHOWN).then(|| "…".to_owned()));
    names.join(", ")
}

/// Headings as an array in TOML.
fn as_array(headings: &[String]) -> String {
    toml::Value::from(headings.to_vec()).to_string()
}

/// A gap that an acceptance before this one accepts.
pub(super) fn redundant(row: &VerdictRow) -> Bilingual {
    let rule = &row.rule;
    let reason = row.accepted.as_ref().map(|accepted| accepted.reason.as_str()).unwrap_or_default();
    Bilingual::new(
        format!("godtagandet är överflödigt: luckan {rule} är redan godtagen (”{reason}”)"),
        format!("the acceptance is redundant: the gap {rule} is accepted already (“{reason}”)"),
    )
}

/// Nothing is accepted; where the entry names a section, the message names those that do have such a gap.
fn nothing_to_accept(acceptance: &Acceptance, document: &DocumentReport) -> Bilingual {
    let path = &acceptance.target.document;
    if acceptance.unreadable {
        return Bilingual::new(
            format!("godtagandet används inte: {path} går att läsa"),
            format!("the acceptance is not used: {path} can be read"),
        );
    }
    let elsewhere = elsewhere(acceptance, document);
    if !acceptance.target.section.is_empty() && !elsewhere.is_empty() {
        let names = sections(document, &elsewhere);
        return Bilingual::new(
            format!("godtagandet används inte: {path} har ingen sådan lucka i det avsnittet, men här: section = {names}"),
            format!("the acceptance is not used: {path} has no such gap in that section, but here: section = {names}"),
        );
    }
    Bilingual::new(
        format!("godtagandet används inte: {path} har ingen sådan lucka (längre)"),
        format!("the acceptance is not used: {path} has no such gap (any more)"),
    )
}

/// The gaps of the rule of an entry that nothing accepts, wherever they are in the document.
fn elsewhere(acceptance: &Acceptance, document: &DocumentReport) -> Vec<usize> {
    let rule = acceptance.target.rule.as_ref().map(toml::Spanned::get_ref);
    let open = |row: &VerdictRow| Some(&row.rule) == rule && row.status.is_gap() && can_be_accepted(row) && row.accepted.is_none();
    document.verdicts.iter().enumerate().filter(|(_, row)| open(row)).map(|(at, _)| at).collect()
}
