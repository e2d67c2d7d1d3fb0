//! What makes a gap the same gap: its rule, document and headings, never a line number; and what makes a section's text the same text.

use std::collections::HashMap;

use sha2::{Digest, Sha256};
use unicode_normalization::UnicodeNormalization;

use super::VerdictRow;
use crate::document::{Document, Section};

/// What a verdict is known by from one run to the next.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// Path of the document.
    pub document: String,
    /// Id of the rule.
    pub rule: String,
    /// The section's headings from the title down, without numbering, case and punctuation.
    pub section: Vec<String>,
    /// 0 for the first verdict with the same rule and headings in the document, 1 for the second, and so on.
    pub ordinal: usize,
}

impl Key {
    /// SHA-256 over the key, in hexadecimal.
    pub fn fingerprint(&self) -> String {
        let parts = [self.rule.as_str(), self.document.as_str()].into_iter().chain(self.section.iter().map(String::as_str));
        let mut hash = Sha256::new();
        for part in parts {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        hash.update(self.ordinal.to_string());
        hex(&hash.finalize())
    }
}

/// The keys of a document's verdicts, in their order.
pub fn keys(document: &str, verdicts: &[VerdictRow]) -> Vec<Key> {
    let mut met: HashMap<(String, Vec<String>), usize> = HashMap::new();
    let key = |row: &VerdictRow| {
        let section: Vec<String> = row.section.path.iter().map(|heading| normal_heading(heading)).collect();
        let next = met.entry((row.rule.clone(), section.clone())).or_default();
        let ordinal = *next;
        *next += 1;
        Key { document: document.to_owned(), rule: row.rule.clone(), section, ordinal }
    };
    verdicts.iter().map(key).collect()
}

/// A heading without numbering, case and punctuation, so that two spellings of it compare equal.
pub fn normal_heading(heading: &str) -> String {
    let composed: String = heading.nfc().collect::<String>().to_lowercase();
    let words: Vec<&str> = composed.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let numbering = words.iter().take_while(|word| word.chars().all(|c| c.is_ascii_digit())).count();
    let rest = words.get(numbering..).unwrap_or_default();
    if rest.is_empty() { words.join(" ") } else { rest.join(" ") }
}

/// Hash of a section's words below its heading: it survives reflowing, and renaming the heading. Empty where there are none, since
/// sections without text are not known by it.
pub(super) fn text_hash(document: &Document, section: &Section) -> String {
    let mut hash = Sha256::new();
    let mut any = false;
    // Handed on block by block: most words are shorter than the call for each would be worth.
    let mut words = String::new();
    for index in section.blocks.clone().filter(|&index| section.heading != Some(index)) {
        let text = document.blocks.get(index).map(|block| block.text.as_str()).unwrap_or_default();
        for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
            // Letters before the combining marks stand composed already, as nearly all words do.
            if word.chars().all(|c| c < '\u{300}') {
                words.push_str(word);
            } else {
                words.extend(word.nfc());
            }
            words.push('\0');
            any = true;
        }
        hash.update(&words);
        words.clear();
    }
    if !any {
        return String::new();
    }
    hex(hash.finalize().get(..8).unwrap_or_default())
}

/// SHA-256 of a file's bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(2 * bytes.len());
    text.extend(bytes.iter().flat_map(|byte| [byte >> 4, byte & 0xf]).filter_map(|digit| char::from_digit(digit.into(), 16)));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Block, BlockKind, MappedText, Metadata, Origin};

    #[test]
    fn headings_lose_numbering_case_and_punctuation() {
        assert_eq!(normal_heading("3.2  Hedersrelaterat våld – och Förtryck!"), "hedersrelaterat våld och förtryck");
        assert_eq!(normal_heading("2024"), "2024");
        assert_eq!(normal_heading("A\u{30a}terresa"), "återresa");
    }

    #[test]
    fn the_text_hash_survives_reflowing_and_a_new_heading_but_no_new_word() {
        let document = |heading: &str, text: &str| {
            let block = |kind, text: &str| Block::new(kind, MappedText::unmapped(text), Origin::default());
            let blocks = vec![block(BlockKind::Heading { level: 1 }, heading), block(BlockKind::Paragraph, text)];
            Document::assemble(None, Metadata::default(), blocks)
        };
        let hash = |document: &Document| text_hash(document, &document.sections[1]);
        let first = hash(&document("A", "Ett två, tre."));
        assert_eq!(first, hash(&document("B", "Ett\n två,\ntre.")));
        assert_ne!(first, hash(&document("A", "Ett två, tre fyra.")));
        assert_eq!((first.len(), hash(&document("A", "–")).len()), (16, 0));
    }
}
