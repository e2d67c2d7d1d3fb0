//! Reading with a limit on size.

use std::cell::Cell;
use std::collections::BTreeMap;
use std::io::{self, Read};
use std::path::Path;

use walkdir::WalkDir;

use super::Found;
use crate::language::{Bilingual, system_error};
use crate::problem::{Gravity, Problem};

/// What a small file is read into, in bytes.
const SMALL: usize = 16 << 10;

thread_local! {
    /// Memory for the next file, if the last one was small and given back.
    static SPARE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Reads a file of at most `limit` bytes. Most are small, and their sizes are not asked for, since that would take as long as reading them.
pub fn read(found: &Found, limit: u64) -> Result<Vec<u8>, Problem> {
    if found.bytes > limit {
        return Err(too_large(found.bytes, limit));
    }
    let mut file = std::fs::File::open(&found.path).map_err(|error| cannot_read(&error))?;
    let mut bytes = SPARE.take();
    bytes.clear();
    bytes.reserve(SMALL);
    file.by_ref().take(SMALL as u64).read_to_end(&mut bytes).map_err(|error| cannot_read(&error))?;
    if bytes.len() < SMALL {
        return limited(bytes, limit);
    }
    let size = file.metadata().map_or(0, |meta| meta.len());
    if size > limit {
        return Err(too_large(size, limit));
    }
    bytes.reserve(usize::try_from(size).unwrap_or(0).saturating_sub(SMALL));
    read_limited(file, bytes, limit)
}

/// Gives back what was read, once nothing more is wanted of it: the thread's next file is read into the same memory.
pub fn give_back(bytes: Vec<u8>) {
    if bytes.capacity() <= SMALL {
        SPARE.set(bytes);
    }
}

/// Reads standard input to its end, at most `limit` bytes.
pub fn read_stdin(limit: u64) -> Result<Vec<u8>, Problem> {
    read_limited(io::stdin().lock(), Vec::new(), limit)
}

/// Reads at most so many bytes from a file's beginning; nothing of a file that cannot be read.
pub fn read_beginning(path: &Path, most: u64) -> Vec<u8> {
    let mut bytes = Vec::new();
    let read = std::fs::File::open(path).and_then(|file| file.take(most).read_to_end(&mut bytes));
    if read.is_ok() { bytes } else { Vec::new() }
}

/// Reads a file of the user's configuration as UTF-8 text; a device or a pipe that never ends is cut short.
pub fn read_text(path: &Path) -> Result<String, Problem> {
    const MOST: u64 = 512 << 20;
    let file = std::fs::File::open(path).map_err(|error| cannot_read(&error))?;
    let size = file.metadata().map_or(0, |meta| meta.len()).min(MOST);
    let bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    let bytes = read_limited(file, bytes, MOST).map_err(|problem| Problem { help: None, ..problem })?;
    let text = String::from_utf8(bytes).map_err(|_| cannot_read(&io::ErrorKind::InvalidData.into()))?;
    Ok(text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned))
}

/// Reads the TOML and TSV files of a pack of rules, by path relative to its folder, with `/`. A problem comes with the path of the file
/// that it is about, empty for the folder.
pub fn read_pack(folder: &Path) -> Result<BTreeMap<String, String>, (String, Problem)> {
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(folder).follow_links(true).sort_by_file_name() {
        let entry = entry.map_err(|error| (String::new(), cannot_read(&error.into())))?;
        let wanted = entry.path().extension().is_some_and(|end| end == "toml" || end == "tsv");
        let Some(relative) = entry.path().strip_prefix(folder).ok().and_then(Path::to_str) else { continue };
        if wanted && entry.file_type().is_file() {
            let name = relative.replace('\\', "/");
            match read_text(entry.path()) {
                Ok(text) => drop(files.insert(name, text)),
                Err(problem) => return Err((name, problem)),
            }
        }
    }
    Ok(files)
}

/// Reads a source to its end after what was read of it.
fn read_limited(source: impl Read, mut bytes: Vec<u8>, limit: u64) -> Result<Vec<u8>, Problem> {
    let left = limit.saturating_add(1).saturating_sub(bytes.len() as u64);
    source.take(left).read_to_end(&mut bytes).map_err(|error| cannot_read(&error))?;
    limited(bytes, limit)
}

/// What was read, unless it is more than so many bytes.
fn limited(bytes: Vec<u8>, limit: u64) -> Result<Vec<u8>, Problem> {
    let read = bytes.len() as u64;
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
        _ => {
            let Bilingual { sv, en } = system_error(error);
            ("file-unreadable", Bilingual::new(format!("filen kan inte läsas: {sv}"), format!("the file cannot be read: {en}")))
        }
    };
    let problem = Problem::new(code, Gravity::Error, message);
    if error.kind() != io::ErrorKind::InvalidData {
        return problem;
    }
    problem.with_help(Bilingual::new(
        "Spara filen som UTF-8; i Anteckningar väljs det under Kodning i Spara som.",
        "Save the file as UTF-8; in Notepad that is chosen under Encoding in Save as.",
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_over_the_limit_is_a_problem() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        std::fs::write(&path, b"12345").unwrap();
        let found = |bytes| Found { name: "a.md".to_owned(), path: path.clone(), bytes, told: None };
        assert_eq!(read(&found(5), 5).unwrap(), b"12345");
        assert_eq!(read(&found(5), 4).unwrap_err().code, "file-too-large");
        assert_eq!(read(&found(0), 4).unwrap_err().code, "file-too-large");
        let long = "ord ".repeat(10_000);
        std::fs::write(&path, &long).unwrap();
        assert_eq!(read(&found(0), 40_000).unwrap(), long.as_bytes());
        assert_eq!(read(&found(0), 39_999).unwrap_err().code, "file-too-large");
    }
}
