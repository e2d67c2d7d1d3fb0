//! `lucka rules schema`: the JSON Schemas of the files of a pack and of `lucka.toml`, for editors.

use std::path::Path;

use crate::cli::args::RulesSchemaArgs;
use crate::cli::console::{Console, could_not_write};
use crate::config;
use crate::files;
use crate::language::Bilingual;
use crate::report::Outcome;
use crate::rules::FileKind;

pub(super) fn run(args: &RulesSchemaArgs, console: Console) -> Outcome {
    if let Some(folder) = &args.write {
        return match write(folder) {
            Ok(names) => {
                let names = names.join(", ");
                let folder = folder.display();
                console.note(&Bilingual::new(format!("skrev i {folder}: {names}"), format!("wrote in {folder}: {names}")));
                Outcome::Clean
            }
            Err(error) => {
                console.error(&could_not_write(None, &error));
                Outcome::Broken
            }
        };
    }
    let schema = FileKind::by_name(&args.kind).map_or_else(config::schema_text, FileKind::schema_text);
    console.print(|out| out.write_all(schema.as_bytes()))
}

/// Writes all schemas into a folder; returns their names.
pub(super) fn write(folder: &Path) -> std::io::Result<Vec<String>> {
    FileKind::ALL
        .into_iter()
        .map(|kind| files::write(&folder.join(kind.schema_file()), kind.schema_text().as_bytes()).map(|()| kind.schema_file()))
        .collect()
}
