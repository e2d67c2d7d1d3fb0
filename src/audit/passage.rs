//! What changed in the words of a document from one edition to the next: first which paragraphs, then which words in them.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use similar::{Algorithm, DiffTag, capture_diff_slices};

use super::model::{PassageAt, PassageChange, Word, WordChange};
use crate::document::{Block, BlockKind};
use crate::report::{DocumentReport, LineIndex, VerdictRow};

/// From which likeness on a paragraph is a rewording of another, not a new one.
const REWORDED: f32 = 0.35;

/// Most pairs of paragraphs in one change that are compared word for word; beyond, they are paired in their order.
const COMPARED: usize = 40_000;

/// The paragraphs that differ between two editions of a document.
pub(super) struct Changes<'r> {
    old: &'r DocumentReport,
    new: &'r DocumentReport,
    lines: [Option<LineIndex>; 2],
    /// Blocks of the older and the newer edition: a rewording has both, what was taken out or added only one.
    changed: Vec<(Option<usize>, Option<usize>)>,
}

impl<'r> Changes<'r> {
    pub(super) fn between(old: &'r DocumentReport, new: &'r DocumentReport) -> Self {
        let lines = [old, new].map(|report| report.source.as_deref().map(LineIndex::new));
        Self { old, new, lines, changed: changed(&paragraphs(old), &paragraphs(new)) }
    }

    /// The changes that touch one of these blocks.
    pub(super) fn touching(&self, old: &BTreeSet<usize>, new: &BTreeSet<usize>) -> Vec<PassageChange> {
        let met = |block: Option<usize>, among: &BTreeSet<usize>| block.is_some_and(|block| among.contains(&block));
        let touching = self.changed.iter().filter(|(before, after)| met(*before, old) || met(*after, new));
        touching.map(|&(before, after)| self.passage(before, after)).collect()
    }

    fn passage(&self, before: Option<usize>, after: Option<usize>) -> PassageChange {
        let [old_lines, new_lines] = &self.lines;
        let old = before.and_then(|block| place(self.old, old_lines.as_ref(), block));
        let new = after.and_then(|block| place(self.new, new_lines.as_ref(), block));
        let text = |passage: &Option<PassageAt>| passage.as_ref().map(|passage| passage.text.clone()).unwrap_or_default();
        let words = words(&text(&old), &text(&new));
        PassageChange { old, new, words }
    }
}

/// A paragraph by its block's index, with its words.
struct Paragraph<'r> {
    block: usize,
    words: Vec<&'r str>,
}

impl Paragraph<'_> {
    /// Whether it stands word for word in another one, which says more.
    fn is_kept_in(&self, other: &Self) -> bool {
        self.words.len() >= STANDS_OUT && other.words.windows(self.words.len()).any(|words| words == self.words)
    }
}

/// The paragraphs of running text.
fn paragraphs(report: &DocumentReport) -> Vec<Paragraph<'_>> {
    let blocks = report.document.as_deref().map(|document| document.blocks.as_slice()).unwrap_or_default();
    let running = blocks.iter().enumerate().filter(|(_, block)| block.kind.is_running_text());
    running.map(|(block, text)| Paragraph { block, words: text.text.as_str().split_whitespace().collect() }).collect()
}

