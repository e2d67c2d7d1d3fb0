//! From the events of the parser to blocks.

use std::cell::OnceCell;
use std::ops::Range;

use pulldown_cmark::{BlockQuoteKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::broken::{Broken, broken};
use super::context::{Container, Context};
use super::html::{Piece, Visibility, pieces};
use super::html_block::{self, Found, RawHtml};
use super::leaf::{Draft, Leaf, Style, on_boundaries};
use super::notes::Gathered;
use crate::document::{Block, BlockKind, Comment};
use crate::formats::Limits;
use crate::formats::comment::{overlong, unclosed};
use crate::formats::hyphen::Words;
use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// Reads one document.
pub(super) struct Reader<'a> {
    source: &'a str,
    limits: &'a Limits,
    problems: &'a mut Vec<Problem>,
    gathered: Gathered,
    context: Context,
    leaf: Option<Leaf>,
    /// For each block of the outermost list that is open: whether it is nothing but links into the document.
    only_anchors: Vec<bool>,
    html: Option<RawHtml>,
    visibility: Visibility,
    /// Where the last broken comment of the block ends, in the source.
    broken_comment: usize,
    /// How many spans are open whose text does not count: struck out, images, bare addresses.
    skipped: usize,
    bold: usize,
    anchors: usize,
    /// For every open link: whether its target is in the document, and whether its text is skipped.
    links: Vec<(bool, bool)>,
    too_deep: bool,
    /// Whether a cell of the row being read has begun.
    in_row: bool,
    /// Which words the source writes with a hyphen, once a line ends in one.
    words: OnceCell<Words>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(source: &'a str, limits: &'a Limits, problems: &'a mut Vec<Problem>) -> Self {
        Self {
            source,
            limits,
            problems,
            gathered: Gathered::default(),
            context: Context::default(),
            leaf: None,
            only_anchors: Vec::new(),
            html: None,
            visibility: Visibility::default(),
            broken_comment: 0,
            skipped: 0,
            bold: 0,
            anchors: 0,
            links: Vec::new(),
            too_deep: false,
            in_row: false,
            words: OnceCell::new(),
        }
    }

    /// Reads everything from this offset on.
    pub(super) fn read(mut self, body: usize) -> (Vec<Block>, Vec<Comment>) {
        let options = Options::ENABLE_TABLES
            | Options::ENABLE_FOOTNOTES
            | Options::ENABLE_STRIKETHROUGH
            | Options::ENABLE_TASKLISTS
            | Options::ENABLE_HEADING_ATTRIBUTES
            | Options::ENABLE_DEFINITION_LIST
            | Options::ENABLE_GFM;
        let text = self.source.get(body..).unwrap_or_default();
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            self.event(event, body + range.start..body + range.end);
        }
        self.end_leaf();
        self.gathered.finish()
    }

    fn event(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range.start),
            Event::End(tag) => self.end(tag),
            Event::Text(text) => self.text(&text, range),
            Event::SoftBreak => self.end_line(range.end),
            Event::HardBreak | Event::Code(_) => self.space(),
            Event::Html(html) => match &mut self.html {
                Some(raw) => raw.push(&html, range.start),
                None => self.inline_html(&html, range.start),
            },
            Event::InlineHtml(html) => self.inline_html(&html, range.start),
            Event::FootnoteReference(label) if self.skipped == 0 && !self.visibility.is_hidden() => self.gathered.mark(&label),
            Event::Rule => self.end_leaf(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, at: usize) {
        match tag {
            Tag::Paragraph => self.begin(self.context.top().leaf),
            Tag::Heading { level, .. } => self.begin_heading(level as u8),
            Tag::CodeBlock(_) => self.begin(BlockKind::Code),
            Tag::TableHead => self.begin(BlockKind::TableRow { header: true }),
            Tag::TableRow => self.begin(BlockKind::TableRow { header: false }),
            Tag::TableCell => self.begin_cell(),
            Tag::HtmlBlock => {
                self.end_leaf();
                self.html = Some(RawHtml::default());
            }
            Tag::Strong => self.bold += 1,
            Tag::Strikethrough | Tag::Image { .. } => self.skipped += 1,
            Tag::Link { link_type, dest_url, .. } => {
                let bare = matches!(link_type, LinkType::Autolink | LinkType::Email);
                self.open_link(dest_url.starts_with('#'), bare);
            }
            other => self.start_container(&other, at),
        }
    }

    fn start_container(&mut self, tag: &Tag<'_>, at: usize) {
        let inherited = self.context.top().leaf;
        match tag {
            Tag::BlockQuote(kind) => self.open(Container::Quote, if is_callout(*kind) { inherited } else { BlockKind::Quote }, at),
            Tag::List(_) => {
                self.open(Container::List(self.gathered.len()), inherited, at);
                if self.context.in_outermost_list() {
                    self.only_anchors.clear();
                }
            }
            Tag::Item => {
                self.end_leaf();
                self.context.open_item();
                self.check_depth(at);
            }
            Tag::FootnoteDefinition(label) => {
                self.open(Container::Note, BlockKind::Footnote, at);
                self.gathered.open_note(label);
            }
            Tag::DefinitionListTitle => self.open(Container::Definition, BlockKind::Term, at),
            Tag::DefinitionListDefinition => self.open(Container::Definition, BlockKind::Paragraph, at),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::TableHead | TagEnd::TableRow => self.end_leaf(),
            TagEnd::HtmlBlock => self.end_html_block(),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Strikethrough | TagEnd::Image => self.skipped = self.skipped.saturating_sub(1),
            TagEnd::Link => self.close_link(),
            TagEnd::List(_) => self.close_list(),
            TagEnd::FootnoteDefinition => {
                self.close();
                self.gathered.close_note();
            }
            TagEnd::BlockQuote(_) | TagEnd::Item | TagEnd::DefinitionListTitle | TagEnd::DefinitionListDefinition => self.close(),
            _ => {}
        }
    }

    fn open(&mut self, container: Container, leaf: BlockKind, at: usize) {
        self.end_leaf();
        self.context.open(container, leaf);
        self.check_depth(at);
    }

    fn close(&mut self) {
        self.end_leaf();
        self.context.close();
    }

    /// Closes a list; an outermost one of links into the document alone is a table of contents.
    fn close_list(&mut self) {
        self.end_leaf();
        let outermost = self.context.in_outermost_list();
        let Some(frame) = self.context.close() else { return };
        let Container::List(first) = frame.container else { return };
        if outermost && self.only_anchors.len() > 1 && self.only_anchors.iter().all(|&only| only) {
            for block in self.gathered.blocks_mut().iter_mut().skip(first) {
                block.kind = BlockKind::Contents;
            }
        }
    }

    fn check_depth(&mut self, at: usize) {
        if self.too_deep || self.context.depth() <= self.limits.depth {
            return;
        }
        self.too_deep = true;
        let message = Bilingual::new(
            format!("listor eller citat är nästlade i fler än {} nivåer; det djupare lästes som en enda nivå", self.limits.depth),
            format!("lists or quotations are nested more than {} deep; what lies deeper was read as one level", self.limits.depth),
        );
        self.problems.push(Problem::new("too-deep", Gravity::Warning, message).with_span(at..at));
    }

    fn begin(&mut self, kind: BlockKind) {
        self.end_leaf();
        self.leaf = Some(Leaf::new(kind));
    }

    /// A heading in a quotation or footnote is part of that, not of the document's outline.
    fn begin_heading(&mut self, level: u8) {
        let top = self.context.top();
        self.begin(if top.outline { BlockKind::Heading { level } } else { top.leaf });
    }

    fn begin_cell(&mut self) {
        if let Some(leaf) = self.leaf.as_mut()
            && std::mem::replace(&mut self.in_row, true)
        {
            leaf.next_cell();
        }
    }

    fn end_leaf(&mut self) {
        self.in_row = false;
        self.bold = 0;
        self.broken_comment = 0;
        self.visibility.end_of_block();
        if let Some(draft) = self.leaf.take().and_then(Leaf::finish) {
            self.keep(draft);
        }
    }

    fn keep(&mut self, draft: Draft) {
        if matches!(draft.block.kind, BlockKind::ListItem { .. }) {
            self.only_anchors.push(draft.only_anchors);
        }
        self.gathered.blocks_mut().push(draft.block);
    }

    fn end_html_block(&mut self) {
        let Some(raw) = self.html.take() else { return };
        let outer = self.context.top().leaf;
        for found in html_block::read(&raw, self.source, outer, &mut self.visibility) {
            match found {
                Found::Draft(draft) => self.keep(draft),
                Found::Comment(comment, inside) => {
                    let swallows = comment.span.end >= self.source.trim_end().len();
                    self.problems.extend(unclosed(self.source, &comment.span).filter(|_| swallows));
                    self.problems.extend(overlong(self.source, &comment.span));
                    self.gathered.comment(comment, inside);
                }
            }
        }
    }

    fn open_link(&mut self, anchor: bool, bare: bool) {
        self.links.push((anchor, bare));
        self.anchors += usize::from(anchor);
        self.skipped += usize::from(bare);
        if bare {
            self.space();
        }
    }

    fn close_link(&mut self) {
        if let Some((anchor, bare)) = self.links.pop() {
            self.anchors = self.anchors.saturating_sub(usize::from(anchor));
            self.skipped = self.skipped.saturating_sub(usize::from(bare));
        }
    }

    fn text(&mut self, text: &str, range: Range<usize>) {
        if self.skipped > 0 || self.visibility.is_hidden() || self.in_broken_comment(range.start) {
            return;
        }
        let kind = self.context.top().leaf;
        let style = Style { bold: self.bold > 0, anchor: self.anchors > 0 };
        let leaf = self.leaf.get_or_insert_with(|| Leaf::new(kind));
        if leaf.is_broken() {
            leaf.join(text, self.words.get_or_init(|| Words::of(self.source)));
        }
        leaf.push(text, range, self.source, style);
    }

    /// Whether text stands in a broken comment, which is kept where it begins. In code it is an example.
    fn in_broken_comment(&mut self, at: usize) -> bool {
        if at < self.broken_comment {
            return true;
        }
        if self.leaf.as_ref().is_some_and(Leaf::is_code) || self.visibility.is_example() {
            return false;
        }
        let Some(Broken { comment, end }) = broken(self.source, at) else { return false };
        let after_text = self.leaf.as_ref().is_some_and(|leaf| !leaf.is_blank());
        self.broken_comment = end;
        self.gathered.comment(comment, after_text);
        true
    }

    /// Ends a line; the next one begins here.
    fn end_line(&mut self, next: usize) {
        let is_commented = next < self.broken_comment || self.visibility.is_hidden() || self.visibility.is_example();
        let in_plain_text = self.bold == 0 && self.links.is_empty() && self.skipped == 0 && !is_commented;
        let typed = in_plain_text && self.leaf.as_ref().is_some_and(|leaf| leaf.is_left_for(self.source.get(next..).unwrap_or_default()));
        if typed {
            self.begin(BlockKind::Paragraph);
        } else if let Some(leaf) = &mut self.leaf {
            leaf.end_line();
        }
    }

    fn space(&mut self) {
        if let Some(leaf) = &mut self.leaf {
            leaf.space();
        }
    }

    fn inline_html(&mut self, html: &str, at: usize) {
        for piece in pieces(html) {
            match piece {
                Piece::Open { name, hidden } => {
                    self.visibility.open(&name, hidden);
                    match name.as_str() {
                        "br" => self.space(),
                        "b" | "strong" => self.bold += 1,
                        _ => {}
                    }
                }
                Piece::Close { name } => {
                    self.visibility.close(&name);
                    if matches!(name.as_str(), "b" | "strong") {
                        self.bold = self.bold.saturating_sub(1);
                    }
                }
                Piece::Comment { .. } if self.visibility.is_example() => {}
                Piece::Comment { text, range } => {
                    let inside = self.leaf.as_ref().is_some_and(|leaf| !leaf.is_blank());
                    let span = on_boundaries(self.source, at + range.start..at + range.end);
                    self.gathered.comment(Comment { text, span, before_block: 0 }, inside);
                }
                Piece::Text(_) => {}
            }
        }
    }
}

/// A callout (`> [!NOTE]`) is no quotation.
fn is_callout(kind: Option<BlockQuoteKind>) -> bool {
    kind.is_some()
}
