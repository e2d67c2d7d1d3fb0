//! Finds the browser, lets the script drive it, and reads what was printed.

use std::path::{Path, PathBuf};
use std::process::Command;

use lucka::formats::{Limits, raw_pdf_text};
use serde::Serialize;
use serde_json::{Value, json};

/// Names of the browser, as systems have it.
const BROWSERS: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

/// What is to be done to a page.
#[derive(Debug, Serialize)]
pub(crate) struct Step {
    name: String,
    #[serde(rename = "do")]
    action: &'static str,
    file: PathBuf,
    word: &'static str,
}

impl Step {
    pub(crate) fn new(name: &str, action: &'static str, file: &Path) -> Self {
        Self { name: name.to_owned(), action, file: file.to_owned(), word: "barnahus" }
    }
}

/// A browser and the folder that pages and pictures are put in.
pub(crate) struct Driver {
    browser: PathBuf,
    folder: PathBuf,
}

impl Driver {
    /// The browser, where the test is asked for by `LUCKA_BROWSER`; it fails if browser or driver are missing then.
    pub(crate) fn find() -> Option<Self> {
        if std::env::var_os("LUCKA_BROWSER").is_none() {
            eprintln!("skipped: set LUCKA_BROWSER=1 to test the pages in a browser");
            return None;
        }
        let browser = BROWSERS.iter().find_map(|name| on_path(name));
        let driven = on_path("node").is_some() && here().join("node_modules/playwright-core").is_dir();
        let browser = browser.filter(|_| driven);
        assert!(browser.is_some(), "no Chromium, no Node, or no `npm ci` in tests/browser: pages are not tested");
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("browser");
        std::fs::create_dir_all(&folder).unwrap();
        Some(Self { browser: browser?, folder })
    }

    /// The file of a page.
    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.html"))
    }

    /// Puts the picture of a page into the documentation, if that is asked for.
    pub(crate) fn renew_picture(&self, name: &str) {
        let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/audit.png");
        if std::env::var_os("UPDATE_README").is_some() {
            std::fs::copy(self.folder.join(format!("{name}.png")), &picture).unwrap();
        }
        assert!(picture.is_file(), "the README shows a picture that is not there");
    }

    /// Writes a page.
    pub(crate) fn write(&self, name: &str, page: &str) -> PathBuf {
        let file = self.file(name);
        std::fs::write(&file, page).unwrap();
        file
    }

    /// What the browser showed.
    pub(crate) fn run(&self, steps: &[Step]) -> Value {
        let plan = self.folder.join("plan.json");
        let text = json!({"browser": self.browser, "pictures": self.folder, "steps": steps});
        std::fs::write(&plan, text.to_string()).unwrap();
        let output = Command::new("node").arg(here().join("run.mjs")).arg(plan).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        serde_json::from_slice(&output.stdout).unwrap()
    }

    /// The words on a printed page, without white space. They are read raw: how a page is put together is not what is tested here.
    pub(crate) fn paper(&self, name: &str) -> String {
        let bytes = std::fs::read(self.folder.join(format!("{name}.pdf"))).unwrap();
        squeezed(&raw_pdf_text(&bytes, &Limits::default()).unwrap())
    }
}

/// A text without white space, which lines and pages break at.
pub(crate) fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser")
}

fn on_path(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| file.is_file())
}
