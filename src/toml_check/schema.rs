//! TOML held to a JSON Schema: the mistakes that an editor would mark, in lucka's words, all at once.
//!
//! Only what `schemars` makes of the types of TOML files is understood: tables, maps, lists, tuples, names, and choices between them.

use std::ops::Range;

use serde_json::Value;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problems::{self, Kind};
use crate::problem::Problem;

/// All mistakes in a text against a schema, in order of place.
pub fn against(text: &str, schema: &Value) -> Vec<Problem> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.is_empty() {
        return errors.iter().map(|error| super::syntax::syntax(error, text)).collect();
    }
    let mut walk = Walk { root: schema, text, found: Vec::new() };
    walk.table(table.get_ref(), schema, &Site { name: "", path: String::new(), span: first_line(text) }, "");
    walk.found.sort_by_key(|problem| problem.span.as_ref().map(|span| span.start));
    walk.found
}

/// What a value is called and where its name or head stands.
struct Site<'t> {
    name: &'t str,
    /// The names of the tables that it stands in and its own, as a table's head has them.
    path: String,
    span: Range<usize>,
}

impl Site<'_> {
    /// The site of one of the table's keys.
    fn key<'k>(&self, name: &'k str, span: Range<usize>) -> Site<'k> {
        let path = if self.path.is_empty() { name.to_owned() } else { format!("{}.{name}", self.path) };
        Site { name, path, span }
    }
}

struct Walk<'s> {
    root: &'s Value,
    text: &'s str,
    found: Vec<Problem>,
}

/// The schema that a reference leads to, else the schema itself.
pub(super) fn resolved<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    let target = schema.get("$ref").and_then(Value::as_str).and_then(|path| root.pointer(path.strip_prefix('#')?));
    target.unwrap_or(schema)
}

/// The schemas that a value may follow: the branches of a choice, `null` left out, else the schema itself.
pub(super) fn branches<'s>(root: &'s Value, schema: &'s Value) -> Vec<&'s Value> {
    let schema = resolved(root, schema);
    let choice = ["anyOf", "oneOf"].into_iter().find_map(|key| schema.get(key)?.as_array());
    let Some(choice) = choice else { return vec![schema] };
    let null = |branch: &&Value| branch.get("type").and_then(Value::as_str) == Some("null");
    choice.iter().filter(|branch| !null(branch)).flat_map(|branch| branches(root, branch)).collect()
}

/// The schema of a table's key.
pub(super) fn property<'s>(schema: &'s Value, key: &str) -> Option<&'s Value> {
    schema.get("properties")?.get(key)
}

/// The keys that a table has to have.
pub(super) fn required(schema: &Value) -> impl Iterator<Item = &str> {
    schema.get("required").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str)
}

/// The names of which a string has to be one; none if it may be any.
pub(super) fn names<'s>(branches: &[&'s Value]) -> Vec<&'s str> {
    let constants = branches.iter().filter_map(|branch| branch.get("const"));
    let listed = branches.iter().filter_map(|branch| branch.get("enum")?.as_array()).flatten();
    constants.chain(listed).filter_map(Value::as_str).collect()
}

/// The first line that is neither blank nor a comment: where a mistake of the file as a whole is shown.
fn first_line(text: &str) -> Range<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let content = line.trim_start();
        if !content.is_empty() && !content.starts_with('#') {
            let start = start + line.len() - content.len();
            return start..start + content.trim_end().len();
        }
        start += line.len();
    }
    0..text.chars().next().map_or(0, char::len_utf8)
}

impl<'s> Walk<'s> {
    fn value(&mut self, value: &Spanned<DeValue<'_>>, schema: &'s Value, site: &Site<'_>) {
        let branches = branches(self.root, schema);
        let fitting: Vec<&Value> = branches.iter().copied().filter(|branch| allows(branch, value.get_ref())).collect();
        let Some(&first) = fitting.first() else {
            let wanted = branches.first().map_or(problems::STRING, |branch| kind(branch));
            self.found.push(problems::wrong_type(site.name, value.get_ref().type_str(), &wanted, value.span()));
            return;
        };
        match value.get_ref() {
            DeValue::Table(table) if fitting.len() > 1 => self.tagged(table, &fitting, site, &self.written(site, value)),
            DeValue::Table(table) => self.table(table, first, site, &self.written(site, value)),
            DeValue::Array(list) => self.list(list, first, site, value.span()),
            DeValue::String(text) if is_date(first) && text.parse::<jiff::civil::Date>().is_err() => {
                self.found.push(problems::wrong_type(site.name, value.get_ref().type_str(), &problems::DATE, value.span()));
            }
            DeValue::String(text) if text.trim().is_empty() && fitting.iter().all(|branch| branch.get("minLength").is_some()) => {
                self.found.push(problems::blank(site.name, value.span()));
            }
            DeValue::String(text) => self.name(text, &fitting, site, value.span()),
            _ => {}
        }
    }

