//! Collapsed text: which hidden elements a heading, a button or a link on the page opens.
//!
//! A control names what it opens (`aria-controls`, `data-target`, `href="#id"`), or stands right before it; "Läs mer" may stand after it.

use std::collections::HashSet;

use super::furniture;
use super::measure::Measure;
use super::names;
use super::node::{Element, Kind, Tree};
use super::root::level;

/// Most nodes looked at before or after a hidden element.
const NEAR: usize = 40;
/// Most elements looked at around a node.
const DEEP: usize = 12;
/// Longest text beside a control, in letters: a question whose button is a mere sign.
const LONGEST_QUESTION: usize = 250;
/// Longest text of a control beside a question, in letters: `+`, "Visa".
const LONGEST_SIGN: usize = 12;
/// Longest text without a sentence that is a label, a date or a message, in letters.
const LONGEST_LABEL: usize = 80;
/// Longest text of a control that says "more", in letters.
const LONGEST_MORE: usize = 40;

/// What pops up over a page or reports on it, and is no text of it.
const APART: &[&str] =
    &["alert", "status", "dialog", "alertdialog", "menu", "menubar", "tooltip", "listbox", "navigation", "search", "progressbar"];

/// Words in the class or id of such an element.
const APART_WORDS: &[&str] = &["success", "error", "loading", "overlay", "lightbox", "gallery", "tooltip", "dropdown", "message"];

/// Words in the class of an element that a script makes a control.
const CONTROL_WORDS: &[&str] = &[
    "accordion",
    "accordeon",
    "dragspel",
    "faq",
    "question",
    "fraga",
    "fråga",
    "toggle",
    "toggler",
    "expand",
    "expander",
    "expandable",
    "collapse",
    "collapsed",
    "collapsible",
    "trigger",
    "utfallbar",
];

/// Words of a control that shows the rest of a text.
const MORE: &[&str] = &["mer", "mera", "more", "hela", "allt"];

/// Ids of what the controls on a page open.
#[derive(Default)]
pub(super) struct Folds {
    /// By the button or link of a heading, or a tab.
    titled: HashSet<Box<str>>,
    /// By another control that folds and unfolds.
    others: HashSet<Box<str>>,
}

/// What stands right before a hidden element.
enum Control {
    /// A control that says so, by attribute or class, or a term.
    Fold,
    /// A heading, button or link that says nothing of a fold; it opens what is hidden if it would stand over nothing else.
    Plain,
}

impl Folds {
    /// Looks through the page's controls.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut folds = Self::default();
        let (mut titled, mut apart) = (0, 0);
        for (index, element) in tree.elements() {
            let end = tree.end(index);
            if is_title(element) {
                titled = titled.max(end);
            } else if matches!(&*element.name, "nav" | "header" | "footer" | "dialog") {
                apart = apart.max(end);
            }
            if index < titled || element.has_role(&["tab"]) {
                folds.titled.extend(ids(element));
            } else if index >= apart && is_toggle(element) {
                folds.others.extend(ids(element));
            }
        }
        folds
    }

    /// Whether a control opens a hidden element by its id.
    pub(super) fn name(&self, tree: &Tree<'_>, measure: &Measure, index: usize) -> bool {
        let Some(element) = tree.element(index) else { return false };
        let Some(id) = element.get("id") else { return element.has_role(&["tabpanel"]) };
        element.has_role(&["tabpanel"])
            || self.titled.contains(id)
            || self.others.contains(id) && is_text(measure, index, tree.end(index)) && !element.has_role(APART)
    }
}

/// Whether a hidden element is opened by what stands beside it.
pub(super) fn opened_beside(tree: &Tree<'_>, measure: &Measure, index: usize, hides: impl Fn(&Element) -> bool) -> bool {
    let Some(element) = tree.element(index) else { return false };
    let end = tree.end(index);
    if !is_text(measure, index, end) || is_apart(element) || furniture::of(element).is_some() {
        return false;
    }
    if more_after(tree, measure, end) {
        return true;
    }
    let Some((control, around)) = control_before(tree, measure, index) else { return false };
    if names::is_inline(&element.name) {
        return says_more(tree, measure, around);
    }
    let amount = measure.amount(index..end);
    if measure.sentences(index..end) == 0 && amount.text - amount.linked.min(amount.text) < LONGEST_LABEL {
        return false;
    }
    match control {
        Control::Fold => true,
        Control::Plain => &*element.name != "p" && is_all_there_is(tree, end, around, hides),
    }
}

/// Whether an element pops up, reports on something or is code, and is no text of the page.
fn is_apart(element: &Element) -> bool {
    let named = |value: &str| furniture::words(value).iter().any(|word| APART_WORDS.contains(&word.as_str()));
    element.has_role(APART)
        || matches!(&*element.name, "form" | "pre" | "code")
        || element.get("class").is_some_and(named)
        || element.get("id").is_some_and(named)
}

/// Whether there is text, and most of it in no link.
fn is_text(measure: &Measure, index: usize, end: usize) -> bool {
    let amount = measure.amount(index..end);
    amount.text > 0 && amount.linked * 2 <= amount.text
}

/// What a control stands in when it is the name of what it opens.
fn is_title(element: &Element) -> bool {
    names::heading_level(&element.name).is_some() || matches!(&*element.name, "dt" | "summary") || element.has_role(&["heading"])
}

