//! What a person has to settle: unclear passages, and latest editions that could not be read.

use super::Auditing;
use super::advice;
use super::gaps::{keeps_open, shown_by};
use super::model::{AuditedDocument, Edition, ToSettle};
use crate::engine::Status;
use crate::report::VerdictRow;
use crate::rules::Rule;

/// All that is to be settled in latest editions, what could not be read first.
pub(super) fn to_settle(documents: &[AuditedDocument], with: &Auditing<'_>) -> Vec<ToSettle> {
    let mut all = Vec::new();
    for document in documents.iter().filter(|document| !document.matches.is_empty()) {
        let Some(edition) = document.latest() else { continue };
        for rule in &with.rules.rules {
            let open = edition.report.verdicts.iter().filter(|row| row.rule == rule.id);
            for row in open.filter(|row| matches!(row.status, Status::Unclear | Status::Unreadable)) {
                add(&mut all, (document, edition), (rule, row), with);
            }
        }
    }
    all.sort_by_key(|one| one.status != Status::Unreadable);
    all
}

/// Adds a verdict. A text that could not be read is one thing to settle, whatever the number of rules.
fn add(all: &mut Vec<ToSettle>, (document, edition): (&AuditedDocument, &Edition), (rule, row): (&Rule, &VerdictRow), with: &Auditing<'_>) {
    let shown = shown_by(document, rule, with);
    let recommendations: Vec<String> = shown.into_iter().filter(|id| keeps_open(document, id, row, with)).collect();
    if recommendations.is_empty() {
        return;
    }
    let same = |one: &&mut ToSettle| {
        one.document == document.id && one.status == Status::Unreadable && row.status == one.status && one.verdict.section == row.section
    };
    if let Some(known) = all.iter_mut().find(same) {
        known.rules.push(rule.id.clone());
        let new = recommendations.into_iter().filter(|id| !known.recommendations.contains(id)).collect::<Vec<_>>();
        known.recommendations.extend(new);
        return;
    }
    all.push(ToSettle {
        recommendations,
        document: document.id.clone(),
        edition: edition.label.clone(),
        date: edition.date.clone(),
        status: row.status,
        rules: vec![rule.id.clone()],
        question: question(edition, row),
        to_settle: advice::to_settle(row.status, with.language),
        verdict: row.clone(),
    });
}

/// What is to be settled: for what was not read at all why it was not, else what the verdict says.
fn question(edition: &Edition, row: &VerdictRow) -> String {
    let problems: Vec<&str> = edition.problems.iter().map(|problem| problem.message.as_str()).collect();
    if edition.is_lost() && !problems.is_empty() { problems.join("; ") } else { row.message.clone() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::audit;
    use crate::config::Config;
    use crate::language::{Bilingual, Language};
    use crate::problem::{Gravity, Problem};
    use crate::report::samples::{Sample, report, rules};
    use crate::report::{DocumentReport, FileFacts, unread};

    fn open(document: DocumentReport) -> Vec<ToSettle> {
        let rules = rules();
        let addressed = DocumentReport { publisher: Some("Brandkåren".to_owned()), kind: Some("handbook".to_owned()), ..document };
        let with = Auditing { rules: &rules, config: &Config::default(), config_used: None, language: Language::En, trust_inline: false };
        audit(report(vec![addressed], &rules), &with).to_settle
    }

    #[test]
    fn an_unclear_passage_is_a_question_of_its_own() {
        let statuses = [(0, Status::Unclear), (1, Status::Covered)];
        let found = open(Sample::new("a.md").section("Eld", "Dörren kan vara här.", &statuses).judged(&rules(), Language::En));
        let shape: Vec<(Status, &[String])> = found.iter().map(|one| (one.status, one.rules.as_slice())).collect();
        assert_eq!(shape, [(Status::Unclear, &["alpha".to_owned()][..])]);
        assert_eq!((found[0].recommendations.as_slice(), found[0].verdict.evidence.len()), (&["F1".to_owned()][..], 1));
        assert!(found[0].question.contains("read it and decide") && found[0].to_settle.len() == 2, "{found:?}");
    }

    #[test]
    fn a_document_that_could_not_be_read_is_one_question_with_the_reason() {
        let problem = Problem::new("not-text", Gravity::Error, Bilingual::new("en bild", "a picture"));
        let found = open(unread(FileFacts::unknown("b.md"), &[problem], &rules(), Language::En));
        let shape: Vec<(Status, &[String], &str)> =
            found.iter().map(|one| (one.status, one.rules.as_slice(), one.question.as_str())).collect();
        assert_eq!(shape, [(Status::Unreadable, &["alpha".to_owned(), "beta".to_owned()][..], "a picture")]);
    }

    #[test]
    fn gaps_and_what_is_covered_are_no_questions() {
        let statuses = [(0, Status::Missing), (1, Status::Covered)];
        assert!(open(Sample::new("a.md").section("Eld", "Här brinner det.", &statuses).judged(&rules(), Language::En)).is_empty());
    }
}
