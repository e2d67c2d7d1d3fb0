//! Documents made for a test: a package around a body, and the parts that the test adds or replaces.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const WORD: &str = r#"xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml""#;
const OPEN: &str = r#"xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:loext="urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0""#;

/// A zip file of these parts.
pub(crate) fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(*name, SimpleFileOptions::default().compression_method(CompressionMethod::Deflated)).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// A part of a Word document.
pub(crate) fn word_part(root: &str, content: &str) -> String {
    format!(r#"<?xml version="1.0" encoding="UTF-8"?><w:{root} {WORD}>{content}</w:{root}>"#)
}

/// A Word document with this body, and further parts by file name: `styles`, `numbering`, `footnotes`, `endnotes`.
pub(crate) fn docx(body: &str, parts: &[(&str, &str)]) -> Vec<u8> {
    let main = word_part("document", &format!("<w:body>{body}</w:body>"));
    docx_with_main(main.as_bytes(), parts)
}

/// A Word document with this main part.
pub(crate) fn docx_with_main(main: &[u8], parts: &[(&str, &str)]) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let link = |kind: &str, target: &str| format!(r#"<Relationship Id="{kind}" Type="{office}/{kind}" Target="{target}"/>"#);
    let root = format!("<Relationships>{}</Relationships>", link("officeDocument", "word/main.xml"));
    let links: Vec<String> = parts.iter().map(|(name, _)| link(name, &format!("{name}.xml"))).collect();
    let links = format!("<Relationships>{}</Relationships>", links.concat());
    let names: Vec<String> = parts.iter().map(|(name, _)| format!("word/{name}.xml")).collect();
    let texts: Vec<String> = parts.iter().map(|(name, content)| word_part(name, content)).collect();
    let mut all: Vec<(&str, &[u8])> =
        vec![("_rels/.rels", root.as_bytes()), ("word/_rels/main.xml.rels", links.as_bytes()), ("word/main.xml", main)];
    all.extend(names.iter().map(String::as_str).zip(texts.iter().map(String::as_bytes)));
    package(&all)
}

/// An `OpenDocument` text with this body, automatic styles and common styles.
pub(crate) fn odt(body: &str, automatic: &str, common: &str) -> Vec<u8> {
    let content = format!(
        "<office:document-content {OPEN}><office:automatic-styles>{automatic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>"
    );
    let styles = format!("<office:document-styles {OPEN}><office:styles>{common}</office:styles></office:document-styles>");
    package(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", content.as_bytes()),
        ("styles.xml", styles.as_bytes()),
    ])
}
