//! `lucka init`: a commented `lucka.toml` to start from.

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
    let written = files::write(path, config::template(console.language).as_bytes());
    let outcome = console.written(&Bilingual::new(name, name), written);
    if outcome == Outcome::Clean {
        console.note(&Bilingual::new(format!("skrev {name}"), format!("wrote {name}")));
    }
    outcome
}
