//! Writing without ever leaving half a file.

use std::fs::{File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// Writes a file beside its place and renames it, so that a reader never meets half of it; makes its folder. What is no ordinary
/// file – a pipe, a device – is written to as it is.
pub fn write(path: &Path, contents: &[u8]) -> io::Result<()> {
    if is_special(path) {
        return OpenOptions::new().write(true).open(path)?.write_all(contents);
    }
    let path = followed(path);
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".lucka-").tempfile_in(folder)?;
    file.write_all(contents)?;
    grant_as_usual(file.as_file(), &path)?;
    // A disk may say only now that it is full.
    file.as_file().sync_all()?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Adds to the end of a file that another program reads when the run is over; if that fails, the file is as it was.
pub fn append(path: &Path, contents: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().create(true).append(true).open(path)?;
    let before = file.metadata()?.len();
    file.write_all(contents).inspect_err(|_| restore(path, before))
}

/// Cuts a file back to a length; where that fails too, the first error says what matters.
fn restore(path: &Path, length: u64) {
    let _ = OpenOptions::new().write(true).open(path).and_then(|file| file.set_len(length));
}

/// Whether a path is there and is neither a file nor a folder. What a shell calls `/dev/stdout` may lead to a file that is open already,
/// and must not be replaced.
fn is_special(path: &Path) -> bool {
    let meta = std::fs::metadata(path);
    meta.is_ok_and(|meta| !meta.is_dir() && (!meta.is_file() || path.starts_with("/dev")))
}

/// Where a link leads, so that what it points to is replaced and not the link.
fn followed(path: &Path) -> PathBuf {
    let target = if path.is_symlink() { path.canonicalize().ok() } else { None };
    target.unwrap_or_else(|| path.to_owned())
}

/// Gives the file the rights of the one that it replaces, else those of an ordinary new file: a temporary file is for its owner alone.
#[cfg(unix)]
fn grant_as_usual(file: &File, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let rights = std::fs::metadata(path).map_or_else(|_| std::fs::Permissions::from_mode(0o644), |meta| meta.permissions());
    file.set_permissions(rights)
}

#[cfg(not(unix))]
fn grant_as_usual(_file: &File, _path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writing_replaces_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ny/rapport.json");
        write(&path, b"a").unwrap();
        write(&path, b"b").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"b");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn links_and_devices_stay_what_they_are() {
        use std::os::unix::fs::FileTypeExt;
        let folder = tempfile::tempdir().unwrap();
        let (target, link) = (folder.path().join("mål.json"), folder.path().join("länk.json"));
        std::fs::write(&target, b"a").unwrap();
        std::os::unix::fs::symlink(&target, &link).unwrap();
        write(&link, b"b").unwrap();
        assert_eq!((link.is_symlink(), std::fs::read(&target).unwrap()), (true, b"b".to_vec()));
        write(Path::new("/dev/null"), b"b").unwrap();
        assert!(std::fs::metadata("/dev/null").unwrap().file_type().is_char_device());
    }

    #[test]
    fn appending_adds_at_the_end() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sammanfattning.md");
        append(&path, b"a").unwrap();
        append(&path, b"b").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"ab");
    }
}
