//! Acceptances in the documents themselves.

use super::Settling;
use super::accept::{can_be_accepted, expired, redundant};
use crate::language::Bilingual;
use crate::report::inline::{Inline, read};
use crate::report::{Accepted, DocumentReport, Notice, Remark};
use crate::toml_check::nearest;

pub(super) fn apply(documents: &mut [DocumentReport], with: &Settling<'_>, notices: &mut Vec<Notice>) {
    for document in documents {
        for remark in std::mem::take(&mut document.inline) {
            if let Err((code, message)) = accept(document, &remark, with) {
                notices.push(Notice::document(code, message, &document.path, remark.line));
            }
            document.inline.push(remark);
        }
    }
}

type Void = (&'static str, Bilingual);

fn accept(document: &mut DocumentReport, remark: &Remark, with: &Settling<'_>) -> Result<(), Void> {
    let malformed = |message: &Bilingual| {
        let message = Bilingual::new(
            format!("kommentaren till lucka gäller inte: {}", message.sv),
            format!("the comment to lucka does not hold: {}", message.en),
        );
        ("acceptance-malformed", message)
    };
    let inline = &read(remark).map_err(|message| malformed(&message))?;
    if !with.known_rules.contains(&inline.rule) {
        return Err(("acceptance-unknown-rule", unknown_rule(inline, with)));
    }
    if let Some(until) = inline.until.filter(|until| *until < with.today) {
        return Err(("acceptance-expired", expired(&until.to_string())));
    }
    if !with.trust_inline {
        let message = Bilingual::new(
            format!("godtagandet av {} i dokumentet räknas inte utan --trust-inline", inline.rule),
            format!("the acceptance of {} in the document does not count without --trust-inline", inline.rule),
        );
        return Err(("acceptance-not-trusted", message));
    }
    let mut used = false;
    for &index in &remark.verdicts {
        let Some(row) = document.verdicts.get_mut(index).filter(|row| row.rule == inline.rule && can_be_accepted(row)) else { continue };
        if row.accepted.is_some() {
            return Err(("acceptance-redundant", redundant(row)));
        }
        let until = inline.until.map(|date| date.to_string());
        row.accepted = Some(Accepted { reason: inline.reason.clone(), owner: inline.owner.clone(), until });
        used = true;
    }
    if used || !with.scope.all_rules {
        return Ok(());
    }
    let message = Bilingual::new(
        format!("godtagandet av {} används inte: avsnittet har ingen sådan lucka", inline.rule),
        format!("the acceptance of {} is not used: the section has no such gap", inline.rule),
    );
    Err(("acceptance-unused", message))
}

fn unknown_rule(inline: &Inline, with: &Settling<'_>) -> Bilingual {
    let rule = &inline.rule;
    let known = with.known_rules.iter().map(String::as_str);
    let (sv, en) = match nearest(rule, known) {
        Some(near) => (format!("; menades ”{near}”?"), format!("; did you mean “{near}”?")),
        None => (String::new(), String::new()),
    };
    Bilingual::new(
        format!("kommentaren till lucka gäller inte: regeln ”{rule}” finns inte{sv}"),
        format!("the comment to lucka does not hold: there is no rule “{rule}”{en}"),
    )
}
