//! The committed JSON Schemas are those of the types, and the packs follow them.
//!
//! `UPDATE_SCHEMAS=1 cargo test --test rules` writes them anew.

use lucka::rules::FileKind;
use lucka::toml_check::against;

use crate::support::{all_builtin, root};

#[test]
fn committed_schemas_are_current() {
    for kind in FileKind::ALL {
        let path = root().join("docs/schemas").join(kind.schema_file());
        let now = format!("{:#}\n", kind.schema());
        if std::env::var_os("UPDATE_SCHEMAS").is_some() {
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(&path, &now).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert_eq!(written, now, "renew {} with UPDATE_SCHEMAS=1 cargo test --test rules", path.display());
    }
}

#[test]
fn built_in_packs_follow_the_schemas() {
    let (packs, _) = all_builtin();
    for pack in &packs {
        for (path, text) in &pack.files {
            let Some(kind) = FileKind::of(path) else { continue };
            assert_eq!(against(text, &kind.schema()), [], "{path}");
        }
    }
}
