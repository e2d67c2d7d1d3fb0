//! Building the tree: which elements an opening or closing tag ends, after the HTML standard's rules for implied end tags.
//!
//! Every lookup on the stack of open elements is answered from the positions kept per name, so that the work is
//! proportional to the number of tags even when a page opens 300,000 elements and never closes one.

use std::collections::HashMap;
use std::ops::Range;

use super::names;
use super::node::{Element, Kind, Node, Tree};

/// Elements that an end tag does not reach out of.
const SCOPE: &[&str] = &["td", "th", "caption", "table", "button", "object", "applet", "marquee", "template"];
const HEADINGS: &[&str] = &["h1", "h2", "h3", "h4", "h5", "h6"];
const LISTS: &[&str] = &["ul", "ol", "menu", "dir"];
const TABLE_PARTS: &[&str] = &["thead", "tbody", "tfoot"];
/// Formatting that goes on in the next block when its own was closed first.
const REOPENED: &[&str] = &["b", "strong", "s", "strike"];

/// Collects nodes, and keeps the stack of open elements.
pub(super) struct Builder<'a> {
    tree: Tree<'a>,
    /// Indices of the open elements' nodes.
    stack: Vec<usize>,
    /// Positions on the stack, per element name.
    open: HashMap<Box<str>, Vec<usize>>,
    /// Positions on the stack of elements that start a block.
    blocks: Vec<usize>,
    /// Formatting to take up again.
    reopen: Vec<&'static str>,
    /// The heading that text was last read in.
    titled: Option<usize>,
    xhtml: bool,
}

impl<'a> Builder<'a> {
    pub(super) fn new(source: &'a str, xhtml: bool) -> Self {
        let outermost = Node { kind: Kind::Element(Element::new("#document")), parent: 0, end: usize::MAX, span: 0..0 };
        let tree = Tree { source, nodes: vec![outermost] };
        Self { tree, stack: vec![0], open: HashMap::new(), blocks: vec![0], reopen: Vec::new(), titled: None, xhtml }
    }

    /// A start tag; says whether the element is closed at once.
    pub(super) fn start(&mut self, element: Element, self_closing: bool, span: Range<usize>) -> bool {
        let name = element.name.clone();
        if matches!(&*name, "html" | "body") && self.last(&name).is_some() {
            return false;
        }
        self.leave_head(&name);
        self.imply_ends(&name);
        if names::is_inline(&name) && name.as_ref() != "a" {
            self.take_up_formatting(span.start);
        }
        let index = self.push(Kind::Element(element), span);
        let foreign = matches!(&*name, "svg" | "math") || self.last("svg").is_some() || self.last("math").is_some();
        let closed = names::is_void(&name) || (self_closing && (self.xhtml || foreign));
        if !closed {
            self.open_element(index, &name);
        }
        closed
    }

    /// An end tag.
    pub(super) fn end(&mut self, name: &str, span: Range<usize>) {
        match name {
            "html" | "body" => {}
            "br" => {
                self.push(Kind::Element(Element::new("br")), span);
            }
            _ if names::is_inline(name) => self.end_inline(name),
            _ => {
                let same: &[&str] = if names::heading_level(name).is_some() { HEADINGS } else { &[name] };
                let position = self.nearest(same);
                if position > self.nearest(barriers(name)) {
                    self.pop_to(position);
                } else if name == "p" {
                    // A lone `</p>` makes an empty paragraph, which parts the text around it.
                    self.push(Kind::Element(Element::new("p")), span);
                }
            }
        }
    }

    /// Text as it stands in the source, or decoded.
    pub(super) fn text(&mut self, decoded: Option<&str>, span: Range<usize>) {
        if span.is_empty() && decoded.is_none() {
            return;
        }
        let raw = self.tree.source.get(span.clone()).unwrap_or_default();
        if !decoded.unwrap_or(raw).trim().is_empty() && !self.in_raw_text() {
            self.leave_head("");
            self.take_up_formatting(span.start);
            let heading = self.nearest(HEADINGS);
            self.titled = self.stack.get(heading).copied().filter(|_| heading > 0).or(self.titled);
        }
        self.push(Kind::Text(decoded.map(Into::into)), span);
    }

    /// A comment.
    pub(super) fn comment(&mut self, text: &str, span: Range<usize>) {
        self.push(Kind::Comment(text.into()), span);
    }

