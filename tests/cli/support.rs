//! A scratch project and the program run in it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A handbook with gaps that fail a run.
pub(crate) const GAP: &str = "\
# Hedersrelaterat våld och förtryck

Hedersrelaterat våld och förtryck utövas av flera i familjen. Handläggaren ska fråga hur den unga har det hemma.
Hedersrelaterat våld kan bestå av kontroll, hot och slag.
";

/// A document about something else.
pub(crate) const CLEAN: &str = "\
# Rutin för tjänsteresor

Boka tåg i god tid. Spara kvitton och lämna dem till ekonomienheten inom en vecka efter resan.
";

/// A chapter with gaps.
pub(crate) const HONOUR: &str = "## 2. Hedersrelaterat våld\n\nHedersrelaterat våld kan bestå av kontroll, hot och slag.\n";

/// A handbook with two chapters, and others about something else.
pub(crate) fn chapters(first: &str, second: &str) -> String {
    let rest = "## Arbetsmiljö\n\nAlla ska ha en bra stol.\n\nLjuset ska vara gott.\n\n## Resor\n\nTåg går före flyg.\n\nSpara kvitton.\n";
    format!("# Handbok\n\n{first}\n{second}\n{rest}")
}

/// The name of every output.
pub(crate) fn formats() -> impl Iterator<Item = &'static str> {
    lucka::render::Output::ALL.iter().map(|output| output.name)
}

/// A folder that is a project of its own, gone when the test ends.
pub(crate) struct Project(tempfile::TempDir);

impl Project {
    /// A project with these files.
    pub(crate) fn with(files: &[(&str, &str)]) -> Self {
        let project = Self(tempfile::tempdir().unwrap());
        std::fs::create_dir(project.path(".git")).unwrap();
        for (name, text) in files {
            project.write(name, text.as_bytes());
        }
        project
    }

    /// The place of a file.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file.
    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).unwrap();
        std::fs::write(path, bytes).unwrap();
    }

    /// Reads a file.
    pub(crate) fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// The program, in Swedish and without the environment's say.
    pub(crate) fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_lucka"));
        command.current_dir(self.0.path()).args(arguments).env("LC_ALL", "sv_SE.UTF-8");
        for name in ["NO_COLOR", "CLICOLOR_FORCE", "GITHUB_STEP_SUMMARY"] {
            command.env_remove(name);
        }
        command
    }

    /// Runs the program.
    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        Ran::of(self.command(arguments).stdin(Stdio::null()).output().unwrap())
    }

    /// Runs the program with text on standard input.
    pub(crate) fn pipe(&self, arguments: &[&str], input: &[u8]) -> Ran {
        let mut command = self.command(arguments);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(input).unwrap();
        Ran::of(child.wait_with_output().unwrap())
    }
}

/// What a run came to.
#[derive(Debug)]
pub(crate) struct Ran {
    /// Exit status.
    pub(crate) code: i32,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        let text = |bytes| String::from_utf8(bytes).unwrap();
        Self { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }
}
