//! Errors of the operating system in both languages: its own words follow a language of its own, and name files that the user never saw.

use std::io::{Error, ErrorKind};

use super::Bilingual;

/// What went wrong, as half a sentence after a colon.
pub fn system_error(error: &Error) -> Bilingual {
    let (sv, en) = match error.kind() {
        ErrorKind::NotFound => ("filen eller mappen finns inte", "there is no such file or folder"),
        ErrorKind::PermissionDenied => ("behörighet saknas", "permission denied"),
        ErrorKind::AlreadyExists => ("det finns redan något med det namnet", "there is something of that name already"),
        ErrorKind::NotADirectory => ("en del av sökvägen är en fil, inte en mapp", "part of the path is a file, not a folder"),
        ErrorKind::IsADirectory => ("det är en mapp, inte en fil", "it is a folder, not a file"),
        ErrorKind::DirectoryNotEmpty => ("mappen är inte tom", "the folder is not empty"),
        ErrorKind::ReadOnlyFilesystem => ("disken är skrivskyddad", "the disk is read-only"),
        ErrorKind::StorageFull => ("disken är full", "the disk is full"),
        ErrorKind::QuotaExceeded => ("utrymmet på disken är förbrukat", "the quota of the disk is used up"),
        ErrorKind::FileTooLarge => ("filen blir större än systemet tillåter", "the file becomes larger than the system allows"),
        ErrorKind::InvalidFilename => ("filnamnet går inte att använda", "the file name cannot be used"),
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => {
            ("filen används av ett annat program", "the file is in use by another program")
        }
        ErrorKind::CrossesDevices => ("filen kan inte flyttas till en annan disk", "the file cannot be moved to another disk"),
        ErrorKind::TooManyLinks => ("för många länkar", "too many links"),
        ErrorKind::BrokenPipe => ("mottagaren har slutat läsa", "the reader has gone away"),
        ErrorKind::WriteZero => ("allt kunde inte skrivas", "not all could be written"),
        ErrorKind::UnexpectedEof => ("filen tar slut för tidigt", "the file ends too early"),
        ErrorKind::InvalidData => ("innehållet har fel form", "the content has the wrong form"),
        ErrorKind::InvalidInput => ("systemet godtar inte namnet eller åtgärden", "the system does not accept the name or the action"),
        ErrorKind::TimedOut => ("det tog för lång tid", "it took too long"),
        ErrorKind::Interrupted => ("åtgärden avbröts", "the action was interrupted"),
        ErrorKind::OutOfMemory => ("minnet räcker inte", "there is not enough memory"),
        ErrorKind::Unsupported => ("systemet kan inte göra det", "the system cannot do that"),
        ErrorKind::StaleNetworkFileHandle
        | ErrorKind::NetworkDown
        | ErrorKind::NetworkUnreachable
        | ErrorKind::HostUnreachable
        | ErrorKind::ConnectionReset
        | ErrorKind::ConnectionAborted
        | ErrorKind::NotConnected => ("nätverket svarar inte", "the network does not answer"),
        _ => return rare(error),
    };
    Bilingual::new(sv, en)
}

/// Errors without a kind of their own, by the number that Linux, macOS or Windows gives them.
fn rare(error: &Error) -> Bilingual {
    let Some(number) = error.raw_os_error() else {
        return Bilingual::new(format!("ett ovanligt fel ({error})"), error.to_string());
    };
    match number {
        5 if cfg!(unix) => Bilingual::new("disken eller enheten svarar med ett fel", "the disk or device answers with an error"),
        23 | 24 if cfg!(unix) => Bilingual::new("för många filer är öppna", "too many files are open"),
        40 if cfg!(target_os = "linux") => Bilingual::new("länkarna går i en ring", "the links go in a circle"),
        62 if cfg!(target_os = "macos") => Bilingual::new("länkarna går i en ring", "the links go in a circle"),
        number => Bilingual::new(format!("fel nummer {number} från systemet"), format!("error number {number} of the system")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn errors_are_told_in_both_languages_without_names_of_files() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("a");
        std::fs::write(&file, "").unwrap();
        let inside = tempfile::Builder::new().prefix(".lucka-").tempfile_in(&file).unwrap_err();
        let said = system_error(&inside);
        assert!(!said.sv.contains(".lucka-") && !said.en.contains("os error"), "{said:?}");
        let missing = std::fs::read(folder.path().join("b")).unwrap_err();
        assert_eq!(system_error(&missing).sv, "filen eller mappen finns inte");
        for number in 1..=132 {
            let said = system_error(&Error::from_raw_os_error(number));
            assert!(!said.sv.contains("os error") && !said.en.contains("os error"), "{number}: {said:?}");
        }
    }
}
