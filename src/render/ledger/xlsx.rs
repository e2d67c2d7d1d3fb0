//! The ledger as a workbook: a sheet each for the matrix, the gaps, the evidence and the editions, and one on how it was made.
//!
//! Text is always written as text, never as a formula; what looks like one is also marked as text, so that it stays so when copied on.

use std::io::{self, Write};

use rust_xlsxwriter::{Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::super::words::say;
use super::plain::{cell, is_formula};
use super::sheets::{Index, Sheet, Value, about, editions, evidence, gaps, matrix};
use crate::audit::model::Audit;

/// Most characters that a cell can hold.
const LONGEST: usize = 32_767;

pub(super) fn write(audit: &Audit, out: &mut dyn Write) -> io::Result<()> {
    let bytes = workbook(audit).map_err(io::Error::other)?;
    out.write_all(&bytes)
}

fn workbook(audit: &Audit) -> Result<Vec<u8>, XlsxError> {
    let index = Index::new(audit);
    let mut workbook = Workbook::new();
    let title = say(audit.language, "Genomförande av rekommendationer", "Uptake of recommendations");
    // The date of the audit and not of the run, so that the same audit gives the same bytes.
    let mut properties = DocProperties::new().set_title(title).set_author(format!("{} {}", audit.tool.name, audit.tool.version));
    if let Ok(date) = ExcelDateTime::parse_from_str(&audit.today) {
        properties = properties.set_creation_datetime(&date);
    }
    workbook.set_properties(&properties);
    for (sheet, frozen) in [(matrix(&index), 1), (gaps(&index), 1), (evidence(&index), 1), (editions(&index), 1), (about(&index), 0)] {
        write_sheet(workbook.add_worksheet(), &sheet, frozen)?;
    }
    workbook.save_to_buffer()
}

/// Writes a sheet whose heads, and first `frozen` columns, stay in view.
fn write_sheet(worksheet: &mut Worksheet, sheet: &Sheet, frozen: u16) -> Result<(), XlsxError> {
    worksheet.set_name(sheet.name)?;
    let head = Format::new().set_bold().set_background_color(Color::RGB(0x00E8_EDF2)).set_border_bottom(FormatBorder::Thin).set_text_wrap();
    let body = Format::new().set_align(FormatAlign::Top).set_text_wrap();
    let quoted = body.clone().set_quote_prefix();
    for (column, (name, width)) in (0_u16..).zip(&sheet.heads) {
        worksheet.set_column_width(column, *width)?;
        worksheet.write_string_with_format(0, column, *name, &head)?;
    }
    for (line, row) in (1_u32..).zip(&sheet.rows) {
        for (column, value) in (0_u16..).zip(row) {
            match value {
                Value::Text(text) => {
                    let text: String = cell(text).chars().take(LONGEST).collect();
                    let format = if is_formula(&text) { &quoted } else { &body };
                    worksheet.write_string_with_format(line, column, text, format)?;
                }
                Value::Number(number) => {
                    worksheet.write_number_with_format(line, column, *number, &body)?;
                }
                Value::Empty => {}
            }
        }
    }
    worksheet.set_freeze_panes(1, frozen)?;
    let last = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let columns = u16::try_from(sheet.heads.len()).unwrap_or(u16::MAX);
    worksheet.autofilter(0, 0, last, columns.saturating_sub(1))?;
    worksheet.set_landscape().set_print_fit_to_pages(1, 0).set_repeat_rows(0, 0)?;
    Ok(())
}
