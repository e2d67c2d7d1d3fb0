//! The packs that are embedded in the program.

use super::{Model, PackFiles, PackSource};

/// A pack as the build script embeds it.
pub(super) struct Embedded {
    id: &'static str,
    /// SHA-256 over all its files.
    pub(super) sha256: &'static str,
    /// Its files by path, those of models apart.
    files: &'static [(&'static str, &'static str)],
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
    let files = embedded(id)?.files.iter().map(|&(path, text)| (path.to_owned(), text.to_owned()));
    Some(PackFiles { source: PackSource::Builtin(id.to_owned()), files: files.collect() })
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
