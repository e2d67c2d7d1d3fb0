//! Goes through the tokens, keeping the groups on a stack of its own: nesting costs memory, not call depth.

use encoding_rs::{Encoding, WINDOWS_1252};

use super::body::{Body, FrameKind};
use super::charset::{Charsets, code_page, font_charset};
use super::state::{CharacterProperties, Destination, ParagraphProperties, State};
use super::style::{Style, StyleSheet};
use super::token::Token;
use super::words::{IGNORED, SPECIAL};

/// Reads tokens into a [`Body`].
#[derive(Debug)]
pub(super) struct Interpreter {
    pub(super) body: Body,
    pub(super) styles: StyleSheet,
    pub(super) title: String,
    state: State,
    stack: Vec<State>,
    /// Groups deeper than the limit, whose contents are passed over.
    too_deep: usize,
    /// Whether the limit on depth was ever exceeded.
    pub(super) exceeded_depth: bool,
    limit: usize,
    charsets: Charsets,
    /// Bytes that wait to be decoded, and their encoding.
    bytes: Vec<u8>,
    encoding: &'static Encoding,
    /// Bytes still to be passed over after a Unicode character.
    passing: i32,
    /// The first half of a surrogate pair.
    high: Option<u16>,
    /// Whether `\*` came just before.
    starred: bool,
    style: Style,
}

impl Interpreter {
    /// A reader that goes no deeper than `limit` groups.
    pub(super) fn new(limit: usize) -> Self {
        Self {
            body: Body::new(),
            styles: StyleSheet::default(),
            title: String::new(),
            state: State::default(),
            stack: Vec::new(),
            too_deep: 0,
            exceeded_depth: false,
            limit,
            charsets: Charsets::default(),
            bytes: Vec::new(),
            encoding: WINDOWS_1252,
            passing: 0,
            high: None,
            starred: false,
            style: Style::default(),
        }
    }

    /// Whether every group has been closed.
    pub(super) const fn is_closed(&self) -> bool {
        self.stack.is_empty() && self.too_deep == 0
    }

    /// Takes the next token; false when the outermost group has ended.
    pub(super) fn take(&mut self, token: Token<'_>) -> bool {
        let starred = std::mem::take(&mut self.starred);
        match token {
            Token::Open => self.open(),
            Token::Close => return self.close(),
            _ if self.too_deep > 0 => {}
            Token::Hex(byte) => self.text(&[byte]),
            Token::Text(bytes) => self.text(bytes),
            Token::Symbol(b'*') => self.starred = true,
            Token::Symbol(symbol) => self.symbol(symbol),
            Token::Word(name, number) => self.word(name, number, starred),
        }
        true
    }

    /// Ends the document.
    pub(super) fn finish(mut self) -> Vec<crate::document::Block> {
        self.flush();
        self.body.finish(self.state.paragraph, &self.styles)
    }

    fn open(&mut self) {
        self.flush();
        self.passing = 0;
        if self.too_deep > 0 || self.stack.len() >= self.limit {
            self.too_deep += 1;
            self.exceeded_depth = true;
            return;
        }
        self.stack.push(self.state);
        self.state.opened_frame = false;
        if self.state.destination == Destination::Styles {
            self.style = Style::default();
        }
    }

