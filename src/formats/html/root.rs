//! Where on the page the document stands, and what inside it is left out.

use std::ops::Range;

use super::furniture::{self, Furniture};
use super::hidden::Hiding;
use super::measure::Measure;
use super::names;
use super::node::{Element, Tree};
use super::written::{Parts, Place};

/// Ids under which pages without `main` keep their text.
const CONTENT_IDS: &[&str] = &[
    "content",
    "main",
    "main-content",
    "maincontent",
    "page-content",
    "primary",
    "article",
    "artikel",
    "innehall",
    "innehåll",
    "huvudinnehall",
    "huvudinnehåll",
];

/// Level-1 headings looked at for the title.
const MOST_TITLES: usize = 20;

/// The part of the page that is the document.
#[derive(Debug)]
pub(super) struct View {
    /// Nodes that are left out with all that they hold.
    pub(super) skipped: Vec<bool>,
    /// What to read, in order.
    pub(super) ranges: Vec<Range<usize>>,
    /// Whether nothing on the page says where its text stands.
    pub(super) whole_page: bool,
    /// How much text there is, the skipped nodes left out.
    pub(super) measure: Measure,
}

/// The level of a heading, by element or role.
pub(super) fn level(element: &Element) -> Option<u8> {
    if is_word_title(element) {
        return Some(1);
    }
    if element.has_role(&["presentation", "none"]) {
        return None;
    }
    if element.has_role(&["heading"]) {
        let level = element.get("aria-level").and_then(|level| level.trim().parse::<u8>().ok()).or(names::heading_level(&element.name));
        return Some(level.unwrap_or(2).clamp(1, 6));
    }
    names::heading_level(&element.name)
}

/// The paragraph in which Word puts a document's title when it writes a web page.
pub(super) fn is_word_title(element: &Element) -> bool {
    &*element.name == "p" && element.get("class").is_some_and(|class| class.eq_ignore_ascii_case("MsoTitle"))
}

/// Positions in the tree of what marks a document, in order.
#[derive(Debug, Default)]
struct Landmarks {
    titles: Vec<usize>,
    mains: Vec<usize>,
    articles: Vec<usize>,
    contents: Vec<usize>,
}

impl Landmarks {
    fn of(tree: &Tree<'_>) -> Self {
        let mut marks = Self::default();
        for (index, element) in tree.elements() {
            let id = element.get("id").map(str::to_lowercase);
            if level(element) == Some(1) && !furniture::is_logo(element) {
                marks.titles.push(index);
            } else if &*element.name == "main" || element.has_role(&["main"]) {
                marks.mains.push(index);
            } else if &*element.name == "article" || element.has_role(&["article"]) {
                marks.articles.push(index);
            } else if id.is_some_and(|id| CONTENT_IDS.contains(&id.as_str())) && !names::is_inline(&element.name) {
                marks.contents.push(index);
            }
        }
        marks
    }
}

fn any_in(positions: &[usize], range: Range<usize>) -> bool {
    positions.get(positions.partition_point(|&position| position < range.start)).is_some_and(|&position| position < range.end)
}

impl View {
    /// Finds the document on a page.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let marks = Landmarks::of(tree);
        let mut skipped: Vec<bool> = (0..tree.nodes.len()).map(|index| tree.element(index).is_some_and(has_nothing_to_read)).collect();
        let measure = Measure::of(tree, &skipped);
        skip_furniture(tree, &marks, &measure, &mut skipped);
        let measure = Measure::of(tree, &skipped);
        skip_buttons_of_headings(tree, &measure, &mut skipped);
        let found = choose(tree, &marks, &measure);
        let whole_page = found.is_none();
        let mut ranges = found.unwrap_or_else(|| std::iter::once(0..tree.nodes.len()).collect());
        if !marks.titles.iter().any(|&title| visible(tree, &measure, title) && ranges.iter().any(|range| range.contains(&title))) {
            let before = title_outside(
                tree,
                &marks,
                &measure,
                ranges.first().map_or(0, |range| if whole_page { tree.nodes.len() } else { range.start }),
            );
            for index in before.iter().rev() {
                unskip(&mut skipped, *index);
                ranges.insert(0, *index..tree.end(*index));
            }
        }
        Self { skipped, ranges, whole_page, measure }
    }
}

/// Machine text and struck-out text.
fn has_nothing_to_read(element: &Element) -> bool {
    names::has_no_text(&element.name) || names::is_struck(&element.name)
}

fn visible(tree: &Tree<'_>, measure: &Measure, index: usize) -> bool {
    measure.amount(index..tree.end(index)).text > 0
}

fn unskip(skipped: &mut [bool], index: usize) {
    if let Some(skip) = skipped.get_mut(index) {
        *skip = false;
    }
}

