//! The table of uptake: a row for every recommendation, and below it one for every addressee where there are several.

use std::io::{self, Write};

use textwrap::core::display_width;

use super::super::super::words::{state, state_symbol, taken, taken_symbol};
use super::super::plain::plain;
use super::Page;
use crate::audit::model::{RecommendationState, Taken, Uptake, UptakeCounts};

/// States that have a column after those of uptake.
const STATES: [RecommendationState; 2] = [RecommendationState::NoDocumentGiven, RecommendationState::NotCheckable];

/// Width of a column of numbers, in characters.
const COLUMN: usize = 5;

impl Page<'_> {
    /// The table, with symbols for heads and the words below, so that there is room for names.
    pub(super) fn uptake(&self, out: &mut dyn Write) -> io::Result<()> {
        let language = self.audit.language;
        let symbols = Taken::ALL.iter().map(|of| taken_symbol(*of)).chain(STATES.iter().map(|of| state_symbol(*of)));
        let names = Taken::ALL.iter().map(|of| taken(*of, language)).chain(STATES.iter().map(|of| state(*of, language)));
        let keys: Vec<String> = symbols.clone().zip(names).map(|(symbol, name)| format!("{symbol} {name}")).collect();
        let heads: Vec<String> = symbols.map(str::to_owned).collect();
        writeln!(out, "{}", self.paint("1", self.say("Genomförande", "Uptake")))?;
        self.row("", &heads, out)?;
        for of in &self.audit.uptake {
            self.recommended(of, out)?;
        }
        self.row(self.say("summa", "sum"), &numbers(&self.audit.summary), out)?;
        writeln!(out, "{}", self.wrapped("", &keys.join(" · ")))
    }

    fn recommended(&self, of: &Uptake, out: &mut dyn Write) -> io::Result<()> {
        match of.addressees.as_slice() {
            [only] => self.row(&format!("{}  {}", of.recommendation, only.addressee), &numbers(&only.counts), out),
            several => {
                self.row(&of.recommendation, &numbers(&of.total), out)?;
                several.iter().try_for_each(|one| self.row(&format!("    {}", one.addressee), &numbers(&one.counts), out))
            }
        }
    }

    /// A row under heads: a name, and numbers to the right. A name that is too long goes on in further lines; the numbers stand beside the last.
    fn row(&self, name: &str, numbers: &[String], out: &mut dyn Write) -> io::Result<()> {
        let room = self.options.width.saturating_sub(numbers.len() * COLUMN);
        let name = plain(name);
        let mut lines = textwrap::wrap(&name, textwrap::Options::new(room).subsequent_indent("    "));
        let last = lines.pop().unwrap_or_default();
        for line in lines {
            writeln!(out, "{line}")?;
        }
        let cells: String = numbers.iter().map(|number| right(number, COLUMN)).collect();
        writeln!(out, "{last}{}{cells}", blank(room, &last))
    }
}

fn numbers(counts: &UptakeCounts) -> Vec<String> {
    let numbers = Taken::ALL.iter().map(|taken| counts.get(*taken)).chain([counts.no_document, counts.not_checkable]);
    numbers.map(|number| if number == 0 { "·".to_owned() } else { number.to_string() }).collect()
}

/// A text moved to the right end of so many columns.
fn right(text: &str, columns: usize) -> String {
    format!("{}{text}", blank(columns, text))
}

/// What is left of so many columns beside a text.
fn blank(columns: usize, text: &str) -> String {
    " ".repeat(columns.saturating_sub(display_width(text)))
}
