//! The words that packs add to the engine's families.

use super::Compiler;
use crate::language::{Bilingual, Language};
use crate::rules::builtin::{DEFAULT_PACK, builtin};
use crate::rules::parse::parse;
use crate::rules::{PackFiles, PackSource, raw};
use crate::text::tokenize;
use crate::toml_check::{find, invalid};

const FILE: &str = "cues.toml";

impl Compiler {
    /// Takes in the words that a pack adds.
    pub(super) fn add_cues(&mut self, files: &PackFiles) {
        if !files.files.contains_key(FILE) {
            return;
        }
        if files.source == PackSource::Builtin(DEFAULT_PACK.to_owned()) {
            // A test holds the file to be sound; it is read only where other packs add words too.
            self.cues.add_default(|added| added.cues);
            self.senses.add_default(|added| added.senses);
            return;
        }
        let Some(added) = parse::<raw::Cues>(files, FILE, &mut self.faults) else { return };
        for (table, families) in [("cues", &added.cues), ("senses", &added.senses)] {
            for (language, families) in [(Language::Sv, &families.sv), (Language::En, &families.en)] {
                for (family, words) in families {
                    let empty = words.iter().filter(|word| tokenize(word).is_empty());
                    self.faults.extend(empty.map(|word| {
                        let message = Bilingual::new(
                            format!("”{word}” i ”{family}” innehåller inget ord och kan aldrig träffa"),
                            format!("“{word}” in “{family}” holds no word and can never match"),
                        );
                        let span = find(files.text(FILE), &[table, language.code(), family], word).unwrap_or(0..1);
                        files.fault(FILE, invalid(message, span))
                    }));
                }
            }
        }
        self.cues.add(added.cues);
        self.senses.add(added.senses);
    }

    /// The default pack's weights serve packs that bring none, and know its words by the names of their classes: these serve with them.
    pub(super) fn add_default_cues(&mut self) {
        if self.packs.iter().all(|pack| pack.id != DEFAULT_PACK)
            && let Some(files) = builtin(DEFAULT_PACK)
        {
            self.add_cues(&files);
        }
    }
}
