//! Tells contents and reference lists from running text by the headings that they stand under.
//!
//! Shared by all formats: a bibliography is a bibliography whether it comes from Markdown or from a PDF.

use super::{Block, BlockKind};

/// Headings of a table of contents, in lower case.
const CONTENTS: &[&str] = &["innehåll", "innehållsförteckning", "contents", "table of contents", "list of contents", "toc"];

/// Headings of a list of references, in lower case.
const REFERENCES: &[&str] = &[
    "referenser",
    "referenslista",
    "referensförteckning",
    "referenser och källor",
    "källor",
    "källor och litteratur",
    "källor och referenser",
    "källförteckning",
    "källhänvisningar",
    "litteratur",
    "litteraturlista",
    "litteraturförteckning",
    "litteratur och källor",
    "litteraturtips",
    "bibliografi",
    "vidare läsning",
    "references",
    "reference list",
    "references and sources",
    "bibliography",
    "sources",
    "sources and references",
    "further reading",
    "suggested reading",
    "recommended reading",
    "works cited",
    "literature",
    "literature cited",
    "selected bibliography",
    "endnotes and references",
];

/// Headings that may stand over references as well as over advice: their entries are references only if they look like citations.
const PERHAPS_REFERENCES: &[&str] = &[
    "läs mer",
    "lästips",
    "läs vidare",
    "mer att läsa",
    "underlag",
    "underlag och källor",
    "källor och underlag",
    "litteratur och underlag",
    "kunskapsunderlag",
    "granskade handlingar",
    "handlingar",
    "relaterade dokument",
    "styrande dokument",
    "read more",
    "learn more",
    "more information",
    "documents examined",
    "related documents",
    "background documents",
];

/// The longest heading in these lists, in characters.
const LONGEST_LISTED: usize = 25;

/// A contents line is at most this many characters long; a longer one is text.
const LONGEST_CONTENTS_LINE: usize = 140;

/// What a section makes of the blocks in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Apparatus {
    Contents,
    References,
    PerhapsReferences,
}

/// Turns list items and paragraphs into contents lines and references where their section is headed so.
pub(super) fn mark(blocks: &mut [Block]) {
    let mut open: Option<(u8, Apparatus)> = None;
    for block in blocks {
        if let BlockKind::Heading { level } = block.kind {
            let own = by_heading(block.text.as_str());
            let inherited = open.filter(|&(outer, kind)| level > outer && kind != Apparatus::Contents);
            open = own.map(|apparatus| (level, apparatus)).or(inherited);
        } else if let Some((_, apparatus)) = open {
            block.kind = within(apparatus, block);
        } else if matches!(block.kind, BlockKind::ListItem { .. }) && is_full_citation(block.text.as_str()) {
            block.kind = BlockKind::Reference;
        }
    }
}

/// The kind of a block in such a section.
fn within(apparatus: Apparatus, block: &Block) -> BlockKind {
    let text = block.text.as_str();
    let listed = matches!(block.kind, BlockKind::ListItem { .. } | BlockKind::TableRow { .. } | BlockKind::Term);
    let flowing = matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote);
    match apparatus {
        Apparatus::Contents if (listed || flowing) && is_contents_line(text) => BlockKind::Contents,
        Apparatus::References if listed || flowing => BlockKind::Reference,
        Apparatus::PerhapsReferences if (listed || flowing) && is_citation(text) => BlockKind::Reference,
        _ => block.kind,
    }
}

/// A contents line is short and no sentence, unless it ends in a page number.
fn is_contents_line(text: &str) -> bool {
    let short = text.chars().count() <= LONGEST_CONTENTS_LINE;
    short && !text.trim_end().ends_with(['.', '!', ':', ';'])
}

/// A citation opens with an author, names a year in brackets, or ends in one, or is an address or a report number, and tells the reader nothing to do.
fn is_citation(text: &str) -> bool {
    opens_with_author(text) || has_year_in_brackets(text) || ends_in_year(text) || has_number_of_series(text) || is_address(text)
}

/// Whether a text opens as entries of a list of references do, with a surname and initials: `Lind, A.`
fn opens_with_author(text: &str) -> bool {
    let Some((surname, rest)) = text.trim_start().split_once(", ") else { return false };
    let mut rest = rest.chars();
    let initial = rest.next().is_some_and(char::is_uppercase) && rest.next() == Some('.');
    initial && surname.split([' ', '-']).count() <= 3 && surname.chars().next().is_some_and(char::is_uppercase)
}

