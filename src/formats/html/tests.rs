//! Whole pages in, blocks out.

use super::super::testing::{line, outline};
use super::super::{Limits, Reading};
use crate::document::{Block, Document};

pub(super) fn read(source: &str) -> Document {
    let (document, problems): Reading = super::read(source.as_bytes(), &Limits::default());
    assert!(problems.is_empty() || document.blocks.is_empty() && problems.len() == 1, "{problems:?}");
    document
}

pub(super) fn check(source: &str, expected: &[&str]) {
    assert_eq!(outline(&read(source)), expected, "{source}");
}

/// Every block has a place, and every plain letter is found in the source by its span.
fn check_spans(document: &Document) {
    let source = document.source.as_deref().unwrap();
    for block in &document.blocks {
        let span = block.origin.span.clone().unwrap();
        assert!(source.get(span).is_some(), "{block:?}");
        for (at, letter) in block.text.as_str().char_indices().filter(|(_, c)| c.is_ascii_lowercase()) {
            let span = block.text.source_span(at..at + 1).unwrap();
            assert!(source[span].starts_with(letter), "{at} {block:?}");
        }
    }
}

#[test]
fn reads_blocks_of_every_kind() {
    check(
        "<h1>A</h1><p>b <em>c</em><br>d</p><ul><li>e<ul><li>f</ul><li><p>g</p></ul><blockquote><p>h</p></blockquote>\
         <figure><img><figcaption>i</figcaption></figure><dl><dt>j<dd>k</dl><pre>l\n  m</pre><div>n<div role=heading aria-level=3>o</div>q</div>",
        &["h1 A", "p b c d", "li0 e", "li1 f", "li0 g", "quote h", "caption i", "term j", "p k", "code l\n  m", "p n", "h3 o", "p q"],
    );
}

#[test]
fn reads_tables_by_row() {
    check(
        "<table><caption>c</caption><thead><tr><th>a<th>b</thead><tr><td><p>1</p><ul><li>x<li>y</ul><td>2<tr><th>z<td></table>",
        &["caption c", "head a | b", "row 1 x y | 2", "row z |"],
    );
    check("<table><tr><th>a<th>b<tr><td>c<td>d</table>", &["head a | b", "row c | d"]);
    check("<table><tr><td><b>a</b><td><b>b</b><tr><td>c<td>d<tr><td><b>e</b><td></table>", &["head a | b", "row c | d", "row* e |"]);
    check("<table><tr><td><h2>a</h2>b<td><table><tr><td>c<td>d</table></table>", &["h2 a", "p b", "row c | d"]);
    check("<table role=presentation><tr><td>a<td>b</table>", &["p a", "p b"]);
}

#[test]
fn marks_bold_questions_and_folds() {
    check(
        "<p><strong>Q?</strong></p><p>A <b>b</b></p><p><b>Q2?</b><br>A2</p><details><summary>Q3?</summary>A3</details>\
         <h3><button aria-expanded=false aria-controls=x>Q4?</button></h3><div id=x hidden>A4</div>",
        &["p* Q?", "p A b", "p* Q2?", "p A2", "p* Q3?", "p A3", "h3 Q4?", "p A4"],
    );
}

#[test]
fn leaves_out_what_is_not_the_document() {
    check(
        "<body><div class=cookie-banner>x</div><header><a href=/>x</a></header><nav>x</nav><div id=sidebar>x</div>\
         <h1>A</h1><p>b <del>x</del><ins>c</ins> <s>x</s> <button>x</button></p><p hidden>x</p><p style='display: none'>x</p>\
         <p style=visibility:hidden>x</p><div aria-hidden=true>x</div><script>x</script><noscript>x</noscript>\
         <template><p>x</p></template><svg><title>x</title></svg><div role=dialog>x</div><div role=alertdialog>x</div>\
         <div role=search>x</div><select><option>x</select><textarea>x</textarea><aside>x</aside><div class=share-links>x</div>\
         <footer>x</footer>",
        &["h1 A", "p b c"],
    );
    check("<style>.utkast { display:none }</style><p class='utkast'>x</p><p>b</p>", &["p b"]);
}

