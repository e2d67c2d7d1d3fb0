//! Features of a passage: stems with the concepts in roles masked, cue families, structure. The same for training and judging.

use std::collections::BTreeSet;

use super::analysis::{Analysis, starting_in};
use super::cues::cues;
use super::passage::{Passage, Place};
use crate::document::BlockKind;
use crate::rules::RuleSet;
use crate::text::{ConceptSet, Hit, Strength};

/// The concepts in the two roles of a statement, and whether each is understood from the section's topic or a heading.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Roles {
    pub(super) concepts: [ConceptSet; 2],
    pub(super) understood: [bool; 2],
}

/// Masks of the two roles: named, hinted at.
const MASKS: [[&str; 2]; 2] = [["A", "a"], ["B", "b"]];
/// Words that join without asserting anything.
const JOINING: &[&str] = &["och", "eller", "samt", "respektive", "and", "or", "liksom", "mot", "för", "om", "against", "on", "as", "well"];
/// Longest stretch between two roles whose words are features of their own.
const BETWEEN: usize = 12;

/// The features of a passage, sorted, each once.
pub(super) fn features(analysis: &Analysis<'_>, rules: &RuleSet, passage: &Passage, roles: &Roles) -> Vec<String> {
    let mut found = BTreeSet::new();
    let masked = Masked::of(analysis, rules, passage.focus, &roles.concepts);
    masked.add_words(&mut found, "");
    masked.add_order(&mut found);
    add_families(analysis, rules, passage.focus, &mut found);
    add_roles(analysis, passage, roles, &mut found);
    add_structure(analysis, passage, &masked, &mut found);
    for place in passage.context() {
        Masked::of(analysis, rules, place, &roles.concepts).add_unigrams(&mut found, "c:");
    }
    found.into_iter().collect()
}

/// A sentence as stems, with masks in place of the concepts in roles.
struct Masked {
    words: Vec<String>,
}

impl Masked {
    fn of(analysis: &Analysis<'_>, rules: &RuleSet, place: Place, roles: &[ConceptSet; 2]) -> Self {
        let mut words = Vec::new();
        let (Some(block), Some(sentence)) = (analysis.blocks.get(place.block), analysis.sentence(place)) else { return Self { words } };
        let inside = starting_in(&block.hits, &sentence.tokens).iter();
        let hits: Vec<(&Hit, &str)> = inside.filter_map(|hit| mask(hit, roles).map(|mask| (hit, mask))).collect();
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let here = hits.iter().filter(|(hit, _)| hit.tokens.start == at).max_by_key(|(hit, _)| (hit.strength, hit.tokens.len()));
            if let Some((hit, mask)) = here {
                words.push((*mask).to_owned());
                at += if hit.tokens.len() <= 4 { hit.tokens.len().max(1) } else { 1 };
                continue;
            }
            if let Some(token) = block.tokens.get(at) {
                let number = token.word.chars().all(|c| c.is_ascii_digit());
                words.push(if number { "#".to_owned() } else { rules.lexicon.stemmers().stem(&token.word, analysis.language) });
            }
            at += 1;
        }
        Self { words }
    }

    fn add_words(&self, found: &mut BTreeSet<String>, prefix: &str) {
        self.add_unigrams(found, prefix);
        for pair in self.words.windows(2) {
            found.insert(format!("{prefix}2:{}", pair.join("_")));
        }
        for triple in self.words.windows(3).filter(|triple| triple.iter().any(|word| is_mask(word))) {
            found.insert(format!("{prefix}3:{}", triple.join("_")));
        }
        if let Some(first) = self.words.first() {
            found.insert(format!("{prefix}^:{first}"));
        }
    }

    fn add_unigrams(&self, found: &mut BTreeSet<String>, prefix: &str) {
        for word in &self.words {
            found.insert(format!("{prefix}w:{word}"));
            let short: String = word.chars().take(5).collect();
            if short.len() < word.len() {
                found.insert(format!("{prefix}p:{short}"));
            }
        }
    }

    /// What stands between the two roles, and in which order they come.
    fn add_order(&self, found: &mut BTreeSet<String>) {
        let position = |masks: &[&str; 2], from: usize| {
            self.words.iter().enumerate().skip(from).find(|(_, word)| masks.contains(&word.as_str())).map(|(at, _)| at)
        };
        let (Some(a), Some(b)) = (position(&MASKS[0], 0), position(&MASKS[1], 0)) else { return };
        found.insert(if a < b { "order:AB" } else { "order:BA" }.to_owned());
        let between = self.words.get(a.min(b) + 1..a.max(b)).unwrap_or_default();
        let joined = between.iter().all(|word| JOINING.contains(&word.as_str()) || is_mask(word));
        found.insert(format!("between:{}", if joined { "joined" } else { "words" }));
        found.insert(format!("gap:{}", between.len().min(15) / 3));
        if between.len() <= BETWEEN {
            found.extend(between.iter().filter(|word| !is_mask(word)).map(|word| format!("m:{word}")));
        }
    }
}

