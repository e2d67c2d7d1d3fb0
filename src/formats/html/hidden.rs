//! Elements that a reader of the page does not see, or that hold no text for a reader.

use std::collections::HashSet;

use super::css::{self, HiddenBySheet};
use super::names;
use super::node::{Element, Tree};

/// Classes that frameworks hide elements with, or show to screen readers alone.
const HIDING_CLASSES: &[&str] = &[
    "hidden",
    "d-none",
    "is-hidden",
    "visually-hidden",
    "visuallyhidden",
    "sr-only",
    "screen-reader-text",
    "screen-reader-only",
    "show-for-sr",
    "element-invisible",
    "govuk-visually-hidden",
    "print-only",
    "invisible",
];

/// Roles and groups of elements that a click opens: collapsed text is part of the document.
pub(super) struct Hiding {
    sheet: HiddenBySheet,
    /// Ids of panels that a heading's button or a tab opens.
    panels: HashSet<Box<str>>,
}

impl Hiding {
    /// Looks through the page's style sheets and controls.
    pub(super) fn of(tree: &Tree<'_>) -> Self {
        let mut hiding = Self { sheet: HiddenBySheet::default(), panels: HashSet::new() };
        let mut titled = 0;
        for (index, element) in tree.elements() {
            if &*element.name == "style" {
                hiding.sheet.add(&tree.text_in(index..tree.end(index), 1 << 20));
            }
            if names::heading_level(&element.name).is_some() || matches!(&*element.name, "dt" | "summary") || element.has_role(&["heading"])
            {
                titled = titled.max(tree.end(index));
            }
            if (index < titled || element.has_role(&["tab"]))
                && let Some(ids) = element.get("aria-controls")
            {
                hiding.panels.extend(ids.split_ascii_whitespace().map(Box::from));
            }
        }
        hiding
    }

    /// Whether nothing of the element can be seen or read.
    pub(super) fn hides(&self, element: &Element) -> bool {
        let opens = element.has_role(&["tabpanel"]) || element.get("id").is_some_and(|id| self.panels.contains(id));
        let classes = element.get("class").unwrap_or_default();
        if opens {
            return false;
        }
        element.get("hidden").is_some_and(|value| !value.eq_ignore_ascii_case("until-found"))
            || element.get("aria-hidden").is_some_and(|value| value.eq_ignore_ascii_case("true"))
            || element.get("style").is_some_and(css::hides)
            || has_hiding_class(classes)
            || self.sheet.matches(&element.name, element.get("id"), classes)
    }
}

/// Whether a class hides the element on every screen: `d-none d-md-block` shows it on a wide one.
fn has_hiding_class(classes: &str) -> bool {
    let hiding = |class: &str| HIDING_CLASSES.contains(&class);
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
