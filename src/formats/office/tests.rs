//! What both formats refuse, each fault with its own code, and that nothing breaks them.

use proptest::prelude::*;

use super::testing::{docx, docx_with_main, odt, package, word_part};
use crate::formats::{Limits, by_file_name};

/// The codes of the problems that a file meets.
fn codes(name: &str, bytes: &[u8], limits: &Limits) -> Vec<&'static str> {
    let (_, problems) = (by_file_name(name).unwrap().read)(bytes, limits);
    problems.iter().map(|problem| problem.code).collect()
}

fn check(name: &str, bytes: &[u8], expected: &str) {
    assert_eq!(codes(name, bytes, &Limits::default()), [expected], "{name}");
}

const COMPOUND: &[u8] = &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0];

#[test]
fn names_what_cannot_be_read() {
    let mut encrypted = COMPOUND.to_vec();
    encrypted.resize(512, 0);
    encrypted.extend("EncryptedPackage\0".encode_utf16().flat_map(u16::to_le_bytes));
    for name in ["a.docx", "a.odt"] {
        check(name, &encrypted, "encrypted");
        check(name, COMPOUND, "legacy-doc");
        check(name, b"{\\rtf1}", "wrong-format");
        check(name, b"", "wrong-format");
        check(name, &package(&[("x", b"y")]), "wrong-format");
        check(name, b"PK\x03\x04 and no more", "damaged");
    }
    check("a.docx", &odt("<text:p>a</text:p>", "", ""), "wrong-format");
    check("a.odt", &docx("<w:p/>", &[]), "wrong-format");
    check("a.docx", &docx("<w:p/>", &[]), "empty-document");
}

#[test]
fn knows_an_encrypted_text_by_its_manifest() {
    let manifest = br#"<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry></m:manifest>"#;
    let bytes = package(&[("META-INF/manifest.xml", manifest), ("content.xml", b"\x93\x01\xFFnoise")]);
    check("a.odt", &bytes, "encrypted");
}

#[test]
fn keeps_to_the_limits() {
    let paragraphs = "<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(5);
    let bytes = docx(&paragraphs, &[]);
    let code = |limits: &Limits| codes("a.docx", &bytes, limits);
    assert!(code(&Limits::default()).is_empty());
    assert_eq!(code(&Limits { blocks: 3, ..Limits::default() }), ["too-many-blocks"]);
    assert_eq!(code(&Limits { unpacked_bytes: 400, ..Limits::default() }), ["part-too-large"]);
    assert_eq!(code(&Limits { archive_entries: 2, ..Limits::default() }), ["too-many-entries"]);
    assert_eq!(code(&Limits { depth: 4, ..Limits::default() }), ["too-deep"]);
    let deep = docx(&"<w:ins>".repeat(200_000), &[]);
    check("a.docx", &deep, "too-deep");
    let bomb = docx(&" ".repeat(65 << 20), &[]);
    check("a.docx", &bomb, "part-too-large");
}

#[test]
fn rejects_document_types_and_knows_damage() {
    let entity = r#"<?xml version="1.0"?><!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/hostname">]><w>&x;</w>"#;
    check("a.docx", &docx_with_main(entity.as_bytes(), &[]), "document-type");
    let text = word_part("document", "<w:body><w:p><w:r><w:t>före</w:t></w:r></w:p><w:p><w:r></w:p>");
    let (document, problems) = (by_file_name("a.docx").unwrap().read)(&docx_with_main(text.as_bytes(), &[]), &Limits::default());
    assert_eq!(problems[0].code, "damaged");
    assert_eq!(document.blocks[0].text.as_str(), "före");
}

#[test]
fn takes_many_name_spaces_in_its_stride() {
    let declared = (0..100_000).map(|n| format!(r#" xmlns:n{n}="urn:{n}""#)).collect::<Vec<_>>().concat();
    let body = format!("<w:p{declared}>{}</w:p>", "<w:r><w:t>a</w:t></w:r>".repeat(20_000));
    assert!(codes("a.docx", &docx(&body, &[]), &Limits::default()).is_empty());
}

const DOCX: &[u8] = include_bytes!("../../../fixtures/formats/office/pandoc.docx");
const ODT: &[u8] = include_bytes!("../../../fixtures/formats/office/pandoc.odt");

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn bears_damaged_files(cuts in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..20), end in any::<prop::sample::Index>()) {
        for (name, original) in [("a.docx", DOCX), ("a.odt", ODT)] {
            let mut bytes = original.to_vec();
            for (at, byte) in &cuts {
                let at = at.index(bytes.len());
                bytes[at] = *byte;
            }
            codes(name, &bytes, &Limits::default());
            bytes.truncate(end.index(bytes.len()));
            codes(name, &bytes, &Limits::default());
        }
    }

    #[test]
    fn bears_any_markup(pieces in proptest::collection::vec(prop::sample::select(PIECES), 0..60)) {
        let mut body = String::new();
        let mut open = Vec::new();
        for piece in pieces {
            if piece == "/" {
                body.extend(open.pop().map(|name| format!("</{name}>")));
            } else {
                body.extend(["<", piece, ">ord"]);
                open.push(piece.split(' ').next().unwrap_or_default());
            }
        }
        body.extend(open.iter().rev().map(|name| format!("</{name}>")));
        codes("a.docx", &docx(&body, &[]), &Limits::default());
        codes("a.odt", &odt(&body.replace("w:", "text:").replace("text:t", "table:t"), "", ""), &Limits::default());
    }
}

/// What markup is made of; `/` ends the innermost element. The names serve both formats, each in its name space.
const PIECES: &[&str] = &[
    "w:p",
    "w:r",
    "w:t",
    "/",
    "/",
    "/",
    "w:tbl",
    "w:tr",
    "w:tc",
    "w:table",
    "w:table-row",
    "w:table-cell",
    "w:txbxContent",
    "w:sdt",
    "w:pPr",
    "w:rPr",
    "w:del",
    "w:vanish",
    "w:fldChar w:fldCharType=\"begin\"",
    "w:fldSimple w:instr=\"TOC\"",
    "w:footnoteReference",
    "w:h",
    "w:list",
    "w:list-item",
    "w:note",
    "w:note-body",
    "w:span",
    "w:section",
    "w:table-of-content",
    "w:tracked-changes",
];
