//! When each gap opened and closed, document by document, and the words that did it.

use std::io::{self, Write};

use super::super::super::changed::changed;
use super::super::super::words::turn;
use super::Page;
use crate::audit::model::{AuditedDocument, GapLife, Turn};

impl Page<'_> {
    /// The lives of all gaps; nothing where no document has more than one edition.
    pub(super) fn timeline(&self, out: &mut dyn Write) -> io::Result<()> {
        let several = |document: &&AuditedDocument| document.editions.len() > 1;
        let lives = |document: &AuditedDocument| self.audit.timeline.iter().filter(|life| life.document == document.id).collect::<Vec<_>>();
        let documents = self.audit.documents.iter().filter(several).map(|document| (document, lives(document)));
        let mut documents = documents.filter(|(_, lives)| !lives.is_empty()).peekable();
        if documents.peek().is_none() {
            return Ok(());
        }
        writeln!(out, "{}", self.paint("1", self.say("Tidslinje", "Timeline")))?;
        for (document, lives) in documents {
            writeln!(out, "{}", self.wrapped("    ", &document.title))?;
            lives.into_iter().try_for_each(|life| self.life(life, document, out))?;
        }
        writeln!(out)
    }

    fn life(&self, life: &GapLife, document: &AuditedDocument, out: &mut dyn Write) -> io::Result<()> {
        let heading = life.section.last().filter(|heading| **heading != document.title);
        let section = heading.map(|heading| format!(": {heading}")).unwrap_or_default();
        let head = format!("{} ({}){section}", life.rule, life.recommendations.join(", "));
        writeln!(out, "{}", self.wrapped("      ", &head))?;
        self.turn(self.say("öppnad", "opened"), &life.opened, out)?;
        if let Some(closed) = &life.closed {
            return self.turn(self.say("stängd", "closed"), closed, out);
        }
        let now = life.statuses.last().map(|last| format!(" ({}: {})", last.edition, self.name(last.status))).unwrap_or_default();
        writeln!(out, "{}", self.wrapped("        ", &format!("{}{now}", self.say("inte stängd", "not closed"))))
    }

    fn turn(&self, name: &str, of: &Turn, out: &mut dyn Write) -> io::Result<()> {
        let said = format!("{name} {}: {}", of.edition, turn(of.kind, self.audit.language));
        writeln!(out, "{}", self.wrapped("        ", &said))?;
        let Some(passage) = &of.passage else { return Ok(()) };
        // Its words may be coloured, which must not be taken out.
        let options = textwrap::Options::new(self.options.width).initial_indent("          ").subsequent_indent("          ");
        writeln!(out, "{}", textwrap::fill(&changed(passage, self.options, self.audit.language), options))
    }
}