/// Marks hidden elements and furniture; what holds the document itself is spared, whatever it is called: a page saved while
/// its cookie dialogue was open hides all the rest.
fn skip_furniture(tree: &Tree<'_>, marks: &Landmarks, measure: &Measure, skipped: &mut [bool]) {
    let hiding = Hiding::of(tree);
    let parts = Parts::of(tree, measure, &marks.articles);
    let mut place = Place::default();
    let all = measure.amount(0..tree.nodes.len()).text;
    let mut inside = 0;
    for (index, element) in tree.elements() {
        let Some(skip) = skipped.get_mut(index) else { continue };
        let end = tree.end(index);
        if *skip || index < inside {
            inside = if *skip { inside.max(end) } else { inside };
            continue;
        }
        let most = measure.amount(index..end).text * 2 > all;
        let holds_main = any_in(&marks.mains, index + 1..end);
        let holds_title = any_in(&marks.titles, index..end);
        let holds_document = holds_main || holds_title || any_in(&marks.articles, index + 1..end);
        let before_title = marks.titles.first().is_some_and(|&title| end <= title);
        let page_header = !place.is_sectioned(index) && (&*element.name == "header" || element.has_role(&["banner"]));
        let furniture = match furniture::of(element) {
            Some(Furniture::Declared) if holds_main || most && holds_title => None,
            Some(Furniture::Named) if holds_document || most => None,
            found => found.filter(|furniture| !parts.is_written(index, element, *furniture, place)),
        };
        *skip = hiding.hides(tree, measure, index) && !(holds_main || most && holds_document)
            || page_header && !holds_main && !(most && holds_title && !element.has_role(&["banner"]))
            || furniture.is_some()
            || before_title && furniture::is_alert(element) && !most;
        if *skip {
            inside = inside.max(end);
        } else {
            place.enter(&parts, index, element);
        }
    }
}

/// Marks buttons that stand beside a heading's words, to copy a link to it or the like; in a fold the button often holds the words.
fn skip_buttons_of_headings(tree: &Tree<'_>, measure: &Measure, skipped: &mut [bool]) {
    const FEWEST_LETTERS: usize = 4;
    let mut passed = 0;
    for (heading, element) in tree.elements() {
        if heading < passed || level(element).is_none() {
            continue;
        }
        passed = tree.end(heading);
        let text = |index: usize| measure.amount(index..tree.end(index)).text;
        let buttons: Vec<usize> = (heading..passed).filter(|&index| tree.name(index) == "button").collect();
        let words = text(heading).saturating_sub(buttons.iter().map(|&button| text(button)).sum());
        for button in buttons {
            let opens = tree.element(button).is_some_and(|element| element.get("aria-expanded").or(element.get("aria-controls")).is_some());
            if words >= FEWEST_LETTERS && (!opens || words > text(button)) {
                skipped.get_mut(button).into_iter().for_each(|skip| *skip = true);
            }
        }
    }
}

/// The ranges of the elements that hold the document, if any says so.
fn choose(tree: &Tree<'_>, marks: &Landmarks, measure: &Measure) -> Option<Vec<Range<usize>>> {
    let text = |range: &Range<usize>| measure.amount(range.clone()).text;
    let all = measure.amount(0..tree.nodes.len()).text;
    let outermost = |positions: &[usize]| {
        let mut ranges: Vec<Range<usize>> = Vec::new();
        for &index in positions {
            if ranges.last().is_none_or(|last| index >= last.end) && visible(tree, measure, index) {
                ranges.push(index..tree.end(index));
            }
        }
        ranges
    };
    let titled = |range: &Range<usize>| any_in(&marks.titles, range.clone());
    let mains = outermost(&marks.mains);
    if !mains.is_empty() {
        return Some(mains);
    }
    let articles = outermost(&marks.articles);
    let with_title: Vec<_> = articles.iter().filter(|range| titled(range) && text(range) * 4 >= all).cloned().collect();
    if with_title.len() == 1 {
        return Some(with_title);
    }
    if !articles.is_empty() && articles.iter().map(text).sum::<usize>() * 2 >= all {
        return Some(articles);
    }
    let content =
        outermost(&marks.contents).into_iter().find(|range| titled(range) && text(range) * 4 >= all || text(range) * 5 >= all * 2);
    content.map(|range| vec![range])
}

/// The document's title where it stands outside its text, with a subtitle or lead beside it: in the page's header, as a rule.
fn title_outside(tree: &Tree<'_>, marks: &Landmarks, measure: &Measure, before: usize) -> Vec<usize> {
    let page = super::page::metadata(tree).title;
    let hiding = Hiding::of(tree);
    let fits = |&&index: &&usize| {
        let text = tree.text_in(index..tree.end(index), 2000);
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let apart = ancestors(tree, index).all(|(index, element)| {
            let furniture = furniture::of(element).is_some() && !element.has_role(&["banner"]) && &*element.name != "header";
            !(furniture || hiding.hides(tree, measure, index) || has_nothing_to_read(element) || furniture::is_logo(element))
        });
        !text.is_empty() && apart && page.as_deref().is_none_or(|page| page.starts_with(&text) || text.starts_with(page))
    };
    let Some(&title) = marks.titles.iter().take(MOST_TITLES).filter(|&&index| index < before).find(fits) else { return Vec::new() };
    let header = tree.nodes.get(title).map_or(0, |node| node.parent);
    let mut found = vec![title];
    for index in title + 1..tree.end(header).min(before) {
        let lead = |class: &str| matches!(class, "subtitle" | "lead" | "ingress" | "preamble");
        if header > 0 && tree.element(index).and_then(|element| element.get("class")).is_some_and(|class| class.split(' ').any(lead)) {
            found.push(index);
        }
    }
    found
}

/// An element and all that it stands in, from the inside out.
fn ancestors<'t>(tree: &'t Tree<'_>, index: usize) -> impl Iterator<Item = (usize, &'t Element)> {
    let mut next = Some(index);
    std::iter::from_fn(move || {
        let index = next?;
        let parent = tree.nodes.get(index)?.parent;
        next = (parent != index).then_some(parent);
        Some((index, tree.element(index)?))
    })
}
