//! The packs that are embedded in the program.

use include_dir::{Dir, include_dir};

use super::{PackFiles, PackSource};

static RULES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/rules");

/// The files of the built-in pack with this id, if there is one.
pub fn builtin(id: &str) -> Option<PackFiles> {
    let folder = RULES.get_dir(id)?;
    let mut files = std::collections::BTreeMap::new();
    collect(folder, folder.path().to_str()?, &mut files);
    Some(PackFiles { source: PackSource::Builtin, files })
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
