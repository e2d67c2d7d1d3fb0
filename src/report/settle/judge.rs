//! Reviewers' decisions: they replace the status of a verdict as long as the section's text is the one that was reviewed.

use super::Settling;
use super::select::{Selection, select};
use crate::config::Judging;
use crate::language::Bilingual;
use crate::problem::Gravity;
use crate::report::message::sentence;
use crate::report::{DocumentReport, Judged, Notice, VerdictRow};

pub(super) fn apply(documents: &mut [DocumentReport], with: &Settling<'_>, notices: &mut Vec<Notice>) {
    for judging in &with.config.judgings {
        let notice = |gravity, message| Notice::config("judgement-void", gravity, message, judging.target.span.clone());
        match find(documents, judging, with) {
            Ok(Some(row)) => {
                if let Err(message) = decide(row, judging, with) {
                    notices.push(notice(Gravity::Warning, message));
                }
            }
            Ok(None) => {}
            Err((gravity, message)) => notices.push(notice(gravity, message)),
        }
    }
}

/// The one verdict that is decided on; nothing where the run does not reach it.
fn find<'d>(
    documents: &'d mut [DocumentReport],
    judging: &Judging,
    with: &Settling<'_>,
) -> Result<Option<&'d mut VerdictRow>, (Gravity, Bilingual)> {
    let document = &judging.target.document;
    match select(documents, &judging.target) {
        Selection::NoDocument if with.scope.all_documents => Err((
            Gravity::Warning,
            Bilingual::new(
                format!("beslutet gäller inget: dokumentet {document} finns inte i körningen"),
                format!("the judgement decides nothing: the document {document} is not in the run"),
            ),
        )),
        Selection::Nothing if with.scope.all_rules => Err((
            Gravity::Warning,
            Bilingual::new(
                format!("beslutet gäller inget: {document} har inget sådant avsnitt som regeln prövar"),
                format!("the judgement decides nothing: {document} has no such section that the rule judges"),
            ),
        )),
        Selection::NoDocument | Selection::Nothing => Ok(None),
        Selection::Rows(at, rows) if rows.len() == 1 => {
            Ok(documents.get_mut(at).zip(rows.first()).and_then(|(document, &row)| document.verdicts.get_mut(row)))
        }
        Selection::Rows(..) | Selection::Ambiguous => Err((
            Gravity::Error,
            Bilingual::new(
                format!("beslutet är tvetydigt: flera avsnitt i {document} svarar mot rubrikerna; skriv fler av dem i section"),
                format!("the judgement is ambiguous: several sections of {document} fit the headings; write more of them in section"),
            ),
        )),
    }
}

/// Gives the verdict the reviewer's status; an error says why the decision does not hold.
fn decide(row: &mut VerdictRow, judging: &Judging, with: &Settling<'_>) -> Result<(), Bilingual> {
    let hash = &row.section.text_hash;
    match &judging.text {
        Some(text) if text == hash => {}
        Some(_) => {
            return Err(Bilingual::new(
                format!("beslutet gäller inte längre: avsnittets text har ändrats; granska om och skriv text = \"{hash}\""),
                format!("the judgement has lapsed: the section's text has changed; review again and write text = \"{hash}\""),
            ));
        }
        None => {
            return Err(Bilingual::new(
                format!("beslutet är inte bundet till avsnittets text och gäller inte än; lägg till text = \"{hash}\""),
                format!("the judgement is not bound to the section's text and does not hold yet; add text = \"{hash}\""),
            ));
        }
    }
    row.status = judging.status;
    if let Some(rule) = with.rules.rules.iter().find(|rule| rule.id == row.rule) {
        row.message = sentence(rule, row.status, with.language, None);
    }
    row.judged = Some(Judged { reason: judging.reason.clone(), who: judging.who.clone(), date: judging.date.to_string() });
    Ok(())
}
