//! Which elements a page's style sheet hides: rules for a single class, id or element name, nothing that needs a layout.

use std::collections::HashSet;

/// Simple selectors whose elements are not shown.
#[derive(Debug, Default)]
pub(super) struct HiddenBySheet {
    selectors: HashSet<String>,
}

impl HiddenBySheet {
    /// Reads one style sheet; rules inside `@media` and the like depend on the device and are passed over.
    pub(super) fn add(&mut self, sheet: &str) {
        let sheet = without_comments(sheet);
        let mut rest = sheet.as_str();
        while let Some((selectors, after)) = rest.split_once('{') {
            let selectors = selectors.rsplit_once(';').map_or(selectors, |(_, last)| last).trim();
            if selectors.starts_with('@') {
                rest = after_group(after);
                continue;
            }
            let (declarations, next) = after.split_once('}').unwrap_or((after, ""));
            let simple = selectors.split(',').map(str::trim).filter(|selector| is_simple(selector));
            if hides(declarations) {
                self.selectors.extend(simple.map(str::to_owned));
            } else if shows(declarations) {
                for selector in simple {
                    self.selectors.remove(selector);
                }
            }
            rest = next;
        }
    }

    /// Whether an element with this name, id and these classes is hidden.
    pub(super) fn matches(&self, name: &str, id: Option<&str>, classes: &str) -> bool {
        if self.selectors.is_empty() {
            return false;
        }
        let known = |selector: String| self.selectors.contains(&selector);
        let mut classes = classes.split_ascii_whitespace();
        id.is_some_and(|id| known(format!("#{id}"))) || classes.any(|class| known(format!(".{class}")) || known(format!("{name}.{class}")))
    }
}

/// Whether declarations, of a sheet or a `style` attribute, take an element out of sight.
pub(super) fn hides(declarations: &str) -> bool {
    each(declarations).any(|(property, value)| match property.as_str() {
        "display" => value == "none",
        "visibility" => matches!(value.as_str(), "hidden" | "collapse"),
        "left" | "top" | "text-indent" | "margin-left" => is_far_out(&value),
        "clip" => matches!(value.replace([' ', ','], "").as_str(), "rect(0000)" | "rect(1px1px1px1px)" | "rect(0px0px0px0px)"),
        _ => false,
    })
}

fn shows(declarations: &str) -> bool {
    each(declarations).any(|(property, value)| property == "display" && value != "none" || property == "visibility" && value == "visible")
}

/// The declarations as pairs in lower case, `!important` dropped.
fn each(declarations: &str) -> impl Iterator<Item = (String, String)> {
    declarations.split(';').filter_map(|declaration| {
        let (property, value) = declaration.split_once(':')?;
        let value = value.split('!').next().unwrap_or(value);
        Some((property.trim().to_ascii_lowercase(), value.trim().to_ascii_lowercase()))
    })
}

/// Whether a length moves text off the screen, as `-9999px` does.
fn is_far_out(value: &str) -> bool {
    let Some(number) = value.strip_prefix('-') else { return false };
    let number: String = number.chars().take_while(char::is_ascii_digit).collect();
    number.parse::<u32>().is_ok_and(|number| number >= 900) && !value.ends_with('%')
}

/// `.class`, `#id` or `name.class`.
fn is_simple(selector: &str) -> bool {
    let mut marks = selector.chars().filter(|c| !(c.is_alphanumeric() || matches!(c, '-' | '_')));
    matches!(marks.next(), Some('.' | '#')) && marks.next().is_none()
}

/// What follows the group of rules that has just been opened.
fn after_group(text: &str) -> &str {
    let mut depth = 1usize;
    for (at, c) in text.char_indices() {
        match c {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return text.get(at + 1..).unwrap_or_default();
        }
    }
    ""
}

fn without_comments(sheet: &str) -> String {
    let mut pieces = sheet.split("/*");
    let mut kept = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        kept.push_str(piece.split_once("*/").map_or("", |(_, after)| after));
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_what_a_sheet_hides() {
        let mut sheet = HiddenBySheet::default();
        sheet.add("@import 'x'; /* .a{display:none} */ .utkast, p.gammal { display : none !important }");
        sheet.add("@media print { .skriv { display:none } .x{} } #ruta{visibility:hidden} .skip{position:absolute;left:-9999px}");
        sheet.add(".flik{display:none} .flik{display:block} .js .panel{display:none}");
        assert!(sheet.matches("p", None, "b utkast"));
        assert!(sheet.matches("p", None, "gammal"));
        assert!(!sheet.matches("div", None, "gammal"));
        assert!(sheet.matches("div", Some("ruta"), ""));
        assert!(sheet.matches("a", None, "skip"));
        for class in ["a", "skriv", "flik", "panel"] {
            assert!(!sheet.matches("div", None, class), "{class}");
        }
    }

    #[test]
    fn knows_hiding_declarations() {
        assert!(hides("color:red;display: none"));
        assert!(hides("VISIBILITY:hidden"));
        assert!(!hides("display:block;left:-10px"));
        assert!(!hides("text-indent:-1.5em"));
    }
}
