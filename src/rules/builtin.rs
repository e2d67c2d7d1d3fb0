//! The packs that are embedded in the program.

use super::{FileText, Model, PackFiles, PackSource};
use crate::text::{LaidOut, Lexicon, Packed};

/// A pack as the build script embeds it.
pub(super) struct Embedded {
    id: &'static str,
    /// SHA-256 over all its files.
    pub(super) sha256: &'static str,
    /// Its files by path, those of models apart.
    files: &'static [(&'static str, &'static Packed)],
    /// What its other files in TOML than those of concepts and cues say, as JSON, which is read in a fraction of the time.
    json: &'static [(&'static str, &'static str)],
    /// Its concepts, if it builds on no other pack.
    concepts: Option<Concepts>,
    /// Its weights by the name of the verb.
    pub(super) models: &'static [(&'static str, Model)],
}

/// The built-in pack that is used where none is named. Its trained weights serve packs that bring none.
pub const DEFAULT_PACK: &str = "jamy-2022-21";

static PACKS: &[Embedded] = include!(concat!(env!("OUT_DIR"), "/packs.rs"));

/// The ids of the built-in packs.
pub fn builtin_ids() -> impl Iterator<Item = &'static str> {
    PACKS.iter().map(|pack| pack.id)
}

/// The files of the built-in pack with this id, if there is one. Its weights are not among them: they are compiled already.
pub fn builtin(id: &str) -> Option<PackFiles> {
    let files = embedded(id)?.files.iter().map(|&(path, text)| (path.to_owned(), FileText::Embedded(text)));
    Some(PackFiles { source: PackSource::Builtin(id.to_owned()), files: files.collect() })
}

/// The concepts of a pack, laid out when the program was built.
pub(super) struct Concepts {
    /// The concepts without their terms, as JSON.
    pub(super) outline: &'static str,
    /// Their terms.
    lexicon: LaidOut,
}

impl Concepts {
    pub(super) fn lexicon(&self) -> Lexicon {
        let (letters, numbers) = self.lexicon;
        Lexicon::laid_out(letters, numbers)
    }
}

impl Embedded {
    /// What a file says, as JSON, if these files hold it as the pack does.
    pub(super) fn json(&self, path: &str, files: &PackFiles) -> Option<&'static str> {
        let (_, json) = self.json.iter().find(|(known, _)| *known == path)?;
        let (_, own) = self.files.iter().find(|(known, _)| *known == path)?;
        files.files.get(path).is_some_and(|text| text.is(own)).then_some(*json)
    }

    /// The concepts, if these are the only packs and the files are the pack's own.
    pub(super) fn concepts(packs: &[PackFiles]) -> Option<&'static Concepts> {
        let [files] = packs else { return None };
        let pack = embedded_in(files)?;
        let own = pack.files.iter().all(|(path, own)| files.files.get(*path).is_some_and(|text| text.is(own)));
        pack.concepts.as_ref().filter(|_| own)
    }
}

/// The pack that these files are, if it is embedded.
pub(super) fn embedded_in(files: &PackFiles) -> Option<&'static Embedded> {
    match &files.source {
        PackSource::Builtin(id) => embedded(id),
        PackSource::Folder(_) => None,
    }
}

/// The embedded pack with this id, if there is one.
pub(super) fn embedded(id: &str) -> Option<&'static Embedded> {
    PACKS.iter().find(|pack| pack.id == id)
}

/// The trained weights of the default pack, by the name of the verb.
pub(super) fn default_models() -> impl Iterator<Item = &'static (&'static str, Model)> {
    embedded(DEFAULT_PACK).into_iter().flat_map(|pack| pack.models)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The packs as they would be read from their folders.
    fn from_folder(pack: &Embedded) -> PackFiles {
        let files = pack.files.iter().map(|(path, text)| ((*path).to_owned(), text.text().to_owned())).collect();
        PackFiles::read(PackSource::Folder(pack.id.to_owned()), files)
    }

    #[test]
    fn embedded_files_are_those_of_the_folder() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        for (pack, (path, text)) in PACKS.iter().flat_map(|pack| pack.files.iter().map(move |file| (pack, file))) {
            assert_eq!(std::fs::read_to_string(folder.join(pack.id).join(path)).unwrap(), text.text());
        }
    }

    #[test]
    fn terms_laid_out_are_those_of_the_files() {
        assert!(embedded(DEFAULT_PACK).is_some_and(|pack| pack.concepts.is_some()));
        for (pack, concepts) in PACKS.iter().filter_map(|pack| Some((pack, pack.concepts.as_ref()?))) {
            let (read, faults) = crate::rules::compile(&[from_folder(pack)]);
            assert!(faults.is_empty());
            let laid_out = concepts.lexicon();
            assert!(read.lexicon.letters() == laid_out.letters() && read.lexicon.numbers() == laid_out.numbers());
        }
    }

    #[test]
    fn rules_read_as_json_are_those_of_the_files() {
        for pack in PACKS {
            let (read, faults) = crate::rules::compile(&[from_folder(pack)]);
            assert!(faults.is_empty());
            let (ready, _) = crate::rules::compile(&builtin(pack.id).into_iter().collect::<Vec<_>>());
            assert_eq!(format!("{:?}{:?}", read.rules, read.concepts), format!("{:?}{:?}", ready.rules, ready.concepts));
            let recommended =
                |rules: &crate::rules::RuleSet| rules.packs.iter().map(|pack| pack.recommendations.clone()).collect::<Vec<_>>();
            assert_eq!(recommended(&read), recommended(&ready));
        }
    }

    #[test]
    fn laid_out_weights_are_those_of_the_files() {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("rules");
        assert!(embedded(DEFAULT_PACK).is_some_and(|pack| !pack.models.is_empty()));
        for pack in PACKS {
            for (name, laid_out) in pack.models {
                let text = std::fs::read_to_string(folder.join(pack.id).join("models").join(format!("{name}.tsv"))).unwrap();
                let read = Model::parse(&text).unwrap();
                assert_eq!((laid_out.bias, laid_out.stated, laid_out.possible), (read.bias, read.stated, read.possible));
                let features = text.lines().filter_map(|line| line.rsplit_once('\t')).map(|(feature, _)| feature);
                assert!(features.clone().count() > 50);
                for feature in features.chain(["no such feature"]) {
                    assert!((laid_out.weight(feature) - read.weight(feature)).abs() < f32::EPSILON, "{feature}");
                }
            }
        }
    }
}
