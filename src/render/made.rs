//! How an audit or a comparison was made, in a line for the terminal.

use super::words::say;
use crate::audit::model::ConfigUsed;
use crate::language::Language;
use crate::report::{PackUsed, Tool};

/// What an audit or a comparison was made with.
pub(super) struct Made<'a> {
    pub(super) tool: &'a Tool,
    pub(super) today: &'a str,
    pub(super) config: Option<&'a ConfigUsed>,
    pub(super) packs: &'a [PackUsed],
    pub(super) trust_inline: bool,
}

impl Made<'_> {
    /// All of it; of hashes the beginning, since the machine formats hold them whole.
    pub(super) fn line(&self, language: Language) -> String {
        let none = || say(language, "inga", "none").to_owned();
        let config = self.config.map_or_else(none, |config| format!("{} ({})", config.path, short(&config.sha256)));
        let packs = self.packs.iter().map(|pack| format!("{}, revision {} ({})", pack.id, pack.revision, short(&pack.sha256)));
        let packs = packs.collect::<Vec<_>>().join("; ");
        let inline = match (self.trust_inline, language) {
            (false, Language::Sv) => "Godtaganden i dokumenten räknas inte.",
            (false, Language::En) => "Acceptances in the documents do not count.",
            (true, Language::Sv) => "Godtaganden i dokumenten räknas (--trust-inline).",
            (true, Language::En) => "Acceptances in the documents count (--trust-inline).",
        };
        format!(
            "{} {}, {}. {}: {config}. {}: {packs}. {inline}",
            self.tool.name,
            self.tool.version,
            self.today,
            say(language, "Inställningar", "Configuration"),
            say(language, "Regelpaket", "Packs"),
        )
    }
}

fn short(hash: &str) -> &str {
    hash.get(..12).unwrap_or(hash)
}
