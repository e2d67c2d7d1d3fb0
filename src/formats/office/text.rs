//! The text of a paragraph or cell while it is read.

/// Text with white space collapsed.
#[derive(Debug, Default, Clone)]
pub(crate) struct Text {
    pub(crate) words: String,
    letters: usize,
    bold: usize,
    /// The paragraphs of a cell: byte offset and number.
    pub(crate) paragraphs: Vec<(usize, u32)>,
}

impl Text {
    pub(crate) fn push(&mut self, text: &str, bold: bool) {
        for c in text.chars() {
            if matches!(c, ' ' | '\t' | '\n' | '\r') {
                if !self.words.ends_with(' ') && !self.words.is_empty() {
                    self.words.push(' ');
                }
            } else {
                self.words.push(c);
            }
            self.letters += usize::from(c.is_alphanumeric());
            self.bold += usize::from(bold && c.is_alphanumeric());
        }
    }

    pub(crate) fn append(&mut self, other: &Self) {
        if !other.words.trim().is_empty() {
            self.push(" ", false);
            self.words.push_str(other.words.trim());
            self.letters += other.letters;
            self.bold += other.bold;
        }
    }

    pub(crate) const fn is_bold(&self) -> bool {
        self.letters > 0 && self.bold == self.letters
    }
}
