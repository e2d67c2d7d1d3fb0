//! Breaches of TOML's grammar: their place, and their wording in both languages.

use std::ops::Range;

use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// What the TOML library says, or the beginning of it, and the same in Swedish and in English.
const SAID: &[(&str, &str, &str)] = &[
    ("duplicate key", "nyckeln eller tabellen står två gånger", "the key or table stands twice"),
    ("string values must be quoted", "text ska stå inom citattecken", "text has to stand in quotation marks"),
    ("unquoted string", "text ska stå inom citattecken", "text has to stand in quotation marks"),
    ("missing opening quote", "ett citattecken saknas i början", "a quotation mark is missing at the beginning"),
    (
        "invalid basic string",
        "texten avslutas inte, eller innehåller ett tecken som inte får stå där",
        "the text is not closed, or holds a character that may not stand there",
    ),
    (
        "invalid literal string",
        "texten avslutas inte, eller innehåller ett tecken som inte får stå där",
        "the text is not closed, or holds a character that may not stand there",
    ),
    (
        "invalid string",
        "texten avslutas inte, eller innehåller ett tecken som inte får stå där",
        "the text is not closed, or holds a character that may not stand there",
    ),
    (
        "invalid multi-line basic string",
        "texten över flera rader avslutas inte med tre citattecken",
        "the text over several lines is not closed by three quotation marks",
    ),
    (
        "invalid multi-line literal string",
        "texten över flera rader avslutas inte med tre citattecken",
        "the text over several lines is not closed by three quotation marks",
    ),
    (
        "missing escaped value",
        "efter \\ ska ett tecken stå som TOML känner; ett vanligt \\ skrivs \\\\",
        "after \\ a character has to stand that TOML knows; a plain \\ is written \\\\",
    ),
    ("too few unicode value digits", "för få siffror efter \\u", "too few digits after \\u"),
    ("missing value", "värdet saknas efter likhetstecknet", "the value is missing after the equals sign"),
    ("missing value for key", "nyckeln saknar likhetstecken och värde", "the key lacks an equals sign and a value"),
    ("key with no value", "nyckeln saknar likhetstecken och värde", "the key lacks an equals sign and a value"),
    ("invalid key-value pair", "här ska en nyckel stå före likhetstecknet", "a key has to stand here before the equals sign"),
    ("missing assignment between key-value pairs", "ett likhetstecken saknas", "an equals sign is missing"),
    ("extra assignment between key-value pairs", "ett likhetstecken för mycket", "an equals sign too many"),
    ("extra `=`", "ett likhetstecken för mycket", "an equals sign too many"),
    ("unexpected `=` in array", "ett likhetstecken kan inte stå i en lista", "an equals sign cannot stand in a list"),
    ("invalid key", "här ska en nyckel stå", "a key has to stand here"),
    (
        "invalid unquoted key",
        "en nyckel med andra tecken än a–z, siffror, - och _ ska stå inom citattecken",
        "a key with other characters than a–z, digits, - and _ has to stand in quotation marks",
    ),
    ("unquoted keys cannot be empty", "nyckeln är tom", "the key is empty"),
    ("invalid table", "tabellens namn inom hakparenteser går inte att läsa", "the table's name in brackets cannot be read"),
    ("unclosed table", "hakparentesen efter tabellens namn saknas", "the bracket after the table's name is missing"),
    (
        "unclosed array table",
        "de dubbla hakparenteserna efter tabellens namn saknas",
        "the double brackets after the table's name are missing",
    ),
    ("missing table open", "hakparentesen före tabellens namn saknas", "the bracket before the table's name is missing"),
    ("unclosed array", "listan avslutas inte med ]", "the list is not closed by ]"),
    ("missing array opening", "listan börjar inte med [", "the list does not begin with ["),
    ("missing comma between array elements", "ett komma saknas mellan listans delar", "a comma is missing between the parts of the list"),
    ("extra comma in array", "ett komma för mycket i listan", "a comma too many in the list"),
    ("unclosed inline table", "tabellen avslutas inte med }", "the table is not closed by }"),
    ("missing inline table opening", "tabellen börjar inte med {", "the table does not begin with {"),
    ("missing comma between key-value pairs", "ett komma saknas mellan nycklarna", "a comma is missing between the keys"),
    ("extra comma in inline table", "ett komma för mycket i tabellen", "a comma too many in the table"),
    ("missing key for inline table element", "en nyckel saknas i tabellen", "a key is missing in the table"),
    ("invalid inline table element", "det här kan inte stå i tabellen", "this cannot stand in the table"),
    ("unexpected key or value", "raden borde ha slutat här", "the line should have ended here"),
    ("unexpected content between comment and newline", "raden borde ha slutat här", "the line should have ended here"),
    ("unexpected content", "det här kan inte stå här", "this cannot stand here"),
    ("missing comment start", "en anmärkning börjar med #", "a comment begins with #"),
    ("invalid comment character", "tecknet får inte stå i en anmärkning", "the character may not stand in a comment"),
    ("carriage return must be followed by newline", "raden slutar med fel radbrytning", "the line ends in a wrong line break"),
    ("keys cannot be multi-line basic strings", "en nyckel kan inte gå över flera rader", "a key cannot go over several lines"),
    ("keys cannot be multi-line literal strings", "en nyckel kan inte gå över flera rader", "a key cannot go over several lines"),
    (
        "cannot extend value",
        "värdet är ingen öppen tabell och kan inte få fler nycklar",
        "the value is no open table and cannot get more keys",
    ),
    ("invalid boolean", "menades true eller false?", "was true or false meant?"),
    ("invalid date", "datumet går inte att läsa; det skrivs ÅÅÅÅ-MM-DD", "the date cannot be read; it is written YYYY-MM-DD"),
    ("invalid time", "klockslaget går inte att läsa", "the time of day cannot be read"),
    ("invalid integer number", "talet går inte att läsa", "the number cannot be read"),
    ("invalid float", "talet går inte att läsa", "the number cannot be read"),
    ("unexpected leading zero", "ett tal kan inte börja med noll", "a number cannot begin with nought"),
    ("redundant numeric sign", "ett tecken för mycket före talet", "a sign too many before the number"),
    ("unexpected sign", "ett tecken för mycket i talet", "a sign too many in the number"),
    (
        "invalid value",
        "värdet går inte att läsa; text ska stå inom citattecken",
        "the value cannot be read; text has to stand in quotation marks",
    ),
];

