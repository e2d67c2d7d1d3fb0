//! The arguments, close to how they are typed; nothing here consults the environment. The Swedish texts are in [`super::swedish`].

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;

use super::values::{
    audit_file, audit_names, compare_file, compare_names, fail_on, file_kinds, language, limit, output_file, output_names,
};
use crate::config::{Config, FailOn};
use crate::formats::{Limit, Limits};
use crate::language::Language;
use crate::render::{AuditOutput, CompareOutput, Output};
use crate::report::Part;

const EXAMPLES: &str = "\
Examples:
  lucka check handbook.md         what the draft lacks, where and why
  lucka check routines/ -f concise one line for each gap in a folder
  lucka explain R7                what recommendation 7 says, and to whom";

/// Finds what guidance documents leave unsaid
#[derive(Debug, Parser)]
#[command(name = "lucka", version, arg_required_else_help = true, disable_help_subcommand = true, max_term_width = 100, after_help = EXAMPLES)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) general: General,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// Options of every subcommand.
#[derive(Debug, Args)]
#[command(next_help_heading = "General options")]
pub(super) struct General {
    /// Language of messages and help: sv or en; without it that of the configuration or the computer, in help and for mistakes in arguments that of the computer
    #[arg(long, global = true, value_name = "LANG", value_parser = language(), hide_possible_values = true)]
    pub(super) lang: Option<Language>,
    /// Say nothing about the run, only what went wrong
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
    /// When to use colour: auto, always or never
    #[arg(long, global = true, value_name = "WHEN", default_value = "auto", hide_default_value = true, hide_possible_values = true)]
    pub(super) color: Color,
}

/// Where settings and rules come from.
#[derive(Debug, Clone, Args)]
pub(super) struct Sources {
    /// Configuration to use instead of the nearest lucka.toml
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    pub(super) config: Option<PathBuf>,
    /// Use no lucka.toml
    #[arg(long)]
    pub(super) no_config: bool,
    /// Add a folder with a pack of rules; may be repeated
    #[arg(long, value_name = "FOLDER")]
    pub(super) pack: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Judge documents by every rule and print the gaps
    Check(CheckArgs),
    /// Hold documents and their editions against the recommendations
    Audit(AuditArgs),
    /// Hold two editions against each other: which gaps closed, opened, moved or remain
    Compare(CompareArgs),
    /// Join the reports of a run that was judged in parts
    Merge(MergeArgs),
    /// Write the gaps that are known, so that only new ones fail a run
    Baseline(BaselineArgs),
    /// Explain a rule, a recommendation, a status or a concept
    Explain(ExplainArgs),
    /// Show, test and begin rules
    Rules(RulesArgs),
    /// Show what a concept or a trial term matches in documents, and what it nearly matches
    Concept(ConceptArgs),
    /// Show the formats that are read
    Formats,
    /// Write a commented lucka.toml, and its schema for editors, in the working folder
    Init(InitArgs),
    /// Print completions for a shell, or the man page
    Completions(CompletionsArgs),
}

