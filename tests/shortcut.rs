//! The short cut that passes over documents about no rule's topic changes no judgement: the same documents, whole, in parts and spoilt in the
//! ways that text is spoilt in practice, are judged with and without it.
#![expect(clippy::unwrap_used, reason = "a failed test may panic")]

use std::path::{Path, PathBuf};

use lucka::engine::{Doubts, judge_and_tell, judge_in_full};
use lucka::formats::{self, Limits};
use lucka::report::foreign_parts;
use lucka::rules::{PackFiles, PackSource, RuleSet, builtin, compile};

fn rules() -> RuleSet {
    let (rules, problems) = compile(&[builtin("jamy-2022-21").unwrap()]);
    assert!(problems.is_empty(), "{problems:?}");
    rules
}

/// Every file under `fixtures` that lucka reads in this process, in order.
fn fixtures() -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if formats::by_file_name(path.to_str().unwrap()).is_some_and(|format| format.name != "pdf") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn texts() -> Vec<String> {
    let markdown = fixtures().into_iter().filter(|path| path.extension().is_some_and(|end| end == "md"));
    markdown.filter_map(|path| std::fs::read_to_string(path).ok()).collect()
}

/// Judges a document both ways; returns whether some rule applies.
fn agrees(name: &str, bytes: &[u8], rules: &RuleSet) -> bool {
    let Ok(detected) = formats::detect(name, bytes) else { return false };
    let (document, _) = (detected.format.read)(bytes, &Limits::default());
    let ((short, doubts), full) = (judge_and_tell(&document, rules), judge_in_full(&document, rules));
    assert_eq!(short, full, "{name}:\n{}", String::from_utf8_lossy(bytes));
    let [told, all] = [&doubts, &Doubts::Anywhere].map(|doubts| foreign_parts(&document, doubts));
    assert_eq!(told, all, "{name}:\n{}", String::from_utf8_lossy(bytes));
    !full.verdicts.is_empty()
}

#[test]
fn every_fixture_is_judged_as_in_full() {
    let rules = rules();
    let judged = fixtures().iter().filter(|path| agrees(path.to_str().unwrap(), &std::fs::read(path).unwrap(), &rules)).count();
    assert!(judged > 20, "{judged} fixtures have verdicts");
}

/// What is laid out when the program is built is what the files of the pack compile to.
#[test]
fn every_fixture_is_judged_alike_by_the_pack_and_by_its_files() {
    let files = PackFiles { source: PackSource::Folder("copy".to_owned()), ..builtin("jamy-2022-21").unwrap() };
    let (from_files, problems) = compile(&[files]);
    assert!(problems.is_empty(), "{problems:?}");
    let embedded = rules();
    for path in fixtures() {
        let (name, bytes) = (path.to_str().unwrap(), std::fs::read(&path).unwrap());
        let Ok(detected) = formats::detect(name, &bytes) else { continue };
        let (document, _) = (detected.format.read)(&bytes, &Limits::default());
        assert_eq!(judge_and_tell(&document, &embedded), judge_and_tell(&document, &from_files), "{name}");
    }
}

/// A small generator of numbers, the same on every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound.max(1)
    }
}

/// Puts something between two letters of a word.
fn split(word: &str, dice: &mut Dice, between: &str) -> String {
    let at = dice.below(word.chars().count());
    let (head, tail): (String, String) = (word.chars().take(at).collect(), word.chars().skip(at).collect());
    format!("{head}{between}{tail}")
}

/// A word with two letters swapped, one left out, one doubled or one replaced.
fn mistyped(word: &str, dice: &mut Dice) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let at = dice.below(letters.len());
    match dice.below(4) {
        0 if at + 1 < letters.len() => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, 'e'),
        _ => letters.iter_mut().skip(at).take(1).for_each(|letter| *letter = 'o'),
    }
    letters.into_iter().collect()
}

fn decomposed(word: &str) -> String {
    word.replace('å', "a\u{30a}").replace('ä', "a\u{308}").replace('ö', "o\u{308}")
}

