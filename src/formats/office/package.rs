//! The zip package that a document is kept in, opened under limits.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::result::ZipError;

use super::problems::{self, Damage, Fault};
use crate::formats::problems::{encrypted_office, wrong_format};
use crate::formats::{Limits, compound, decode};

/// An open package.
pub(crate) struct Package<'a> {
    archive: ZipArchive<Cursor<&'a [u8]>>,
    /// Index of each entry by its name in lower case: names of parts do not differ by case alone.
    entries: HashMap<String, usize>,
    limit: u64,
}

impl<'a> Package<'a> {
    /// Opens a package; `name` is that of the format, for messages.
    pub(crate) fn open(bytes: &'a [u8], name: &str, limits: &Limits) -> Result<Self, Fault> {
        if compound::is_compound(bytes) {
            return Err(compound::refusal(bytes).into());
        }
        if !bytes.starts_with(b"PK") {
            return Err(wrong_format(name).into());
        }
        let archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| problems::damaged("", &Damage::Package(&error)))?;
        if archive.len() > limits.archive_entries {
            return Err(problems::too_many_entries(limits.archive_entries));
        }
        let mut entries = HashMap::new();
        for (index, name) in archive.file_names().enumerate() {
            if let Ok(name) = name {
                entries.entry(name.replace('\\', "/").to_lowercase()).or_insert(index);
            }
        }
        Ok(Self { archive, entries, limit: limits.unpacked_bytes })
    }

    /// The text of a part; `None` if there is no such part.
    pub(crate) fn part(&mut self, name: &str) -> Result<Option<String>, Fault> {
        let Some(&index) = self.entries.get(&name.trim_start_matches('/').to_lowercase()) else { return Ok(None) };
        let file = self.archive.by_index(index).map_err(|error| match error {
            ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => encrypted_office().into(),
            error => problems::damaged(name, &Damage::Package(&error)),
        })?;
        let mut bytes = Vec::new();
        file.take(self.limit.saturating_add(1))
            .read_to_end(&mut bytes)
            .map_err(|error| problems::damaged(name, &Damage::Packed(&error)))?;
        if u64::try_from(bytes.len()).is_ok_and(|len| len > self.limit) {
            return Err(problems::too_large(name, self.limit));
        }
        Ok(Some(decode(&bytes, None).0))
    }
}
