//! `lucka rules new`: a rule begun, with examples to fill in; in a pack that is made for it where there is none.

use std::path::{Path, PathBuf};

use super::schema;
use crate::cli::args::{General, RulesNewArgs};
use crate::cli::console::{Console, could_not_write};
use crate::cli::packs;
use crate::cli::settings::{Settings, tell_faults};
use crate::config;
use crate::files;
use crate::language::{Bilingual, Language};
use crate::report::Outcome;
use crate::rules::{self, RuleSet};
use crate::toml_check::nearest;
use crate::trial::UNFILLED;

/// What stops a rule from being begun; it has been told already where there is no message.
type Stop = Option<Bilingual>;

pub(super) fn run(args: &RulesNewArgs, general: &General, console: Console) -> Outcome {
    let working = std::env::current_dir().unwrap_or_default();
    let console = console.speaking(general.lang.or_else(|| configured(&working)).unwrap_or(console.language));
    match begin(args, &working.join(&args.folder), console) {
        Ok(written) => {
            for path in &written {
                let name = path.strip_prefix(&working).unwrap_or(path).display();
                console.note(&Bilingual::new(format!("skrev {name}"), format!("wrote {name}")));
            }
            let folder = args.folder.display();
            console.note(&Bilingual::new(
                format!("fyll i det som börjar med {}, och kör sedan: lucka rules test {folder}", UNFILLED[0]),
                format!("fill in what begins with {}, then run: lucka rules test {folder}", UNFILLED[1]),
            ));
            Outcome::Clean
        }
        Err(stop) => {
            if let Some(message) = stop {
                console.error(&message);
            }
            Outcome::Broken
        }
    }
}

/// The language of the configuration, if there is one that says it.
fn configured(working: &Path) -> Option<Language> {
    let text = files::read_text(&files::find_upwards(working, config::FILE_NAME)?).ok()?;
    config::parse(&text).0.lang
}

/// Writes the files; returns those written.
fn begin(args: &RulesNewArgs, folder: &Path, console: Console) -> Result<Vec<PathBuf>, Stop> {
    check_id(&args.id)?;
    let path = folder.join("rules").join(format!("{}.toml", args.id));
    let mut files = Vec::new();
    let mut languages = Language::ALL.to_vec();
    let concepts = if folder.join("pack.toml").is_file() {
        let concepts;
        (concepts, languages) = known_concepts(args, folder, console)?;
        concepts
    } else {
        let ids = [args.about.as_deref().unwrap_or("topic"), args.mentions.as_deref().unwrap_or("matter")];
        ids.into_iter().try_for_each(check_id)?;
        files.extend(pack(folder, ids, console.language));
        ids.map(|id| Named { id: id.to_owned(), title: Bilingual::new(words(id), words(id)) })
    };
    files.push((path, in_languages(&rule(&args.id, &concepts, console.language), &languages)));
    if let Some((there, _)) = files.iter().find(|(path, _)| path.exists()) {
        let name = there.display();
        return Err(Some(Bilingual::new(format!("{name} finns redan"), format!("{name} is there already"))));
    }
    let failed = |error: std::io::Error| Some(could_not_write(None, &error));
    for (path, text) in &files {
        files::write(path, text.as_bytes()).map_err(failed)?;
    }
    let schemas = folder.join("schemas");
    let written = schema::write(&schemas).map_err(failed)?;
    Ok(files.into_iter().map(|(path, _)| path).chain(written.into_iter().map(|name| schemas.join(name))).collect())
}

/// Ids are used as file names, on the command line and in reports.
fn check_id(id: &str) -> Result<(), Stop> {
    let fits = !id.is_empty() && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    let message = || {
        Some(Bilingual::new(
            format!("”{id}” duger inte som id: bara små bokstäver a–z, siffror och bindestreck"),
            format!("“{id}” will not do as an id: only small letters a–z, digits and hyphens"),
        ))
    };
    fits.then_some(()).ok_or_else(message)
}

/// A concept as the scaffold names it.
struct Named {
    id: String,
    title: Bilingual,
}

/// The concepts asked for, else the first ones, of a pack that is there, and the languages that it is written in.
fn known_concepts(args: &RulesNewArgs, folder: &Path, console: Console) -> Result<([Named; 2], Vec<Language>), Stop> {
    let (set, languages) = compiled(folder, console)?;
    if set.rules.iter().any(|rule| rule.id == args.id) {
        let id = &args.id;
        return Err(Some(Bilingual::new(format!("regeln ”{id}” finns redan"), format!("the rule “{id}” is there already"))));
    }
    Ok(([concept(&set, args.about.as_deref(), 0)?, concept(&set, args.mentions.as_deref(), 1)?], languages))
}

