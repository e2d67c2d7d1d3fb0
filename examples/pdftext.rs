//! Prints the raw text of a PDF, or writes it to a file; see benches/agreement.py.

use std::fs;

use lucka::formats::{Limits, raw_pdf_text};
use miette::{IntoDiagnostic, Result, miette};

fn main() -> Result<()> {
    let paths: Vec<String> = std::env::args().skip(1).collect();
    let text = |path: &String| -> Result<String> {
        let bytes = fs::read(path).into_diagnostic()?;
        raw_pdf_text(&bytes, &Limits::default()).map_err(|problem| miette!("{path}: {}", problem.message.en))
    };
    match paths.as_slice() {
        [path, to] => fs::write(to, text(path)?).into_diagnostic(),
        [path] => {
            use std::io::Write;
            std::io::stdout().write_all(text(path)?.as_bytes()).into_diagnostic()
        }
        _ => Err(miette!("usage: pdftext FILE [TO]")),
    }
}
