//! `lucka init`: a commented `lucka.toml` to start from, with its schema for editors.

use std::path::Path;

use super::args::InitArgs;
use super::console::Console;
use crate::config;
use crate::files;
use crate::language::Bilingual;
use crate::report::Outcome;

pub(super) fn run(args: &InitArgs, console: Console) -> Outcome {
    let name = config::FILE_NAME;
    let path = Path::new(name);
    if path.exists() && !args.force {
        console.error(&Bilingual::new(
            format!("{name} finns redan; --force ersätter den"),
            format!("{name} is there already; --force replaces it"),
        ));
        return Outcome::Broken;
    }
    let schema = config::schema_text();
    // The schema is the program's own file, so that an older one is replaced; editors are led to it by the first line of the other.
    let texts = [(name, config::template(console.language)), (config::SCHEMA_FILE, schema)];
    let outcomes = texts.map(|(name, text)| write(name, text, console));
    outcomes.into_iter().max().unwrap_or(Outcome::Clean)
}

fn write(name: &str, text: &str, console: Console) -> Outcome {
    let outcome = console.written(&Bilingual::new(name, name), files::write(Path::new(name), text.as_bytes()));
    if outcome == Outcome::Clean {
        console.note(&Bilingual::new(format!("skrev {name}"), format!("wrote {name}")));
    }
    outcome
}
