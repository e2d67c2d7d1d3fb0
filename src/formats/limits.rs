//! Bounds on what a document may demand of the machine, and the names under which a user sets them.

use std::sync::OnceLock;
use std::thread::available_parallelism;

use serde::{Deserialize, Serialize};

/// The bounds; exceeding one is an error with its own message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    /// Largest file, in bytes.
    pub file_bytes: u64,
    /// Largest file in a text format, in bytes; one is held in memory many times over.
    pub text_bytes: u64,
    /// Largest unpacked size of one part of an archive, in bytes.
    pub unpacked_bytes: u64,
    /// Most entries in an archive.
    pub archive_entries: usize,
    /// Deepest nesting of elements, quotations or lists.
    pub depth: usize,
    /// Most blocks in a document.
    pub blocks: usize,
    /// Most pages of a PDF.
    pub pages: usize,
    /// Address space of a child process that reads a document, in bytes; see [`super::isolated`].
    pub memory_bytes: u64,
    /// Processor time of such a process, in seconds.
    pub seconds: u64,
    /// Most threads that read one document; by default two if there are processors for them. Not for users to set: where several documents
    /// are read at a time, one each is best.
    pub threads: usize,
}

/// How many processors there are. The system is asked once: it looks into several files for the answer.
pub(crate) fn processors() -> usize {
    static PROCESSORS: OnceLock<usize> = OnceLock::new();
    *PROCESSORS.get_or_init(|| available_parallelism().map_or(1, usize::from))
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            file_bytes: 256 << 20,
            text_bytes: 16 << 20,
            unpacked_bytes: 64 << 20,
            archive_entries: 20_000,
            depth: 512,
            blocks: 2_000_000,
            pages: 20_000,
            memory_bytes: 512 << 20,
            seconds: 10,
            threads: processors().min(2),
        }
    }
}

impl Limits {
    /// Every limit that a user can set.
    pub const ALL: &[Limit] = &[
        Limit {
            name: "file-mib",
            sv: "storlek på en fil, i MiB",
            en: "size of a file, in MiB",
            get: |limits| limits.file_bytes >> 20,
            set: |limits, value| limits.file_bytes = mebibytes(value),
        },
        Limit {
            name: "text-mib",
            sv: "storlek på en fil i Markdown, HTML eller ren text, i MiB",
            en: "size of a file in Markdown, HTML or plain text, in MiB",
            get: |limits| limits.text_bytes >> 20,
            set: |limits, value| limits.text_bytes = mebibytes(value),
        },
        Limit {
            name: "part-mib",
            sv: "uppackad storlek på en del av en DOCX- eller ODT-fil, i MiB",
            en: "unpacked size of a part of a DOCX or ODT file, in MiB",
            get: |limits| limits.unpacked_bytes >> 20,
            set: |limits, value| limits.unpacked_bytes = mebibytes(value),
        },
        Limit {
            name: "archive-entries",
            sv: "antal delar i en sådan fil",
            en: "parts in such a file",
            get: |limits| long(limits.archive_entries),
            set: |limits, value| limits.archive_entries = short(value),
        },
        Limit {
            name: "depth",
            sv: "nästlingsnivåer",
            en: "levels of nesting",
            get: |limits| long(limits.depth),
            set: |limits, value| limits.depth = short(value),
        },
        Limit {
            name: "blocks",
            sv: "stycken i ett dokument",
            en: "paragraphs in a document",
            get: |limits| long(limits.blocks),
            set: |limits, value| limits.blocks = short(value),
        },
        Limit {
            name: "pages",
            sv: "sidor i en PDF",
            en: "pages of a PDF",
            get: |limits| long(limits.pages),
            set: |limits, value| limits.pages = short(value),
        },
        Limit {
            name: "memory-mib",
            sv: "minne för att läsa en PDF, i MiB",
            en: "memory to read a PDF, in MiB",
            get: |limits| limits.memory_bytes >> 20,
            set: |limits, value| limits.memory_bytes = mebibytes(value),
        },
        Limit {
            name: "seconds",
            sv: "processortid för att läsa en PDF, i sekunder",
            en: "processor time to read a PDF, in seconds",
            get: |limits| limits.seconds,
            set: |limits, value| limits.seconds = value,
        },
    ];

    /// The limit with this name.
    pub fn by_name(name: &str) -> Option<&'static Limit> {
        Self::ALL.iter().find(|limit| limit.name == name)
    }
}

/// One limit as a user sees it.
#[derive(Debug)]
pub struct Limit {
    /// Its name in `lucka.toml` and on the command line; it tells the unit.
    pub name: &'static str,
    /// What it bounds, in Swedish.
    pub sv: &'static str,
    /// What it bounds, in English.
    pub en: &'static str,
    /// Its value, in its unit.
    pub get: fn(&Limits) -> u64,
    /// Sets its value.
    pub set: fn(&mut Limits, u64),
}

const fn mebibytes(value: u64) -> u64 {
    value.saturating_mul(1 << 20)
}

fn short(value: u64) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

fn long(value: usize) -> u64 {
    u64::try_from(value).unwrap_or(u64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_sets_what_it_gets_and_nothing_else() {
        for limit in Limits::ALL {
            let mut limits = Limits::default();
            (limit.set)(&mut limits, 7);
            assert_eq!((limit.get)(&limits), 7, "{}", limit.name);
            let default = (limit.get)(&Limits::default());
            (limit.set)(&mut limits, default);
            assert_eq!(limits, Limits::default(), "{}", limit.name);
        }
    }
}
