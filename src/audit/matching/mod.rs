//! Which recommendations address a document: by its publisher, kind and title, or because the configuration names them.
//!
//! Kind and publisher have to agree where both are known. Where the source leaves the publisher open, the title has to agree instead, or
//! the publisher has to be one of those whom the recommendation addresses. Where several addressed documents fit, the closest title
//! decides, and between equally close ones the publisher. A document of which neither kind nor publisher is known is matched by a title that is the same.

mod title;

use super::model::{Match, MatchedBy};
use crate::rules::RuleSet;
use crate::rules::raw::{AddressedDocument, Recommendation};

/// From which agreement of titles on a document may be one that the source describes in general words.
const AGREES: f32 = 0.6;

/// What is known of a document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Known {
    pub(super) publisher: Option<String>,
    pub(super) kind: Option<String>,
    pub(super) title: Option<String>,
    /// Ids of recommendations that the configuration names.
    pub(super) named: Vec<String>,
    pub(super) by: Option<MatchedBy>,
}

/// A recommendation with the id that it has in the audit.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'r> {
    /// Index of its pack.
    pub(super) pack: usize,
    pub(super) recommendation: &'r Recommendation,
    /// Whether another pack has a recommendation with the same id, so that the pack has to be named too.
    ambiguous: bool,
}

impl Asked<'_> {
    /// The id in the audit: the pack's own, with the pack before it where several packs use it.
    pub(super) fn id(&self, rules: &RuleSet) -> String {
        let id = &self.recommendation.id;
        match rules.packs.get(self.pack).filter(|_| self.ambiguous) {
            Some(pack) => format!("{}/{id}", pack.id),
            None => id.clone(),
        }
    }
}

/// All recommendations and undertakings, in order.
pub(super) fn asked(rules: &RuleSet) -> Vec<Asked<'_>> {
    let all = || rules.packs.iter().enumerate().flat_map(|(pack, files)| files.recommendations.iter().map(move |asked| (pack, asked)));
    let ambiguous = |id: &str| all().filter(|(_, asked)| asked.id == id).count() > 1;
    all().map(|(pack, recommendation)| Asked { pack, recommendation, ambiguous: ambiguous(&recommendation.id) }).collect()
}

/// The recommendations that a document is held against, in order.
pub(super) fn matches(known: &Known, rules: &RuleSet) -> Vec<Match> {
    let by = known.by.unwrap_or(MatchedBy::Document);
    let asked = asked(rules);
    if !known.named.is_empty() {
        let named = asked.iter().filter(|asked| known.named.contains(&asked.recommendation.id));
        let to = |asked: &Asked<'_>| Match { recommendation: asked.id(rules), addressed: closest(asked.recommendation, known), by };
        return named.map(to).collect();
    }
    let mut fits = Vec::new();
    for asked in &asked {
        for (at, addressed) in asked.recommendation.documents.iter().enumerate() {
            if let Some(fit) = fit(known, addressed, asked.recommendation) {
                fits.push((fit, asked.id(rules), at));
            }
        }
    }
    let closer = |a: &Fit, b: &Fit| a.agreement.total_cmp(&b.agreement).then(a.publisher.cmp(&b.publisher));
    if let Some(best) = fits.iter().map(|(fit, ..)| *fit).max_by(closer) {
        fits.retain(|(fit, ..)| closer(fit, &best).is_ge());
    }
    let mut found: Vec<Match> = Vec::new();
    for (_, recommendation, at) in fits {
        if found.last().is_none_or(|last| last.recommendation != recommendation) {
            found.push(Match { recommendation, addressed: Some(at), by });
        }
    }
    found
}

/// How closely a document fits an addressed one.
#[derive(Debug, Clone, Copy)]
struct Fit {
    /// How far their titles agree.
    agreement: f32,
    /// Whether the publisher is the one that is named.
    publisher: bool,
}

/// Whether a document fits an addressed one, and how closely.
fn fit(known: &Known, addressed: &AddressedDocument, asked: &Recommendation) -> Option<Fit> {
    let title = known.title.as_deref().unwrap_or_default();
    let agreement = title::agreement(title, &addressed.title);
    let kind = agrees(known.kind.as_deref(), &addressed.kind)?;
    let publisher = agrees(known.publisher.as_deref(), &addressed.publisher)?;
    let whom = known.publisher.as_deref().is_some_and(|publisher| asked.addressee.iter().any(|whom| names(publisher, whom)));
    let fits = match (kind, publisher) {
        (Agreement::Agrees, Agreement::Agrees) => true,
        (Agreement::Agrees, Agreement::Open) if addressed.publisher.is_empty() => whom || agreement >= AGREES,
        _ => title::same_title(title, &addressed.title),
    };
    fits.then_some(Fit { agreement, publisher: publisher == Agreement::Agrees })
}

/// Whether something that is asked of a document agrees with what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Agreement {
    Agrees,
    /// It is not known, or not asked.
    Open,
}

/// `None` if the two contradict each other.
fn agrees(known: Option<&str>, asked: &str) -> Option<Agreement> {
    match known.filter(|known| !known.trim().is_empty()) {
        Some(known) if !asked.is_empty() => names(known, asked).then_some(Agreement::Agrees),
        _ => Some(Agreement::Open),
    }
}

/// Whether one name holds the other as whole words.
fn names(a: &str, b: &str) -> bool {
    let normal = |name: &str| {
        let lower = name.to_lowercase();
        let words: Vec<&str> = lower.split(|c: char| !c.is_alphanumeric() && c != '-').filter(|word| !word.is_empty()).collect();
        format!(" {} ", words.join(" "))
    };
    let (a, b) = (normal(a), normal(b));
    a.contains(&b) || b.contains(&a)
}

/// The addressed document of a recommendation that a document comes closest to: first by kind and publisher, then by title.
fn closest(asked: &Recommendation, known: &Known) -> Option<usize> {
    let score = |addressed: &AddressedDocument| {
        let kind = agrees(known.kind.as_deref(), &addressed.kind)?;
        let publisher = agrees(known.publisher.as_deref(), &addressed.publisher)?;
        let certain = usize::from(kind == Agreement::Agrees) + usize::from(publisher == Agreement::Agrees);
        Some((certain, title::agreement(known.title.as_deref().unwrap_or_default(), &addressed.title)))
    };
    let scored = asked.documents.iter().enumerate().filter_map(|(at, addressed)| Some((at, score(addressed)?)));
    let better = |(_, a): &(usize, (usize, f32)), (_, b): &(usize, (usize, f32))| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1));
    // Of equals the first.
    scored.rev().max_by(better).map(|(at, _)| at)
}

#[cfg(test)]
mod tests;
