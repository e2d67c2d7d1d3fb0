//! The packs that a subcommand works with: those named, and the folders that they build on.

use std::path::Path;

use super::settings::about;
use crate::config::Config;
use crate::files::{self, Project};
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::rules::{DEFAULT_PACK, PackFiles, PackSource, builtin, builtin_ids};
use crate::toml_check::not_one_of;

/// The packs of the configuration, else the built-in one; then those of the command line; then the folders that any of these build on.
/// An empty list in the configuration is no wish for the built-in pack: then the command line has to name one.
pub(super) fn gather(folders: &[std::path::PathBuf], config: &Config, project: &Project, problems: &mut Vec<Problem>) -> Vec<PackFiles> {
    let mut packs = Vec::new();
    if let Some(span) = config.no_packs.clone().filter(|_| folders.is_empty()) {
        problems.push(no_packs().with_span(span));
    }
    if config.packs.is_empty() && config.no_packs.is_none() {
        packs.extend(builtin(DEFAULT_PACK));
    }
    for name in &config.packs {
        let path = project.from_root(name.get_ref());
        match builtin(name.get_ref()) {
            Some(pack) => packs.push(pack),
            None if path.is_dir() => match folder(&path, project) {
                Ok(pack) => packs.push(pack),
                Err(problem) => problems.push(problem.with_span(name.span())),
            },
            None => problems.push(not_one_of("packs", name.get_ref(), builtin_ids(), name.span())),
        }
    }
    for path in folders {
        match folder(&project.absolute(path), project) {
            Ok(pack) => packs.push(pack),
            Err(problem) => problems.push(problem),
        }
    }
    with_bases(packs, project, problems)
}

fn no_packs() -> Problem {
    let message = Bilingual::new("”packs” är tom: det finns inga regler att pröva", "“packs” is empty: there are no rules to judge by");
    let help = Bilingual::new(
        format!("Ta bort raden för att använda {DEFAULT_PACK}, eller ange ett paket med --pack."),
        format!("Take the line out to use {DEFAULT_PACK}, or name a pack by --pack."),
    );
    Problem::new("packs-empty", Gravity::Error, message).with_help(help)
}

/// Adds the folders that packs build on, and what these build on. What is found nowhere is left to the compiler to tell.
pub(super) fn with_bases(mut packs: Vec<PackFiles>, project: &Project, problems: &mut Vec<Problem>) -> Vec<PackFiles> {
    let mut at = 0;
    while let Some(pack) = packs.get(at) {
        let entries: Vec<String> = pack.extends();
        let source = pack.source.clone();
        for entry in entries {
            let known = builtin(&entry).is_some() || packs.iter().any(|pack| pack.id().as_deref() == Some(entry.as_str()));
            let Some(name) = source.beside(&entry).filter(|_| !known) else { continue };
            let path = project.from_root(&name);
            if path.is_dir() && !packs.iter().any(|pack| pack.source == PackSource::Folder(name.clone())) {
                match folder(&path, project) {
                    Ok(pack) => packs.push(pack),
                    Err(problem) => problems.push(problem),
                }
            }
        }
        at += 1;
    }
    packs
}

/// Reads a pack from a folder.
pub(super) fn folder(path: &Path, project: &Project) -> Result<PackFiles, Problem> {
    let name = project.name(path);
    let files = files::read_pack(path).map_err(|problem| about(&name, problem))?;
    if !files.contains_key("pack.toml") {
        let message = Bilingual::new(
            format!("mappen {name} är inget regelpaket: pack.toml saknas"),
            format!("the folder {name} is no pack of rules: pack.toml is missing"),
        );
        let help = Bilingual::new("”lucka rules new” skapar ett paket.", "“lucka rules new” makes one.");
        return Err(Problem::new("pack-incomplete", Gravity::Error, message).with_help(help));
    }
    Ok(PackFiles { source: PackSource::Folder(name), files })
}
