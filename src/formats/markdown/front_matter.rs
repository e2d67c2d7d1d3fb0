//! What a document says of itself in front matter, in YAML between `---` or TOML between `+++`.
//!
//! Of YAML only `key: value` at the outermost level is read, with quotes and folded scalars; front matter of documents holds little else.

use crate::document::Metadata;

/// Reads the front matter; also returns the offset at which the document's own text begins.
pub(super) fn read(source: &str) -> (Metadata, usize) {
    let mut metadata = Metadata::default();
    let Some((matter, body, toml)) = split(source) else { return (metadata, 0) };
    let pairs = if toml { toml_pairs(matter) } else { yaml_pairs(matter) };
    for (key, value) in pairs {
        set(&mut metadata, &key, value);
    }
    (metadata, body)
}

/// Finds the front matter, the offset of what follows it, and whether it is TOML.
fn split(source: &str) -> Option<(&str, usize, bool)> {
    let mut lines = source.split_inclusive('\n');
    let first = lines.next()?;
    let toml = match first.trim_end() {
        "---" => false,
        "+++" => true,
        _ => return None,
    };
    let start = first.len();
    let mut end = start;
    for line in lines {
        let closes = if toml { line.trim_end() == "+++" } else { matches!(line.trim_end(), "---" | "...") };
        if closes {
            let matter = source.get(start..end)?;
            return (toml || looks_like_yaml(matter)).then_some((matter, end + line.len(), toml));
        }
        end += line.len();
    }
    None
}

/// A thematic break also opens with `---`; only front matter goes on with a key.
fn looks_like_yaml(matter: &str) -> bool {
    let first = matter.lines().map(str::trim_end).find(|line| !line.is_empty() && !line.starts_with('#'));
    first.is_none_or(|line| key_and_value(line).is_some())
}

/// Splits `key: value`; the key is one word or a few, at the start of the line.
fn key_and_value(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(':')?;
    let well_formed = !key.is_empty() && key.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ' | '"' | '\''));
    let apart = value.is_empty() || value.starts_with([' ', '\t']);
    (well_formed && apart && !key.starts_with(' ')).then_some((key.trim_matches(['"', '\'', ' ']), value.trim()))
}

/// The pairs at the outermost level.
fn yaml_pairs(matter: &str) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    let mut folded = false;
    for line in matter.lines() {
        if folded && (line.starts_with([' ', '\t']) || line.trim().is_empty()) {
            if let Some((_, value)) = pairs.last_mut() {
                value.push_str(if value.is_empty() || line.trim().is_empty() { "" } else { " " });
                value.push_str(line.trim());
            }
            continue;
        }
        folded = false;
        if line.starts_with([' ', '\t', '#', '-']) {
            continue;
        }
        let Some((key, value)) = key_and_value(line) else { continue };
        folded = value.starts_with(['|', '>']) && value.len() <= 2;
        let value = if folded { String::new() } else { scalar(value) };
        pairs.push((key.to_owned(), value));
    }
    pairs
}

/// A scalar without its quotes or a comment after it.
fn scalar(value: &str) -> String {
    if let Some(quoted) = value.strip_prefix('"') {
        let inside = quoted.rfind('"').and_then(|end| quoted.get(..end)).unwrap_or(quoted);
        return inside.replace("\\\"", "\"").replace("\\\\", "\\");
    }
    if let Some(quoted) = value.strip_prefix('\'') {
        let inside = quoted.rfind('\'').and_then(|end| quoted.get(..end)).unwrap_or(quoted);
        return inside.replace("''", "'");
    }
    value.split(" #").next().unwrap_or_default().trim().to_owned()
}

fn toml_pairs(matter: &str) -> Vec<(String, String)> {
    let table: toml::Table = matter.parse().unwrap_or_default();
    let text = |value: toml::Value| match value {
        toml::Value::String(text) => Some(text),
        toml::Value::Integer(_) | toml::Value::Float(_) | toml::Value::Datetime(_) => Some(value.to_string()),
        _ => None,
    };
    table.into_iter().filter_map(|(key, value)| Some((key, text(value)?))).collect()
}

/// Stores a value under its key; Swedish and English keys mean the same.
fn set(metadata: &mut Metadata, key: &str, value: String) {
    let field = match key.to_lowercase().as_str() {
        "title" | "titel" | "rubrik" => &mut metadata.title,
        "id" | "identifier" | "dokument-id" | "dokumentid" => &mut metadata.id,
        "edition" | "version" | "utgåva" | "upplaga" => &mut metadata.edition,
        "publisher" | "utgivare" | "organisation" | "organization" => &mut metadata.publisher,
        "kind" | "type" | "typ" | "dokumenttyp" => &mut metadata.kind,
        "lang" | "language" | "språk" => {
            let code = language_code(&value);
            metadata.language = metadata.language.take().or(code);
            return;
        }
        _ => return,
    };
    if !value.is_empty() && field.is_none() {
        *field = Some(value);
    }
}

/// The ISO 639-1 code of a language named by code, tag (`sv-SE`) or name.
fn language_code(value: &str) -> Option<String> {
    let value = value.trim().to_lowercase();
    match value.as_str() {
        "" => None,
        "svenska" | "swedish" => Some("sv".to_owned()),
        "engelska" | "english" => Some("en".to_owned()),
        tag => tag.split(['-', '_']).next().map(str::to_owned),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_yaml_with_swedish_keys() {
        let source = "---\r\ntitel: \"Rutin: våld\"  \r\nutgåva: 2024-05 # fastställd\r\nutgivare: 'Ådals kommun'\r\nspråk: sv-SE\r\ntags:\r\n  - våld\r\n---\r\n# Text\r\n";
        let (metadata, body) = read(source);
        assert_eq!(metadata.title.as_deref(), Some("Rutin: våld"));
        assert_eq!(metadata.edition.as_deref(), Some("2024-05"));
        assert_eq!(metadata.publisher.as_deref(), Some("Ådals kommun"));
        assert_eq!(metadata.language.as_deref(), Some("sv"));
        assert_eq!(&source[body..], "# Text\r\n");
    }

    #[test]
    fn reads_folded_scalars() {
        let (metadata, _) = read("---\ntitle: >-\n  Handbok om\n  hedersvåld\nkind: handbook\n---\n");
        assert_eq!(metadata.title.as_deref(), Some("Handbok om hedersvåld"));
        assert_eq!(metadata.kind.as_deref(), Some("handbook"));
    }

    #[test]
    fn reads_toml() {
        let source = "+++\ntitle = \"Manual\"\nid = \"m-1\"\nedition = 2\ndraft = false\n+++\nText";
        let (metadata, body) = read(source);
        assert_eq!(
            (metadata.title.as_deref(), metadata.id.as_deref(), metadata.edition.as_deref()),
            (Some("Manual"), Some("m-1"), Some("2"))
        );
        assert_eq!(&source[body..], "Text");
    }

    #[test]
    fn a_thematic_break_is_no_front_matter() {
        for source in ["---\nEn mening utan nyckel.\n---\n", "---\ntitle: x\n", "text\n---\n"] {
            assert_eq!(read(source), (Metadata::default(), 0));
        }
    }
}
