//! The packs that a subcommand works with: those named, and the folders that they build on.

use std::path::Path;

use super::settings::about;
use crate::config::Config;
use crate::files::{self, Project};
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::rules::{DEFAULT_PACK, PackFiles, PackSource, builtin, builtin_ids};
use crate::toml_check::nearest;

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
            None => problems.push(unknown(name.get_ref(), project).with_span(name.span())),
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

/// A name that is neither that of a folder nor of a built-in pack, with the nearest of either.
fn unknown(name: &str, project: &Project) -> Problem {
    let mut known = beside(name, project);
    known.extend(builtin_ids().map(str::to_owned));
    let near = nearest(name, known.iter().map(String::as_str));
    let (sv, en) = near.map_or_else(Default::default, |near| (format!("; menades ”{near}”?"), format!("; did you mean “{near}”?")));
    let root = project.root.display();
    let message = Bilingual::new(
        format!("packs: det finns varken en mapp ”{name}”, räknat från {root}, eller ett inbyggt paket med det namnet{sv}"),
        format!("packs: there is neither a folder “{name}”, seen from {root}, nor a built-in pack of that name{en}"),
    );
    let ids = builtin_ids().collect::<Vec<_>>().join(", ");
    let help = Bilingual::new(format!("De inbyggda paketen är {ids}."), format!("The built-in packs are {ids}."));
    Problem::new("pack-unknown", Gravity::Error, message).with_help(help)
}

/// The folders of packs where the named one should be, each as the configuration would name it.
fn beside(name: &str, project: &Project) -> Vec<String> {
    let name = name.replace('\\', "/");
    let above = name.trim_end_matches('/').rsplit_once('/').map_or("", |(above, _)| above);
    let named = files::folders_with(&project.from_root(above), "pack.toml").into_iter();
    named.map(|folder| if above.is_empty() { folder } else { format!("{above}/{folder}") }).collect()
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
    let files = files::read_pack(path).map_err(|(file, problem)| {
        let file = if file.is_empty() { name.clone() } else { format!("{name}/{file}") };
        about(&file, problem)
    })?;
    if !files.contains_key("pack.toml") {
        let message = Bilingual::new(
            format!("mappen {name} är inget regelpaket: pack.toml saknas"),
            format!("the folder {name} is no pack of rules: pack.toml is missing"),
        );
        let help = Bilingual::new("”lucka rules new” skapar ett paket.", "“lucka rules new” makes one.");
        return Err(Problem::new("pack-incomplete", Gravity::Error, message).with_help(help));
    }
    Ok(PackFiles::read(PackSource::Folder(name), files))
}
