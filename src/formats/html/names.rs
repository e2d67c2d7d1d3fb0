//! Element names by what they mean for the text: the HTML standard's own groups, as far as a reader of guidance needs them.

/// Elements without content.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "keygen", "link", "meta", "param", "source", "track", "wbr"];

/// Elements that run along in a line of text; every other element starts a new block.
const INLINE: &[&str] = &[
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "nobr", "q", "rb", "rp", "rt", "rtc", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time", "tt",
    "u", "var", "button", "input", "select", "textarea", "option", "optgroup", "output", "meter", "progress", "img", "br", "wbr", "svg",
    "math", "canvas", "object", "script", "style", "template", "noscript", "link", "meta", "iframe", "map", "area", "picture", "slot",
    "audio", "video", "source", "track", "embed", "param",
];

/// Elements whose start ends an open paragraph.
const ENDS_PARAGRAPH: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "center",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dd",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "li",
    "listing",
    "main",
    "menu",
    "nav",
    "ol",
    "p",
    "plaintext",
    "pre",
    "search",
    "section",
    "summary",
    "table",
    "ul",
    "xmp",
];

/// Elements that hold machine text, pictures or nothing for a reader: never part of the document.
const NO_TEXT: &[&str] = &[
    "script", "style", "template", "noscript", "noframes", "head", "title", "svg", "math", "canvas", "object", "embed", "applet", "iframe",
    "noembed", "audio", "video", "picture", "map", "select", "datalist", "textarea", "option", "optgroup", "output", "meter", "progress",
    "rp", "rt", "rtc", "frameset",
];

/// Elements that may stand in `head`.
const HEAD: &[&str] = &["base", "link", "meta", "noscript", "script", "style", "template", "title", "basefont", "bgsound"];

pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

pub(super) fn is_inline(name: &str) -> bool {
    INLINE.contains(&name)
}

pub(super) fn ends_paragraph(name: &str) -> bool {
    ENDS_PARAGRAPH.contains(&name)
}

pub(super) fn has_no_text(name: &str) -> bool {
    NO_TEXT.contains(&name)
}

pub(super) fn belongs_in_head(name: &str) -> bool {
    HEAD.contains(&name)
}

/// The level of `h1` to `h6`.
pub(super) fn heading_level(name: &str) -> Option<u8> {
    match name.as_bytes() {
        [b'h', digit @ b'1'..=b'6'] => Some(digit - b'0'),
        _ => None,
    }
}

/// Struck-out text; what `ins` holds stands.
pub(super) fn is_struck(name: &str) -> bool {
    matches!(name, "del" | "s" | "strike")
}

pub(super) fn is_bold(name: &str) -> bool {
    matches!(name, "b" | "strong")
}

pub(super) fn is_code(name: &str) -> bool {
    matches!(name, "code" | "samp" | "kbd" | "tt" | "var")
}

pub(super) fn is_list(name: &str) -> bool {
    matches!(name, "ul" | "ol" | "menu" | "dir")
}
