//! Build script: embeds the packs anew whenever a file under `rules/` comes, goes or changes.

fn main() {
    println!("cargo::rerun-if-changed=rules");
}
