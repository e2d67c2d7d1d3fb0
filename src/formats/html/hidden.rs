//! Elements that a reader of the page does not see, or that hold no text for a reader.

use super::css::{self, HiddenBySheet};
use super::folds::{self, Folds};
use super::measure::Measure;
use super::node::{Element, Tree};

/// Classes that frameworks hide elements with until a script shows them.
const HIDING_CLASSES: &[&str] = &["hidden", "d-none", "is-hidden", "invisible"];

/// Classes that leave the text to screen readers or to print: no click shows it.
const UNSEEN_CLASSES: &[&str] = &[
    "visually-hidden",
    "visuallyhidden",
    "sr-only",
    "screen-reader-text",
    "screen-reader-only",
    "show-for-sr",
    "element-invisible",
    "govuk-visually-hidden",
    "print-only",
];

/// What a page hides, and what of it a click shows: collapsed text is part of the document.
pub(super) struct Hiding {
    sheet: HiddenBySheet,
    folds: Folds,
}

impl Hiding {
    /// Looks through the page's style sheets and controls.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut sheet = HiddenBySheet::default();
        for (index, _) in tree.elements().filter(|(_, element)| &*element.name == "style") {
            sheet.add(&tree.text_in(index..tree.end(index), 1 << 20));
        }
        Self { sheet, folds: Folds::of(tree) }
    }

    /// Whether nothing of the element can be seen or read.
    pub(super) fn hides(&self, tree: &Tree<'_>, measure: &Measure, index: usize) -> bool {
        let Some(element) = tree.element(index).filter(|element| self.is_out_of_sight(element)) else { return false };
        let unseen =
            element.get("class").is_some_and(|classes| classes.split_ascii_whitespace().any(|class| UNSEEN_CLASSES.contains(&class)));
        let opened = self.folds.name(tree, measure, index)
            || !unseen && folds::opened_beside(tree, measure, index, |element| self.is_out_of_sight(element));
        !opened
    }

    /// Whether the page as it loads does not show the element.
    fn is_out_of_sight(&self, element: &Element) -> bool {
        let classes = element.get("class").unwrap_or_default();
        element.get("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
            || element.get("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
            || element.get("style").is_some_and(css::hides)
            || has_hiding_class(classes)
            || self.sheet.matches(&element.name, element.get("id"), classes)
    }
}

/// Whether a class hides the element on every screen: `d-none d-md-block` shows it on a wide one.
fn has_hiding_class(classes: &str) -> bool {
    let hiding = |class: &str| HIDING_CLASSES.contains(&class) || UNSEEN_CLASSES.contains(&class);
    let showing = |class: &str| {
        matches!(class, "show" | "active" | "is-open" | "open")
            || class.contains(':')
            || class.strip_prefix("d-").is_some_and(|rest| rest.contains('-') && !rest.ends_with("-none"))
    };
    classes.split_ascii_whitespace().any(hiding) && !classes.split_ascii_whitespace().any(showing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn responsive_classes_do_not_hide() {
        assert!(has_hiding_class("box d-none"));
        assert!(!has_hiding_class("d-none d-md-block"));
        assert!(!has_hiding_class("hidden lg:flex"));
        assert!(!has_hiding_class("overflow-hidden"));
    }
}
