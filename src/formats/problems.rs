//! What several readers have to say: one code for one fault, whatever the format.

use super::Limits;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// What a thing is called, in Swedish and English.
pub(super) type Named = (&'static str, &'static str);

fn error(code: &'static str, message: Bilingual, help: Named) -> Problem {
    Problem::new(code, Gravity::Error, message).with_help(Bilingual::new(help.0, help.1))
}

/// The document has more blocks than allowed.
pub(super) fn too_many_blocks(limit: usize) -> Problem {
    let message = Bilingual::new(
        format!("dokumentet har fler än {limit} stycken; resten har inte lästs"),
        format!("the document has more than {limit} paragraphs; the rest was not read"),
    );
    let help = (
        "Dela upp dokumentet i flera filer eller höj gränsen blocks.",
        "Split the document into several files, or raise the limit blocks.",
    );
    error("too-many-blocks", message, help)
}

/// The file is larger than allowed.
pub(super) fn file_too_large(limits: &Limits) -> Problem {
    let help = ("Dela upp dokumentet eller höj gränsen file-mib.", "Split the document, or raise the limit file-mib.");
    too_large(limits.file_bytes, help)
}

/// The text is larger than allowed.
pub(super) fn text_too_large(limits: &Limits) -> Problem {
    let help = ("Dela upp dokumentet eller höj gränsen text-mib.", "Split the document, or raise the limit text-mib.");
    too_large(limits.text_bytes, help)
}

fn too_large(bytes: u64, help: Named) -> Problem {
    let limit = bytes >> 20;
    let message = Bilingual::new(
        format!("filen är större än {limit} MiB och har inte lästs"),
        format!("the file is larger than {limit} MiB and was not read"),
    );
    error("file-too-large", message, help)
}

/// A document without text.
pub(super) fn empty() -> Problem {
    let message = Bilingual::new("dokumentet innehåller ingen text", "the document holds no text");
    let help = Bilingual::new("Kontrollera att rätt fil har angetts.", "Check that this is the file you meant.");
    Problem::new("empty-document", Gravity::Warning, message).with_help(help)
}

/// Binary data where text should be.
pub(super) fn not_text() -> Problem {
    let message = Bilingual::new("filen är inte en textfil utan innehåller binära data", "the file is not text but holds binary data");
    let help = (
        "Ge filen den filändelse som hör till dess format, eller spara dokumentet som text.",
        "Give the file the extension of its real format, or save the document as text.",
    );
    error("not-text", message, help)
}

/// The file is known, and is none that is read.
pub(super) fn not_read((sv, en): Named) -> Problem {
    let message = Bilingual::new(
        format!("filen är {sv}, vilket inte läses, vad den än heter"),
        format!("the file is {en}, which is not read, whatever its name"),
    );
    let help = (
        "Packa upp arkiv. Spara annat som DOCX, ODT, PDF eller text; bilder av text behöver först OCR.",
        "Unpack an archive. Save anything else as DOCX, ODT, PDF or text; pictures of text need OCR first.",
    );
    error("format-not-read", message, help)
}

/// The file is not of the format that its name or its caller says; `name` is that of the format.
pub(super) fn wrong_format(name: &str) -> Problem {
    let message = Bilingual::new(format!("filen är inget {name}-dokument"), format!("the file is not a {name} document"));
    let help = (
        "Ge filen den filändelse som hör till dess format, eller spara den på nytt i programmet som skapade den.",
        "Give the file the extension of its real format, or save it anew in the program that made it.",
    );
    error("wrong-format", message, help)
}

/// The file is of another format than its name says; it was read as what it is.
pub(super) fn format_by_content(title: &str) -> Problem {
    let message = Bilingual::new(
        format!("filen har en annan filändelse men är {title} och har lästs som det"),
        format!("the file has another extension but is {title}, and was read as that"),
    );
    let help = Bilingual::new("Ge filen den filändelse som hör till dess format.", "Give the file the extension of its real format.");
    Problem::new("format-by-content", Gravity::Note, message).with_help(help)
}

/// A word processor's document, protected by a password.
pub(super) fn encrypted_office() -> Problem {
    let message = Bilingual::new("dokumentet är skyddat med lösenord", "the document is protected by a password");
    let help = (
        "Öppna dokumentet i ordbehandlaren, ta bort lösenordet och spara det som .docx eller .odt.",
        "Open the document in the word processor, remove the password and save it as .docx or .odt.",
    );
    error("encrypted", message, help)
}

/// The binary format of Word 97 to 2003.
pub(super) fn legacy_doc() -> Problem {
    let message = Bilingual::new("filen är i det gamla Wordformatet .doc", "the file is in the old Word format .doc");
    let help =
        ("Öppna dokumentet i ordbehandlaren och spara det som .docx.", "Open the document in the word processor and save it as .docx.");
    error("legacy-doc", message, help)
}