/// Aligns two editions by paragraph; text that only moved counts as unchanged.
fn changed(old: &[Paragraph<'_>], new: &[Paragraph<'_>]) -> Vec<(Option<usize>, Option<usize>)> {
    let words = |paragraphs: &[Paragraph<'_>]| paragraphs.iter().map(|paragraph| paragraph.words.join(" ")).collect::<Vec<_>>();
    let (before, after) = (words(old), words(new));
    let (mut removed, mut added) = (Vec::new(), Vec::new());
    for operation in capture_diff_slices(Algorithm::Myers, &before, &after) {
        let (tag, gone, come) = operation.as_tag_tuple();
        if tag != DiffTag::Equal {
            removed.extend(gone);
            added.extend(come);
        }
    }
    drop_moved((&before, &mut removed), (&after, &mut added));
    let pairs = reworded((old, &removed), (new, &added));
    let block = |paragraphs: &[Paragraph<'_>], at: usize| paragraphs.get(at).map(|paragraph| paragraph.block);
    let partners: BTreeMap<usize, usize> = pairs.iter().map(|&(old, new)| (new, old)).collect();
    let matched: BTreeSet<usize> = pairs.iter().map(|&(old, _)| old).collect();
    let gone = removed.iter().filter(|at| !matched.contains(at)).map(|&at| (block(old, at), None));
    let come = added.iter().map(|&at| (partners.get(&at).and_then(|&partner| block(old, partner)), block(new, at)));
    come.chain(gone).collect()
}

/// Leaves out what stands on both sides, only elsewhere.
fn drop_moved((before, removed): (&[String], &mut Vec<usize>), (after, added): (&[String], &mut Vec<usize>)) {
    let mut places: HashMap<&str, Vec<usize>> = HashMap::new();
    for &at in added.iter().rev() {
        if let Some(text) = after.get(at) {
            places.entry(text).or_default().push(at);
        }
    }
    let mut moved = BTreeSet::new();
    removed.retain(|&at| {
        let to = before.get(at).and_then(|text| places.get_mut(text.as_str())?.pop());
        moved.extend(to);
        to.is_none()
    });
    added.retain(|at| !moved.contains(at));
}

/// Pairs removed with added paragraphs that are rewordings of each other, the likest first.
fn reworded((old, removed): (&[Paragraph<'_>], &[usize]), (new, added): (&[Paragraph<'_>], &[usize])) -> Vec<(usize, usize)> {
    if removed.len().saturating_mul(added.len()) > COMPARED {
        return removed.iter().copied().zip(added.iter().copied()).collect();
    }
    let words =
        |paragraphs: &[Paragraph<'_>], at: usize| paragraphs.get(at).map(|found| bag(found.words.iter().copied())).unwrap_or_default();
    let after: Vec<(usize, Bag)> = added.iter().map(|&at| (at, words(new, at))).collect();
    let mut scored = Vec::new();
    for &before in removed {
        let own = words(old, before);
        let score = |(at, other): &(usize, Bag)| {
            let kept = old.get(before).zip(new.get(*at)).is_some_and(|(old, new)| old.is_kept_in(new) || new.is_kept_in(old));
            (if kept { 1.0 } else { likeness(&own, other) }, before, *at)
        };
        scored.extend(after.iter().map(score).filter(|(score, ..)| *score >= REWORDED));
    }
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| (a.1, a.2).cmp(&(b.1, b.2))));
    let (mut used_old, mut used_new) = (BTreeSet::new(), BTreeSet::new());
    let mut free = |before: usize, after: usize| {
        let free = !used_old.contains(&before) && !used_new.contains(&after);
        if free {
            used_old.insert(before);
            used_new.insert(after);
        }
        free
    };
    scored.into_iter().filter(|&(_, before, after)| free(before, after)).map(|(_, before, after)| (before, after)).collect()
}

/// Words with how often each occurs.
pub(super) type Bag = HashMap<String, usize>;

fn bag<'w>(words: impl Iterator<Item = &'w str>) -> Bag {
    let mut bag = Bag::new();
    for word in words {
        let word: String = word.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
        if !word.is_empty() {
            *bag.entry(word).or_default() += 1;
        }
    }
    bag
}

/// The words of a judged section without its headings.
pub(super) fn words_of(report: &DocumentReport, row: &VerdictRow) -> Bag {
    let blocks = report.document.as_deref().and_then(|document| document.blocks.get(row.section.blocks.clone())).unwrap_or_default();
    let running = |block: &&Block| !matches!(block.kind, BlockKind::Heading { .. });
    bag(blocks.iter().filter(running).flat_map(|block| block.text.as_str().split_whitespace()))
}

/// The share of words that two texts have in common, from 0 to 1 (Dice's coefficient).
pub(super) fn likeness(a: &Bag, b: &Bag) -> f32 {
    let total: usize = a.values().chain(b.values()).sum();
    let common: usize = a.iter().map(|(word, count)| (*count).min(b.get(word).copied().unwrap_or(0))).sum();
    if total == 0 {
        return 0.0;
    }
    #[expect(clippy::cast_precision_loss, reason = "a share of counts that are far below a mantissa")]
    let share = 2.0 * common as f32 / total as f32;
    share
}

