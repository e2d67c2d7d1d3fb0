//! What the tests of several readers share: a document as lines that a person can read.

use crate::document::{Block, BlockKind, Document};

/// One line per block: a letter for its kind, `*` for bold, its text.
pub(super) fn outline(document: &Document) -> Vec<String> {
    document.blocks.iter().map(line).collect()
}

pub(super) fn line(block: &Block) -> String {
    let kind = match block.kind {
        BlockKind::Heading { level } => format!("h{level}"),
        BlockKind::Paragraph => "p".to_owned(),
        BlockKind::ListItem { depth } => format!("li{depth}"),
        BlockKind::TableRow { header: true } => "head".to_owned(),
        BlockKind::TableRow { header: false } => "row".to_owned(),
        BlockKind::Footnote => "note".to_owned(),
        BlockKind::Quote => "quote".to_owned(),
        BlockKind::Caption => "caption".to_owned(),
        BlockKind::Term => "term".to_owned(),
        BlockKind::Contents => "contents".to_owned(),
        BlockKind::Reference => "ref".to_owned(),
        BlockKind::Code => "code".to_owned(),
    };
    format!("{kind}{} {}", if block.bold { "*" } else { "" }, block.text.as_str())
}
