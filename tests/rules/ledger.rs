//! The ledger is closed: every document has, for every rule, a verdict for each judged section or one row that says that none is judged.

use std::collections::BTreeMap;

use lucka::engine::judge;
use lucka::formats::{self, Limits};
use lucka::language::Language;
use lucka::report::{FileFacts, judged, summarise};

use crate::support::{all_builtin, files, root};

/// Folders of fixtures with documents of every format, read or not.
const FOLDERS: [&str; 3] = ["fixtures/demo", "fixtures/labelled/dev", "fixtures/formats"];

#[test]
fn counts_are_the_sum_over_documents_and_rules_of_judged_sections_or_one() {
    let (_, rules) = all_builtin();
    let mut documents = Vec::new();
    let mut wanted = 0;
    for path in FOLDERS.iter().map(|folder| root().join(folder)).filter(|folder| folder.is_dir()).flat_map(|folder| files(&folder)) {
        let Some(format) = formats::by_file_name(path.to_str().unwrap()) else { continue };
        let (document, problems) = (format.read)(&std::fs::read(&path).unwrap(), &Limits::default());
        let judgement = judge(&document, &rules);
        let mut sections: BTreeMap<usize, usize> = BTreeMap::new();
        for verdict in &judgement.verdicts {
            *sections.entry(verdict.rule).or_default() += 1;
        }
        for rule in 0..rules.rules.len() {
            let judged = sections.get(&rule).copied().unwrap_or(0);
            let left = judgement.not_applicable.iter().filter(|&&other| other == rule).count();
            assert_eq!(left, usize::from(judged == 0), "{}: {}", path.display(), rules.rules[rule].id);
            wanted += judged.max(1);
        }
        documents.push(judged_rows(&document, &judgement, &problems, &rules));
    }
    assert!(documents.len() > 30, "{}", documents.len());
    let summary = summarise(&documents, rules.rules.len());
    assert_eq!(summary.verdicts.values().sum::<usize>(), wanted);
}

fn judged_rows(
    document: &lucka::document::Document,
    judgement: &lucka::engine::Judgement,
    problems: &[lucka::problem::Problem],
    rules: &lucka::rules::RuleSet,
) -> lucka::report::DocumentReport {
    judged(FileFacts::default(), document, judgement, problems, (rules, Language::En))
}