/// Where a block stands, with its text.
fn place(report: &DocumentReport, lines: Option<&LineIndex>, block: usize) -> Option<PassageAt> {
    let found = report.document.as_deref()?.blocks.get(block)?;
    let text = found.text.as_str();
    let start = found.text.source_span(0..text.len()).or_else(|| found.origin.span.clone()).map(|span| span.start);
    Some(PassageAt {
        line: lines.zip(start).map(|(lines, start)| lines.line(start)),
        page: found.origin.page,
        paragraph: found.origin.paragraph,
        text: text.split_whitespace().collect::<Vec<_>>().join(" "),
    })
}

/// Fewest words in a row that stand out as unchanged between two changes; fewer are no help to a reader.
const STANDS_OUT: usize = 3;

/// Two texts as one, word by word.
fn words(old: &str, new: &str) -> Vec<Word> {
    let (before, after): (Vec<&str>, Vec<&str>) = (old.split_whitespace().collect(), new.split_whitespace().collect());
    let operations = capture_diff_slices(Algorithm::Myers, &before, &after);
    let last = operations.len().saturating_sub(1);
    let mut words = Vec::new();
    let (mut removed, mut added): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
    for (at, operation) in operations.iter().enumerate() {
        let (tag, gone, come) = operation.as_tag_tuple();
        let inside = at > 0 && at < last;
        if tag == DiffTag::Equal && !(inside && come.len() < STANDS_OUT) {
            flush(&mut words, &mut removed, &mut added);
            push(&mut words, WordChange::Same, after.get(come).unwrap_or_default());
        } else {
            removed.extend(before.get(gone).unwrap_or_default());
            added.extend(after.get(come).unwrap_or_default());
        }
    }
    flush(&mut words, &mut removed, &mut added);
    words
}

fn flush(words: &mut Vec<Word>, removed: &mut Vec<&str>, added: &mut Vec<&str>) {
    push(words, WordChange::Removed, removed);
    push(words, WordChange::Added, added);
    removed.clear();
    added.clear();
}

fn push(words: &mut Vec<Word>, change: WordChange, of: &[&str]) {
    if !of.is_empty() {
        words.push(Word { change, text: of.join(" ") });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_tell_what_stayed_went_and_came() {
        let found = words("Fråga om våld i hemmet.", "Fråga om våld och om människohandel i hemmet.");
        let shape: Vec<(WordChange, &str)> = found.iter().map(|word| (word.change, word.text.as_str())).collect();
        let expected = [(WordChange::Same, "Fråga om våld"), (WordChange::Added, "och om människohandel"), (WordChange::Same, "i hemmet.")];
        assert_eq!(shape, expected);
        assert_eq!(words("", "nytt").len(), 1);
        let rewritten = words("Tala inte med familjen först.", "Vänta med samtal tills familjen har lämnat.");
        assert_eq!(rewritten.len(), 2, "single words in common are no help: {rewritten:?}");
    }

    fn paragraph(block: usize, text: &str) -> Paragraph<'_> {
        Paragraph { block, words: text.split_whitespace().collect() }
    }

    #[test]
    fn paragraphs_are_paired_by_their_words_and_moves_are_no_change() {
        let old = [paragraph(1, "ett två tre fyra"), paragraph(2, "fem sex sju åtta"), paragraph(3, "borta helt")];
        let new = [paragraph(4, "fem sex sju åtta"), paragraph(5, "ett två tre fem"), paragraph(6, "alldeles nytt")];
        let found = changed(&old, &new);
        assert_eq!(found, [(Some(1), Some(5)), (None, Some(6)), (Some(3), None)]);
    }

    #[test]
    fn a_sentence_that_was_kept_and_continued_at_length_is_no_new_one() {
        let (old, new) = (
            "Anmälan upprättas skyndsamt.",
            "Anmälan upprättas skyndsamt. Den som tar upp den prövar också om det finns misstanke om andra brott.",
        );
        assert_eq!(changed(&[paragraph(1, old)], &[paragraph(2, new)]), [(Some(1), Some(2))]);
        assert_eq!(words(old, new)[0], Word { change: WordChange::Same, text: old.to_owned() });
    }
}