    /// Whether the innermost element holds text without markup.
    pub(super) fn in_raw_text(&self) -> bool {
        let name = self.stack.last().map_or("", |&index| self.tree.name(index));
        matches!(name, "title" | "textarea" | "style" | "xmp" | "iframe" | "noembed" | "noframes" | "script" | "plaintext")
    }

    pub(super) fn finish(mut self) -> Tree<'a> {
        self.pop_to(0);
        self.tree
    }

    fn push(&mut self, kind: Kind, span: Range<usize>) -> usize {
        let index = self.tree.nodes.len();
        let parent = self.stack.last().copied().unwrap_or(0);
        self.tree.nodes.push(Node { kind, parent, end: index + 1, span });
        index
    }

    fn open_element(&mut self, index: usize, name: &str) {
        let position = self.stack.len();
        self.stack.push(index);
        if let Some(node) = self.tree.nodes.get_mut(index) {
            node.end = usize::MAX;
        }
        if !names::is_inline(name) {
            self.blocks.push(position);
        }
        match self.open.get_mut(name) {
            Some(positions) => positions.push(position),
            None => {
                self.open.insert(name.into(), vec![position]);
            }
        }
    }

    /// The innermost open element with this name, as a position on the stack.
    fn last(&self, name: &str) -> Option<usize> {
        self.open.get(name).and_then(|positions| positions.last()).copied()
    }

    /// The innermost open element with one of these names; 0 if there is none, which is the position of the document.
    fn nearest(&self, names: &[&str]) -> usize {
        names.iter().filter_map(|name| self.last(name)).max().unwrap_or(0)
    }

    /// Ends all elements from this position on the stack upwards.
    fn pop_to(&mut self, position: usize) {
        let end = self.tree.nodes.len();
        while self.stack.len() > position {
            let Some(index) = self.stack.pop() else { break };
            let at = self.stack.len();
            let Some(node) = self.tree.nodes.get_mut(index) else { continue };
            let still_open = node.end == usize::MAX;
            if still_open {
                node.end = end;
            }
            let Kind::Element(element) = &node.kind else { continue };
            if let Some(positions) = self.open.get_mut(&element.name).filter(|positions| positions.last() == Some(&at)) {
                positions.pop();
            }
            if self.blocks.last() == Some(&at) {
                self.blocks.pop();
            }
            if let Some(name) = REOPENED.iter().find(|name| still_open && at > position && **name == &*element.name) {
                if !self.reopen.contains(name) {
                    self.reopen.push(name);
                }
            } else if SCOPE.contains(&&*element.name) {
                self.reopen.clear();
            }
        }
    }

    /// Opens the formatting again that a block's end cut off.
    fn take_up_formatting(&mut self, at: usize) {
        for name in std::mem::take(&mut self.reopen) {
            let index = self.push(Kind::Element(Element::new(name)), at..at);
            self.open_element(index, name);
        }
    }

    /// Ends an inline element; blocks that it opened before stay open.
    fn end_inline(&mut self, name: &str) {
        self.reopen.retain(|reopened| *reopened != name);
        let Some(position) = self.last(name) else { return };
        if self.blocks.last().is_none_or(|&block| position > block) {
            return self.pop_to(position);
        }
        if position < self.nearest(SCOPE) {
            return;
        }
        let end = self.tree.nodes.len();
        if let Some(node) = self.stack.get(position).and_then(|&index| self.tree.nodes.get_mut(index)) {
            node.end = end;
        }
        if let Some(positions) = self.open.get_mut(name) {
            positions.pop();
        }
    }

    /// Ends `head` before anything that cannot stand in it.
    fn leave_head(&mut self, name: &str) {
        if let Some(position) = self.last("head")
            && !names::belongs_in_head(name)
            && self.nearest(&["noscript", "template", "svg"]) < position
        {
            self.pop_to(position);
        }
    }

    /// Ends the elements that a start tag ends without saying so.
    fn imply_ends(&mut self, name: &str) {
        if names::ends_paragraph(name) {
            self.pop_if_beyond(&["p"], SCOPE);
            let heading = self.nearest(HEADINGS);
            // Browsers let a heading that is never closed swallow what follows; its author did not mean that.
            if name != "div" && heading > self.nearest(SCOPE) && self.stack.get(heading).copied() == self.titled {
                self.pop_to(heading);
            }
        }
        match name {
            "li" => self.pop_if_beyond(&["li"], &[LISTS, SCOPE].concat()),
            "dt" | "dd" => self.pop_if_beyond(&["dt", "dd"], &[&["dl"], SCOPE].concat()),
            "option" | "optgroup" => self.pop_if_beyond(&["option"], &["select", "datalist"]),
            "a" => self.end_inline("a"),
            "thead" | "tbody" | "tfoot" | "caption" | "colgroup" => self.pop_inside(&["table"]),
            "tr" => self.pop_inside(&[&["table"], TABLE_PARTS].concat()),
            "td" | "th" => self.pop_inside(&[&["table", "tr"], TABLE_PARTS].concat()),
            _ if names::heading_level(name).is_some() => {
                let heading = self.nearest(HEADINGS);
                if heading > 0 && heading + 1 == self.stack.len() {
                    self.pop_to(heading);
                }
            }
            _ => {}
        }
    }

    /// Ends the innermost of these elements unless a barrier stands inside it.
    fn pop_if_beyond(&mut self, names: &[&str], barriers: &[&str]) {
        let position = self.nearest(names);
        if position > self.nearest(barriers) {
            self.pop_to(position);
        }
    }

    /// Ends everything inside the innermost of these parts of a table.
    fn pop_inside(&mut self, names: &[&str]) {
        let position = self.nearest(names);
        if position > 0 && position >= self.nearest(&["table", "template"]) {
            self.pop_to(position + 1);
        }
    }
}

