//! `lucka formats`: what is read, how well, and within which limits.

use super::console::Console;
use crate::formats::{Limits, TABLE};
use crate::language::Language;
use crate::report::Outcome;

pub(super) fn run(console: Console) -> Outcome {
    let swedish = console.language == Language::Sv;
    console.print(|out| {
        for format in TABLE {
            let extensions = format.extensions.iter().map(|end| format!(".{end}")).collect::<Vec<_>>().join(", ");
            let [sv, en] = format.quality;
            writeln!(out, "{:<10} {extensions:<31} {}", format.name, if swedish { sv } else { en })?;
        }
        let told = console.say(
            "Innehållet går före filändelsen för PDF, Word, OpenDocument och RTF. En fil som anges för sig läses vad den än heter.",
            "For PDF, Word, OpenDocument and RTF the content goes before the extension. A file that is named by itself is read whatever its name.",
        );
        let limits = console.say(
            "Gränser, som ändras med --limit NAMN=TAL eller under [limits] i lucka.toml:",
            "Limits, to be changed with --limit NAME=NUMBER or under [limits] in lucka.toml:",
        );
        writeln!(out, "\n{told}\n\n{limits}")?;
        for limit in Limits::ALL {
            let value = (limit.get)(&Limits::default());
            writeln!(out, "{:<16} {value:>9}  {}", limit.name, if swedish { limit.sv } else { limit.en })?;
        }
        Ok(())
    })
}