/// The pack in a folder with those that it builds on, and its own languages.
fn compiled(folder: &Path, console: Console) -> Result<(RuleSet, Vec<Language>), Stop> {
    let project = Settings::project(folder);
    let tell = |problem| {
        console.problem(&problem, None);
        None
    };
    let pack = packs::folder(folder, &project).map_err(tell)?;
    let languages = pack.languages();
    let mut problems = Vec::new();
    let all = packs::with_bases(vec![pack], &project, &mut problems);
    if let Some(problem) = problems.into_iter().next() {
        return Err(tell(problem));
    }
    let (set, faults) = rules::compile(&all);
    tell_faults(&faults, console);
    if faults.is_empty() { Ok((set, languages)) } else { Err(None) }
}

fn concept(set: &RuleSet, asked: Option<&str>, position: usize) -> Result<Named, Stop> {
    let found = match asked {
        Some(id) => set.concepts.iter().find(|concept| concept.id == id),
        None => set.concepts.get(position).or(set.concepts.first()),
    };
    if let Some(concept) = found {
        return Ok(Named { id: concept.id.clone(), title: concept.title.clone() });
    }
    let id = asked.unwrap_or_default();
    let near = nearest(id, set.concepts.iter().map(|concept| concept.id.as_str()));
    let (sv, en) = near.map_or_else(Default::default, |near| (format!(" Menades ”{near}”?"), format!(" Did you mean “{near}”?")));
    Err(Some(Bilingual::new(
        format!("begreppet ”{id}” finns inte i paketet.{sv} Nya begrepp skrivs i concepts.toml."),
        format!("the pack has no concept “{id}”.{en} New concepts are written in concepts.toml."),
    )))
}

/// The files of a new pack.
fn pack(folder: &Path, concepts: [&str; 2], language: Language) -> Vec<(PathBuf, String)> {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or("rules");
    let id: String = name.to_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    let (pack, head) = match language {
        Language::Sv => (include_str!("scaffold/pack.sv.toml"), include_str!("scaffold/concepts.sv.toml")),
        Language::En => (include_str!("scaffold/pack.en.toml"), include_str!("scaffold/concepts.en.toml")),
    };
    let mut text = head.to_owned();
    for concept in concepts {
        text.push_str(&include_str!("scaffold/concept.toml").replace("{id}", concept).replace("{words}", &words(concept)));
    }
    vec![(folder.join("pack.toml"), pack.replace("{id}", &id)), (folder.join("concepts.toml"), text)]
}

/// The words of an id.
fn words(id: &str) -> String {
    id.replace('-', " ").trim().to_owned()
}

fn rule(id: &str, [about, mentions]: &[Named; 2], language: Language) -> String {
    let (template, marker) = match language {
        Language::Sv => (include_str!("scaffold/rule.sv.toml"), UNFILLED[0]),
        Language::En => (include_str!("scaffold/rule.en.toml"), UNFILLED[1]),
    };
    let filled = [
        ("{marker}", marker.to_owned()),
        ("{id}", id.to_owned()),
        ("{about}", about.id.clone()),
        ("{mentions}", mentions.id.clone()),
        ("{mentions-sv}", mentions.title.sv.clone()),
        ("{mentions-en}", mentions.title.en.clone()),
        ("{About-sv}", capitalised(&about.title.sv)),
        ("{About-en}", capitalised(&about.title.en)),
    ];
    filled.iter().fold(template.to_owned(), |text, (name, value)| text.replace(name, value))
}

/// A rule's scaffold with the texts and examples of these languages alone.
fn in_languages(text: &str, languages: &[Language]) -> String {
    const EXAMPLE: &str = "[[example]]";
    let dropped: Vec<&str> =
        Language::ALL.iter().filter(|language| !languages.contains(language)).map(|language| language.code()).collect();
    let (head, examples) = text.split_once(EXAMPLE).unwrap_or((text, ""));
    let kept = |line: &&str| !dropped.iter().any(|code| line.trim_start_matches("# ").starts_with(&format!("{code} = ")));
    let head: String = head.split_inclusive('\n').filter(kept).collect();
    let wanted = |example: &&str| !dropped.iter().any(|code| example.contains(&format!("lang = \"{code}\"")));
    let examples: String = examples.split(EXAMPLE).filter(wanted).flat_map(|example| [EXAMPLE, example]).collect();
    format!("{}\n", format!("{head}{examples}").trim_end())
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
