//! TOML with mistakes made to fit its JSON Schema, so that what it says otherwise can be understood and held to account too.

use serde_json::Value as Schema;
use toml::{Table, Value};

use super::schema::{branches, names, property, required, resolved, types};

/// The table of a text, without what does not fit the schema and with something in the place of what is missing: an empty list or text,
/// the least number, the first name. A text in two languages that lacks one of them has the other's words in both. `None` if the text
/// breaks TOML's grammar.
///
/// The mistakes themselves are told by [`super::against`].
pub fn mended(text: &str, schema: &Schema) -> Option<Table> {
    let table: Table = text.parse().ok()?;
    Some(Mending { root: schema }.table(table, schema))
}

struct Mending<'s> {
    root: &'s Schema,
}

impl<'s> Mending<'s> {
    /// A value made to fit, unless it is of a type that no branch of the schema allows.
    fn value(&self, value: Value, schema: &'s Schema) -> Option<Value> {
        let all = branches(self.root, schema);
        let fitting: Vec<&Schema> = all.into_iter().filter(|branch| types(branch).any(|name| is_of(&value, name))).collect();
        let &first = fitting.first()?;
        match value {
            Value::Table(table) if fitting.len() > 1 => self.tagged(table, &fitting),
            Value::Table(table) => Some(Value::Table(self.table(table, first))),
            Value::Array(list) => Some(Value::Array(self.list(list, first))),
            Value::String(text) => {
                let names = names(&fitting);
                (names.is_empty() || names.contains(&text.as_str())).then_some(Value::String(text))
            }
            Value::Integer(number) if number < least(first) => None,
            other => Some(other),
        }
    }