/// The elements that the end tag of this one does not reach out of.
fn barriers(name: &str) -> &'static [&'static str] {
    match name {
        "table" | "template" | "object" | "applet" | "marquee" => &["template"],
        "caption" | "td" | "th" | "tr" | "thead" | "tbody" | "tfoot" | "colgroup" => &["table", "template"],
        "li" => &["td", "th", "caption", "table", "button", "object", "template", "ul", "ol", "menu", "dir"],
        _ => SCOPE,
    }
}

#[cfg(test)]
mod tests {
    use super::super::node::Kind;
    use super::super::tokens::parse;

    /// The tree as nested brackets.
    fn shape(source: &str) -> String {
        let tree = parse(source);
        let mut shape = String::new();
        let mut ends = Vec::new();
        for (index, node) in tree.nodes.iter().enumerate().skip(1) {
            while ends.last().is_some_and(|&end| end <= index) {
                ends.pop();
                shape.push(')');
            }
            match &node.kind {
                Kind::Element(element) => {
                    shape.push('(');
                    shape.push_str(&element.name);
                    shape.push(' ');
                    ends.push(node.end);
                }
                Kind::Text(_) => shape.push_str(tree.text(index).trim()),
                Kind::Comment(_) => shape.push('!'),
            }
        }
        shape + &")".repeat(ends.len())
    }

    #[test]
    fn implies_end_tags() {
        assert_eq!(shape("<p>a<p>b<div>c</div>d"), "(p a)(p b)(div c)d");
        assert_eq!(shape("<ul><li>a<ul><li>b</ul><li>c</ul>d"), "(ul (li a(ul (li b)))(li c))d");
        assert_eq!(shape("<table><tr><td>a<td>b<tr><th>c</table>d"), "(table (tr (td a)(td b))(tr (th c)))d");
        assert_eq!(shape("<dl><dt>a<dd>b<dt>c</dl>"), "(dl (dt a)(dd b)(dt c))");
        assert_eq!(shape("<h1>a<h2>b</h1>c"), "(h1 a)(h2 b)c");
    }

    #[test]
    fn ignores_end_tags_without_a_start() {
        assert_eq!(shape("<div><table><tr><td></div>a</table>b</div>c"), "(div (table (tr (td a)))b)c");
        assert_eq!(shape("a</p></section>b"), "a(p )b");
    }

    #[test]
    fn formatting_ends_without_closing_blocks() {
        assert_eq!(shape("<p>a<b>b</p><p>c</b>d</p>"), "(p a(b b))(p (b c)d)");
        let tree = parse("<s><p>a</s>b</p>c");
        let struck = tree.nodes.iter().position(|node| matches!(&node.kind, Kind::Element(e) if &*e.name == "s")).unwrap();
        let inside = (struck..tree.nodes[struck].end).map(|index| tree.text(index)).collect::<String>();
        assert_eq!(inside, "a");
    }

    #[test]
    fn head_ends_at_the_first_text() {
        assert_eq!(shape("<head><title>t</title>a<p>b"), "(head (title t))a(p b)");
    }
}
