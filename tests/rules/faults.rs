//! Mistakes in packs: all at once, each with its file and place, with the nearest right name.

use lucka::rules::{Fault, compile};

use crate::support::{concept, pack, rule};

/// Code, file, place and message of every fault.
fn told(faults: &[Fault]) -> Vec<(&str, &str, &str, &str)> {
    let place = |fault: &'_ Fault| fault.problem.span.clone().unwrap();
    faults
        .iter()
        .map(|fault| (fault.problem.code, fault.file.as_str(), &fault.text[place(fault)], fault.problem.message.en.as_str()))
        .collect()
}

#[test]
fn every_mistake_of_a_pack_is_told_at_once() {
    let concepts = concept("eld", "terms = [\"eld\", \"–\"]\nterm = []") + &concept("rum", "terms = [\"rum\"]") + &concept("eld", "");
    let concepts = concepts.replace("[concept.sv]\nterms = [\"rum\"]", "includes = [\"edl\"]\n[concept.sv]\nterms = [\"rum\"]");
    let first = rule("a", "elb", "rum").replace("revision = 1", "revison = 1\nrevision = 1");
    let second = rule("a", "eld", "rum");
    let third = rule("c", "eld", "rum").replace("mentions =", "mention =");
    let asked = "[[recommendation]]\nid = \"R1\"\nrules = [\"b\", \"c\"]\ntext = { sv = \"\", en = \"\" }\n";
    let files = [
        ("concepts.toml", concepts.as_str()),
        ("rules/1.toml", &first),
        ("rules/2.toml", &second),
        ("rules/3.toml", &third),
        ("recommendations.toml", asked),
    ];
    let (_, faults) = compile(&[pack("p", "", &files)]);
    let told = told(&faults);
    let expected = [
        ("toml-unknown-key", "p/concepts.toml", "term", "did you mean “terms”?"),
        ("toml-invalid", "p/concepts.toml", "\"eld\"", "is there already"),
        ("toml-invalid", "p/concepts.toml", "\"–\"", "can never match"),
        ("toml-unknown-value", "p/concepts.toml", "\"edl\"", "there is no concept"),
        ("toml-unknown-key", "p/rules/1.toml", "revison", "did you mean “revision”?"),
        ("toml-unknown-value", "p/rules/1.toml", "\"elb\"", "did you mean “eld”?"),
        ("toml-invalid", "p/rules/2.toml", "\"a\"", "is there already"),
        ("toml-unknown-key", "p/rules/3.toml", "mention", "did you mean “mentions”?"),
        ("toml-unknown-value", "p/recommendations.toml", "\"b\"", "is not known"),
    ];
    for (code, file, place, said) in expected {
        let found = told.iter().any(|fault| (fault.0, fault.1, fault.2) == (code, file, place) && fault.3.contains(said));
        assert!(found, "{code} {file} {place} {said}: {told:#?}");
    }
    assert_eq!(told.len(), expected.len(), "{told:#?}");
}

#[test]
fn concepts_do_not_include_one_another_in_a_circle() {
    let part = |id: &str, whole: &str| {
        concept(id, &format!("terms = [\"{id}\"]")).replace("[concept.sv]", &format!("includes = [\"{whole}\"]\n[concept.sv]"))
    };
    let concepts = part("ett", "två") + &part("två", "tre") + &part("tre", "ett");
    let (_, faults) = compile(&[pack("p", "", &[("concepts.toml", &concepts)])]);
    let told = told(&faults);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].3.contains("include one another: tre → ett → två → tre"), "{told:#?}");
}

#[test]
fn packs_do_not_build_on_one_another_in_a_circle() {
    let (_, faults) = compile(&[pack("a", "extends = [\"b\"]", &[]), pack("b", "extends = [\"../a\"]", &[])]);
    let told = told(&faults);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].3.contains("circle: a → b → a"), "{told:#?}");
    assert_eq!((told[0].1, told[0].2), ("b/pack.toml", "\"../a\""));
}

#[test]
fn a_pack_for_a_newer_program_is_refused() {
    let mut newer = pack("p", "", &[("rules/a.toml", "this is no TOML")]);
    let text = newer.files["pack.toml"].replace("format = 1", "format = 2");
    newer.files.insert("pack.toml".to_owned(), text.into());
    let (rules, faults) = compile(&[newer]);
    let told = told(&faults);
    assert_eq!(told.len(), 1, "{told:#?}");
    assert!(told[0].3.contains("format version 2"), "{told:#?}");
    assert!(rules.rules.is_empty());
}

