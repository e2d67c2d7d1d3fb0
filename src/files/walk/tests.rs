//! Tests of walking, on scratch folders.

use super::*;

fn scratch(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
    folder
}

fn is_document(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|end| end == "md")
}

fn walk(folder: &Path, given: &[&str], exclude: &[&str]) -> Walk {
    let project = Project { root: folder.to_owned(), working: folder.to_owned() };
    let exclude: Vec<String> = exclude.iter().map(|&pattern| pattern.to_owned()).collect();
    let mut nothing = |_: &Arc<Found>| {};
    let (mut walker, faulty) = Walker::new(&project, &exclude, is_document, &mut nothing);
    assert!(faulty.is_empty());
    for path in given {
        walker.take(Path::new(path));
    }
    walker.finish()
}

fn names(walk: &Walk) -> Vec<&str> {
    walk.found.iter().map(|found| found.name.as_str()).collect()
}

#[test]
fn gitignore_and_exclude_hold_and_unknown_extensions_are_counted() {
    let files = [
        (".gitignore", "ut/\n*.tmp.md\n"),
        ("b.md", ""),
        ("a/a.md", ""),
        ("a/.gitignore", "!keep.tmp.md\n"),
        ("a/keep.tmp.md", ""),
        ("x.tmp.md", ""),
        ("ut/c.md", ""),
        ("gammalt/d.md", ""),
        ("bild.png", ""),
        (".git/info/exclude", "hemlig.md\n"),
        ("hemlig.md", ""),
    ];
    let folder = scratch(&files);
    let walk = walk(folder.path(), &["."], &["gammalt/"]);
    assert_eq!(names(&walk), ["a/a.md", "a/keep.tmp.md", "b.md"]);
    assert_eq!(walk.unknown, [("png".to_owned(), 1)].into());
    assert!(walk.failed.is_empty());
}

#[test]
fn explicit_paths_are_always_taken_and_only_once() {
    let folder = scratch(&[(".gitignore", "*.md"), ("a.md", ""), ("LÄS_MIG", "")]);
    let walk = walk(folder.path(), &["a.md", "./a.md", "LÄS_MIG", "saknas.md"], &["a.md"]);
    assert_eq!(names(&walk), ["LÄS_MIG", "a.md"]);
    assert_eq!(walk.failed.keys().collect::<Vec<_>>(), ["saknas.md"]);
}

#[cfg(unix)]
#[test]
fn link_loops_are_survived_and_a_file_behind_a_link_is_read_once() {
    let folder = scratch(&[("a/a.md", "")]);
    std::os::unix::fs::symlink("..", folder.path().join("a/upp")).unwrap();
    std::os::unix::fs::symlink("a/a.md", folder.path().join("b.md")).unwrap();
    std::os::unix::fs::symlink("borta.md", folder.path().join("c.md")).unwrap();
    let walk = walk(folder.path(), &["."], &[]);
    assert_eq!(names(&walk), ["a/a.md"]);
    let gravities: Vec<_> = walk.failed.iter().map(|(name, problem)| (name.as_str(), problem.gravity)).collect();
    assert_eq!(gravities, [("a/upp", Gravity::Note), ("c.md", Gravity::Error)]);
}

#[test]
fn files_are_named_from_the_root_wherever_the_walk_begins() {
    let folder = scratch(&[("a/b/c/d.md", ""), ("a/b/e.md", ""), ("a/f.md", ""), ("g/a\u{30a}/h.md", "")]);
    let project = Project { root: folder.path().join("a/b"), working: folder.path().join("a") };
    let walk = |given: &str| {
        let mut nothing = |_: &Arc<Found>| {};
        let (mut walker, _) = Walker::new(&project, &[], is_document, &mut nothing);
        walker.take(Path::new(given));
        walker.finish().found.into_iter().map(|found| found.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(walk(".."), ["../../g/å/h.md", "../f.md", "c/d.md", "e.md"]);
    assert_eq!(walk("b"), ["c/d.md", "e.md"]);
    assert_eq!(walk("b/c"), ["c/d.md"]);
}

#[cfg(unix)]
#[test]
fn a_folder_behind_links_is_read_once() {
    let folder = scratch(&[("a/b/c.md", "")]);
    std::os::unix::fs::symlink("../a/b", folder.path().join("a/d")).unwrap();
    std::os::unix::fs::symlink("a/b", folder.path().join("0")).unwrap();
    assert_eq!(names(&walk(folder.path(), &["."], &[])), ["0/c.md"]);
    assert_eq!(names(&walk(folder.path(), &["a", "0/c.md"], &[])), ["0/c.md", "a/b/c.md"]);
}
