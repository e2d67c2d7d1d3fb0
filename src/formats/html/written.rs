//! Parts that are written for the document although their element, class or id speaks for furniture: fact boxes, and sections that are called
//! after a heading in which a word of furniture stands ("Social dokumentation").

use super::furniture::{self, Furniture};
use super::measure::Measure;
use super::node::{Element, Tree};
use super::root::level;

/// Longest text of a heading that is looked at, in bytes, and most nodes.
const LONGEST_HEADING: usize = 400;

/// Headings over what leads elsewhere, even where no links do, alone or with a word for what it leads to.
const POINTERS: &[&str] = &[
    "läs mer",
    "läs också",
    "läs vidare",
    "se även",
    "se också",
    "relaterat",
    "relaterade",
    "relaterad",
    "aktuellt",
    "mest läst",
    "genvägar",
    "snabblänkar",
    "read more",
    "read next",
    "related",
    "see also",
    "latest",
];
/// What such a heading may name beside the word that points.
const POINTED_AT: &[&str] =
    &["här", "innehåll", "information", "länkar", "sidor", "artiklar", "nyheter", "here", "content", "pages", "links", "articles", "news"];

/// Words of a heading over what only offers a newsletter.
const NEWSLETTERS: &[&str] = &["newsletter", "newsletters", "nyhetsbrev", "prenumerera", "subscribe"];

/// What the element under judgement stands in.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Place {
    main: usize,
    article: usize,
    section: usize,
    /// Whether the text of the `main` around stands in articles, so that what is beside them is a column of the page.
    columns: bool,
}

impl Place {
    /// Enters an element that is read.
    pub(super) fn enter(&mut self, parts: &Parts<'_>, index: usize, element: &Element) {
        let end = parts.tree.end(index);
        if &*element.name == "main" || element.has_role(&["main"]) {
            if index >= self.main {
                self.columns = parts.stands_in_articles(index);
            }
            self.main = self.main.max(end);
        } else if &*element.name == "article" || element.has_role(&["article"]) {
            self.article = self.article.max(end);
        } else if &*element.name == "section" || element.has_role(&["region"]) {
            self.section = self.section.max(end);
        }
    }

    /// Whether something around says that the document stands there.
    pub(super) const fn is_sectioned(self, index: usize) -> bool {
        index < self.main || index < self.article || index < self.section
    }

    /// Whether an `aside` belongs to the text around it rather than to the page.
    const fn is_in_text(self, index: usize) -> bool {
        index < self.article || if index < self.main { !self.columns } else { index < self.section }
    }
}

/// A page's headings, controls and articles, to judge its parts by.
pub(super) struct Parts<'a> {
    tree: &'a Tree<'a>,
    measure: &'a Measure,
    headings: Vec<usize>,
    controls: Vec<usize>,
    articles: &'a [usize],
}

impl<'a> Parts<'a> {
    pub(super) fn of(tree: &'a Tree<'a>, measure: &'a Measure, articles: &'a [usize]) -> Self {
        let (mut headings, mut controls, mut headed) = (Vec::new(), Vec::new(), 0);
        for (index, element) in tree.elements() {
            if level(element).is_some() {
                headings.push(index);
                headed = headed.max(tree.end(index));
            } else if index >= headed && is_control(element) {
                controls.push(index);
            }
        }
        Self { tree, measure, headings, controls, articles }
    }

    /// Whether an element that is furniture by its look is text after all.
    pub(super) fn is_written(&self, index: usize, element: &Element, furniture: Furniture, place: Place) -> bool {
        match furniture {
            Furniture::Declared => self.is_fact_box(index, element, place),
            Furniture::Named => self.is_section(index, element, place),
        }
    }

    /// An aside in the text, as the HTML standard has it: it says something itself, and does not lead elsewhere.
    fn is_fact_box(&self, index: usize, element: &Element, place: Place) -> bool {
        let amount = self.measure.amount(index..self.tree.end(index));
        (&*element.name == "aside" || element.has_role(&["complementary"]))
            && place.is_in_text(index)
            && self.has_sentences(index)
            && amount.linked * 2 < amount.text
            && !self.asks(index)
            && furniture::names_of(element) == [None, None]
            && !self.heading(index).is_some_and(|heading| leads_elsewhere(&heading))
    }