#[test]
fn unknown_packs_and_rules_are_told_with_the_nearest_right_one() {
    let more = "extends = [\"jamy-2022-12\"]";
    let (_, faults) = compile(&[pack("p", more, &[])]);
    assert!(told(&faults)[0].3.contains("did you mean “jamy-2022-21”?"), "{faults:#?}");
    let more = "extends = [\"jamy-2022-21\"]\n[rules.hrv-lgtbq]\noff = true";
    let (_, faults) = compile(&[pack("p", more, &[])]);
    assert_eq!(told(&faults).len(), 1);
    assert!(told(&faults)[0].3.contains("did you mean “hrv-lgbtq”?"), "{faults:#?}");
}

#[test]
fn a_concepts_file_without_sense_casts_no_doubt_on_rules() {
    let (_, faults) = compile(&[pack("p", "", &[("concepts.toml", "[[concept]\n"), ("rules/a.toml", &rule("a", "eld", "rum"))])]);
    let told = told(&faults);
    assert!(told.iter().all(|fault| fault.1 == "p/concepts.toml"), "{told:#?}");
}

#[test]
fn a_document_requires_only_rules_of_its_recommendation() {
    let concepts = concept("eld", "terms = [\"eld\"]") + &concept("rum", "terms = [\"rum\"]");
    let asked = "[[recommendation]]\nid = \"R1\"\nrules = [\"a\"]\ntext = { sv = \"\", en = \"\" }\n\
                 documents = [{ title = \"T\", requires = [\"a\"] }, { title = \"U\", requires = [\"b\", \"aa\"] }]\n";
    let files = [
        ("concepts.toml", concepts.as_str()),
        ("rules/a.toml", &rule("a", "eld", "rum")),
        ("rules/b.toml", &rule("b", "eld", "rum")),
        ("recommendations.toml", asked),
    ];
    let (_, faults) = compile(&[pack("p", "", &files)]);
    let told = told(&faults);
    assert_eq!(
        told.iter().map(|fault| (fault.0, fault.2)).collect::<Vec<_>>(),
        [("toml-unknown-value", "\"b\""), ("toml-unknown-value", "\"aa\"")]
    );
    assert!(told.iter().all(|fault| fault.1 == "p/recommendations.toml"), "{told:#?}");
}

#[test]
fn mistakes_in_one_file_hide_none_in_another() {
    let wrong = |text: &str, instead: &str| {
        let asks = rule("a", "elb", "rum");
        let files = [("concepts.toml", concept("eld", "terms = [\"eld\"]")), ("rules/a.toml", asks)];
        let mut pack = pack("p", "extends = [\"jamy-2022-12\"]", &files.each_ref().map(|(path, text)| (*path, text.as_str())));
        let head = pack.files["pack.toml"].replace(text, instead);
        pack.files.insert("pack.toml".to_owned(), head.into());
        let faults = compile(&[pack]).1;
        faults.iter().map(|fault| (fault.file.clone(), fault.problem.message.en.clone())).collect::<Vec<_>>()
    };
    let told = wrong("publisher", "publishr");
    for (file, said) in [
        ("p/pack.toml", "lacks “publisher”"),
        ("p/pack.toml", "did you mean “publisher”?"),
        ("p/pack.toml", "did you mean “jamy-2022-21”?"),
        ("p/rules/a.toml", "did you mean “eld”?"),
    ] {
        assert!(told.iter().any(|fault| fault.0 == file && fault.1.contains(said)), "{file} {said}: {told:#?}");
    }
    // Where nothing says what the pack builds on, an unknown concept may be another pack's.
    let told = wrong("id =", "id = =");
    assert!(told.iter().all(|fault| fault.0 == "p/pack.toml"), "{told:#?}");
}

#[test]
fn words_that_can_never_match_are_told_in_cues_as_well() {
    let cues = "[senses.sv]\nroads = [\"väg\", \"–\"]\n[sense.en]\nroads = [\"road\"]\n";
    let (_, faults) = compile(&[pack("p", "", &[("cues.toml", cues)])]);
    let told = told(&faults);
    let codes: Vec<(&str, &str)> = told.iter().map(|fault| (fault.0, fault.2)).collect();
    assert_eq!(codes, [("toml-unknown-key", "sense"), ("toml-invalid", "\"–\"")], "{told:#?}");
}