#[test]
fn reads_main_or_the_article_alone() {
    check("<p>x</p><main><header><h1>A</h1></header><p>b</p></main><p>x</p>", &["h1 A", "p b"]);
    check("<p>x</p><article><h1>A</h1><p>b</p></article><p>x</p>", &["h1 A", "p b"]);
    check("<p>x</p><div id=content><h1>A</h1><p>b</p></div><p>x</p>", &["h1 A", "p b"]);
    check("<div aria-hidden=true id=page><main><h1>A</h1></main></div><div role=dialog>Kakor</div>", &["h1 A"]);
}

#[test]
fn keeps_the_title_outside_the_text() {
    check(
        "<title>Heder – Kommunen</title><header><h1 class=logo>Kommunen</h1></header><header><h1>Heder</h1><p class=lead>l</p><p>x</p></header>\
         <main><p>b</p></main>",
        &["h1 Heder", "p l", "p b"],
    );
    check("<header id=title-block-header><h1 class=title>A</h1><p class=date>x</p></header><h1>B</h1><p>c</p>", &["h1 B", "p c"]);
    check("<header><h1>A</h1></header><h2>B</h2><p>c</p>", &["h1 A", "h2 B", "p c"]);
}

#[test]
fn tells_contents_and_link_lists_from_text() {
    check(
        "<main><ul><li><a href=#a>A</a><li><a href=#b>B</a></ul><h2 id=a>A</h2><p>Se <a href=/x>X</a>.</p>\
         <ul><li><a href=/c>C</a><li><a href=/d>D</a></ul><p><a href=#top>Upp</a></p></main>",
        &["contents A", "contents B", "h2 A", "p Se X.", "ref C", "ref D", "contents Upp"],
    );
    check("<ul><li><a href=/a>Start</a><li><a href=/b>Heder</a></ul><h1>A</h1><p>b</p>", &["h1 A", "p b"]);
}

#[test]
fn puts_footnotes_after_their_marks() {
    let pandoc = "<h1>A</h1><p>Ett ord<a href=#fn1 class=footnote-ref id=fnref1><sup>1</sup></a> till.</p><p>b</p>\
         <section class=footnotes><hr><ol><li id=fn1><p>Noten.<a href=#fnref1 class=footnote-back>↩︎</a></p></li></ol></section>";
    check(pandoc, &["h1 A", "p Ett ord till.", "note Noten.", "p b"]);
    let word = "<p>Ett ord<a href=#_ftn1 name=_ftnref1><sup>[1]</sup></a>.</p><p>b</p><hr>\
         <div id=ftn1><p><a href=#_ftnref1 name=_ftn1>[1]</a> Noten.</p></div>";
    check(word, &["p Ett ord.", "note Noten.", "p b"]);
    let aside = "<main><p>Ord<sup><a href=#n1>1</a>, <a href=#n2>2</a></sup></p><h2>B</h2></main>\
         <aside class=footnotes><p id=n1>Ett.</p><p id=n2>Två.</p></aside>";
    check(aside, &["p Ord", "note Ett.", "note Två.", "h2 B"]);
    check("<p>våld<sup>1</sup> och 20 m<sup>2</sup></p>", &["p våld och 20 m2"]);
}

#[test]
fn keeps_the_paragraph_that_bears_a_mark() {
    let libreoffice = "<p>Ett ord<sup><a class=sdfootnoteanc name=sdfootnote1anc href=#sdfootnote1sym><sup>1</sup></a></sup> till.</p><p>b</p>\
         <div id=sdfootnote1><p class=sdfootnote><a class=sdfootnotesym name=sdfootnote1sym href=#sdfootnote1anc>1</a> Noten.</p>\
         <p class=sdfootnote>Mer i noten.</p></div>";
    check(libreoffice, &["p Ett ord till.", "note Noten. Mer i noten.", "p b"]);
    for (mark, note) in
        [("fotnot1-tillbaka", "fotnot1"), ("footnote-1-mark", "footnote-1"), ("easy-footnote-1-33", "easy-footnote-bottom-1-33")]
    {
        let raised =
            format!("<p>Ett ord<sup><a id={mark} href=#{note}>1</a></sup> till.</p><p>b</p><p><a id={note} href=#{mark}>1</a> Noten.</p>");
        check(&raised, &["p Ett ord till.", "note Noten.", "p b"]);
        let plain = format!("<p>Ord <a id={mark} href=#{note}>[1]</a></p><p>b</p><ol><li id={note}>Noten. <a href=#{mark}>[1]</a></ol>");
        check(&plain, &["p Ord", "note Noten.", "p b"]);
    }
    let wikipedia = "<table><tr><td>\n               <b>Ort</b><td>Text<sup id=cite_ref-x_1-0><a href=#cite_note-x-1>[1]</a></sup><tr><td>a<td>b<sup id=cite_ref-x_1-1>\
         <a href=#cite_note-x-1>[1]</a></sup></table><ol class=references><li id=cite_note-x-1><span>^ <a href=#cite_ref-x_1-0><sup>a</sup></a>\
         <a href=#cite_ref-x_1-1><sup>b</sup></a></span> Noten.</ol>";
    check(wikipedia, &["row Ort | Text", "note Noten.", "row a | b"]);
    let first = "<p><sup><a id=m1 href=#fn1>1</a></sup> Ett ord.</p><p>b</p><ol><li id=fn1>Noten. <a href=#m1>1</a></ol>";
    check(first, &["p Ett ord.", "note Noten.", "p b"]);
    let before = "<p><a id=fn1 href=#m1>1</a> Noten.</p><p>Ett ord<a id=m1 href=#fn1><sup>1</sup></a> till.</p>";
    check(before, &["p Ett ord till.", "note Noten."]);
}

