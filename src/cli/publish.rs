//! What `check` and `merge` do with a settled report: print it, write it to files, tell about the run, and decide the exit status.

use std::io;
use std::path::Path;

use super::args::ReportArgs;
use super::console::Console;
use super::forms::Forms;
use super::notes;
use super::run::Run;
use super::settings::Settings;
use super::targets::Targets;
use crate::files;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};
use crate::render::{Options, Output, View};
use crate::report::{Outcome, Policy};

/// Most bytes of a job's summary: GitHub drops one of more than a mebibyte.
const JOB_SUMMARY: usize = 1_000_000;

impl ReportArgs {
    /// The forms asked for; an error has been told.
    pub(super) fn forms(&self, console: Console) -> Result<Forms<Output>, Outcome> {
        Forms::of(self.format, &self.output, console)
    }
}

/// Gives the report in every form asked for; what the run comes to.
pub(super) fn publish(args: &ReportArgs, forms: &Forms<Output>, settings: &Settings, run: &Run) -> Outcome {
    let printed = print(args, forms, settings, run);
    let policy = Policy {
        fail_on: args.fail_on.or(settings.config.fail_on).unwrap_or_default(),
        exit_zero: args.exit_zero,
        allow_empty: args.allow_empty || run.documents_elsewhere,
    };
    let outcome = outcome(args, policy, run).max(printed);
    notes::tell(settings, run, policy, outcome);
    outcome
}

/// Prints the report, and writes it to the files asked for.
fn print(args: &ReportArgs, forms: &Forms<Output>, settings: &Settings, run: &Run) -> Outcome {
    let output = forms.printed;
    let console = settings.console;
    let prefix = settings.project.from_repository();
    let options = Options { all: args.all, include_accepted: args.include_accepted, prefix, ..Options::default() };
    let mut view = View { report: &run.report, rules: &settings.rules, language: console.language, options };
    let mut outcome = Outcome::Clean;
    let mut targets = Targets::but(settings, run.report.documents.iter().map(|document| document.path.as_str()));
    for (output, path) in &forms.files {
        outcome = outcome.max(targets.write(path, |out| output.write(&view, out)));
    }
    for said in forms.all().filter_map(|output| output.left_out(&view)).take(1) {
        let help = Bilingual::new("Dela upp körningen, eller läs json.", "Split the run, or read json.");
        console.problem(&Problem::new("results-left-out", Gravity::Warning, said).with_help(help), None);
    }
    let dress = console.options(&io::stdout());
    view.options = Options { colour: dress.colour, width: dress.width, ..view.options };
    if output.name == "github" {
        outcome = outcome.max(job_summary(&view, console));
    }
    outcome.max(console.print(|out| output.write(&view, out)))
}

/// Few annotations are shown for a step, so the whole goes to the job's summary too, where GitHub names a file for it.
fn job_summary(view: &View<'_>, console: Console) -> Outcome {
    let Some(path) = std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) else { return Outcome::Clean };
    let mut page = Vec::new();
    let written = Output::by_name("markdown").map_or(Ok(()), |output| output.write(view, &mut page));
    let rest =
        console.say("Resten får inte plats här; hela rapporten ger --output.", "The rest does not fit here; --output gives the whole.");
    let page = shortened(&String::from_utf8_lossy(&page), JOB_SUMMARY, rest);
    let name = Bilingual::new("jobbets sammanfattning", "the job's summary");
    console.written(&name, written.and_then(|()| files::append(Path::new(&path), page.as_bytes())))
}

/// A page of at most so many bytes, which ends with a whole line and says so.
fn shortened(page: &str, most: usize, rest: &str) -> String {
    if page.len() <= most {
        return page.to_owned();
    }
    let end = page.bytes().take(most).rposition(|byte| byte == b'\n').unwrap_or(0);
    format!("{}\n\n{rest}\n", page.get(..end).unwrap_or_default())
}

/// What the run comes to: the report first, then what is wrong with the configuration or the baseline.
fn outcome(args: &ReportArgs, policy: Policy, run: &Run) -> Outcome {
    let of_report = Outcome::of(&run.report, policy);
    let broken = run.notices.iter().any(|notice| notice.problem.gravity == Gravity::Error);
    let strict = args.strict_baseline && run.fit.changes > 0 && !args.exit_zero;
    let extra = match (broken, strict) {
        (true, _) => Outcome::Broken,
        (false, true) => Outcome::Gaps,
        (false, false) => Outcome::Clean,
    };
    of_report.max(extra)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_page_ends_with_a_whole_line() {
        assert_eq!(shortened("å\nö\n", 9, "rest"), "å\nö\n");
        assert_eq!(shortened("å\nö\n", 4, "rest"), "å\n\nrest\n");
        assert_eq!(shortened("åäö", 3, "rest"), "\n\nrest\n");
    }
}