    /// A table whose only key names the branch; of several keys the first that is known counts.
    fn tagged(&self, table: Table, branches: &[&'s Schema]) -> Option<Value> {
        let mut known = table.into_iter().filter_map(|(key, value)| {
            let schema = branches.iter().find_map(|branch| property(branch, &key))?;
            Some((key, self.value(value, schema).or_else(|| self.stand_in(schema))?))
        });
        let (key, value) = known.next()?;
        Some(Value::Table([(key, value)].into_iter().collect()))
    }

    fn table(&self, table: Table, schema: &'s Schema) -> Table {
        let others = schema.get("additionalProperties").filter(|others| others.is_object());
        let kept = table.into_iter().filter_map(|(key, value)| {
            let schema = property(schema, &key).or(others)?;
            Some((key, self.value(value, schema)?))
        });
        let mut mended: Table = kept.collect();
        let words = words_of_either(schema, &mended);
        for key in required(schema) {
            let stand_in = || words.clone().or_else(|| self.stand_in(property(schema, key)?));
            if !mended.contains_key(key)
                && let Some(value) = stand_in()
            {
                mended.insert(key.to_owned(), value);
            }
        }
        if let Some(words) = words {
            for key in LANGUAGES.iter().filter(|key| blank(mended.get(**key))).copied().collect::<Vec<_>>() {
                mended.insert(key.to_owned(), words.clone());
            }
        }
        mended
    }

    fn list(&self, list: Vec<Value>, schema: &'s Schema) -> Vec<Value> {
        let Some(tuple) = schema.get("prefixItems").and_then(Schema::as_array) else {
            let Some(items) = schema.get("items") else { return list };
            return list.into_iter().filter_map(|item| self.value(item, items)).collect();
        };
        let mut list = list.into_iter();
        let part = |schema| list.next().and_then(|item| self.value(item, schema)).or_else(|| self.stand_in(schema));
        tuple.iter().filter_map(part).collect()
    }

    /// What stands for something that is missing.
    fn stand_in(&self, schema: &'s Schema) -> Option<Value> {
        let branches = branches(self.root, schema);
        // Where one name or several can stand, none says least.
        let list = branches.iter().copied().find(|branch| types(branch).any(|name| name == "array"));
        let branch = list.or(branches.first().copied())?;
        let name = types(branch).find(|name| *name != "null")?;
        Some(match name {
            "string" => Value::String(names(&[branch]).first().map(|name| (*name).to_owned()).unwrap_or_default()),
            "integer" | "number" => Value::Integer(least(branch)),
            "boolean" => Value::Boolean(false),
            "array" => Value::Array(self.list(Vec::new(), branch)),
            "object" => Value::Table(self.table(Table::new(), resolved(self.root, branch))),
            _ => return None,
        })
    }
}

/// The keys of a text in both languages.
const LANGUAGES: [&str; 2] = ["sv", "en"];

/// The words of a text that is there in one language only: for the schema of such texts, those of the other.
fn words_of_either(schema: &Schema, table: &Table) -> Option<Value> {
    let is_text = |key: &&str| property(schema, key).is_some_and(|of| types(of).any(|name| name == "string"));
    if !LANGUAGES.iter().all(is_text) {
        return None;
    }
    LANGUAGES.iter().filter_map(|key| table.get(*key)).find(|words| !blank(Some(words))).cloned()
}

fn blank(value: Option<&Value>) -> bool {
    value.and_then(Value::as_str).is_none_or(|text| text.trim().is_empty())
}

fn least(branch: &Schema) -> i64 {
    branch.get("minimum").and_then(Schema::as_i64).unwrap_or(0)
}

fn is_of(value: &Value, name: &str) -> bool {
    match value {
        Value::String(_) => name == "string",
        Value::Integer(_) => matches!(name, "integer" | "number"),
        Value::Float(_) => name == "number",
        Value::Boolean(_) => name == "boolean",
        Value::Array(_) => name == "array",
        Value::Table(_) => name == "object",
        Value::Datetime(_) => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn schema() -> Schema {
        json!({
            "type": "object",
            "properties": {
                "id": {"type": "string"},
                "rooms": {"type": "integer", "minimum": 1},
                "door": {"$ref": "#/$defs/Door"},
                "owner": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
                "size": {"type": "array", "prefixItems": [{"type": "string"}, {"type": "integer"}]},
                "colour": {"type": "string", "enum": ["red", "blue"]},
                "title": {"type": "object", "properties": {"sv": {"type": "string"}, "en": {"type": "string"}}, "required": ["sv", "en"]},
            },
            "required": ["id", "rooms", "door", "owner", "colour"],
            "$defs": {"Door": {"oneOf": [
                {"type": "object", "properties": {"wood": {"type": "string"}}, "required": ["wood"]},
                {"type": "object", "properties": {"steel": {"type": "boolean"}}, "required": ["steel"]},
            ]}},
        })
    }

    fn made(text: &str) -> String {
        toml::to_string(&mended(text, &schema()).unwrap()).unwrap()
    }

    #[test]
    fn what_is_missing_has_a_stand_in_and_what_does_not_fit_is_left_out() {
        let text = mended("rums = 3\nrooms = 0\ncolour = \"green\"\nsize = [\"m\"]\n", &schema()).unwrap();
        let expected = "id = \"\"\nrooms = 1\ncolour = \"red\"\nsize = [\"m\", 0]\nowner = []\ndoor = { wood = \"\" }\n";
        assert_eq!(text, expected.parse().unwrap());
    }

    #[test]
    fn of_several_keys_that_name_a_branch_one_counts() {
        let text = made("id = \"a\"\nrooms = 2\nowner = \"x\"\ncolour = \"red\"\n[door]\nsteel = true\nwood = \"oak\"\n");
        assert!(text.contains("steel = true") != text.contains("wood"), "{text}");
    }

    #[test]
    fn a_text_in_one_language_stands_for_both() {
        let text = made("[title]\nsv = \"Eld\"\n");
        assert!(text.contains("en = \"Eld\""), "{text}");
        assert!(mended("id = \n", &schema()).is_none());
    }
}