/// Whether a control says that it folds and unfolds something.
fn is_toggle(element: &Element) -> bool {
    let collapse = ["data-toggle", "data-bs-toggle"].iter().any(|key| element.get(key) == Some("collapse"));
    collapse || element.get("aria-expanded").is_some() && (&*element.name == "button" || element.has_role(&["button"]))
}

/// The ids that a control names.
fn ids(element: &Element) -> impl Iterator<Item = Box<str>> {
    let listed = element.get("aria-controls").into_iter().flat_map(str::split_ascii_whitespace);
    let target = |key: &&str| element.get(key).and_then(|value| value.trim().strip_prefix('#'));
    listed.chain(["href", "data-target", "data-bs-target"].into_iter().filter_map(move |key| target(&key))).map(Box::from)
}

/// The control that ends right before a hidden element, and the outermost element around the control that does.
fn control_before(tree: &Tree<'_>, measure: &Measure, index: usize) -> Option<(Control, usize)> {
    let before = (index.saturating_sub(NEAR)..index).rev().find(|&node| tree.end(node) <= index && !is_blank(tree, node))?;
    let mut around = Vec::new();
    let mut node = before;
    while around.len() < DEEP && tree.end(node) <= index {
        around.push(node);
        node = tree.nodes.get(node)?.parent;
    }
    let outermost = *around.last()?;
    let text = |node: usize| measure.amount(node..tree.end(node)).text;
    let alone = |node: usize| text(node) > 0 && text(node) == text(outermost);
    let sign = |node: usize| text(node) <= LONGEST_SIGN && text(outermost) <= LONGEST_QUESTION;
    let elements: Vec<&Element> = around.iter().filter_map(|&node| tree.element(node)).collect();
    if elements.iter().any(|element| &*element.name == "form") {
        return None;
    }
    let folds = elements.iter().any(|element| folds(element));
    around.iter().rev().find_map(|&node| {
        let control = control(tree.element(node)?, folds)?;
        (alone(node) || matches!(control, Control::Fold) && sign(node)).then_some((control, outermost))
    })
}

/// What an element controls; `within` says whether anything in or around it folds by its own word.
fn control(element: &Element, within: bool) -> Option<Control> {
    let title = matches!(&*element.name, "dt" | "summary") || within && level(element).is_some();
    if title || folds(element) {
        return Some(Control::Fold);
    }
    let button = &*element.name == "button" || element.has_role(&["button"]) || &*element.name == "a" && leads_nowhere(element);
    (button || level(element).is_some_and(|level| level > 1)).then_some(Control::Plain)
}

/// Whether an element is a control that folds: by attribute or class.
fn folds(element: &Element) -> bool {
    let telling = |class: &str| furniture::words(class).iter().any(|word| CONTROL_WORDS.contains(&word.as_str()));
    is_toggle(element) || element.get("aria-expanded").is_some() || element.get("class").is_some_and(telling)
}

fn leads_nowhere(element: &Element) -> bool {
    element.get("href").is_some_and(|href| href.trim() == "#" || href.trim().starts_with("javascript:"))
}

/// Whether nothing but further headings and folds follows up to the end of what holds the control: then the hidden text is all that it
/// stands over.
fn is_all_there_is(tree: &Tree<'_>, end: usize, control: usize, hides: impl Fn(&Element) -> bool) -> bool {
    let holder = tree.nodes.get(control).map_or(0, |node| tree.end(node.parent));
    let mut node = end;
    for _ in 0..NEAR {
        if node >= holder {
            return true;
        }
        match tree.element(node) {
            Some(element) if is_title(element) || matches!(&*element.name, "button" | "nav" | "footer" | "aside") => return true,
            Some(element) if names::has_no_text(&element.name) || hides(element) => node = tree.end(node),
            Some(_) => node += 1,
            None if is_blank(tree, node) => node += 1,
            None => return false,
        }
    }
    false
}

/// Whether a control that shows more stands right after a hidden element.
fn more_after(tree: &Tree<'_>, measure: &Measure, end: usize) -> bool {
    let Some(text) = (end..end + NEAR).find(|&node| node >= tree.nodes.len() || !is_blank(tree, node) && tree.element(node).is_none())
    else {
        return false;
    };
    let mut node = text;
    for _ in 0..DEEP {
        let Some(parent) = tree.nodes.get(node).map(|node| node.parent).filter(|&parent| parent >= end) else { return false };
        let Some(element) = tree.element(parent) else { return false };
        if &*element.name == "button" || element.has_role(&["button"]) || &*element.name == "a" && leads_nowhere(element) {
            return says_more(tree, measure, parent);
        }
        node = parent;
    }
    false
}

/// Whether a short text says that there is more.
fn says_more(tree: &Tree<'_>, measure: &Measure, index: usize) -> bool {
    let range = index..tree.end(index).min(index + NEAR);
    let short = measure.amount(range.clone()).text <= LONGEST_MORE;
    short && tree.text_in(range, 4 * LONGEST_MORE).to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| MORE.contains(&word))
}

/// Whether a node is a comment or white space.
fn is_blank(tree: &Tree<'_>, node: usize) -> bool {
    match tree.nodes.get(node).map(|node| &node.kind) {
        Some(Kind::Element(_)) => false,
        Some(Kind::Text(_)) => tree.text(node).trim().is_empty(),
        Some(Kind::Comment(_)) | None => true,
    }
}
