//! Prints the raw text of a PDF, or with `--blocks` what the reader makes of a file in any format, a block a line; see benches/agreement.py.

use std::fs;
use std::io::Write;

use lucka::formats::{Limits, by_file_name, raw_pdf_text};
use miette::{IntoDiagnostic, Result, miette};

fn main() -> Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let text = match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["--blocks", path] => blocks(path, &fs::read(path).into_diagnostic()?)?,
        [path] => {
            let bytes = fs::read(path).into_diagnostic()?;
            raw_pdf_text(&bytes, &Limits::default()).map_err(|problem| miette!("{path}: {}", problem.message.en))?
        }
        _ => return Err(miette!("usage: pdftext [--blocks] FILE")),
    };
    std::io::stdout().write_all(text.as_bytes()).into_diagnostic()
}

/// Page, kind and text of every block, with tabs between, then the problems.
fn blocks(path: &str, bytes: &[u8]) -> Result<String> {
    let format = by_file_name(path).ok_or_else(|| miette!("{path}: no reader for it"))?;
    let (document, problems) = (format.read)(bytes, &Limits::default());
    let block = |block: &lucka::document::Block| {
        let page = block.origin.page.unwrap_or(0);
        format!("{page}\t{:?}\t{}\n", block.kind, block.text.as_str())
    };
    let said = problems.iter().map(|problem| format!("{}\t{}\n", problem.code, problem.message.en));
    Ok(document.blocks.iter().map(block).chain(said).collect())
}
