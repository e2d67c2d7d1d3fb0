//! Where in a TOML text a string stands, for mistakes that are found after the text was read.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The byte range of the first string or key with this text somewhere under a path of keys; a number in the path counts into a list.
/// Where the string is not there, the range of the deepest part of the path that is; `None` if not even its first part is.
pub fn find(text: &str, path: &[&str], wanted: &str) -> Option<Range<usize>> {
    let (table, _) = DeTable::parse_recoverable(text);
    let mut span = None;
    let mut at: Option<&Spanned<DeValue<'_>>> = None;
    for (depth, step) in path.iter().enumerate() {
        let next = match at.map(Spanned::get_ref) {
            None if depth > 0 => None,
            None => table.get_ref().get_key_value(*step).map(|(key, value)| (key.span(), value)),
            Some(DeValue::Table(inner)) => inner.get_key_value(*step).map(|(key, value)| (key.span(), value)),
            Some(DeValue::Array(list)) => step.parse::<usize>().ok().and_then(|at| list.get(at)).map(|value| (value.span(), value)),
            Some(_) => None,
        };
        let Some((place, value)) = next else { return span };
        span = Some(place);
        at = Some(value);
    }
    let found = match at {
        Some(value) => in_value(value, wanted),
        None => in_table(table.get_ref(), wanted),
    };
    found.or(span)
}

fn in_table(table: &DeTable<'_>, wanted: &str) -> Option<Range<usize>> {
    let places = table.iter().filter_map(|(key, value)| if key.get_ref() == wanted { Some(key.span()) } else { in_value(value, wanted) });
    places.min_by_key(|span| span.start)
}

fn in_value(value: &Spanned<DeValue<'_>>, wanted: &str) -> Option<Range<usize>> {
    match value.get_ref() {
        DeValue::String(text) if text == wanted => Some(value.span()),
        DeValue::Array(list) => list.iter().find_map(|item| in_value(item, wanted)),
        DeValue::Table(table) => in_table(table, wanted),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_and_keys_are_found_under_their_path() {
        let text = "id = \"b\"\n[topic]\nabout = [\"a\", \"b\"]\n[[x]]\nid = \"c\"\n[[x]]\nid = \"b\"\n[rules.b]\noff = true\n";
        let place = |path: &[&str], wanted: &str| find(text, path, wanted).map(|span| (span.start, &text[span]));
        assert_eq!(place(&[], "b"), Some((5, "\"b\"")));
        assert_eq!(place(&["topic"], "b"), Some((31, "\"b\"")));
        assert_eq!(place(&["x", "1"], "b").unwrap().1, "\"b\"");
        assert_eq!(place(&["rules"], "b").unwrap().1, "b");
        assert_eq!(place(&["topic", "within"], "b").unwrap().1, "topic");
        assert_eq!(place(&["nowhere"], "b"), None);
    }
}