#[test]
fn begins_sections_with_headings_in_cells() {
    check(
        "<table><tr><th>Avsnitt<th>Text<tr><td><h2>A</h2><td><p>a</p><tr><td><h2>B</h2><td><p>b</p></table>",
        &["p Avsnitt", "p Text", "h2 A", "p a", "h2 B", "p b"],
    );
    check("<table><tr><th>a<tr><td><h4>c</h4><tr><td><h4>d</h4></table>", &["head a", "row c", "row d"]);
    check("<table><tr><th><h4>a</h4><th>b<tr><td>c<td>d</table>", &["head a | b", "row c | d"]);
    check("<table><tr><th>a<td>b <h4>c</h4> d<tr><th>e<td>f</table>", &["row a | b c d", "row e | f"]);
}

#[test]
fn a_paragraph_in_a_heading_is_text() {
    let long = "Personalen ska fråga alla barn om våld och förtryck varje gång som de kommer till mottagningen. ".repeat(3);
    check(&format!("<h1>T</h1><h2>{long}</h2><p>b</p>"), &["h1 T", &format!("p {}", long.trim()), "p b"]);
}

#[test]
fn reads_what_word_processors_write() {
    check("<p class=MsoTitle>T</p><h1>A</h1><p>b</p><h2>B</h2>", &["h1 T", "h2 A", "p b", "h3 B"]);
    check("<div title=header><p>Handbok 2024</p></div><h1>A</h1><p>b</p><div title=footer><p>Sida 3</p></div>", &["h1 A", "p b"]);
}

#[test]
fn repairs_what_is_not_closed() {
    check("<h1>A<p>b<h2><p>C</p></h2><section>d", &["h1 A", "p b", "h2 C", "p d"]);
    check(
        "<h1>A</h1><p>b<p>c<ul><li>d<li>e</ul><table><tr><td>f<td>g<tr><td>h<td>i",
        &["h1 A", "p b", "p c", "li0 d", "li0 e", "row f | g", "row h | i"],
    );
    check("a</p>b", &["p a", "p b"]);
    check("<b><p>a</b>b</p><p><i>c</p><p>d</i></p>", &["p ab", "p c", "p d"]);
}

#[test]
fn maps_text_back_to_the_source() {
    let document = read("<h1>Barn&auml;ktenskap</h1>\n<p>tv&aring;  ord <b>fet</b>\n rad</p>");
    assert_eq!(outline(&document), ["h1 Barnäktenskap", "p två ord fet rad"]);
    check_spans(&document);
    assert_eq!(document.blocks[1].origin.span, Some(28..61));
}

#[test]
fn reads_metadata_and_comments() {
    let document = read("<html lang=sv><title>T | Sajt</title><p>a</p><!-- lucka: x --><p>b</p><!--y-->");
    assert_eq!(document.title(), Some("T"));
    assert_eq!(document.metadata.language.as_deref(), Some("sv"));
    let comments: Vec<_> = document.comments.iter().map(|comment| (comment.text.as_str(), comment.before_block)).collect();
    assert_eq!(comments, [("lucka: x", 1), ("y", 2)]);
}

