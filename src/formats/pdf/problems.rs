//! What the PDF reader has to say to the user.

use super::source::Failure;
use crate::formats::Limits;
use crate::formats::problems::wrong_format;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// Why nothing could be read.
pub(super) fn failure(failure: &Failure, limits: &Limits) -> Problem {
    match failure {
        Failure::Encrypted => encrypted(),
        Failure::TooManyPages(pages) => too_many_pages(*pages, limits.pages),
        Failure::NotPdf => wrong_format("PDF"),
        Failure::Damaged(reason) => damaged(reason),
    }
}

fn encrypted() -> Problem {
    let message = Bilingual::new(
        "filen är krypterad och kan inte öppnas utan lösenord",
        "the file is encrypted and cannot be opened without a password",
    );
    let help = Bilingual::new(
        "Ta bort lösenordet i programmet som skapade filen, eller med ”qpdf --decrypt --password=… IN UT”.",
        "Remove the password in the program that made the file, or with `qpdf --decrypt --password=… IN OUT`.",
    );
    Problem::new("encrypted", Gravity::Error, message).with_help(help)
}

fn damaged(reason: &str) -> Problem {
    let message = Bilingual::new("filen är skadad, så att ingen sida går att läsa", format!("the file is damaged: {reason}"));
    let help = Bilingual::new(
        "Hämta filen på nytt, eller reparera den med ”qpdf IN UT”.",
        "Download the file again, or repair it with `qpdf IN OUT`.",
    );
    Problem::new("damaged", Gravity::Error, message).with_help(help)
}

fn too_many_pages(pages: usize, limit: usize) -> Problem {
    let message = Bilingual::new(
        format!("dokumentet har {pages} sidor; högst {limit} läses"),
        format!("the document has {pages} pages; at most {limit} are read"),
    );
    let help = Bilingual::new(
        "Dela upp dokumentet i flera filer eller höj gränsen pages.",
        "Split the document into several files, or raise the limit pages.",
    );
    Problem::new("too-many-pages", Gravity::Error, message).with_help(help)
}

/// What to do about pictures of text.
fn recognise() -> Bilingual {
    Bilingual::new(
        "Tolka sidorna med OCR, till exempel ”ocrmypdf -l swe IN UT”, och läs in den nya filen.",
        "Run OCR on the pages, for example `ocrmypdf -l swe IN OUT`, and read the new file.",
    )
}

/// No page has text.
pub(super) fn no_text_layer() -> Problem {
    let message =
        Bilingual::new("dokumentet har inget textlager; sidorna är bilder", "the document has no text layer; its pages are pictures");
    Problem::new("no-text-layer", Gravity::Error, message).with_help(recognise())
}

/// A page that is a picture, perhaps of text.
pub(super) fn page_without_text(page: u32) -> Problem {
    let message = Bilingual::new(
        format!("sidan {page} är en bild utan textlager och har inte lästs"),
        format!("page {page} is a picture without a text layer and was not read"),
    );
    Problem::new("page-without-text", Gravity::Warning, message).with_help(recognise()).with_page(page)
}

/// A cover or back page that is a picture.
pub(super) fn cover_picture(page: u32) -> Problem {
    let message = Bilingual::new(
        format!("sidan {page} är en bild; den antas vara omslag"),
        format!("page {page} is a picture; it is taken for the cover"),
    );
    Problem::new("cover-picture", Gravity::Note, message).with_page(page)
}

/// A page with nothing on it.
pub(super) fn blank_page(page: u32) -> Problem {
    let message = Bilingual::new(format!("sidan {page} är tom"), format!("page {page} is blank"));
    Problem::new("blank-page", Gravity::Note, message).with_page(page)
}

/// A page whose content is broken.
pub(super) fn page_damaged(page: u32) -> Problem {
    let message = Bilingual::new(
        format!("något på sidan {page} är skadat och har inte lästs"),
        format!("something on page {page} is damaged and was not read"),
    );
    let help =
        Bilingual::new("Hämta filen på nytt, eller skriv ut den till en ny PDF.", "Download the file again, or print it to a new PDF.");
    Problem::new("page-damaged", Gravity::Warning, message).with_help(help).with_page(page)
}

/// A page whose fonts give no usable characters.
pub(super) fn unusable_fonts(page: u32) -> Problem {
    let message = Bilingual::new(
        format!("typsnitten på sidan {page} ger ingen läsbar text"),
        format!("the fonts on page {page} give no readable text"),
    );
    let help = Bilingual::new(
        "Tolka sidan med OCR, till exempel ”ocrmypdf --force-ocr -l swe IN UT”, eller exportera dokumentet på nytt.",
        "Run OCR on the page, for example `ocrmypdf --force-ocr -l swe IN OUT`, or export the document anew.",
    );
    Problem::new("unusable-fonts", Gravity::Warning, message).with_help(help).with_page(page)
}
