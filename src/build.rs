//! Build script: embeds the packs anew whenever a file under `rules/` comes, goes or changes.

#[expect(clippy::print_stdout, reason = "this is how a build script speaks to cargo")]
fn main() {
    println!("cargo::rerun-if-changed=rules");
}