#[test]
fn decodes_the_declared_encoding() {
    let (document, problems) = super::read(b"<meta charset=iso-8859-1><p>v\xe5ld</p>", &Limits::default());
    assert_eq!(outline(&document), ["p våld"]);
    assert!(problems.is_empty(), "{problems:?}");
    let (_, problems) = super::read(b"<p>v\xe5ld", &Limits::default());
    assert_eq!(problems[0].code, "encoding-guessed");
}

/// Reading overflows no stack; were its cost to grow with the square of the length, this would not come to an end.
#[test]
fn reads_the_text_of_long_hostile_pages() {
    let many = 300_000;
    let attributes = (0..many).map(|n| format!(" a{n}=1")).collect::<Vec<_>>().concat();
    let hostile = [
        "<div>".repeat(many),
        "<b>".repeat(many) + &"<p>a</b>".repeat(many / 10),
        format!("<p{attributes}>a"),
        "<span>".repeat(many) + &"<li>a".repeat(many / 10),
        "<p><font color=red>a".repeat(many / 10),
        "<a href=#x>".repeat(many / 10) + "a",
        "&".repeat(many),
        "<table><tr><td>".repeat(many / 10),
        "<h1>".repeat(many / 10),
        "<cite>a".repeat(many / 10),
        format!("{}<h1>a", "<sup><a href=#fn1 id=fn1>1".repeat(many / 10)),
    ];
    for source in &hostile {
        let (document, problems) = super::read(source.as_bytes(), &Limits::default());
        let has_text = document.blocks.iter().any(|block| block.text.as_str().contains(['a', '&']));
        assert!(has_text || !source.contains(['a', '&']) || !problems.is_empty(), "{}", source.get(..40).unwrap_or(source));
    }
}

#[test]
fn stops_at_the_limit_of_blocks() {
    let limits = Limits { blocks: 2, ..Limits::default() };
    let (document, problems) = super::read(b"<p>a<p>b<p>c", &limits);
    assert_eq!(document.blocks.len(), 2);
    assert_eq!(problems[0].code, "too-many-blocks");
}

proptest::proptest! {
    #[test]
    fn reads_any_tag_soup(pieces in proptest::collection::vec(proptest::sample::select(PIECES), 0..60)) {
        let source = pieces.concat();
        check_spans(&read(&source));
    }

    #[test]
    fn reads_any_bytes(bytes: Vec<u8>) {
        super::read(&bytes, &Limits::default());
    }
}

/// What tag soup is made of.
const PIECES: &[&str] = &[
    "<p>",
    "</p>",
    "<b>",
    "</b>",
    "<s>",
    "</s>",
    "<a href=#fn1>",
    "<a href=/x>",
    "</a>",
    "<sup>",
    "</sup>",
    "<ul>",
    "</ul>",
    "<li id=fn1>",
    "<table>",
    "</table>",
    "<tr>",
    "<td>",
    "<th>",
    "</td>",
    "<div class=menu>",
    "<div>",
    "</div>",
    "<main>",
    "</main>",
    "<header>",
    "<h1>",
    "</h1>",
    "<h2>",
    "</h2>",
    "<q>",
    "</q>",
    "<br>",
    "<pre>",
    "</pre>",
    "<dl>",
    "<dt>",
    "<dd>",
    "<blockquote>",
    "</blockquote>",
    "<!-- c -->",
    "<script>",
    "</script>",
    "<title>",
    "</title>",
    "<section class=footnotes>",
    "</section>",
    "<head>",
    "<body>",
    "ord",
    " ",
    "\n\n",
    "å&auml;ö",
    "&nbsp;",
    "&amp;",
    "1",
    "<",
    "&",
    "två ord ",
    "\r\n",
];

/// The blocks of a page from the fixtures, each with the line that it starts on.
fn numbered(page: &[u8]) -> String {
    let (document, _) = super::read(page, &Limits::default());
    let source = document.source.as_deref().unwrap();
    let number = |block: &Block| source[..block.origin.span.clone().unwrap().start].matches('\n').count() + 1;
    document.blocks.iter().map(|block| format!("{} {}\n", number(block), line(block))).collect::<Vec<_>>().concat()
}

#[test]
fn reads_the_fixtures() {
    let modern = include_bytes!("../../../fixtures/formats/html/kommunsida.html");
    assert_eq!(numbered(modern), include_str!("../../../fixtures/formats/html/kommunsida.txt"));
    let old = include_bytes!("../../../fixtures/formats/html/gammal-sida.html");
    assert_eq!(numbered(old), include_str!("../../../fixtures/formats/html/gammal-sida.txt"));
}
