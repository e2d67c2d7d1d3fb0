//! Reading with a limit on size, and writing without ever leaving half a file.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::Path;

use walkdir::WalkDir;

use super::Found;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// Reads a file of at most `limit` bytes.
pub fn read(found: &Found, limit: u64) -> Result<Vec<u8>, Problem> {
    if found.bytes > limit {
        return Err(too_large(found.bytes, limit));
    }
    let file = std::fs::File::open(&found.path).map_err(|error| cannot_read(&error))?;
    read_limited(file, limit)
}

/// Reads standard input to its end, at most `limit` bytes.
pub fn read_stdin(limit: u64) -> Result<Vec<u8>, Problem> {
    read_limited(io::stdin().lock(), limit)
}

/// Reads a file of the user's configuration as UTF-8 text.
pub fn read_text(path: &Path) -> Result<String, Problem> {
    let text = std::fs::read_to_string(path).map_err(|error| cannot_read(&error))?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}

/// Reads the TOML and TSV files of a pack of rules, by path relative to its folder, with `/`.
pub fn read_pack(folder: &Path) -> Result<BTreeMap<String, String>, Problem> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
        let entry = entry.map_err(|error| cannot_read(&io::Error::other(error.to_string())))?;
        let wanted = entry.path().extension().is_some_and(|end| end == "toml" || end == "tsv");
        let Some(relative) = entry.path().strip_prefix(folder).ok().and_then(Path::to_str) else { continue };
        if wanted && entry.file_type().is_file() {
            files.insert(relative.replace('\\', "/"), read_text(entry.path())?);
        }
    }
    Ok(files)
}

/// Writes a file beside its place and renames it, so that a reader never meets half of it; makes its folder.
pub fn write(path: &Path, contents: &[u8]) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = tempfile::Builder::new().prefix(".lucka-").tempfile_in(folder)?;
    file.write_all(contents)?;
    grant_as_usual(file.as_file(), path)?;
    file.persist(path).map_err(|error| error.error)?;
    Ok(())
}

/// Adds to the end of a file that another program reads when the run is over.
pub fn append(path: &Path, contents: &[u8]) -> io::Result<()> {
    std::fs::OpenOptions::new().create(true).append(true).open(path)?.write_all(contents)
}

/// Gives the file the rights of the one that it replaces, else those of an ordinary new file: a temporary file is for its owner alone.
#[cfg(unix)]
fn grant_as_usual(file: &std::fs::File, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let rights = std::fs::metadata(path).map_or_else(|_| std::fs::Permissions::from_mode(0o644), |meta| meta.permissions());
    file.set_permissions(rights)
}

#[cfg(not(unix))]
fn grant_as_usual(_file: &std::fs::File, _path: &Path) -> io::Result<()> {
    Ok(())
}

fn read_limited(source: impl Read, limit: u64) -> Result<Vec<u8>, Problem> {
    let mut bytes = Vec::new();
    source.take(limit.saturating_add(1)).read_to_end(&mut bytes).map_err(|error| cannot_read(&error))?;
    let read = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if read > limit { Err(too_large(read, limit)) } else { Ok(bytes) }
}

pub(super) fn too_large(size: u64, limit: u64) -> Problem {
    let (size, limit) = (size.div_ceil(1 << 20), limit >> 20);
    let message = Bilingual::new(
        format!("filen är större än gränsen ({size} MB, högst {limit} MB) och har inte lästs"),
        format!("the file is larger than the limit ({size} MB, at most {limit} MB) and was not read"),
    );
    let help = Bilingual::new("Dela upp dokumentet.", "Split the document.");
    Problem::new("file-too-large", Gravity::Error, message).with_help(help)
}

/// The problem for a file that the system does not let us read.
pub(super) fn cannot_read(error: &io::Error) -> Problem {
    let (code, message) = match error.kind() {
        io::ErrorKind::NotFound => ("file-not-found", Bilingual::new("filen eller mappen finns inte", "there is no such file or folder")),
        io::ErrorKind::PermissionDenied => {
            ("file-forbidden", Bilingual::new("filen får inte läsas (behörighet saknas)", "the file may not be read (permission denied)"))
        }
        io::ErrorKind::InvalidData => ("file-not-utf8", Bilingual::new("filen är inte UTF-8", "the file is not UTF-8")),
        _ => ("file-unreadable", Bilingual::new(format!("filen kan inte läsas: {error}"), format!("the file cannot be read: {error}"))),
    };
    Problem::new(code, Gravity::Error, message)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_over_the_limit_is_a_problem() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        write(&path, b"12345").unwrap();
        let found = |bytes| Found { name: "a.md".to_owned(), path: path.clone(), bytes };
        assert_eq!(read(&found(5), 5).unwrap(), b"12345");
        assert_eq!(read(&found(5), 4).unwrap_err().code, "file-too-large");
        assert_eq!(read(&found(0), 4).unwrap_err().code, "file-too-large");
    }

    #[test]
    fn writing_replaces_and_leaves_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("ny/rapport.json");
        write(&path, b"a").unwrap();
        write(&path, b"b").unwrap();
        assert_eq!(std::fs::read(&path).unwrap(), b"b");
        assert_eq!(std::fs::read_dir(path.parent().unwrap()).unwrap().count(), 1);
    }
}