    /// A section with a heading of its own, sentences, hardly a link and no form. Its class or id alone makes no furniture of it where sections
    /// have ids, or where the name is made of the heading's words, as most programs do it.
    fn is_section(&self, index: usize, element: &Element, place: Place) -> bool {
        let end = self.tree.end(index);
        let amount = self.measure.amount(index..end);
        let names = furniture::names_of(element);
        if names.iter().flatten().count() != 1 || amount.linked * 5 > amount.text || !self.has_sentences(index) || self.asks(index) {
            return false;
        }
        let Some(heading) = self.heading(index).filter(|heading| !leads_elsewhere(heading)) else { return false };
        let inside = place.is_sectioned(index);
        let sectional = &*element.name == "section" && inside || is_generated(element);
        let named = |name: &&str| {
            let words = furniture::words(&without_marks(name));
            let heading = furniture::words(&without_marks(&heading));
            (inside || words.len() > 1) && words.iter().all(|word| heading.contains(word))
        };
        sectional || names.iter().flatten().any(named)
    }

    fn has_sentences(&self, index: usize) -> bool {
        self.measure.sentences(index..self.tree.end(index)) > 0
    }

    /// Whether there is a form or a button in an element.
    fn asks(&self, index: usize) -> bool {
        first_in(&self.controls, index, self.tree.end(index)).is_some()
    }

    /// The first heading in an element.
    fn heading(&self, index: usize) -> Option<String> {
        let heading = first_in(&self.headings, index, self.tree.end(index))?;
        let range = heading..self.tree.end(heading).min(heading + LONGEST_HEADING);
        Some(self.tree.text_in(range, LONGEST_HEADING).trim().to_lowercase())
    }

    /// Whether most of an element's text stands in articles.
    fn stands_in_articles(&self, index: usize) -> bool {
        let end = self.tree.end(index);
        let from = self.articles.partition_point(|&article| article <= index);
        let (mut text, mut passed) = (0, 0);
        for &article in self.articles.iter().skip(from).take_while(|&&article| article < end) {
            if article >= passed {
                passed = self.tree.end(article);
                text += self.measure.amount(article..passed).text;
            }
        }
        text * 2 > self.measure.amount(index..end).text
    }
}

/// The first of these positions inside an element.
fn first_in(positions: &[usize], index: usize, end: usize) -> Option<usize> {
    positions.get(positions.partition_point(|&position| position <= index)).copied().filter(|&position| position < end)
}

/// What a part that asks something of the reader holds. What only opens a fold does not.
fn is_control(element: &Element) -> bool {
    let button = |class: &str| matches!(class, "btn" | "button" | "cta" | "knapp");
    match &*element.name {
        "form" | "input" | "textarea" | "select" => true,
        "button" => element.get("aria-expanded").is_none() && element.get("aria-controls").is_none(),
        "a" => element.get("class").is_some_and(|class| class.split_ascii_whitespace().any(button)),
        _ => false,
    }
}

/// Whether a program made the section from a heading, and its id from the heading's text: pandoc, Quarto, Sphinx, docutils.
fn is_generated(element: &Element) -> bool {
    let section = |class: &str| matches!(class, "section" | "level1" | "level2" | "level3" | "level4" | "level5" | "level6");
    element.get("id").is_some() && element.get("class").is_some_and(|class| class.split_ascii_whitespace().any(section))
}

/// Whether a heading in lower case says that what follows is somewhere else.
fn leads_elsewhere(heading: &str) -> bool {
    if heading.split(|c: char| !c.is_alphabetic()).any(|word| NEWSLETTERS.contains(&word)) {
        return true;
    }
    let heading = heading.trim_end_matches([':', '.', ' ']);
    POINTERS.iter().any(|pointer| {
        let rest = heading.strip_prefix(pointer).map(str::trim_start);
        rest.is_some_and(|rest| rest.is_empty() || POINTED_AT.contains(&rest))
    })
}

/// Letters without their marks, as programs write them in ids.
fn without_marks(text: &str) -> String {
    let plain = |c: char| match c {
        'å' | 'ä' | 'á' | 'à' => 'a',
        'ö' | 'ø' | 'ó' => 'o',
        'é' | 'è' => 'e',
        'ü' => 'u',
        c => c,
    };
    text.chars().map(plain).collect()
}
