//! The packs that are embedded in the program.

use include_dir::{Dir, include_dir};

use super::{PackFiles, PackSource};

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The built-in pack that is used where none is named. Its trained weights serve packs that bring none.
pub const DEFAULT_PACK: &str = "jamy-2022-21";

/// The ids of the built-in packs.
pub fn builtin_ids() -> impl Iterator<Item = &'static str> {
    RULES.dirs().filter_map(|folder| folder.path().file_name()?.to_str())
}

/// The files of the built-in pack with this id, if there is one.
pub fn builtin(id: &str) -> Option<PackFiles> {
    let folder = RULES.get_dir(id)?;
    let mut files = std::collections::BTreeMap::new();
    collect(folder, folder.path().to_str()?, &mut files);
    Some(PackFiles { source: PackSource::Builtin(id.to_owned()), files })
}

/// The names and texts of the trained weights of the default pack.
pub(super) fn builtin_models() -> impl Iterator<Item = (&'static str, &'static str)> {
    let folder = RULES.get_dir(format!("{DEFAULT_PACK}/models"));
    let files = folder.into_iter().flat_map(Dir::files);
    files.filter_map(|file| Some((file.path().file_stem()?.to_str()?, file.contents_utf8()?)))
}

fn collect(folder: &Dir<'_>, root: &str, files: &mut std::collections::BTreeMap<String, String>) {
    for file in folder.files() {
        let path = file.path().to_str().and_then(|path| path.strip_prefix(root)).map(|path| path.trim_start_matches(['/', '\\']));
        if let (Some(path), Some(text)) = (path, file.contents_utf8()) {
            files.insert(path.replace('\\', "/"), text.to_owned());
        }
    }
    for inner in folder.dirs() {
        collect(inner, root, files);
    }
}
