//! `lucka completions`: completions for shells and the man page, from the definition of the command line.

use clap::CommandFactory;
use clap_complete::{Shell, generate};

use super::args::{Arguments, CompletionsArgs, Target};
use super::console::Console;
use super::{manual, swedish};
use crate::report::Outcome;

pub(super) fn run(args: &CompletionsArgs, console: Console) -> Outcome {
    let mut command = swedish::translate(Arguments::command(), console.language);
    let shell = match args.shell {
        Target::Bash => Shell::Bash,
        Target::Elvish => Shell::Elvish,
        Target::Fish => Shell::Fish,
        Target::Powershell => Shell::PowerShell,
        Target::Zsh => Shell::Zsh,
        Target::Man => return console.print(|out| manual::write(&command, console.language, out)),
    };
    let mut script = Vec::new();
    generate(shell, &mut command, "lucka", &mut script);
    console.print(|out| out.write_all(&script))
}