/// What a run may take of the machine.
#[derive(Debug, Clone, Args)]
pub(super) struct Effort {
    /// Number of documents judged at a time; without it, as many as there are processor cores; with 1, a PDF is read by one thread too
    #[arg(long, value_name = "N")]
    pub(super) threads: Option<std::num::NonZeroUsize>,
    /// Change a limit on what a document may demand, as NAME=NUMBER; `lucka formats` lists them; may be repeated
    #[arg(long, value_name = "NAME=NUMBER", value_parser = limit)]
    pub(super) limit: Vec<(&'static Limit, u64)>,
}

/// Which documents are judged, and how.
#[derive(Debug, Args)]
pub(super) struct RunArgs {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// Files and folders; `-` for standard input; without any, the working folder
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// The date by which acceptances expire, YYYY-MM-DD; without it, today
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
    #[command(flatten)]
    pub(super) effort: Effort,
    /// File of known gaps, instead of the one in the configuration
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
}

impl Effort {
    /// The limits of the configuration, with those of the command line over them.
    pub(super) fn limits(&self, config: &Config) -> Limits {
        let mut limits = config.limits;
        for (limit, value) in &self.limit {
            (limit.set)(&mut limits, *value);
        }
        limits
    }
}

/// How a report is given, and what fails the run.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "one for each flag")]
pub(super) struct ReportArgs {
    /// Form of what is printed: terminal, concise, json, sarif, junit, github, gitlab, rdjson, markdown or html
    #[arg(long, short, value_name = "FORMAT", value_parser = output_names(), hide_possible_values = true)]
    pub(super) format: Option<Output>,
    /// Write the report to a file too, as FORMAT=FILE; `-` for standard output; may be repeated
    #[arg(long, short, value_name = "FORMAT=FILE", value_parser = output_file)]
    pub(super) output: Vec<(Output, PathBuf)>,
    /// The least grave gap that fails the run: error, warning, advice or never
    #[arg(long, value_name = "LEVEL", value_parser = fail_on(), hide_possible_values = true)]
    pub(super) fail_on: Option<FailOn>,
    /// Exit with 0 whatever the gaps; what could not be read still gives 2
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Show what is covered too, with the passages that say it
    #[arg(long, short)]
    pub(super) all: bool,
    /// Let a run without any document pass
    #[arg(long)]
    pub(super) allow_empty: bool,
    /// Show accepted and known gaps too
    #[arg(long)]
    pub(super) include_accepted: bool,
    /// Fail when the baseline no longer fits: a gap that is gone, a section or rule that has changed
    #[arg(long)]
    pub(super) strict_baseline: bool,
}

#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "one for each flag")]
pub(super) struct AuditArgs {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// Files and folders with the documents; without any, the working folder
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Form of what is printed: terminal, markdown, csv, xlsx, html or json
    #[arg(long, short, value_name = "FORMAT", value_parser = audit_names(), hide_possible_values = true)]
    pub(super) format: Option<AuditOutput>,
    /// Write the audit to a file too, as FORMAT=FILE; `-` for standard output; may be repeated
    #[arg(long, short, value_name = "FORMAT=FILE", value_parser = audit_file)]
    pub(super) output: Vec<(AuditOutput, PathBuf)>,
    /// Judge every revision of the files in the history of their git repository as an edition
    #[arg(long)]
    pub(super) git: bool,
    /// Count acceptances that are written in the audited documents themselves
    #[arg(long)]
    pub(super) trust_inline: bool,
    /// The date of the audit, by which acceptances expire, YYYY-MM-DD; without it, today
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
    #[command(flatten)]
    pub(super) effort: Effort,
    /// The least grave gap in a latest edition that gives exit status 1: error, warning, advice or never
    #[arg(long, value_name = "LEVEL", value_parser = fail_on(), hide_possible_values = true)]
    pub(super) fail_on: Option<FailOn>,
    /// Exit with 0 whatever the gaps; what could not be read still gives 2
    #[arg(long)]
    pub(super) exit_zero: bool,
    /// Let a run without any document pass
    #[arg(long)]
    pub(super) allow_empty: bool,
}

#[derive(Debug, Args)]
pub(super) struct CompareArgs {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// The old and the new edition, files or folders; with --git, what is compared with its old state
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    /// Compare with this git revision instead of another path
    #[arg(long, value_name = "REV")]
    pub(super) git: Option<String>,
    /// Form of what is printed: terminal, html or json
    #[arg(long, short, value_name = "FORMAT", value_parser = compare_names(), hide_possible_values = true)]
    pub(super) format: Option<CompareOutput>,
    /// Write the comparison to a file too, as FORMAT=FILE; `-` for standard output; may be repeated
    #[arg(long, short, value_name = "FORMAT=FILE", value_parser = compare_file)]
    pub(super) output: Vec<(CompareOutput, PathBuf)>,
    /// Count acceptances that are written in the compared documents themselves
    #[arg(long)]
    pub(super) trust_inline: bool,
    /// The date by which acceptances expire, YYYY-MM-DD; without it, today
    #[arg(long, value_name = "DATE")]
    pub(super) today: Option<Date>,
    #[command(flatten)]
    pub(super) effort: Effort,
    /// The least grave gap that fails the run if it opened: error, warning, advice or never
    #[arg(long, value_name = "LEVEL", value_parser = fail_on(), hide_possible_values = true)]
    pub(super) fail_on: Option<FailOn>,
    /// Exit with 0 also when a gap opened; what could not be read still gives 2
    #[arg(long)]
    pub(super) exit_zero: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// File name of standard input; its ending tells the format
    #[arg(long, value_name = "NAME")]
    pub(super) stdin_name: Option<PathBuf>,
    /// Run only this rule; may be repeated
    #[arg(long, value_name = "ID")]
    pub(super) rule: Vec<String>,
    /// Count only gaps in documents that have changed since HEAD parted from this git revision; the rest are shown as known
    #[arg(long, value_name = "REV")]
    pub(super) changed_since: Option<String>,
    /// Judge only the Nth of M parts of the documents; lucka merge joins the reports
    #[arg(long, value_name = "N/M")]
    pub(super) shard: Option<Part>,
    #[command(flatten)]
    pub(super) report: ReportArgs,
}

#[derive(Debug, Args)]
pub(super) struct MergeArgs {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// Reports of all parts, made with lucka check --shard N/M --output json=FILE
    #[arg(value_name = "REPORT", required = true)]
    pub(super) reports: Vec<PathBuf>,
    /// File of known gaps, instead of the one in the configuration
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    #[command(flatten)]
    pub(super) report: ReportArgs,
}

#[derive(Debug, Args)]
pub(super) struct BaselineArgs {
    #[command(flatten)]
    pub(super) run: RunArgs,
    /// Take in gaps that an existing baseline does not know
    #[arg(long)]
    pub(super) accept_new: bool,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// Id of a rule, a recommendation, a status or a concept
    #[arg(value_name = "ID")]
    pub(super) id: String,
}

#[derive(Debug, Args)]
#[command(arg_required_else_help = true)]
pub(super) struct RulesArgs {
    #[command(subcommand)]
    pub(super) command: RulesCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum RulesCommand {
    /// List the rules with their sources and measured precision and recall
    List(RulesListArgs),
    /// Run the examples that rules carry, and look for mistakes in their terms
    Test(RulesTestArgs),
    /// Begin a rule, in a pack of its own if there is none, with examples to fill in
    New(RulesNewArgs),
    /// Print a JSON Schema of a pack's files or of lucka.toml, for editors
    Schema(RulesSchemaArgs),
}

#[derive(Debug, Args)]
pub(super) struct RulesTestArgs {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// Folder or id of the pack to test; without it, all packs that are loaded
    #[arg(value_name = "PACK")]
    pub(super) name: Option<PathBuf>,
    /// Test only this rule; may be repeated
    #[arg(long, value_name = "ID")]
    pub(super) rule: Vec<String>,
    /// Fail on rules whose examples do not show both sides and on doubtful terms too
    #[arg(long)]
    pub(super) strict: bool,
    /// Show what is as expected too
    #[arg(long, short)]
    pub(super) all: bool,
}

#[derive(Debug, Args)]
pub(super) struct RulesNewArgs {
    /// Id of the rule, such as `routine-names-contact`
    #[arg(value_name = "ID")]
    pub(super) id: String,
    /// Folder of the pack; it is made if it is not there
    #[arg(long, value_name = "FOLDER", default_value = "rules", hide_default_value = true)]
    pub(super) folder: PathBuf,
    /// Concept that a section must be about to be judged
    #[arg(long, value_name = "CONCEPT")]
    pub(super) about: Option<String>,
    /// Concept that the section has to mention
    #[arg(long, value_name = "CONCEPT")]
    pub(super) mentions: Option<String>,
}

#[derive(Debug, Args)]
pub(super) struct RulesSchemaArgs {
    /// Kind of file: pack, concepts, recommendations, rule, measured, or config for lucka.toml
    #[arg(value_name = "KIND", value_parser = file_kinds(), default_value = "rule", hide_default_value = true, hide_possible_values = true)]
    pub(super) kind: String,
    /// Write the schemas of all of a pack's kinds into this folder instead
    #[arg(long, value_name = "FOLDER")]
    pub(super) write: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub(super) struct ConceptArgs {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// Id of a concept, or a term to try; a term that ends in `*` is an open beginning of words
    #[arg(value_name = "TERM|ID")]
    pub(super) term: String,
    /// Documents to look in; `-` for standard input
    #[arg(value_name = "FILE", required = true)]
    pub(super) paths: Vec<PathBuf>,
    /// Match the term letter for letter, as an acronym or a name
    #[arg(long)]
    pub(super) exact: bool,
}

#[derive(Debug, Args)]
pub(super) struct RulesListArgs {
    #[command(flatten)]
    pub(super) sources: Sources,
    /// Form of the list: table or json
    #[arg(long, short, value_name = "FORMAT", default_value = "table", hide_default_value = true, hide_possible_values = true)]
    pub(super) format: ListFormat,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum ListFormat {
    Table,
    Json,
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// Replace a lucka.toml that is there
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Debug, Args)]
pub(super) struct CompletionsArgs {
    /// bash, elvish, fish, powershell, zsh, or man for the man page
    #[arg(value_name = "SHELL", hide_possible_values = true)]
    pub(super) shell: Target,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Target {
    Bash,
    Elvish,
    Fish,
    Powershell,
    Zsh,
    Man,
}
