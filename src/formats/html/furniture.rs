//! The page around the document: navigation, banners, side columns, footers. Found by element, role, class and id.

use super::node::Element;

const ELEMENTS: &[&str] = &["nav", "aside", "footer", "dialog", "search"];
const ROLES: &[&str] = &[
    "navigation",
    "banner",
    "contentinfo",
    "complementary",
    "search",
    "dialog",
    "alertdialog",
    "menu",
    "menubar",
    "toolbar",
    "tablist",
    "tooltip",
];
const NOTE_ROLES: &[&str] = &["doc-endnotes", "doc-footnotes", "doc-footnote", "doc-endnote"];

/// Words in a class or id that name furniture wherever they stand in it.
const WORDS: &[&str] = &[
    "breadcrumb",
    "breadcrumbs",
    "brodsmulor",
    "brodsmula",
    "smulor",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "kakor",
    "kakbanner",
    "cookiebanner",
    "cookieconsent",
    "cookiebar",
    "onetrust",
    "sidebar",
    "sidofalt",
    "sidokolumn",
    "hogerspalt",
    "vansterspalt",
    "skip",
    "skiplink",
    "skiplinks",
    "navbar",
    "navigation",
    "navigering",
    "topnav",
    "subnav",
    "sidenav",
    "mainnav",
    "sitenav",
    "menu",
    "meny",
    "huvudmeny",
    "undermeny",
    "sidomeny",
    "submenu",
    "megamenu",
    "pagination",
    "paginering",
    "pager",
    "sidfot",
    "sidhuvud",
    "masthead",
    "colophon",
    "social",
    "addthis",
    "addtoany",
    "sharing",
    "sharedaddy",
    "newsletter",
    "popup",
    "modal",
    "offcanvas",
    "readspeaker",
    "feedback",
    "advert",
    "advertisement",
    "reklam",
    "puff",
    "puffar",
    "footer",
    "banner",
    "nav",
];

/// Words that name furniture only in a class: as the id of a section they may be its heading's own words.
const CLASS_WORDS: &[&str] = &["related", "relaterat", "relaterade", "share", "dela", "promo", "comments", "kommentarer"];

/// Words that turn the one after them into a description: `has-sidebar` is the column beside the side bar.
const DENIALS: &[&str] = &["has", "with", "no", "without", "not", "is", "show", "hide", "med", "utan"];
const WRAPPERS: &[&str] = &["layout", "page", "wrapper", "wrap", "body", "content", "main", "container", "text", "innehall", "grid"];

/// Why an element is no part of the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    /// By its element or role.
    Declared,
    /// By its class or id, which may mislead.
    Named,
}

/// Whether an element is furniture.
pub(super) fn of(element: &Element) -> Option<Furniture> {
    if is_notes(element) || is_contents(element) || is_fact_box(element) || element.has_role(&["note"]) {
        return None;
    }
    if ELEMENTS.contains(&&*element.name) || element.has_role(ROLES) || is_running_head(element) {
        return Some(Furniture::Declared);
    }
    (may_be_named(&element.name) && names_of(element) != [None, None]).then_some(Furniture::Named)
}

/// The class and the id of an element that name furniture.
pub(super) fn names_of(element: &Element) -> [Option<&str>; 2] {
    let class = element.get("class").and_then(|classes| classes.split_ascii_whitespace().find(|class| names_furniture(class, true)));
    [class, element.get("id").filter(|id| names_furniture(id, false))]
}

/// The header or footer of every page of a text document, which word processors write into a web page once.
fn is_running_head(element: &Element) -> bool {
    let names = |key| element.get(key).is_some_and(|value| value.eq_ignore_ascii_case("header") || value.eq_ignore_ascii_case("footer"));
    &*element.name == "div" && (names("title") || names("type"))
}

/// Whether this is a container of footnotes or a footnote, which often stands in `aside` or `footer`.
pub(super) fn is_notes(element: &Element) -> bool {
    let epub = element.get("epub:type").is_some_and(|kind| kind.contains("note") && !kind.contains("noteref"));
    let note =
        |value: &str| words(value).iter().any(|word| matches!(&**word, "footnotes" | "footnote" | "endnotes" | "fotnoter" | "fotnot"));
    let named = |key| element.get(key).is_some_and(note);
    let container = !super::names::is_inline(&element.name) && !matches!(&*element.name, "body" | "main" | "article" | "html");
    element.has_role(NOTE_ROLES) || epub || container && (named("class") || named("id"))
}