/// A text some of whose longer words are hyphenated, softly hyphenated, decomposed, mistyped, split, run into a ligature, cut short or
/// put in capitals.
fn spoilt(text: &str, dice: &mut Dice) -> String {
    let words = text.split_inclusive([' ', '\n']).map(|piece| {
        let word = piece.trim_end();
        if word.chars().count() < 5 || dice.below(3) > 0 {
            return piece.to_owned();
        }
        let spoilt = match dice.below(8) {
            0 => split(word, dice, "-\n"),
            1 => split(word, dice, "\u{ad}"),
            2 => decomposed(word),
            3 => mistyped(word, dice),
            4 => split(word, dice, " "),
            5 => word.replace("ff", "ﬀ").replace("fi", "ﬁ"),
            6 => split(word, dice, "- och "),
            _ => word.to_uppercase(),
        };
        piece.replacen(word, &spoilt, 1)
    });
    words.collect()
}

#[test]
fn spoilt_documents_are_judged_as_in_full() {
    let rules = rules();
    let mut dice = Dice(1);
    for text in texts() {
        agrees("a.md", spoilt(&text, &mut dice).as_bytes(), &rules);
    }
}

/// Short documents, in which a single word decides: every paragraph alone, spoilt.
#[test]
fn spoilt_paragraphs_are_judged_as_in_full() {
    const EACH: usize = 7;
    let rules = rules();
    let mut dice = Dice(2);
    let (mut judged, mut passed) = (0, 0);
    for text in texts() {
        for paragraph in text.split("\n\n").skip(dice.below(EACH)).step_by(EACH) {
            let applies = agrees("a.md", spoilt(paragraph, &mut dice).as_bytes(), &rules);
            *(if applies { &mut judged } else { &mut passed }) += 1;
        }
    }
    assert!(judged > 20 && passed > 20, "{judged} judged, {passed} passed over");
}

/// Texts cut into pieces of a few words that stand as paragraphs, items and headings of their own, in any order: words of one term stand in
/// different blocks, and parts in both languages side by side.
#[test]
fn scattered_words_are_judged_as_in_full() {
    let rules = rules();
    let mut dice = Dice(3);
    let texts = texts();
    for text in &texts {
        let other = texts.get(dice.below(texts.len())).unwrap();
        let words: Vec<&str> = text.split_whitespace().take(400).chain(other.split_whitespace().take(200)).collect();
        let mut pieces: Vec<String> = Vec::new();
        let mut rest = words.as_slice();
        while !rest.is_empty() {
            let (piece, after) = rest.split_at((1 + dice.below(30)).min(rest.len()));
            let begins = ["", "", "", "- ", "## "].get(dice.below(5)).unwrap();
            pieces.insert(dice.below(pieces.len() + 1), format!("{begins}{}", piece.join(" ")));
            rest = after;
        }
        agrees("a.md", spoilt(&pieces.join("\n\n"), &mut dice).as_bytes(), &rules);
    }
}

/// A topic named once or twice among paragraphs about other things, so that it is told by few words whether a section is about it.
#[test]
fn topics_in_passing_are_judged_as_in_full() {
    let rules = rules();
    let mut dice = Dice(4);
    let texts = texts();
    let paragraphs: Vec<&str> = texts.iter().flat_map(|text| text.split("\n\n")).filter(|text| !text.trim().is_empty()).collect();
    let mut judged = 0;
    for at in 0..200 {
        let foreign = "Nämnden beslutar om vägar, parker och lekplatser under nästa år, och anmäler det till den som har frågat.";
        let mut pieces = vec![foreign.to_owned(); dice.below(12)];
        for _ in 0..=dice.below(4) {
            let own = paragraphs.get((at * 37 + dice.below(paragraphs.len())) % paragraphs.len()).unwrap();
            pieces.insert(dice.below(pieces.len() + 1), (*own).to_owned());
        }
        judged += usize::from(agrees("a.md", pieces.join("\n\n").as_bytes(), &rules));
    }
    assert!(judged > 20, "{judged} judged");
}
