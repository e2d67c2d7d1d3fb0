//! A walk through TOML that collects every mistake with its place: unknown keys with the nearest known one, wrong types, missing keys.
//!
//! A reader asks a [`Table`] for the keys that it knows; when the table is dropped, the keys that nobody asked for are mistakes.
//! [`against`] does the same by a JSON Schema, [`mended`] makes the text fit it for all that, and [`find`] gives the place of a mistake
//! that is found later.
//! Nothing here knows what the keys mean.

mod mended;
mod place;
mod problems;
mod schema;
mod syntax;
mod table;

pub use mended::mended;
pub use place::find;
pub use problems::{invalid, nearest, not_one_of, unknown};
pub use schema::against;
pub use table::Table;

use std::cell::RefCell;

use toml::de::DeTable;

use crate::problem::Problem;

/// Reads TOML text: what the function makes of the top-level table, and all mistakes in order of place.
///
/// Text that breaks TOML's grammar is still walked as far as it could be understood.
pub fn check<T>(text: &str, read: impl FnOnce(&Table<'_>) -> T) -> (T, Vec<Problem>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let found = RefCell::new(Vec::new());
    let whole = Table::new(table.get_ref(), 0..text.len().min(1), "", &found);
    let value = read(&whole);
    drop(whole);
    let mut problems: Vec<Problem> = errors.iter().map(|error| syntax::syntax(error, text)).collect();
    if problems.is_empty() {
        problems = found.into_inner();
    }
    problems.sort_by_key(|problem| problem.span.as_ref().map(|span| span.start));
    (value, problems)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Gravity;

    fn codes(text: &str, read: impl FnOnce(&Table<'_>)) -> Vec<(&'static str, String)> {
        let ((), problems) = check(text, read);
        assert!(problems.iter().all(|problem| problem.gravity == Gravity::Error));
        let place = |problem: &Problem| problem.span.clone().and_then(|span| text.get(span)).unwrap_or_default().to_owned();
        problems.iter().map(|problem| (problem.code, place(problem))).collect()
    }

    #[test]
    fn all_mistakes_are_collected_with_their_places() {
        let text = "namn = 3\nfarg = \"röd\"\n[[hus]]\nrum = \"fyra\"\n[[hus]]\nrum = 4\nrumm = 5\n";
        let found = codes(text, |table| {
            table.string("namn");
            for house in table.tables("hus") {
                house.boolean("rum");
                house.required_string("adress");
            }
        });
        let expected = [
            ("toml-type", "3"),
            ("toml-unknown-key", "farg"),
            ("toml-missing-key", "[[hus]]"),
            ("toml-type", "\"fyra\""),
            ("toml-missing-key", "[[hus]]"),
            ("toml-type", "4"),
            ("toml-unknown-key", "rumm"),
        ];
        assert_eq!(found, expected.map(|(code, place)| (code, place.to_owned())));
    }

    #[test]
    fn broken_grammar_is_the_only_complaint() {
        let found = codes("a = \nb = 1\n", |_| ());
        assert_eq!(found.iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["toml-syntax"]);
    }

    #[test]
    fn an_unknown_key_names_the_nearest_known_one() {
        let ((), problems) = check("exlude = []", |table| drop(table.strings("exclude")));
        assert!(problems[0].message.en.contains("did you mean “exclude”?"), "{:?}", problems[0].message);
    }
}
