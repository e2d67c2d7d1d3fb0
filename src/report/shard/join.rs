//! The reports of all shards made into one, not yet settled.

use std::collections::{BTreeMap, BTreeSet};

use super::{Part, Shard, Terms};
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::report::{DocumentReport, Report, summarise};

/// A report over all shards, not yet settled.
#[derive(Debug, Clone)]
pub struct Joined {
    /// The report.
    pub report: Report,
    /// On what terms the documents were judged.
    pub terms: Terms,
    /// Files passed over because of their extension, by extension.
    pub unknown: BTreeMap<String, usize>,
    /// Files and folders left out because a pattern says so.
    pub ignored: usize,
    /// Documents that are as they were at the revision that changes are counted from.
    pub unchanged: BTreeSet<String>,
}

/// Joins reports, each with the name of its file. They have to be the parts of one run, each once; every mistake is told.
pub fn join(reports: Vec<(String, Report)>) -> Result<Joined, Vec<Problem>> {
    let mut shards = Vec::new();
    let mut problems = Vec::new();
    for (name, mut report) in reports {
        match report.shard.take() {
            Some(shard) => shards.push((name, report, shard)),
            None => problems.push(no_shard(&name)),
        }
    }
    shards.sort_by_key(|(_, _, shard)| shard.part);
    if let Some((first, rest)) = shards.split_first() {
        problems.extend(rest.iter().filter_map(|other| difference(first, other)));
        problems.extend(parts(&shards));
    }
    if problems.is_empty() { assembled(shards) } else { Err(problems) }
}

type Named = (String, Report, Shard);

fn assembled(shards: Vec<Named>) -> Result<Joined, Vec<Problem>> {
    let mut joined: Option<Joined> = None;
    let mut documents = Vec::new();
    let mut unchanged = BTreeSet::new();
    let mut problems = Vec::new();
    for (name, mut report, shard) in shards {
        let settled = std::mem::take(&mut report.documents);
        if settled.len() != shard.documents.len() {
            problems.push(damaged(&name));
            continue;
        }
        for (document, before) in settled.into_iter().zip(shard.documents) {
            unchanged.extend(before.unchanged.then(|| document.path.clone()));
            match before.restore(document) {
                Some(document) => documents.push(document),
                None => problems.push(damaged(&name)),
            }
        }
        let Shard { terms, unknown, ignored, .. } = shard;
        joined = joined.or(Some(Joined { report, terms, unknown, ignored, unchanged: BTreeSet::new() }));
    }
    let Some(mut joined) = joined.filter(|_| problems.is_empty()) else { return Err(problems) };
    documents.sort_by(|a: &DocumentReport, b| a.path.cmp(&b.path));
    joined.report.summary = summarise(&documents, joined.terms.rules.len());
    joined.report.documents = documents;
    joined.unchanged = unchanged;
    Ok(joined)
}

/// In what two reports differ that parts of one run have in common.
fn difference((first, a, of_a): &Named, (name, b, of_b): &Named) -> Option<Problem> {
    let differs = [
        (a.tool != b.tool, "versionen av lucka", "the version of lucka"),
        (of_a.part.of != of_b.part.of, "antalet delar", "the number of shards"),
        (a.today != b.today, "dagen (sätt den med --today)", "the day (set it with --today)"),
        (a.changed_since != b.changed_since, "revisionen efter --changed-since", "the revision after --changed-since"),
        (a.config != b.config || of_a.terms.config != of_b.terms.config, "inställningarna", "the configuration"),
        (a.packs != b.packs, "regelpaketen", "the packs"),
        (of_a.terms.rules != of_b.terms.rules, "reglerna", "the rules"),
        (of_a.terms.language != of_b.terms.language, "språket", "the language"),
        (of_a.terms != of_b.terms, "vilka dokument som gicks igenom", "which documents were looked at"),
    ];
    let (_, sv, en) = differs.into_iter().find(|(differs, ..)| *differs)?;
    Some(error(
        format!("{name} är inte en del av samma körning som {first}: {sv} skiljer sig"),
        format!("{name} is no part of the same run as {first}: {en} differs"),
    ))
}

/// Parts that stand twice, and parts that are missing.
fn parts(shards: &[Named]) -> Vec<Problem> {
    let mut seen: BTreeMap<Part, &str> = BTreeMap::new();
    let mut problems = Vec::new();
    for (name, _, shard) in shards {
        if !(1..=shard.part.of).contains(&shard.part.number) {
            problems.push(damaged(name));
        }
        if let Some(other) = seen.insert(shard.part, name) {
            let Part { number, of } = shard.part;
            problems.push(error(
                format!("{other} och {name} är båda del {number}/{of}"),
                format!("{other} and {name} are both shard {number}/{of}"),
            ));
        }
    }
    let Some(of) = shards.first().map(|(_, _, shard)| shard.part.of) else { return problems };
    // The number comes from a file: nobody is told of a million missing parts.
    let missing: Vec<u64> = (1..=of).filter(|&number| !seen.contains_key(&Part { number, of })).take(5).collect();
    if !missing.is_empty() {
        let names = missing.iter().map(|number| format!("{number}/{of}")).collect::<Vec<_>>().join(", ");
        problems.push(error(format!("det saknas delar: {names}"), format!("shards are missing: {names}")));
    }
    problems
}

fn no_shard(name: &str) -> Problem {
    let help = Bilingual::new(
        "Gör den med lucka check --shard N/M --output json=FIL.",
        "Make one with lucka check --shard N/M --output json=FILE.",
    );
    error(format!("{name} är ingen rapport över en del"), format!("{name} is no report of a shard")).with_help(help)
}

fn damaged(name: &str) -> Problem {
    error(
        format!("{name} är skadad: delarna av rapporten hör inte ihop"),
        format!("{name} is damaged: the parts of the report do not belong together"),
    )
}

fn error(sv: String, en: String) -> Problem {
    Problem::new("merge-refused", Gravity::Error, Bilingual { sv, en })
}
