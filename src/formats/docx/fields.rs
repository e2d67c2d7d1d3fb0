//! Fields: codes that are not text, and their results, which are.

/// A field that is open.
#[derive(Debug, Default)]
struct Field {
    code: String,
    /// The code has ended.
    result: bool,
}

/// The open fields, innermost last; a field may reach over several paragraphs.
#[derive(Debug, Default)]
pub(super) struct Fields {
    open: Vec<Field>,
}

impl Fields {
    /// Reads a field character: the begin, the end of the code, or the end.
    pub(super) fn character(&mut self, kind: Option<&str>) {
        match kind {
            Some("begin") => self.open.push(Field::default()),
            Some("separate") => {
                if let Some(field) = self.open.last_mut() {
                    field.result = true;
                }
            }
            Some("end") => {
                self.open.pop();
            }
            _ => {}
        }
    }

    /// Starts a field written as one element.
    pub(super) fn start_simple(&mut self, code: Option<&str>) {
        self.open.push(Field { code: code.unwrap_or_default().to_owned(), result: true });
    }

    /// Ends a field written as one element.
    pub(super) fn end_simple(&mut self) {
        self.open.pop();
    }

    /// Adds to the code of the innermost field.
    pub(super) fn code(&mut self, text: &str) {
        if let Some(field) = self.open.last_mut().filter(|field| !field.result) {
            field.code.push_str(text);
        }
    }

    /// Whether text that stands here is part of a code.
    pub(super) fn in_code(&self) -> bool {
        self.open.iter().any(|field| !field.result)
    }

    /// Whether text that stands here is part of a table of contents.
    pub(super) fn in_contents(&self) -> bool {
        self.open.iter().any(|field| field.code.split_whitespace().next().is_some_and(|word| word.eq_ignore_ascii_case("TOC")))
    }

    /// A code does not reach beyond its paragraph: one that was never ended must not hide the rest of the document.
    pub(super) fn end_paragraph(&mut self) {
        for field in &mut self.open {
            field.result = true;
        }
    }
}