#[test]
fn what_is_missing_or_of_a_wrong_type_hides_no_other_mistake() {
    let concepts = concept("eld", "terms = [\"eld\", \"–\"]").replace("title = { sv = \"eld\", en = \"eld\" }\n", "")
        + &concept("rum", "terms = [\"rum\"]").replace("id = \"rum\"", "includes = [\"edl\"]\nid = \"rum\"");
    let asks = rule("a", "elb", "rom").replace("revision = 1\n", "").replace("[help]", "[help]\nsv = 1\n[lacks]");
    let asks = asks + "[[example]]\nstatus = \"coverd\"\nlang = \"sv\"\ntext = \"\"\n";
    let asked =
        "[[recommendation]]\nid = \"R1\"\nrules = [\"b\"]\n[[recommendation]]\nrules = [\"c\"]\ntext = { sv = \"x\", en = \"y\" }\n";
    let files = [("concepts.toml", concepts.as_str()), ("rules/a.toml", &asks), ("recommendations.toml", asked)];
    let (_, faults) = compile(&[pack("p", "", &files)]);
    let told = told(&faults);
    for (file, place, said) in [
        ("p/concepts.toml", "\"–\"", "can never match"),
        ("p/concepts.toml", "\"edl\"", "there is no concept “edl”; did you mean “eld”?"),
        ("p/rules/a.toml", "id = \"a\"", "lacks “revision”"),
        ("p/rules/a.toml", "1", "should be a string"),
        ("p/rules/a.toml", "\"elb\"", "did you mean “eld”?"),
        ("p/rules/a.toml", "\"rom\"", "did you mean “rum”?"),
        ("p/rules/a.toml", "\"coverd\"", "did you mean “covered”?"),
        ("p/recommendations.toml", "\"b\"", "is not known"),
        ("p/recommendations.toml", "\"c\"", "is not known"),
    ] {
        assert!(told.iter().any(|fault| (fault.1, fault.2) == (file, place) && fault.3.contains(said)), "{file} {place} {said}: {told:#?}");
    }
    assert!(told.iter().any(|fault| fault.1 == "p/concepts.toml" && fault.3.contains("lacks “title”")), "{told:#?}");
    assert!(told.iter().all(|fault| !fault.3.contains("“”")), "{told:#?}");
}

#[test]
fn a_pack_in_one_language_needs_no_texts_in_the_other() {
    let concepts = concept("eld", "terms = [\"eld\"]").replace(", en = \"eld\"", "") + &concept("rum", "terms = [\"rum\"]");
    let texts = "[title]\nsv = \"Rum saknas\"\n[help]\nsv = \"Viktigt.\"\n";
    let asks = "id = \"a\"\nrevision = 1\n[topic]\nabout = \"eld\"\n[require]\nmentions = \"rum\"\n".to_owned() + texts;
    let mut swedish = pack("p", "", &[("concepts.toml", &concepts), ("rules/a.toml", &asks)]);
    let both = swedish.clone();
    let head = swedish.files["pack.toml"].replace("[\"sv\", \"en\"]", "[\"sv\"]").replace("sv = \"\"\nen = \"\"\n", "sv = \"Eld\"\n");
    swedish.files.insert("pack.toml".to_owned(), head.into());
    let (rules, faults) = compile(&[swedish]);
    assert!(faults.is_empty(), "{faults:#?}");
    assert_eq!((rules.rules[0].title.en.as_str(), rules.packs[0].title.en.as_str()), ("Rum saknas", "Eld"));
    assert_eq!(rules.concepts[0].title.en, "eld");
    let (_, faults) = compile(&[both]);
    let told: Vec<&str> = faults.iter().map(|fault| fault.problem.message.en.as_str()).collect();
    assert_eq!(told, ["title = {…} lacks “en”", "[title] lacks “en”", "[help] lacks “en”"]);
    assert!(faults.iter().all(|fault| fault.problem.help.as_ref().is_some_and(|help| help.sv.contains("languages = [\"sv\"]"))));
}

#[test]
fn ids_are_not_blank() {
    let (_, faults) = compile(&[pack("p", "", &[("concepts.toml", &concept("", "terms = [\"eld\"]"))])]);
    let told = told(&faults);
    assert_eq!(told.iter().map(|fault| (fault.2, fault.3)).collect::<Vec<_>>(), [("\"\"", "“id” is empty")]);
}

#[test]
fn an_ambiguous_word_needs_both_a_meaning_and_company() {
    let word = |list: &str| concept("ord", "terms = [\"ord\"]").replace("[concept.sv]", &format!("{list}\n[concept.sv]"));
    let told_of = |list: &str| {
        let concepts = concept("eld", "terms = [\"eld\"]") + &word(list);
        let (_, faults) = compile(&[pack("p", "", &[("concepts.toml", &concepts)])]);
        told(&faults).into_iter().map(|(_, _, place, message)| format!("{place}: {message}")).collect::<Vec<_>>()
    };
    assert_eq!(told_of("means = [\"eld\"]\ncompany = [\"eld\"]"), [] as [&str; 0]);
    for (list, said) in [
        ("company = [\"eld\"]", "\"ord\": the concept “ord” has company but not means"),
        ("means = [\"eld\"]", "\"ord\": the concept “ord” has means but not company"),
        ("means = [\"eldd\"]\ncompany = [\"eld\"]", "\"eldd\": there is no concept"),
    ] {
        let told = told_of(list);
        assert!(told.len() == 1 && told[0].starts_with(said), "{list}: {told:?}");
    }
}
