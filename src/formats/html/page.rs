//! What a page says of itself: its title and language.

use crate::document::Metadata;

use super::node::Tree;

/// Longest title kept, in bytes; a `title` that is never closed swallows the page.
const LONGEST: usize = 2000;

/// Reads `title` and `lang`.
pub(super) fn metadata(tree: &Tree<'_>) -> Metadata {
    let mut metadata = Metadata::default();
    let mut site = None;
    let mut foreign = 0;
    for (index, element) in tree.elements() {
        match &*element.name {
            "svg" | "math" => foreign = foreign.max(tree.end(index)),
            "title" if metadata.title.is_none() && index >= foreign => metadata.title = title(tree, index),
            "html" | "body" | "main" | "article" if metadata.language.is_none() => {
                metadata.language = element.get("lang").or(element.get("xml:lang")).and_then(primary);
            }
            "meta" if element.get("property") == Some("og:site_name") => site = element.get("content"),
            "meta" if element.get("name").is_some_and(|name| name.eq_ignore_ascii_case("dc.language")) && metadata.language.is_none() => {
                metadata.language = element.get("content").and_then(primary);
            }
            _ => {}
        }
    }
    metadata.title = metadata.title.map(|title| without_site(&title, site).to_owned());
    metadata
}

fn title(tree: &Tree<'_>, index: usize) -> Option<String> {
    let text = tree.text_in(index..tree.end(index), LONGEST);
    let words: Vec<_> = text.split_whitespace().collect();
    (!words.is_empty() && text.len() <= 2 * LONGEST).then(|| words.join(" "))
}

/// The primary subtag of a language tag: `sv` of `sv-SE`.
fn primary(tag: &str) -> Option<String> {
    let primary = tag.trim().split(['-', '_']).next()?.to_ascii_lowercase();
    (primary.len() == 2 && primary.bytes().all(|byte| byte.is_ascii_lowercase())).then_some(primary)
}

/// A title without the name of the site, where that can be told apart from it.
fn without_site<'a>(title: &'a str, site: Option<&str>) -> &'a str {
    for separator in [" | ", " – ", " — ", " - ", " · "] {
        if let Some((start, end)) = title.rsplit_once(separator)
            && (separator == " | " || site.is_some_and(|site| site.trim() == end.trim()))
        {
            return start.trim();
        }
    }
    title
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_title_apart_from_the_site() {
        assert_eq!(without_site("Heder – Metodstöd mot prostitution", Some("Metodstöd mot prostitution")), "Heder");
        assert_eq!(without_site("Heder | Kommunen", None), "Heder");
        assert_eq!(without_site("Hedersvåld - en handbok", None), "Hedersvåld - en handbok");
    }

    #[test]
    fn reads_language_and_title() {
        let tree = super::super::tokens::parse("<html lang=sv-SE><svg><title>x</title></svg><title>\n A &amp;\n B</title>");
        let metadata = metadata(&tree);
        assert_eq!(metadata.language.as_deref(), Some("sv"));
        assert_eq!(metadata.title.as_deref(), Some("A & B"));
    }
}