/// Whether a sentence lists concepts of both roles and of neither in one coordination.
pub(super) fn lists_roles(analysis: &Analysis<'_>, place: Place, roles: &[ConceptSet; 2]) -> bool {
    let (Some(block), Some(sentence)) = (analysis.blocks.get(place.block), analysis.sentence(place)) else { return false };
    let hits: Vec<&Hit> = starting_in(&block.hits, &sentence.tokens).iter().filter(|hit| hit.strength == Strength::Term).collect();
    let joined = |pair: &[&Hit]| match pair {
        [left, right] => block
            .tokens
            .get(left.tokens.end..right.tokens.start)
            .is_some_and(|between| between.iter().all(|token| JOINING.contains(&token.word.as_str()))),
        _ => false,
    };
    let mut runs: Vec<Vec<&Hit>> = Vec::new();
    for (at, hit) in hits.iter().enumerate() {
        let goes_on = at.checked_sub(1).and_then(|before| hits.get(before..=at)).is_some_and(joined);
        match runs.last_mut() {
            Some(run) if goes_on => run.push(hit),
            _ => runs.push(vec![hit]),
        }
    }
    let names = |run: &[&Hit], set: ConceptSet| run.iter().any(|hit| hit.concepts.meets(set));
    let listed = |run: &[&Hit]| {
        let beside = run.iter().any(|hit| !hit.concepts.meets(roles[0]) && !hit.concepts.meets(roles[1]));
        beside && names(run, roles[0]) && names(run, roles[1])
    };
    let outside =
        |run: &[&Hit], set: ConceptSet| hits.iter().any(|hit| hit.concepts.meets(set) && !run.iter().any(|own| own.tokens == hit.tokens));
    runs.iter().any(|run| listed(run) && !outside(run, roles[0]) && !outside(run, roles[1]))
}

fn is_mask(word: &str) -> bool {
    MASKS.iter().flatten().any(|mask| *mask == word)
}

fn mask(hit: &Hit, roles: &[ConceptSet; 2]) -> Option<&'static str> {
    let grade = usize::from(hit.strength == Strength::Hint);
    roles.iter().zip(MASKS).find(|(concepts, _)| hit.concepts.meets(**concepts)).and_then(|(_, masks)| masks.get(grade).copied())
}

/// Cue families of the sentence, alone and where a denial stands close before them, and the other concepts named.
fn add_families(analysis: &Analysis<'_>, rules: &RuleSet, place: Place, found: &mut BTreeSet<String>) {
    let (Some(block), Some(sentence)) = (analysis.blocks.get(place.block), analysis.sentence(place)) else { return };
    let mut families: BTreeSet<&str> = BTreeSet::new();
    for hit in starting_in(&block.cues, &sentence.tokens) {
        families.extend(hit.concepts.iter().map(|family| cues().name(family)));
    }
    for family in &families {
        found.insert(format!("f:{family}"));
        for other in families.iter().filter(|other| *other > family) {
            found.insert(format!("ff:{family}+{other}"));
        }
    }
    for hit in starting_in(&block.hits, &sentence.tokens) {
        for concept in hit.concepts.iter().filter_map(|id| rules.concepts.iter().find(|concept| concept.key == id)) {
            found.insert(format!("k:{}", concept.id));
        }
    }
}

/// Where each role is filled: in the sentence, in its context, by heading or topic, or nowhere.
fn add_roles(analysis: &Analysis<'_>, passage: &Passage, roles: &Roles, found: &mut BTreeSet<String>) {
    let mut both = String::from("roles:");
    for (concepts, understood) in roles.concepts.iter().zip(roles.understood) {
        let here = analysis.strength_at(passage.focus, *concepts);
        let around = passage.context().filter_map(|place| analysis.strength_at(place, *concepts)).max();
        both.push_str(match (here, around) {
            (Some(Strength::Term), _) => "T",
            (Some(Strength::Hint), _) => "H",
            (None, Some(_)) => "c",
            (None, None) if understood => "c",
            (None, None) => "-",
        });
    }
    found.insert(both);
    for (name, concepts) in ["A", "B"].into_iter().zip(roles.concepts) {
        let sentence = analysis.sentence(passage.focus).map(|sentence| sentence.tokens.clone()).unwrap_or_default();
        let count = analysis.blocks.get(passage.focus.block).map_or(0, |block| block.hits_in(sentence, concepts).count());
        found.insert(format!("count{name}:{}", count.min(4)));
    }
}

/// The kind of block, length, question, numbers.
fn add_structure(analysis: &Analysis<'_>, passage: &Passage, masked: &Masked, found: &mut BTreeSet<String>) {
    let Some(block) = analysis.document.blocks.get(passage.focus.block) else { return };
    let kind = match block.kind {
        BlockKind::ListItem { .. } => "item",
        BlockKind::TableRow { .. } => "row",
        BlockKind::Footnote => "note",
        _ => "text",
    };
    found.insert(format!("kind:{kind}"));
    found.insert(format!("length:{}", masked.words.len().min(49) / 7));
    let end = |place: Place| {
        let range = analysis.sentence(place)?.range.clone();
        analysis.document.blocks.get(place.block)?.text.as_str().get(range)?.chars().next_back()
    };
    if end(passage.focus) == Some('?') {
        found.insert("question".to_owned());
    }
    if passage.before.and_then(end) == Some('?') {
        found.insert("answer".to_owned());
    }
    if masked.words.iter().any(|word| word == "#") {
        found.insert("number".to_owned());
    }
}