/// Whether this is a table of contents that says so.
pub(super) fn is_contents(element: &Element) -> bool {
    let toc = |value: &str| words(value).iter().any(|word| matches!(&**word, "toc" | "innehallsforteckning" | "tableofcontents"));
    let container = matches!(&*element.name, "nav" | "div" | "ul" | "ol" | "section" | "aside" | "details");
    element.has_role(&["doc-toc"]) || container && (element.get("id").is_some_and(toc) || element.get("class").is_some_and(toc))
}

/// Whether this is a logotype or site name, which is no title even as `h1`.
pub(super) fn is_logo(element: &Element) -> bool {
    let logo = |value: &str| {
        let words = words(value);
        let has = |word: &str| words.iter().any(|own| own == word);
        has("logo") || has("logotyp") || has("brand") || has("site") && has("title") || has("sitename") || has("sajtnamn")
    };
    element.get("class").is_some_and(logo) || element.get("id").is_some_and(logo)
}

/// Whether this is a message shown above a page; below the title such a box belongs to the text.
pub(super) fn is_alert(element: &Element) -> bool {
    let alert = |class: &str| words(class).iter().any(|word| matches!(&**word, "alert" | "alerts" | "driftinfo" | "krisinformation"));
    element.has_role(&["alert", "status", "marquee"]) || element.get("class").is_some_and(alert)
}

/// Whether this is a list of the works that a text refers to.
pub(super) fn is_references(element: &Element) -> bool {
    let list =
        |value: &str| matches!(value.to_ascii_lowercase().as_str(), "references" | "csl-bib-body" | "bibliography" | "reflist" | "refs");
    element.has_role(&["doc-bibliography", "doc-biblioentry"])
        || !super::names::is_inline(&element.name)
            && super::names::heading_level(&element.name).is_none()
            && (element.get("class").is_some_and(|class| class.split_ascii_whitespace().any(list)) || element.get("id").is_some_and(list))
}

/// A box of facts beside the text, which is written for the document; other asides are not.
fn is_fact_box(element: &Element) -> bool {
    let fact = |word: &String| matches!(word.as_str(), "fakta" | "faktaruta" | "factbox" | "fact" | "facts");
    &*element.name == "aside" && element.get("class").is_some_and(|class| words(class).iter().any(fact))
}

/// Headings and cells are not left out for their name: an id there is mostly made from the text.
fn may_be_named(name: &str) -> bool {
    super::names::heading_level(name).is_none()
        && !matches!(name, "html" | "body" | "main" | "article" | "td" | "th" | "tr" | "tbody" | "thead" | "tfoot" | "table" | "summary")
}

fn names_furniture(value: &str, class: bool) -> bool {
    let words = words(value);
    // Ids with many words are made from headings: "dela-information-med-skolan".
    if !class && words.len() > 2 {
        return false;
    }
    let described = words
        .last()
        .is_some_and(|last| WRAPPERS.contains(&last.as_str()) && words.len() > 1 && !matches!(last.as_str(), "content" | "text"));
    let mut before = "";
    for word in &words {
        let known = WORDS.contains(&word.as_str()) || class && CLASS_WORDS.contains(&word.as_str());
        if known && !described && !DENIALS.contains(&before) {
            return true;
        }
        before = word;
    }
    false
}

/// The words of a class or id, in lower case: `siteFooter-nav_2` has four.
pub(super) fn words(value: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut lower = false;
    for c in value.chars() {
        if !c.is_alphanumeric() || (c.is_uppercase() && lower) {
            words.push(String::new());
        }
        if c.is_alphanumeric()
            && let Some(word) = words.last_mut()
        {
            word.extend(c.to_lowercase());
        }
        lower = c.is_lowercase();
    }
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn named(name: &str, key: &str, value: &str) -> bool {
        let mut element = Element::new(name);
        element.keep(key.as_bytes(), value.as_bytes());
        of(&element).is_some()
    }

    #[test]
    fn knows_furniture_by_its_name() {
        for class in ["cookie-banner", "breadcrumbs", "siteFooter", "top-nav", "related-content", "skip", "sidebar__inner", "menu"] {
            assert!(named("div", "class", class), "{class}");
        }
        for id in ["sidebar", "top-nav", "footer", "cookie-message", "meny"] {
            assert!(named("div", "id", id), "{id}");
        }
    }

    #[test]
    fn spares_what_only_sounds_like_it() {
        for class in ["has-sidebar", "page-with-sidebar", "sidebar-layout", "content", "lead", "article-body"] {
            assert!(!named("div", "class", class), "{class}");
        }
        assert!(!named("section", "id", "dela-information-med-skolan"));
        assert!(!named("section", "id", "relaterat-vald"));
        assert!(!named("h2", "id", "footer"));
        assert!(!named("aside", "class", "faktaruta"));
        assert!(!named("section", "class", "footnotes"));
        assert!(named("aside", "class", "box"));
    }
}