    /// A table's name as it is written there: in a head of its own, or before braces.
    fn written(&self, site: &Site<'_>, table: &Spanned<DeValue<'_>>) -> String {
        let inline = self.text.get(table.span()).is_some_and(|text| text.starts_with('{'));
        if inline { format!("{} = {{…}}", site.name) } else { format!("[{}]", site.path) }
    }

    /// A table whose only key names the branch: a verb with its roles.
    fn tagged(&mut self, table: &DeTable<'_>, branches: &[&'s Value], site: &Site<'_>, written: &str) {
        let entries: Vec<(&str, &Value)> = branches
            .iter()
            .filter_map(|branch| branch.get("properties")?.as_object())
            .flatten()
            .map(|(name, schema)| (name.as_str(), schema))
            .collect();
        let names: Vec<&str> = entries.iter().map(|(name, _)| *name).collect();
        for (key, value) in table {
            match entries.iter().find(|(name, _)| key.get_ref() == name) {
                Some((name, schema)) => self.value(value, schema, &site.key(name, key.span())),
                None => self.found.push(problems::unknown_key(written, key.get_ref(), &names, key.span())),
            }
        }
        if table.len() != 1 {
            self.found.push(problems::not_one_key(site.name, &names, site.span.clone()));
        }
    }

    fn table(&mut self, table: &DeTable<'_>, schema: &'s Value, site: &Site<'_>, written: &str) {
        let properties = schema.get("properties").and_then(Value::as_object);
        let names: Vec<&str> = properties.into_iter().flatten().map(|(name, _)| name.as_str()).collect();
        let others = schema.get("additionalProperties").filter(|others| others.is_object());
        for (key, value) in table {
            let key_site = site.key(key.get_ref(), key.span());
            match properties.and_then(|properties| properties.get(key.get_ref().as_ref())).or(others) {
                Some(schema) => self.value(value, schema, &key_site),
                None => self.found.push(problems::unknown_key(written, key.get_ref(), &names, key.span())),
            }
        }
        for key in required(schema).filter(|key| !table.keys().any(|known| known.get_ref() == key)) {
            self.found.push(problems::missing(written, key, site.span.clone()));
        }
    }

    fn list(&mut self, list: &[Spanned<DeValue<'_>>], schema: &'s Value, site: &Site<'_>, span: Range<usize>) {
        let tuple = schema.get("prefixItems").and_then(Value::as_array);
        if let Some(tuple) = tuple.filter(|tuple| tuple.len() != list.len()) {
            self.found.push(problems::wrong_length(site.name, list.len(), tuple.len(), span));
            return;
        }
        for (at, item) in list.iter().enumerate() {
            let schema = tuple.and_then(|tuple| tuple.get(at)).or_else(|| schema.get("items"));
            if let Some(schema) = schema {
                self.value(item, schema, &Site { name: site.name, path: site.path.clone(), span: item.span() });
            }
        }
    }

    /// A string that has to be one of several names, if the schema lists any.
    fn name(&mut self, text: &str, branches: &[&'s Value], site: &Site<'_>, span: Range<usize>) {
        let names = names(branches);
        if !names.is_empty() && !names.contains(&text) {
            self.found.push(problems::not_one_of(site.name, text, names, span));
        }
    }
}

/// Whether a branch asks for a date, which TOML can write as a string or as a date of its own.
fn is_date(branch: &Value) -> bool {
    branch.get("format").and_then(Value::as_str) == Some("date")
}

/// Whether a value is of a type that a branch allows.
fn allows(branch: &Value, value: &DeValue<'_>) -> bool {
    let is = |name: &str| match value {
        DeValue::String(_) => name == "string",
        DeValue::Integer(number) => name == "number" || (name == "integer" && at_least(branch, number.as_str())),
        DeValue::Float(_) => name == "number",
        DeValue::Boolean(_) => name == "boolean",
        DeValue::Array(_) => name == "array",
        DeValue::Table(_) => name == "object",
        DeValue::Datetime(_) => name == "string" && is_date(branch),
    };
    types(branch).any(is)
}

/// Whether an integer is not under the least that a branch allows.
fn at_least(branch: &Value, number: &str) -> bool {
    let least = branch.get("minimum").and_then(Value::as_i64);
    least.is_none_or(|least| number.parse::<i64>().is_ok_and(|number| number >= least))
}

pub(super) fn types(branch: &Value) -> impl Iterator<Item = &str> {
    let types = branch.get("type");
    let several = types.and_then(Value::as_array).into_iter().flatten();
    types.into_iter().filter(|types| types.is_string()).chain(several).filter_map(Value::as_str)
}

fn kind(branch: &Value) -> Kind {
    match types(branch).find(|name| *name != "null") {
        Some("integer") => problems::INTEGER,
        Some("number") => problems::NUMBER,
        Some("boolean") => problems::BOOLEAN,
        Some("array") => problems::LIST,
        Some("object") => problems::TABLE,
        _ => problems::STRING,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn schema() -> Value {
        json!({
            "type": "object",
            "properties": {
                "id": {"type": "string", "minLength": 1},
                "rooms": {"type": "integer", "minimum": 0},
                "door": {"$ref": "#/$defs/Door", "description": "the way in"},
                "colour": {"anyOf": [{"oneOf": [{"const": "red", "type": "string"}, {"const": "blue", "type": "string"}]}, {"type": "null"}]},
                "size": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}], "minItems": 2, "maxItems": 2},
                "owner": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
            },
            "required": ["id", "door"],
            "additionalProperties": false,
            "$defs": {"Door": {"oneOf": [
                {"type": "object", "properties": {"wood": {"type": "string"}}, "required": ["wood"], "additionalProperties": false},
                {"type": "object", "properties": {"steel": {"type": "boolean"}}, "required": ["steel"], "additionalProperties": false},
            ]}},
        })
    }

    fn found(text: &str) -> Vec<(&'static str, String, String)> {
        let place = |problem: &Problem| problem.span.clone().and_then(|span| text.get(span)).unwrap_or_default().to_owned();
        against(text, &schema()).iter().map(|problem| (problem.code, place(problem), problem.message.en.clone())).collect()
    }

    #[test]
    fn a_right_text_has_no_mistake() {
        assert_eq!(found("id = \"a\"\nrooms = 2\ncolour = \"red\"\nsize = [\"m\", 3]\nowner = [\"x\"]\ndoor = { steel = true }\n"), []);
    }

    #[test]
    fn every_mistake_is_told_with_its_place() {
        let text = "rums = 3\nrooms = -1\ncolour = \"bleu\"\nsize = [\"m\"]\nowner = 3\n[door]\nwod = \"oak\"\n";
        let places: Vec<(&str, String)> = found(text).into_iter().map(|(code, place, _)| (code, place)).collect();
        let expected = [
            ("toml-unknown-key", "rums"),
            ("toml-missing-key", "rums = 3"),
            ("toml-type", "-1"),
            ("toml-unknown-value", "\"bleu\""),
            ("toml-invalid", "[\"m\"]"),
            ("toml-type", "3"),
            ("toml-unknown-key", "wod"),
        ];
        let mut expected: Vec<(&str, String)> = expected.map(|(code, place)| (code, place.to_owned())).to_vec();
        let mut places = places;
        expected.sort();
        places.sort();
        assert_eq!(places, expected);
    }

    #[test]
    fn what_may_not_be_blank_is_told_if_it_is() {
        let faults = found("# a comment\n\nid = \" \"\ndoor = { wood = \"\" }\n");
        assert_eq!(faults.iter().map(|fault| (fault.0, fault.1.as_str())).collect::<Vec<_>>(), [("toml-invalid", "\" \"")]);
        assert_eq!(found("# a comment\n\n  door = { wood = \"\" }\n")[0].1, "door = { wood = \"\" }");
    }

    #[test]
    fn a_choice_takes_one_key() {
        let faults = found("id = \"a\"\n[door]\nwood = \"oak\"\nsteel = true\n");
        assert_eq!(faults.len(), 1, "{faults:?}");
        assert_eq!((faults[0].0, faults[0].1.as_str()), ("toml-invalid", "door"));
        assert!(found("id = \"a\"\ndoor = { wod = \"oak\" }\n")[0].2.contains("did you mean “wood”?"));
    }

    #[test]
    fn broken_grammar_is_the_only_complaint() {
        let faults = found("id = \n");
        assert_eq!(faults.iter().map(|fault| fault.0).collect::<Vec<_>>(), ["toml-syntax"]);
    }
}
