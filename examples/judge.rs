//! Judges documents and prints what `score.py` reads.
use lucka::document::Document;
use lucka::formats::{Limits, by_file_name};
use lucka::rules::{builtin, compile};

fn line(document: &Document, block: usize) -> Option<usize> {
    let span = document.blocks.get(block)?.origin.span.clone()?;
    Some(document.source.as_deref()?.get(..span.start)?.matches('\n').count() + 1)
}

fn main() {
    let (rules, problems) = compile(&[builtin("jamy-2022-21").expect("pack")]);
    for p in &problems {
        eprintln!("{}", p.message.en);
    }
    let mut documents = Vec::new();
    for path in std::env::args().skip(1) {
        let Some(format) = by_file_name(&path) else { continue };
        let bytes = std::fs::read(&path).expect("readable");
        let (document, _) = (format.read)(&bytes, &Limits::default());
        let judgement = lucka::engine::judge(&document, &rules);
        let verdicts: Vec<_> = judgement
            .verdicts
            .iter()
            .map(|v| {
                let section = &document.sections[v.section];
                let heading = section.heading.or(document.title_block().filter(|_| v.whole_document));
                let evidence: Vec<_> = v
                    .evidence
                    .iter()
                    .map(|e| serde_json::json!({"role": e.role, "quote": document.blocks[e.block].text.as_str()[e.range.clone()].to_owned() + " ## " + &e.reasons.join(" ")}))
                    .collect();
                serde_json::json!({"rule": rules.rules[v.rule].id, "status": v.status, "evidence": evidence,
                    "section": {"title": heading.map(|h| document.blocks[h].text.as_str()), "line": heading.and_then(|h| line(&document, h)).unwrap_or(1), "whole_document": v.whole_document}})
            })
            .collect();
        documents.push(serde_json::json!({"path": path, "verdicts": verdicts}));
    }
    println!("{}", serde_json::json!({"documents": documents}));
}
