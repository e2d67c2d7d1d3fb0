//! What every page shares: language, title, style, script, and the policy that lets nothing else in.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::super::words;
use super::part::Tongue;
use crate::language::Language;
use crate::report::{PackUsed, Tool};

const STYLE: &str = include_str!("assets/style.css");
const SCRIPT: &str = include_str!("assets/script.js");

/// The frame of a page.
pub(super) struct Page {
    /// Language of everything that is not quoted.
    pub(super) language: Language,
    /// Title in the browser's tab; never text out of a document, since a title cannot isolate the direction of writing.
    pub(super) title: &'static str,
    /// The parts that the navigation leads to: place and name.
    pub(super) parts: Vec<(&'static str, &'static str)>,
    /// What the run was: names and values.
    pub(super) facts: Vec<Fact>,
}

/// Something that is said of a run or a document.
pub(super) struct Fact {
    pub(super) name: &'static str,
    pub(super) value: String,
}

impl Fact {
    pub(super) fn new(name: &'static str, value: impl Into<String>) -> Self {
        Self { name, value: value.into() }
    }
}

/// What every run was made with: the date, the packs, the configuration and the program.
pub(super) fn made_with(tongue: Tongue<'_>, today: &str, packs: &[PackUsed], config: Option<&str>, tool: &Tool) -> [Fact; 4] {
    let packs: Vec<String> = packs.iter().map(|pack| format!("{} (revision {})", pack.id, pack.revision)).collect();
    [
        Fact::new(tongue.say("Datum", "Date"), today),
        Fact::new(tongue.say("Regelpaket", "Packs"), packs.join(", ")),
        Fact::new(tongue.say("Inställningar", "Configuration"), config.unwrap_or_else(|| tongue.say("inga", "none"))),
        Fact::new(tongue.say("Program", "Program"), format!("{} {}", tool.name, tool.version)),
    ]
}

impl Page {
    pub(super) const GENERATOR: &str = super::super::HTML_MARK;
    pub(super) const STYLE: &str = STYLE;
    pub(super) const SCRIPT: &str = SCRIPT;

    pub(super) fn say<'t>(&self, sv: &'t str, en: &'t str) -> &'t str {
        words::say(self.language, sv, en)
    }

    pub(super) fn code(&self) -> &'static str {
        self.language.code()
    }

    /// Only this style and this script, known by their hashes, and nothing from anywhere.
    pub(super) fn policy() -> String {
        let (style, script) = (hash(STYLE), hash(SCRIPT));
        format!("default-src 'none'; style-src '{style}'; script-src '{script}'; base-uri 'none'; form-action 'none'")
    }
}

/// The hash of an inline text as a browser works it out: over line feeds alone.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text.replace("\r\n", "\n"))))
}
