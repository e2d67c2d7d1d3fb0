//! One table of a TOML file, asked for its keys.

use std::cell::RefCell;
use std::ops::Range;

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::problems;
use crate::problem::Problem;

/// A table; mistakes that are met in reading it go to the list that all tables of the file share.
pub struct Table<'d> {
    entries: &'d DeTable<'d>,
    /// Byte range of the table's head.
    span: Range<usize>,
    name: String,
    asked: RefCell<Vec<&'static str>>,
    found: &'d RefCell<Vec<Problem>>,
}

impl<'d> Table<'d> {
    pub(super) fn new(entries: &'d DeTable<'d>, span: Range<usize>, name: &str, found: &'d RefCell<Vec<Problem>>) -> Self {
        Self { entries, span, name: name.to_owned(), asked: RefCell::default(), found }
    }

    /// Byte range of the table's head in the text.
    pub fn span(&self) -> Range<usize> {
        self.span.clone()
    }

    /// Adds a mistake that the reader found.
    pub fn report(&self, problem: Problem) {
        self.found.borrow_mut().push(problem);
    }

    /// A string.
    pub fn string(&self, key: &'static str) -> Option<Spanned<String>> {
        let value = self.get(key)?;
        let text = value.get_ref().as_str().map(|text| Spanned::new(value.span(), text.to_owned()));
        text.or_else(|| self.wrong(key, value, &problems::STRING))
    }

    /// A string that has to be there and not blank.
    pub fn required_string(&self, key: &'static str) -> Option<Spanned<String>> {
        if !self.require(key) {
            return None;
        }
        let text = self.string(key)?;
        if text.get_ref().trim().is_empty() {
            self.report(problems::blank(key, text.span()));
            return None;
        }
        Some(text)
    }

    /// Reports the key if it is not there; returns whether it is.
    pub fn require(&self, key: &'static str) -> bool {
        let there = self.get(key).is_some();
        if !there {
            self.report(problems::missing(&self.shown(), key, self.span()));
        }
        there
    }

    /// `true` or `false`.
    pub fn boolean(&self, key: &'static str) -> Option<bool> {
        let value = self.get(key)?;
        value.get_ref().as_bool().or_else(|| self.wrong(key, value, &problems::BOOLEAN))
    }

    /// A whole number above zero.
    pub fn number(&self, key: &'static str) -> Option<u64> {
        let value = self.get(key)?;
        let number = value.get_ref().as_integer().and_then(|integer| u64::from_str_radix(integer.as_str(), integer.radix()).ok());
        number.filter(|&number| number > 0).or_else(|| self.wrong(key, value, &problems::COUNT))
    }

    /// Byte range of a key's value, if the key is there.
    pub fn place(&self, key: &'static str) -> Option<Range<usize>> {
        self.get(key).map(Spanned::span)
    }

    /// A list of strings; empty if the key is not there.
    pub fn strings(&self, key: &'static str) -> Vec<Spanned<String>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            return self.wrong(key, value, &problems::STRINGS).unwrap_or_default();
        };
        let read = |item: &Spanned<DeValue<'d>>| match item.get_ref().as_str() {
            Some(text) => Some(Spanned::new(item.span(), text.to_owned())),
            None => self.wrong(key, item, &problems::STRING),
        };
        list.iter().filter_map(read).collect()
    }

    /// Its head as it is written; nothing for the file's own table.
    fn shown(&self) -> String {
        if self.name.is_empty() { String::new() } else { format!("[{}]", self.name) }
    }

    /// One of the given names.
    pub fn choice<T: Copy>(&self, key: &'static str, choices: &[(&str, T)]) -> Option<T> {
        let text = self.string(key)?;
        let chosen = choices.iter().find(|(name, _)| name == text.get_ref()).map(|(_, value)| *value);
        if chosen.is_none() {
            self.report(problems::not_one_of(key, text.get_ref(), choices.iter().map(|(name, _)| *name), text.span()));
        }
        chosen
    }

    /// A date, written as a TOML date or as a string `YYYY-MM-DD`.
    pub fn date(&self, key: &'static str) -> Option<Date> {
        let value = self.get(key)?;
        let text = match value.get_ref() {
            DeValue::Datetime(date) => date.to_string(),
            DeValue::String(text) => text.to_string(),
            _ => return self.wrong(key, value, &problems::DATE),
        };
        text.parse().ok().or_else(|| self.wrong(key, value, &problems::DATE))
    }

    /// A table.
    pub fn table(&self, key: &'static str) -> Option<Table<'d>> {
        let value = self.get(key)?;
        let table = value.get_ref().as_table().map(|entries| Table::new(entries, self.key_span(key), key, self.found));
        table.or_else(|| self.wrong(key, value, &problems::TABLE))
    }

    /// A list of tables, as `[[key]]` makes it; empty if the key is not there.
    pub fn tables(&self, key: &'static str) -> Vec<Table<'d>> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(list) = value.get_ref().as_array() else {
            return self.wrong(key, value, &problems::TABLES).unwrap_or_default();
        };
        let read = |item: &'d Spanned<DeValue<'d>>| match item.get_ref().as_table() {
            Some(entries) => Some(Table::new(entries, item.span(), key, self.found)),
            None => self.wrong(key, item, &problems::TABLE),
        };
        list.iter().filter_map(read).collect()
    }

    /// The tables of a table whose keys are names that the user chooses.
    pub fn named_tables(&self, key: &'static str) -> Vec<(Spanned<String>, Table<'d>)> {
        let Some(value) = self.get(key) else { return Vec::new() };
        let Some(entries) = value.get_ref().as_table() else {
            return self.wrong(key, value, &problems::TABLE).unwrap_or_default();
        };
        let mut tables = Vec::new();
        for (name, value) in entries {
            let spanned = Spanned::new(name.span(), name.get_ref().to_string());
            match value.get_ref().as_table() {
                Some(entries) => tables.push((spanned, Table::new(entries, name.span(), name.get_ref(), self.found))),
                None => drop(self.wrong::<()>(name.get_ref(), value, &problems::TABLE)),
            }
        }
        tables
    }

    fn get(&self, key: &'static str) -> Option<&'d Spanned<DeValue<'d>>> {
        self.asked.borrow_mut().push(key);
        self.entries.iter().find(|(name, _)| name.get_ref() == key).map(|(_, value)| value)
    }

    fn key_span(&self, key: &str) -> Range<usize> {
        self.entries.keys().find(|name| name.get_ref() == key).map_or(self.span(), Spanned::span)
    }

    fn wrong<T>(&self, key: &str, value: &Spanned<DeValue<'d>>, wanted: &problems::Kind) -> Option<T> {
        // A whole number where one is wanted is out of range, and says so best itself.
        let number = value.get_ref().as_integer().filter(|_| [problems::COUNT, problems::INTEGER].contains(wanted));
        let given = number.map_or_else(|| value.get_ref().type_str().to_owned(), |number| number.as_str().to_owned());
        self.report(problems::wrong_type(key, &given, wanted, value.span()));
        None
    }
}

impl Drop for Table<'_> {
    /// Reports the keys that nobody asked for.
    fn drop(&mut self) {
        let mut known = self.asked.take();
        known.sort_unstable();
        known.dedup();
        for name in self.entries.keys() {
            if !known.contains(&name.get_ref().as_ref()) {
                self.report(problems::unknown_key(&self.shown(), name.get_ref(), &known, name.span()));
            }
        }
    }
}
