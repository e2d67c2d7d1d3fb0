//! From arguments and configuration to settings: the project, the rules and the language that a subcommand works with.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::args::{General, Sources};
use super::console::Console;
use super::packs;
use crate::config::{self, Config};
use crate::files::{self, Project};
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::report::{Outcome, sha256};
use crate::rules::{self, Fault, PackFiles, RuleSet};

/// What every subcommand that uses rules starts from.
pub(super) struct Settings {
    pub(super) project: Project,
    pub(super) config: Config,
    /// The configuration's name in reports and its text; `None` without one.
    pub(super) config_file: Option<(String, String)>,
    /// The packs' files.
    pub(super) packs: Vec<PackFiles>,
    pub(super) rules: RuleSet,
    /// Ids of all rules loaded.
    pub(super) known_rules: BTreeSet<String>,
    pub(super) console: Console,
}

impl Settings {
    /// Reads the configuration and the packs; tells all mistakes at once.
    pub(super) fn load(general: &General, sources: &Sources, console: Console) -> Result<Self, Outcome> {
        let working = std::env::current_dir().unwrap_or_default();
        let path = config_path(sources, &working).map_err(|problem| tell(&[problem], None, console))?;
        let project = Project::locate(working, path.as_deref());
        let config_file = match &path {
            Some(path) => Some(read_config(&project, path, console)?),
            None => None,
        };
        let text = config_file.as_ref().map(|(_, text)| text.as_str()).unwrap_or_default();
        let (config, mut problems) = config::parse(text);
        let console = console.speaking(general.lang.or(config.lang).unwrap_or(console.language));
        let packs = packs::gather(&sources.pack, &config, &project, &mut problems);
        let (rules, faults) = rules::compile(&packs);
        let sound = problems.is_empty() && faults.is_empty();
        if faults.is_empty() {
            problems.extend(config.check_names(&rules));
        }
        let outcome = (!problems.is_empty()).then(|| tell(&problems, config_file.as_ref(), console));
        if !sound || outcome.is_some() {
            tell_faults(&faults, console);
            return Err(Outcome::Broken);
        }
        let known_rules = rules.rules.iter().map(|rule| rule.id.clone()).collect();
        Ok(Self { project, config, config_file, packs, rules, known_rules, console })
    }

    /// The project that a folder belongs to, whatever the configuration says.
    pub(super) fn project(folder: &Path) -> Project {
        let config = files::find_upwards(folder, config::FILE_NAME);
        Project::locate(folder.to_owned(), config.as_deref())
    }

    /// The configuration's name in reports.
    pub(super) fn config_name(&self) -> Option<String> {
        self.config_file.as_ref().map(|(name, _)| name.clone())
    }

    /// SHA-256 of the configuration; empty without one.
    pub(super) fn config_hash(&self) -> String {
        self.config_file.as_ref().map(|(_, text)| sha256(text.as_bytes())).unwrap_or_default()
    }

    /// Shows a problem whose span is in the configuration.
    pub(super) fn show(&self, problem: &Problem) {
        self.console.problem(problem, file(self.config_file.as_ref()));
    }
}

fn file(config: Option<&(String, String)>) -> Option<(&str, &str)> {
    config.map(|(name, text)| (name.as_str(), text.as_str()))
}

fn tell(problems: &[Problem], config: Option<&(String, String)>, console: Console) -> Outcome {
    for problem in problems {
        console.problem(problem, file(config));
    }
    Outcome::Broken
}

/// Shows mistakes in packs, each in its file.
pub(super) fn tell_faults(faults: &[Fault], console: Console) {
    for fault in faults {
        console.problem(&fault.problem, Some((&fault.file, &fault.text)));
    }
}

fn config_path(sources: &Sources, working: &Path) -> Result<Option<PathBuf>, Problem> {
    if sources.no_config {
        return Ok(None);
    }
    let Some(path) = &sources.config else { return Ok(files::find_upwards(working, config::FILE_NAME)) };
    if working.join(path).is_file() {
        return Ok(Some(path.clone()));
    }
    let name = path.display();
    let message = Bilingual::new(format!("inställningsfilen {name} finns inte"), format!("there is no configuration {name}"));
    Err(Problem::new("config-not-found", Gravity::Error, message))
}

fn read_config(project: &Project, path: &Path, console: Console) -> Result<(String, String), Outcome> {
    let absolute = project.absolute(path);
    let name = project.name(&absolute);
    match files::read_text(&absolute) {
        Ok(text) => Ok((name, text)),
        Err(problem) => Err(tell(&[about(&name, problem)], None, console)),
    }
}

/// A problem with the name of the file that it is about.
pub(super) fn about(name: &str, problem: Problem) -> Problem {
    let message = Bilingual::new(format!("{name}: {}", problem.message.sv), format!("{name}: {}", problem.message.en));
    Problem { message, ..problem }
}
