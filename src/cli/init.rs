//! `lucka init`: a commented `lucka.toml` to start from.

use super::args::{General, InitArgs};
use super::console::Console;
use crate::config;
use crate::files;
use crate::language::Bilingual;
use crate::report::Outcome;

pub(super) fn run(args: &InitArgs, general: &General, console: Console) -> Outcome {
    let path = general.config.clone().unwrap_or_else(|| config::FILE_NAME.into());
    let name = path.display();
    if path.exists() && !args.force {
        console.error(&Bilingual::new(
            format!("{name} finns redan; --force ersätter den"),
            format!("{name} is there already; --force replaces it"),
        ));
        return Outcome::Broken;
    }
    match files::write(&path, config::template(console.language).as_bytes()) {
        Ok(()) => {
            console.note(&Bilingual::new(format!("skrev {name}"), format!("wrote {name}")));
            Outcome::Clean
        }
        Err(error) => {
            console.error(&Bilingual::new(format!("det gick inte att skriva {name}: {error}"), format!("could not write {name}: {error}")));
            Outcome::Broken
        }
    }
}
