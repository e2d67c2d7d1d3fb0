//! The man page: one page with every subcommand and its options, from the definition of the command line.

use std::io::{self, Write};

use clap::Command;
use clap_mangen::Man;
use clap_mangen::roff::{Roff, bold, roman};

use crate::language::Language;

/// Headings of the library, and those of Swedish man pages.
const SWEDISH: [(&str, &str); 4] = [("NAME", "NAMN"), ("SYNOPSIS", "SYNTAX"), ("DESCRIPTION", "BESKRIVNING"), ("OPTIONS", "FLAGGOR")];

/// What the exit statuses mean.
const STATUSES: [(&str, &str, &str); 3] = [
    ("0", "Ingen lucka är så grav att den fäller körningen.", "No gap is grave enough to fail the run."),
    ("1", "Det finns sådana luckor.", "There are such gaps."),
    (
        "2",
        "Körningen är ofullständig: argument, inställningar eller regler är fel, eller något gick inte att läsa eller skriva.",
        "The run is incomplete: arguments, configuration or rules are wrong, or something could not be read or written.",
    ),
];

/// Writes the page of a command, whose texts are in the language already.
pub(super) fn write(command: &Command, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let mut command = command.clone();
    command.build();
    let page = part(|out| draw(&command, language, out))?;
    // Every part of the library's opens with the same two definitions.
    let (definitions, rest): (Vec<&str>, Vec<&str>) = page.lines().partition(|line| line.contains(".ds Aq "));
    let lines = definitions.into_iter().take(2).chain(rest);
    lines.into_iter().try_for_each(|line| writeln!(out, "{line}"))
}

/// Writes the page part by part.
fn draw(command: &Command, language: Language, out: &mut dyn Write) -> io::Result<()> {
    let man = Man::new(command.clone());
    man.render_title(out)?;
    let parts = [
        part(|out| man.render_name_section(out))?,
        part(|out| man.render_synopsis_section(out))?,
        part(|out| man.render_description_section(out))?,
        part(|out| man.render_options_section(out))?,
    ];
    for text in parts {
        out.write_all(in_language(&text, language).as_bytes())?;
    }
    let say = |sv, en| if language == Language::Sv { sv } else { en };
    let mut rest = Roff::new();
    rest.control("SH", [say("KOMMANDON", "COMMANDS")]);
    rest.to_writer(out)?;
    for subcommand in command.get_subcommands() {
        subcommands(subcommand, out)?;
    }
    let mut rest = Roff::new();
    rest.control("SH", [say("SLUTKODER", "EXIT STATUS")]);
    for (status, sv, en) in STATUSES {
        rest.control("TP", []);
        rest.text([bold(status)]);
        rest.text([roman(say(sv, en))]);
    }
    examples(command, say("EXEMPEL", "EXAMPLES"), &mut rest);
    rest.to_writer(out)
}

/// What a method of the library writes, as text.
fn part(write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<String> {
    let mut text = Vec::new();
    write(&mut text)?;
    Ok(String::from_utf8_lossy(&text).into_owned())
}

/// A part of the page with its heading in the language.
fn in_language(text: &str, language: Language) -> String {
    let swedish = SWEDISH.into_iter().filter(|_| language == Language::Sv);
    swedish.fold(text.to_owned(), |text, (en, sv)| text.replace(&format!(".SH {en}\n"), &format!(".SH {sv}\n")))
}

/// A subcommand, and those that it has itself: what it does, how it is called, its own options.
fn subcommands(command: &Command, out: &mut dyn Write) -> io::Result<()> {
    let mut head = Roff::new();
    head.control("SS", [command.get_bin_name().unwrap_or_else(|| command.get_name())]);
    head.text([roman(command.get_about().map(ToString::to_string).unwrap_or_default())]);
    head.to_writer(out)?;
    if command.has_subcommands() {
        return command.get_subcommands().filter(|inner| inner.get_name() != "help").try_for_each(|inner| subcommands(inner, out));
    }
    let own = command.clone().mut_args(|arg| {
        let elsewhere = arg.is_global_set() || arg.get_id() == "help";
        arg.hide(elsewhere)
    });
    let man = Man::new(own);
    for text in [part(|out| man.render_synopsis_section(out))?, part(|out| man.render_options_section(out))?] {
        // The headings of a page of its own would end the section here.
        let kept = text.lines().filter(|line| !line.starts_with(".SH "));
        writeln!(out, ".PP\n{}", kept.collect::<Vec<_>>().join("\n"))?;
    }
    Ok(())
}

/// The examples that end the short help, line by line.
fn examples(command: &Command, heading: &str, roff: &mut Roff) {
    let Some(text) = command.get_after_help().map(ToString::to_string) else { return };
    roff.control("SH", [heading]);
    roff.control("nf", []);
    for line in text.lines().skip(1) {
        roff.text([roman(line.trim_start())]);
    }
    roff.control("fi", []);
}
