//! The two streams: findings to standard output, everything about the run to standard error.

use std::io::{self, IsTerminal, Write};

use super::args::Color;
use crate::language::{Bilingual, Language, system_error};
use crate::problem::{Gravity, Problem};
use crate::render::{self, Options};
use crate::report::Outcome;

/// How the user is spoken to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Console {
    pub(super) language: Language,
    pub(super) quiet: bool,
    color: Color,
}

impl Console {
    pub(super) fn new(language: Language, quiet: bool, color: Color) -> Self {
        Self { language, quiet, color }
    }

    /// The same console in another language.
    pub(super) fn speaking(self, language: Language) -> Self {
        Self { language, ..self }
    }

    /// The text in the user's language.
    pub(super) fn say<'t>(self, sv: &'t str, en: &'t str) -> &'t str {
        match self.language {
            Language::Sv => sv,
            Language::En => en,
        }
    }

    /// Writes findings to standard output. A pipe that the reader has closed is no fault; anything else is.
    pub(super) fn print(self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Outcome {
        let mut out = io::BufWriter::new(io::stdout().lock());
        match write(&mut out).and_then(|()| out.flush()) {
            Ok(()) => Outcome::Clean,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Clean,
            Err(error) => {
                self.error(&could_not_write(None, &error));
                Outcome::Broken
            }
        }
    }

    /// What writing a file came to. Its name may be that of a pipe, which the reader may close.
    pub(super) fn written(self, name: &Bilingual, result: io::Result<()>) -> Outcome {
        match result {
            Ok(()) => Outcome::Clean,
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Outcome::Clean,
            Err(error) => {
                self.error(&could_not_write(Some(name), &error));
                Outcome::Broken
            }
        }
    }

    /// Tells something about the run, unless the user wants quiet.
    pub(super) fn note(self, text: &Bilingual) {
        if !self.quiet {
            to_stderr(text.get(self.language));
        }
    }

    /// Tells what broke the run.
    pub(super) fn error(self, text: &Bilingual) {
        to_stderr(&format!("lucka: {}", text.get(self.language)));
    }

    /// Shows a problem, with its place in the file that its span is in; notes only if the user does not want quiet.
    pub(super) fn problem(self, problem: &Problem, file: Option<(&str, &str)>) {
        if !self.quiet || problem.gravity > Gravity::Note {
            let options = self.options(&io::stderr());
            to_stderr(render::problem(problem, file, self.language, &options).trim_end());
        }
    }

    /// The dress of output that goes to a stream.
    pub(super) fn options(self, stream: &impl IsTerminal) -> Options {
        let width = terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0)).clamp(60, 120);
        Options { colour: self.colour(stream), width: if stream.is_terminal() { width } else { 100 }, ..Options::default() }
    }

    fn colour(self, stream: &impl IsTerminal) -> bool {
        let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
        match self.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto if std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty()) => false,
            Color::Auto => set("CLICOLOR_FORCE") || stream.is_terminal(),
        }
    }
}

/// Why a file, or standard output if none is named, could not be written.
pub(super) fn could_not_write(name: Option<&Bilingual>, error: &io::Error) -> Bilingual {
    let why = system_error(error);
    let (sv, en) = name.map_or_else(Default::default, |name| (format!(" {}", name.sv), format!(" {}", name.en)));
    Bilingual::new(format!("det gick inte att skriva{sv}: {}", why.sv), format!("could not write{en}: {}", why.en))
}

/// A line to standard error; where that is closed, there is nobody to tell.
pub(super) fn to_stderr(text: &str) {
    // In one piece: standard error is not buffered.
    let _ = io::stderr().lock().write_all(format!("{text}\n").as_bytes());
}
