//! How the audit was made, as pairs of a name and a value.

use super::super::super::words::{say, taken};
use super::{Index, Sheet, Value};
use crate::audit::model::{AuditedDocument, Taken};

pub(in super::super) fn about(index: &Index<'_>) -> Sheet {
    let (audit, language) = (index.audit, index.language());
    let none = || say(language, "inga", "none").to_owned();
    let config = audit.config.as_ref().map_or_else(none, |config| format!("{} (SHA-256 {})", config.path, config.sha256));
    let packs = audit.packs.iter().map(|pack| format!("{}, revision {} (SHA-256 {})", pack.id, pack.revision, pack.sha256));
    let trust = if audit.trust_inline {
        say(language, "räknas (--trust-inline)", "counted (--trust-inline)")
    } else {
        say(language, "räknas inte", "not counted")
    };
    let mut rows = vec![
        pair(say(language, "granskningens datum", "date of the audit"), &audit.today),
        pair(say(language, "program", "program"), &format!("{} {}", audit.tool.name, audit.tool.version)),
        pair(say(language, "inställningar", "configuration"), &config),
        pair(say(language, "regelpaket", "packs"), &packs.collect::<Vec<_>>().join("\n")),
        pair(say(language, "godtaganden i dokumenten", "acceptances in the documents"), trust),
    ];
    let troubles = audit.documents.iter().flat_map(AuditedDocument::troubles);
    rows.extend(troubles.map(|(path, said)| pair(say(language, "oläst eller oprövat", "unread or unjudged"), &format!("{path}: {said}"))));
    let count = |name: &str, number: usize| vec![Value::text(name), Value::number(Some(number))];
    rows.extend(Taken::ALL.iter().map(|of| count(taken(*of, language), audit.summary.get(*of))));
    rows.push(count(say(language, "inget dokument", "no document given"), audit.summary.no_document));
    rows.push(count(say(language, "går inte att pröva", "not checkable"), audit.summary.not_checkable));
    rows.extend(audit.methods.statuses.iter().map(|status| pair(&status.name, &status.meaning)));
    rows.extend(audit.methods.limits.iter().map(|limit| pair(say(language, "gräns", "limit"), limit)));
    let heads = vec![(say(language, "uppgift", "item"), 32), (say(language, "värde", "value"), 110)];
    Sheet { name: say(language, "Om granskningen", "About"), heads, rows }
}

fn pair(name: &str, value: &str) -> Vec<Value> {
    vec![Value::text(name), Value::text(value)]
}
