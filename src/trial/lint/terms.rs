//! Doubts about terms: one that can never match, one that another concept's term swallows, one that could be taken for another concept's
//! with a typo, a confusable without effect, an exception that swallows a term of its own concept, an overlap that is none.

use super::doubt;
use crate::language::{Bilingual, Language};
use crate::problem::{Gravity, Problem};
use crate::rules::{Concept, Fault, PackFiles, RuleSet, from_toml, raw};
use crate::text::{ConceptId, ConceptSet, Matcher, Strength, TermMatch, sentences, tokenize};

const FILE: &str = "concepts.toml";

/// Where a list of terms stands: the concept's table and the language.
struct Site<'a> {
    pack: &'a PackFiles,
    rules: &'a RuleSet,
    concept: &'a Concept,
    /// The concept with those that include it.
    own: ConceptSet,
    path: [String; 2],
    language: Language,
    /// Its own exceptions.
    except: &'a [String],
    /// Other concepts that its terms may name as well.
    overlaps: ConceptSet,
}

/// Whether a list's terms name their concept or only hint at it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Term,
    Hint,
}

/// Doubts about the terms of a pack.
pub(super) fn doubts(pack: &PackFiles, index: usize, rules: &RuleSet) -> Vec<Fault> {
    let raw: raw::Concepts = from_toml(pack.text(FILE)).unwrap_or_default();
    let mut matcher = rules.lexicon.matcher();
    let mut found = Vec::new();
    let own = raw.concept.iter().enumerate().map(|(at, of)| ("concept", at, &of.id, &of.overlaps, [&of.sv, &of.en]));
    let added = raw.extend.iter().enumerate().map(|(at, of)| ("extend", at, &of.id, &of.overlaps, [&of.sv, &of.en]));
    for (list, at, id, overlaps, terms) in own.chain(added) {
        let Some(concept) = known(rules, index, id) else { continue };
        let others: Vec<(&String, ConceptId)> = overlaps.iter().filter_map(|id| Some((id, known(rules, index, id)?.key))).collect();
        let mut met = ConceptSet::EMPTY;
        for (language, terms) in Language::ALL.into_iter().zip(terms) {
            let path = [list.to_owned(), at.to_string()];
            let overlaps = ConceptSet::of(others.iter().map(|(_, key)| *key));
            let site = Site { pack, rules, concept, own: including(rules, concept), path, language, except: &terms.except, overlaps };
            met = met.union(site.check(&mut matcher, terms, &mut found));
        }
        let idle = others.iter().filter(|(_, key)| !met.contains(*key));
        found.extend(idle.map(|(other, _)| no_overlap(pack, [list, &at.to_string(), "overlaps"], id, other)));
    }
    found
}

/// An entry of `overlaps` that none of the concept's terms bears out.
fn no_overlap(pack: &PackFiles, path: [&str; 3], id: &str, other: &str) -> Fault {
    let message = Bilingual::new(
        format!("ingen term i ”{id}” nämner också ”{other}”, så overlaps gör inget här"),
        format!("no term of “{id}” names “{other}” as well, so overlaps does nothing here"),
    );
    doubt(pack, FILE, (&path, other), Problem::new("overlap-without-effect", Gravity::Warning, message))
}

/// The concept that an id in a pack means: the pack's own, else one of a pack that it builds on.
fn known<'a>(rules: &'a RuleSet, pack: usize, id: &str) -> Option<&'a Concept> {
    let same = || rules.concepts.iter().filter(|concept| concept.id == id);
    same().find(|concept| concept.pack == pack).or_else(|| same().next())
}

/// A phrase as the lexicon writes it.
fn folded(phrase: &str) -> String {
    tokenize(phrase).iter().map(|token| token.word.as_str()).collect::<Vec<_>>().join(" ")
}

/// A concept with all that include it.
fn including(rules: &RuleSet, concept: &Concept) -> ConceptSet {
    let mut set = ConceptSet::of([concept.key]);
    for _ in &rules.concepts {
        let inside = set;
        let wholes = rules.concepts.iter().filter(|whole| whole.includes.iter().any(|&part| inside.contains(part)));
        set = wholes.fold(set, |set, whole| set.with(whole.key));
    }
    set
}

