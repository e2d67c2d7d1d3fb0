//! Which encoding the bytes of an RTF text are in.

use std::collections::HashMap;

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

/// The document's encoding and those of its fonts.
#[derive(Debug)]
pub(super) struct Charsets {
    /// For fonts that name none.
    pub(super) document: &'static Encoding,
    fonts: HashMap<i32, &'static Encoding>,
}

impl Default for Charsets {
    fn default() -> Self {
        Self { document: WINDOWS_1252, fonts: HashMap::new() }
    }
}

impl Charsets {
    /// Notes the encoding of a font of the font table.
    pub(super) fn set_font(&mut self, font: i32, encoding: Option<&'static Encoding>) {
        if let Some(encoding) = encoding {
            self.fonts.insert(font, encoding);
        }
    }

    /// The encoding of text in this font.
    pub(super) fn of(&self, font: i32) -> &'static Encoding {
        self.fonts.get(&font).copied().unwrap_or(self.document)
    }
}

/// The encoding of a Windows code page, as `\ansicpg` and `\cpg` give it; the old DOS pages are not known.
pub(super) fn code_page(number: i32) -> Option<&'static Encoding> {
    let label = match number {
        932 => "shift_jis".to_owned(),
        936 => "gbk".to_owned(),
        949 => "euc-kr".to_owned(),
        950 => "big5".to_owned(),
        10_000 => return Some(MACINTOSH),
        65_001 => "utf-8".to_owned(),
        874 | 1250..=1258 => format!("windows-{number}"),
        _ => return None,
    };
    Encoding::for_label(label.as_bytes())
}

/// The encoding of a font's `\fcharset`; `None` for those that follow the document.
pub(super) fn font_charset(number: i32) -> Option<&'static Encoding> {
    let page = match number {
        77 => 10_000,
        128 => 932,
        129 => 949,
        134 => 936,
        136 => 950,
        161 => 1253,
        162 => 1254,
        163 => 1258,
        177 => 1255,
        178 => 1256,
        186 => 1257,
        204 => 1251,
        222 => 874,
        238 => 1250,
        _ => return None,
    };
    code_page(page)
}