/// Quotation marks that word processors put in the place of straight ones.
const TYPOGRAPHIC: [char; 5] = ['”', '“', '„', '’', '‘'];
const STRAIGHT: (&str, &str) = (
    "citattecknen är typografiska, som ett ordbehandlingsprogram sätter dem; TOML vill ha raka: \"så här\"",
    "the quotation marks are typographic, as a word processor sets them; TOML takes straight ones: \"like this\"",
);

/// A breach of the grammar in a text.
pub(super) fn syntax(error: &toml::de::Error, text: &str) -> Problem {
    let said = error.message();
    let description = said.split_once(", expected ").map_or(said, |(description, _)| description);
    let nothing = error.span().is_none_or(|span| span.is_empty());
    let description = if nothing && description == "string values must be quoted" { "missing value" } else { description };
    let exact = SAID.iter().find(|(known, ..)| *known == description);
    let known = exact.or_else(|| SAID.iter().find(|(known, ..)| description.starts_with(known)));
    let (sv, en) = known.map_or(("det här går inte att läsa", said), |(_, sv, en)| (*sv, *en));
    let curled = error.span().and_then(|span| text.get(span)).is_some_and(|at| at.contains(TYPOGRAPHIC));
    let (sv, en) = if curled { STRAIGHT } else { (sv, en) };
    let message = Bilingual::new(format!("filen följer inte TOML:s grammatik: {sv}"), format!("the file breaks TOML's grammar: {en}"));
    Problem::new("toml-syntax", Gravity::Error, message).with_span(visible(text, error.span().unwrap_or(0..0)))
}

/// A place that can be underlined: what is missing has none, so it is what stands before it, on its line if possible, else after it.
fn visible(text: &str, span: Range<usize>) -> Range<usize> {
    if text.get(span.clone()).is_some_and(|at| !at.trim().is_empty()) {
        return span;
    }
    let before = text.get(..span.start).unwrap_or(text).trim_end();
    let start = before.rfind('\n').map_or(0, |at| at + 1);
    let line = before.get(start..).unwrap_or_default();
    let start = start + line.len() - line.trim_start().len();
    if start < before.len() {
        return start..before.len();
    }
    let first = text.len() - text.trim_start().len();
    let length = text.get(first..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8);
    first..first + length
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_breach_has_a_place_and_swedish_words() {
        let cases = [
            ("a = \n", "a =", "värdet saknas"),
            ("packs = [\"a\", \"b\"\n", "packs = [\"a\", \"b\"", "listan avslutas inte"),
            ("[lucka\nlang = \"sv\"\n", "[lucka", "hakparentesen efter"),
            ("lang = sv\n", "sv", "citattecken"),
            ("lang = \"sv\n", "lang = \"sv", "avslutas inte"),
            ("a = 1\na = 2\n", "a", "två gånger"),
            ("lang\n", "lang", "saknar likhetstecken"),
            ("packs = [\"a\" \"b\"]\n", "packs = [\"a\"", "komma saknas"),
            ("= 1\n", "=", "nyckeln är tom"),
            ("[a]\nb = 1\n[a]\n", "a", "två gånger"),
            ("a = 2026-13-40\n", "2026-13-40", "datumet går inte att läsa"),
            ("a.b = 1\na.b.c = 2\n", "", "ingen öppen tabell"),
            ("a = 1 b = 2\n", "a = 1 b", "borde ha slutat"),
            ("a = \"\\q\"\n", "", "\\\\"),
            ("a = \"\"\"\ntext\n", "", "tre citattecken"),
            ("å = 1\n", "", "inom citattecken"),
            ("a = ”eld”\n", "”eld”", "raka"),
            ("a = [“eld“]\n", "“eld“", "raka"),
        ];
        for (text, place, said) in cases {
            let (_, errors) = toml::de::DeTable::parse_recoverable(text);
            let Some(error) = errors.first() else { continue };
            let problem = syntax(error, text);
            let span = problem.span.clone().unwrap();
            assert!(!text[span.clone()].trim().is_empty(), "{text}");
            assert!(place.is_empty() || &text[span.clone()] == place, "{text}: {} instead of {place}", &text[span]);
            assert!(problem.message.sv.contains(said), "{text}: {} ({})", problem.message.sv, error.message());
            assert!(!problem.message.sv.contains("det här går inte att läsa"), "{text}: {}", error.message());
        }
        let (_, errors) = toml::de::DeTable::parse_recoverable("lang = sv\n");
        assert!(syntax(errors.first().unwrap(), "lang = sv\n").message.en.ends_with("text has to stand in quotation marks"));
    }
}