/// Whether a text is an entry of a list of references under whatever heading: surname, initials, year; or a publisher, the year in brackets
/// and a full stop after it, as in `Socialstyrelsen (2023). Vägledning.`
fn is_full_citation(text: &str) -> bool {
    opens_with_author(text) && has_year_in_brackets(text) || opens_with_publisher(text)
}

/// Whether a text opens with a name and a year in brackets that a full stop follows.
fn opens_with_publisher(text: &str) -> bool {
    const MOST_WORDS: usize = 8;
    let Some((name, rest)) = text.trim_start().split_once(" (") else { return false };
    let dated = rest.split_once("). ").is_some_and(|(year, _)| year_of(year.trim_end_matches(|c: char| c.is_ascii_lowercase())).is_some());
    dated && name.starts_with(char::is_uppercase) && !name.contains(['.', ':', ';']) && name.split_whitespace().count() <= MOST_WORDS
}

fn has_year_in_brackets(text: &str) -> bool {
    text.match_indices('(').any(|(at, _)| {
        let inside = text.get(at + 1..).unwrap_or_default();
        let year = inside.get(..4).and_then(year_of);
        year.is_some() && inside.get(4..).is_some_and(|rest| rest.starts_with([')', ',', '-', '–', ' ', 'a', 'b', 'c', ':', '/']))
    })
}

fn ends_in_year(text: &str) -> bool {
    let trimmed = text.trim_end_matches(['.', ' ', ')']);
    trimmed.len().checked_sub(4).and_then(|at| trimmed.get(at..)).and_then(year_of).is_some() && text.contains(['.', ','])
}

/// Such as `SOSFS 2014:4` or `Rapport 2022:21`.
fn has_number_of_series(text: &str) -> bool {
    text.match_indices(':').any(|(at, _)| {
        let before = at.checked_sub(4).and_then(|start| text.get(start..at)).and_then(year_of);
        before.is_some() && text.get(at + 1..).is_some_and(|after| after.starts_with(|c: char| c.is_ascii_digit()))
    })
}

fn is_address(text: &str) -> bool {
    let text = text.trim();
    !text.contains(' ') && (text.starts_with("http") || text.starts_with("www."))
}

fn year_of(text: &str) -> Option<u16> {
    let year = text.parse().ok()?;
    (1900..=2099).contains(&year).then_some(year)
}

/// Whether these words head a table of contents.
pub(crate) fn is_contents_heading(heading: &str) -> bool {
    by_heading(heading) == Some(Apparatus::Contents)
}

/// Whether these words head nothing but a list of references.
pub(crate) fn is_bibliography_heading(heading: &str) -> bool {
    by_heading(heading) == Some(Apparatus::References)
}

/// Whether these words head a list of references.
pub(crate) fn is_reference_heading(heading: &str) -> bool {
    matches!(by_heading(heading), Some(Apparatus::References | Apparatus::PerhapsReferences))
}

/// What a heading opens, judged by its words without number and punctuation.
fn by_heading(heading: &str) -> Option<Apparatus> {
    let words = without_number(heading).trim_end_matches([':', '.', ' ']);
    let after = |separator: char| words.rfind(separator).map_or(0, |at| at + separator.len_utf8());
    let last = words.get(after(':').max(after('–'))..).unwrap_or_default().trim();
    // What "Stöd i mötet: vidare läsning" ends in may head references.
    match named(last)? {
        whole if last.len() == words.len() => Some(whole),
        Apparatus::Contents => None,
        Apparatus::References | Apparatus::PerhapsReferences => Some(Apparatus::PerhapsReferences),
    }
}

/// What these words alone open.
fn named(words: &str) -> Option<Apparatus> {
    // No longer ones are listed; most headings are, and need not be put in lower case.
    if words.chars().count() > LONGEST_LISTED {
        return None;
    }
    let words = words.to_lowercase();
    let lists = [(CONTENTS, Apparatus::Contents), (REFERENCES, Apparatus::References), (PERHAPS_REFERENCES, Apparatus::PerhapsReferences)];
    lists.into_iter().find(|(list, _)| list.contains(&words.as_str())).map(|(_, apparatus)| apparatus)
}

