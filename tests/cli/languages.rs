//! Text in other languages than Swedish and English: never passed over in silence.

use crate::support::{GAP, Project, formats};
use serde_json::Value;

const ARABIC: &str = "## معلومات باللغة العربية\n\nالعنف المرتبط بالشرف هو عنف يمارسه أفراد الأسرة. إذا كنت بحاجة إلى المساعدة فاتصل بالشرطة.\n\n\
                      يمكن أن يكون الضحية طفلا أو بالغا. الخدمات الاجتماعية تقدم الدعم.\n";

const NORWEGIAN: &str = "## Sammendrag\n\nÆresrelatert vold utøves av flere i familien. Saksbehandleren skal alltid spørre hvordan barnet har det \
                         hjemme, og melde fra til barnevernet.\n\n- Ikke kontakt foreldrene\n- Ring politiet når det haster\n- Snakk med barnet alene\n";

const SWEDISH: &str = "## Stöd\n\nKontakta socialtjänsten om du behöver stöd. Där kan du få prata med någon och få hjälp.\n";

#[test]
fn parts_in_other_languages_are_told_in_every_output_with_language_and_place() {
    let project = Project::with(&[("a.md", &format!("{GAP}\n{ARABIC}\n{NORWEGIAN}\n{SWEDISH}"))]);
    let bare = Project::with(&[("a.md", &format!("{GAP}\n{SWEDISH}"))]);
    for format in formats() {
        let ran = project.run(&["check", "a.md", "-f", format]);
        let flat = ran.out.replace("\n  │ ", " ").replace("%3A", ":");
        for said in ["text på arabiska har inte prövats", "raderna 8–12", "text på norska har inte prövats", "raderna 14–20", "Sammendrag"]
        {
            assert!(flat.contains(said), "{format} {said}: {}", ran.out);
        }
        assert_eq!(ran.code, bare.run(&["check", "a.md", "-f", format]).code, "{format}: the judgement stays what it was");
    }
    let english = project.run(&["check", "a.md", "-f", "concise", "--lang", "en"]);
    assert!(english.out.contains("a.md:14: warning language-not-judged text in Norwegian was not judged: lines 14–20"), "{}", english.out);
    let report: Value = serde_json::from_str(&project.run(&["check", "a.md", "-f", "json"]).out).unwrap();
    let document = &report["documents"][0];
    assert_eq!((&document["language"], &document["problems"][0]["line"]), (&"sv".into(), &8.into()));
}

#[test]
fn a_document_in_another_language_is_not_judged_and_the_language_is_named() {
    let somali = "Qofka dhibanaha ah waa in uu helaa caawimaad iyo taageero haddii uu u baahan yahay, waxaana lagu siin karaa xafiiska. \
                  Haddii aad u baahan tahay caawimaad, la xiriir booliiska ama adeegga bulshada. Waa muhiim in aad sheegto.\n";
    let project = Project::with(&[("norsk.md", NORWEGIAN), ("somali.txt", somali), ("arab.md", ARABIC)]);
    for (path, name) in [("norsk.md", "norska"), ("somali.txt", "somaliska"), ("arab.md", "arabiska")] {
        for format in formats().filter(|format| *format != "json") {
            let ran = project.run(&["check", path, "-f", format]);
            assert_eq!(ran.code, 2, "{path} {format}");
            let flat = ran.out.replace("\n  │ ", " ");
            assert!(flat.contains(&format!("dokumentet är på {name}")), "{path} {format}: {}", ran.out);
            assert!(!flat.contains("(nob)") && !flat.contains(">nob<"), "{path} {format}: {}", ran.out);
        }
        let concept = project.run(&["concept", "barnahus", path]);
        assert!(concept.code == 2 && concept.err.contains(name), "{}", concept.err);
    }
}

#[test]
fn swedish_that_repeats_itself_is_swedish() {
    for words in ["Hedersvåld kontroll. ", "Hedersrelaterat förtryck. ", "Hedersvåld, tvång, hot, slag. "] {
        let project = Project::with(&[("a.md", &format!("# Hedersrelaterat våld\n\n{}\n", words.repeat(40)))]);
        let ran = project.run(&["check", "a.md", "-f", "json"]);
        let report: Value = serde_json::from_str(&ran.out).unwrap();
        let document = &report["documents"][0];
        assert_eq!((ran.code, &document["language"], document["problems"].as_array().map(Vec::len)), (1, &"sv".into(), Some(0)), "{words}");
    }
}

#[test]
fn an_audit_and_a_comparison_tell_what_was_not_judged() {
    let front = "---\npublisher: Socialstyrelsen\nkind: handbook\n---\n\n";
    let text = format!("{front}{GAP}\n{ARABIC}\n{SWEDISH}");
    let project = Project::with(&[("a.md", &text), ("b.md", &text.replace("slag", "slag och tvång"))]);
    for format in ["terminal", "markdown", "html", "json"] {
        let ran = project.run(&["audit", "a.md", "-f", format]);
        let flat = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("text på arabiska har inte prövats"), "{format}: {}", ran.out);
    }
    for format in ["terminal", "html", "json"] {
        let ran = project.run(&["compare", "a.md", "b.md", "-f", format]);
        let flat = ran.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains("text på arabiska har inte prövats"), "{format}: {}", ran.out);
    }
}
