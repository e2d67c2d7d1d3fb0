//! Lines and columns of byte offsets, worked out once per document.

/// Where the lines of a text begin.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Finds the lines of a text.
    pub fn new(text: &str) -> Self {
        let after = text.match_indices('\n').map(|(at, _)| at + 1);
        Self { starts: std::iter::once(0).chain(after).collect() }
    }

    /// 1-based line of a byte offset.
    pub fn line(&self, offset: usize) -> usize {
        self.starts.partition_point(|&start| start <= offset)
    }

    /// Byte offset at which a 1-based line begins.
    pub fn start(&self, line: usize) -> usize {
        self.starts.get(line.saturating_sub(1)).copied().unwrap_or(0)
    }

    /// 1-based column of a byte offset in the text that the index was made of, in characters.
    pub fn column(&self, text: &str, offset: usize) -> usize {
        let before = text.get(self.start(self.line(offset))..offset);
        before.map_or(1, |before| before.chars().count() + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_one_and_in_characters() {
        let text = "å\näö x\r\n\nz";
        let index = LineIndex::new(text);
        let at = |needle: char| text.find(needle).map(|offset| (index.line(offset), index.column(text, offset))).unwrap();
        assert_eq!(at('å'), (1, 1));
        assert_eq!(at('x'), (2, 4));
        assert_eq!(at('z'), (4, 1));
        assert_eq!(index.line(text.len() + 5), 4);
        assert_eq!(index.column(text, text.len() + 5), 1);
    }
}
