//! Files: the only place that walks folders, reads and writes, asks git, and the only one that uses `std::fs`.
//!
//! It knows no formats: the caller says which file names are documents. Paths leave here relative to the project's root, with `/`
//! and in NFC.

mod clock;
mod folder;
mod git;
mod history;
mod ignored;
mod paths;
mod read;
mod walk;
mod write;

pub use clock::today;
pub use git::{Unchanged, unchanged_since};
pub use history::{History, Named, Version, at_revision, history};
pub use paths::{Project, find_upwards, folders_with, is_there};
pub use read::{give_back, read, read_beginning, read_pack, read_stdin, read_text};
pub use walk::{Found, Walk, Walker};
pub use write::{append, write};