/// A heading without its leading number: `12. Källor`, `Bilaga 2. Referenser`.
fn without_number(heading: &str) -> &str {
    let trimmed = heading.trim();
    let labels = ["Bilaga", "Kapitel", "Appendix", "Annex", "Chapter"];
    let unlabelled = labels.iter().find_map(|label| trimmed.strip_prefix(label)).unwrap_or(trimmed);
    let rest = unlabelled.trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, '.' | ' ' | ':' | ')' | '–' | '-'));
    if rest.is_empty() { trimmed } else { rest }
}

#[cfg(test)]
mod tests {
    use super::super::{MappedText, Origin};
    use super::*;

    const ITEM: BlockKind = BlockKind::ListItem { depth: 0 };

    fn marked(blocks: &[(BlockKind, &str)]) -> Vec<BlockKind> {
        let block = |&(kind, text): &(BlockKind, &str)| Block::new(kind, MappedText::unmapped(text), Origin::default());
        let mut blocks: Vec<_> = blocks.iter().map(block).collect();
        mark(&mut blocks);
        blocks.iter().map(|block| block.kind).collect()
    }

    fn heading(level: u8) -> BlockKind {
        BlockKind::Heading { level }
    }

    #[test]
    fn no_listed_heading_is_passed_over_for_its_length() {
        for heading in CONTENTS.iter().chain(REFERENCES).chain(PERHAPS_REFERENCES) {
            assert!(by_heading(&heading.to_uppercase()).is_some(), "{heading}");
        }
        let cases = ["Stöd i mötet: vidare läsning", "Att läsa – Källor", "Mer: innehåll", "3.1 Källor:", "Våld"];
        let opened = [Some(Apparatus::PerhapsReferences), Some(Apparatus::PerhapsReferences), None, Some(Apparatus::References), None];
        for (heading, expected) in cases.into_iter().zip(opened) {
            assert!(by_heading(heading) == expected, "{heading}");
        }
    }

    #[test]
    fn cited_works_are_references_under_other_headings_too() {
        let kinds = marked(&[
            (heading(2), "6 Underlag"),
            (BlockKind::Paragraph, "Jämställdhetsmyndigheten (2021). Prostitution och människohandel."),
            (BlockKind::Paragraph, "Anmäl alltid till polisen."),
            (heading(2), "Stöd"),
            (ITEM, "Socialstyrelsen (2023). Sexuell exploatering av barn."),
            (ITEM, "Socialstyrelsen (2023) anger att barn utnyttjas."),
        ]);
        assert_eq!([kinds[1], kinds[4]], [BlockKind::Reference; 2]);
        assert_eq!([kinds[2], kinds[5]], [BlockKind::Paragraph, ITEM]);
    }

    #[test]
    fn references_reach_over_their_subsections() {
        let kinds = marked(&[
            (heading(2), "9. Källor"),
            (ITEM, "Alm (2021). Titel."),
            (heading(3), "Webbsidor"),
            (BlockKind::Paragraph, "Anmäl alltid till polisen."),
            (heading(2), "Kontakt"),
            (BlockKind::Paragraph, "Ring oss."),
        ]);
        assert_eq!(kinds[1], BlockKind::Reference);
        assert_eq!(kinds[3], BlockKind::Reference);
        assert_eq!(kinds[5], BlockKind::Paragraph);
    }

    #[test]
    fn contents_end_where_sentences_begin() {
        let kinds = marked(&[
            (heading(2), "Innehåll"),
            (ITEM, "1 Människohandel"),
            (BlockKind::Paragraph, "Handboken vänder sig till dig."),
            (heading(3), "Inledning"),
            (ITEM, "Fråga enskilt"),
        ]);
        assert_eq!(kinds[1], BlockKind::Contents);
        assert_eq!(kinds[2], BlockKind::Paragraph);
        assert_eq!(kinds[4], ITEM);
    }

    #[test]
    fn read_more_holds_citations_and_advice() {
        let kinds = marked(&[
            (heading(2), "Läs mer"),
            (ITEM, "Jämställdhetsmyndigheten (2022). Brister i kunskap."),
            (ITEM, "SOSFS 2014:4 om våld i nära relationer"),
            (ITEM, "Kontakta Barnahus när ett barn är utsatt."),
        ]);
        assert_eq!(kinds[1..], [BlockKind::Reference, BlockKind::Reference, ITEM]);
    }
}