impl Site<'_> {
    /// Adds the doubts about a list of terms; returns the concepts among its overlaps that its terms name as well.
    fn check(&self, matcher: &mut Matcher<'_>, terms: &raw::Terms, found: &mut Vec<Fault>) -> ConceptSet {
        let lists = [
            ("terms", &terms.terms, Kind::Term),
            ("stems", &terms.stems, Kind::Term),
            ("exact", &terms.exact, Kind::Term),
            ("hints", &terms.hints, Kind::Hint),
        ];
        for (list, terms, kind) in lists {
            found.extend(terms.iter().filter_map(|term| self.term(matcher, (list, term), kind)));
        }
        for (list, pairs) in [("near", &terms.near), ("near_hints", &terms.near_hints)] {
            let mut parts: Vec<&String> = pairs.iter().flat_map(|(a, b, _)| [a, b]).filter(|part| tokenize(part).len() != 1).collect();
            parts.sort();
            parts.dedup();
            found.extend(parts.into_iter().map(|part| self.near(list, part)));
        }
        found.extend(terms.confusables.iter().filter_map(|word| self.confusable(matcher, word)));
        let own: Vec<&String> = terms.terms.iter().chain(&terms.stems).chain(&terms.exact).collect();
        found.extend(terms.except.iter().filter_map(|phrase| self.exception(matcher, phrase, &own)));
        let named = own.iter().flat_map(|term| self.whole(matcher, term));
        named.filter(|found| found.strength == Strength::Term).fold(ConceptSet::EMPTY, |set, found| set.union(found.concepts))
    }

    /// What is found in a term's own words, taken as a whole. A single word found in two is one that a blank may have split, which a
    /// list's term is not.
    fn whole(&self, matcher: &mut Matcher<'_>, term: &str) -> Vec<TermMatch> {
        let text = term.trim_end_matches('*');
        let tokens = tokenize(text).len();
        let split = |found: &TermMatch| tokens > 1 && !found.term.contains(' ');
        let mut matches = self.explained(matcher, text);
        matches.retain(|found| found.tokens == (0..tokens) && !split(found));
        matches
    }

    /// A doubt about an exception that takes the very words of a term of its own concept, as "Ungern" is taken for a form of "ung".
    fn exception(&self, matcher: &mut Matcher<'_>, phrase: &str, terms: &[&String]) -> Option<Fault> {
        let swallows = |term: &&&String| {
            let text = term.trim_end_matches('*');
            let whole = 0..tokenize(text).len();
            let matches = self.explained(matcher, text);
            matches.iter().any(|found| found.concepts.is_empty() && found.tokens == whole && found.term == folded(phrase))
        };
        let term = terms.iter().find(swallows)?;
        let message = Bilingual::new(
            format!("undantaget ”{phrase}” sväljer begreppets egen term ”{term}”, som aldrig kan träffa"),
            format!("the exception “{phrase}” swallows the concept's own term “{term}”, which can never match"),
        );
        let mut fault = self.doubt("exception-swallows-term", ("except", phrase), message);
        fault.problem.help = Some(Bilingual::new(
            "Undantag träffar böjda ord, som termer gör. Ett ord som bara liknar en term står bättre i confusables.",
            "Exceptions are found inflected, as terms are. A word that is merely like a term is better listed in confusables.",
        ));
        Some(fault)
    }

    fn near(&self, list: &str, part: &str) -> Fault {
        let message = Bilingual::new(
            format!("”{part}” i {list} kan aldrig träffa: där står två ordbörjningar, var och en ett enda ord"),
            format!("“{part}” in {list} can never match: it takes two beginnings of words, each a single word"),
        );
        self.doubt("term-never-matches", (list, part), message)
    }

    fn explained(&self, matcher: &mut Matcher<'_>, text: &str) -> Vec<TermMatch> {
        matcher.explained(text, &tokenize(text), &sentences(text), self.language)
    }

    /// A doubt about a term, if it is not found in its own words, or if these are found as another concept too.
    fn term(&self, matcher: &mut Matcher<'_>, (list, term): (&str, &str), kind: Kind) -> Option<Fault> {
        let text = term.trim_end_matches('*');
        let matches = self.whole(matcher, term);
        let own = matches.iter().any(|found| found.concepts.contains(self.concept.key));
        let exception = matches.iter().find(|found| found.concepts.is_empty());
        if exception.is_some_and(|found| self.except.iter().any(|phrase| folded(phrase) == found.term)) {
            // Told where the exception stands.
            return None;
        }
        if !own || exception.is_some() {
            return Some(self.never((list, term), exception));
        }
        if kind == Kind::Hint {
            return None;
        }
        let meant = self.own.union(self.overlaps);
        let foreign = |found: &&TermMatch| found.strength == Strength::Term && !meant.meets(found.concepts);
        let other = matches.iter().filter(foreign).min_by_key(|found| found.typo)?;
        let rival = self.rules.concepts.iter().find(|concept| other.concepts.contains(concept.key))?;
        // Where both list the same word it is told once; what a concept includes, or what a word means in company, may be
        // listed with it as well.
        let same = other.term.trim_end_matches('*') == text.to_lowercase();
        if self.includes(rival) || rival.means.contains(self.concept.key) || (same && rival.key > self.concept.key) {
            return None;
        }
        Some(if other.typo { self.mistakable((list, term), other, rival) } else { self.swallowed((list, term), other, rival) })
    }

    fn includes(&self, part: &Concept) -> bool {
        including(self.rules, part).contains(self.concept.key)
    }

    fn never(&self, term: (&str, &str), exception: Option<&TermMatch>) -> Fault {
        let (sv, en) = match exception {
            Some(exception) => (
                format!("undantaget ”{}” tar bort den, i det här begreppet eller ett annat", exception.term),
                format!("the exception “{}” takes it out, in this concept or another", exception.term),
            ),
            None => (
                "inte ens dess egna ord träffas; se efter i deny".to_owned(),
                "not even its own words are matched; look at deny".to_owned(),
            ),
        };
        let name = term.1;
        let message =
            Bilingual::new(format!("termen ”{name}” kan aldrig träffa: {sv}"), format!("the term “{name}” can never match: {en}"));
        self.doubt("term-never-matches", term, message)
    }

    fn swallowed(&self, term: (&str, &str), other: &TermMatch, rival: &Concept) -> Fault {
        let (name, own) = (term.1, &self.concept.id);
        let message = if folded(name) == other.term {
            Bilingual::new(
                format!("”{name}” står också i begreppet ”{}”: där det ena nämns, nämns båda", rival.id),
                format!("“{name}” stands in the concept “{}” too: where one is named, both are", rival.id),
            )
        } else {
            Bilingual::new(
                format!("”{name}” sväljs av termen ”{}” i begreppet ”{}”: där det ena nämns, nämns båda", other.term, rival.id),
                format!("“{name}” is swallowed by the term “{}” of the concept “{}”: where one is named, both are", other.term, rival.id),
            )
        };
        let mut fault = self.doubt("term-swallowed", term, message);
        fault.problem.help = Some(Bilingual::new(
            format!(
                "Är det meningen: skriv includes = [\"{own}\"] i ”{0}” om allt i ”{own}” också är ”{0}”, annars overlaps = [\"{0}\"] i ”{own}”.",
                rival.id
            ),
            format!(
                "If that is meant: write includes = [\"{own}\"] in “{0}” if all of “{own}” is “{0}” too, else overlaps = [\"{0}\"] in “{own}”.",
                rival.id
            ),
        ));
        fault
    }

    fn mistakable(&self, term: (&str, &str), other: &TermMatch, rival: &Concept) -> Fault {
        let name = term.1;
        let message = Bilingual::new(
            format!(
                "”{name}” kan tas för ett felskrivet ”{}” i begreppet ”{}”; skriv in ordet bland confusables där",
                other.term, rival.id
            ),
            format!("“{name}” can be taken for a mistyped “{}” of the concept “{}”; list it under confusables there", other.term, rival.id),
        );
        self.doubt("term-confusable", term, message)
    }

    /// A doubt about a confusable that a term matches without any typo, so that listing it changes nothing.
    fn confusable(&self, matcher: &mut Matcher<'_>, word: &str) -> Option<Fault> {
        if tokenize(word).len() != 1 {
            let message = Bilingual::new(
                format!("”{word}” i confusables kan aldrig träffa: där står enstaka ord; använd except för fraser"),
                format!("“{word}” in confusables can never match: it takes single words; use except for phrases"),
            );
            return Some(self.doubt("confusable-without-effect", ("confusables", word), message));
        }
        let matches = self.explained(matcher, word);
        let firm = |found: &&TermMatch| !found.typo && found.strength == Strength::Term && found.concepts.contains(self.concept.key);
        let found = matches.iter().find(firm)?;
        // Only an open beginning heeds `deny`.
        let instead = if found.term.ends_with('*') { "deny" } else { "except" };
        let message = Bilingual::new(
            format!("”{word}” träffas av termen ”{}” i sin helhet, så confusables hjälper inte; använd {instead}", found.term),
            format!("“{word}” is matched by the term “{}” in full, so confusables does not help; use {instead}", found.term),
        );
        Some(self.doubt("confusable-without-effect", ("confusables", word), message))
    }

    fn doubt(&self, code: &'static str, (key, name): (&str, &str), message: Bilingual) -> Fault {
        let [list, at] = &self.path;
        let path = [list.as_str(), at.as_str(), self.language.code(), key];
        doubt(self.pack, FILE, (&path, name), Problem::new(code, Gravity::Warning, message))
    }
}