    fn close(&mut self) -> bool {
        self.flush();
        self.passing = 0;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return true;
        }
        if self.state.destination == Destination::Styles {
            let mut style = std::mem::take(&mut self.style);
            style.name.truncate(style.name.trim_end_matches(';').len());
            self.styles.insert(style);
        }
        if self.state.opened_frame {
            self.body.close(ParagraphProperties { in_table: false, ..self.state.paragraph }, &self.styles);
        }
        if let Some(outer) = self.stack.pop() {
            self.state = outer;
        }
        !self.stack.is_empty()
    }

    /// Bytes of text, less those that repeat a Unicode character.
    fn text(&mut self, bytes: &[u8]) {
        let passed = usize::try_from(self.passing).unwrap_or(0).min(bytes.len());
        self.passing -= i32::try_from(passed).unwrap_or(0);
        let bytes = bytes.get(passed..).unwrap_or_default();
        if matches!(self.state.destination, Destination::Skip | Destination::Shape | Destination::Twin | Destination::Fonts)
            || bytes.is_empty()
        {
            return;
        }
        let encoding = self.charsets.of(self.state.font);
        if encoding != self.encoding {
            self.flush();
            self.encoding = encoding;
        }
        self.bytes.extend_from_slice(bytes);
    }

    /// Decodes the bytes that wait.
    fn flush(&mut self) {
        if !self.bytes.is_empty() {
            let bytes = std::mem::take(&mut self.bytes);
            let (text, _) = self.encoding.decode_without_bom_handling(&bytes);
            self.push(&text);
        }
    }

    /// Text to where it belongs.
    fn push(&mut self, text: &str) {
        match self.state.destination {
            Destination::Body if self.state.characters.shown() => self.body.push(text, self.state.characters.bold),
            Destination::Styles => self.style.name.push_str(text),
            Destination::Title => self.title.push_str(text),
            _ => {}
        }
    }

    /// A character given by its code unit in UTF-16; negative numbers stand for the upper half.
    fn unicode(&mut self, number: i32) {
        self.flush();
        self.passing = self.state.fallback;
        let Ok(unit) = u16::try_from(number.rem_euclid(0x1_0000)) else { return };
        let pair = self.high.take().map(|high| [high, unit]);
        if (0xD800..0xDC00).contains(&unit) {
            self.high = Some(unit);
            return;
        }
        let text = match pair {
            Some(pair) => String::from_utf16_lossy(&pair),
            // Symbol fonts keep their bullets here.
            None if (0xF000..0xF100).contains(&unit) => "•".to_owned(),
            None => String::from_utf16_lossy(&[unit]),
        };
        self.push(&text);
    }

    fn symbol(&mut self, symbol: u8) {
        self.flush();
        match symbol {
            b'~' => self.push("\u{A0}"),
            b'_' => self.push("-"),
            b'{' | b'}' | b'\\' => self.text(&[symbol]),
            b'\r' | b'\n' => self.end_paragraph(),
            b'\t' => self.push("\t"),
            _ => {}
        }
    }

    fn word(&mut self, name: &[u8], number: Option<i32>, starred: bool) {
        self.flush();
        if name != b"u" {
            self.passing = 0;
        }
        if self.destination(name) {
            return;
        }
        if starred {
            self.state.destination = Destination::Skip;
            return;
        }
        match self.state.destination {
            Destination::Skip | Destination::Shape | Destination::Twin => {}
            Destination::Fonts => self.font_word(name, number),
            Destination::Styles => self.style_word(name, number),
            _ => self.body_word(name, number),
        }
    }

    /// Words that say where the text of their group goes; true for those.
    fn destination(&mut self, name: &[u8]) -> bool {
        let outer = self.state.destination;
        let new = match (name, outer) {
            (b"shptxt" | b"dptxbxtext", Destination::Shape) => return self.open_frame(FrameKind::TextBox),
            (b"shpinst" | b"shpgrp" | b"dptxbx", Destination::Shape) => Destination::Shape,
            (b"ud", Destination::Twin) => Destination::Body,
            (_, Destination::Skip | Destination::Shape | Destination::Twin | Destination::Title) => return false,
            (b"footnote", Destination::Body) => return self.open_frame(FrameKind::Footnote),
            (b"title", Destination::Info) => Destination::Title,
            (_, Destination::Info) => Destination::Skip,
            (b"listtext" | b"pntext", _) => {
                self.body.mark_list_item();
                Destination::Skip
            }
            (b"upr", _) => Destination::Twin,
            (b"shp" | b"shpinst" | b"shpgrp" | b"do", _) => Destination::Shape,
            (b"fonttbl", _) => Destination::Fonts,
            (b"stylesheet", _) => Destination::Styles,
            (b"info", _) => Destination::Info,
            _ if IGNORED.contains(&name) => Destination::Skip,
            _ => return false,
        };
        self.state.destination = new;
        true
    }

    fn open_frame(&mut self, kind: FrameKind) -> bool {
        self.body.open(kind);
        self.state.opened_frame = true;
        self.state.destination = Destination::Body;
        self.state.paragraph = ParagraphProperties::default();
        true
    }

    fn font_word(&mut self, name: &[u8], number: Option<i32>) {
        let Some(number) = number else { return };
        match name {
            b"f" => self.state.font = number,
            b"fcharset" => self.charsets.set_font(self.state.font, font_charset(number)),
            b"cpg" => self.charsets.set_font(self.state.font, code_page(number)),
            _ => {}
        }
    }

    fn style_word(&mut self, name: &[u8], number: Option<i32>) {
        match (name, number) {
            (b"s", Some(number)) => self.style.number = number,
            (b"cs" | b"ds" | b"ts", _) => self.style.other_kind = true,
            (b"sbasedon", based_on) => self.style.based_on = based_on,
            (b"outlinelevel", outline) => self.style.outline = outline,
            (b"u", Some(number)) => self.unicode(number),
            _ => {}
        }
    }

    /// Words that act on the document's text and layout.
    fn body_word(&mut self, name: &[u8], number: Option<i32>) {
        match name {
            b"u" => self.unicode(number.unwrap_or(0)),
            b"uc" => self.state.fallback = number.unwrap_or(1).clamp(0, 255),
            b"par" | b"sect" => self.end_paragraph(),
            b"cell" => self.body.end_cell(self.state.paragraph, &self.styles),
            b"row" => self.body.end_row(),
            b"trhdr" => self.body.mark_header_row(),
            b"tab" => self.push("\t"),
            b"ansi" => self.charsets.document = WINDOWS_1252,
            b"mac" => self.charsets.document = encoding_rs::MACINTOSH,
            b"ansicpg" => self.charsets.document = number.and_then(code_page).unwrap_or(self.charsets.document),
            _ => match SPECIAL.iter().find(|(word, _)| *word == name) {
                Some((_, text)) => self.push(text),
                None => self.property(name, number),
            },
        }
    }

    /// Words that set a property of the paragraph or the characters.
    fn property(&mut self, name: &[u8], number: Option<i32>) {
        let on = number != Some(0);
        let value = number.unwrap_or(0);
        let state = &mut self.state;
        match name {
            b"pard" => state.paragraph = ParagraphProperties::default(),
            b"s" => state.paragraph.style = value,
            b"outlinelevel" => state.paragraph.outline = number,
            b"intbl" => state.paragraph.in_table = on,
            b"ls" => state.paragraph.list = value,
            b"ilvl" => state.paragraph.list_level = value,
            b"li" | b"lin" => state.paragraph.indent = value,
            b"plain" => state.characters = CharacterProperties::default(),
            b"b" => state.characters.bold = on,
            b"v" => state.characters.hidden = on,
            b"deleted" | b"mvf" => state.characters.deleted = on,
            b"strike" | b"striked" => state.characters.struck = on,
            b"f" => state.font = value,
            _ => {}
        }
    }

    /// Ends the paragraph, unless its mark is deleted or hidden, which joins it with the next.
    fn end_paragraph(&mut self) {
        if self.state.destination == Destination::Body && !self.state.characters.deleted && !self.state.characters.hidden {
            self.body.end_paragraph(self.state.paragraph, &self.styles);
        }
    }
}
