//! `lucka.toml` and packs, from the outside.

use crate::support::{CLEAN, GAP, Project};
use serde_json::Value;

#[test]
fn the_nearest_configuration_is_used_and_named() {
    let project =
        Project::with(&[("lucka.toml", "[lucka]\nlang = \"en\"\nexclude = [\"gammalt/\"]\n"), ("d/a.md", CLEAN), ("gammalt/b.md", GAP)]);
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.err.contains("configuration: lucka.toml") && ran.err.contains("files and folders left out: 1"), "{}", ran.err);
    assert_eq!(project.run(&["check", "gammalt/b.md", "-f", "json"]).code, 1, "explicit paths are always read");
    let without = project.run(&["check", "--no-config"]);
    assert_eq!(without.code, 1);
    assert!(without.err.contains("inställningar: inga"), "{}", without.err);
}

#[test]
fn all_mistakes_in_the_configuration_are_told_at_once_with_their_places() {
    let text =
        "[lucka]\nexlude = []\nlang = \"fi\"\n\n[rules.hrv-lgtbq]\noff = true\n\n[[accept]]\ndocument = \"a.md\"\nrule = \"hrv-lgbtq\"\n";
    let project = Project::with(&[("lucka.toml", text), ("a.md", CLEAN)]);
    let ran = project.run(&["check"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    for said in [
        "okänd nyckel ”exlude” i [lucka]; menades ”exclude”?",
        "[lucka.toml:2:1]",
        "lang: ”fi” är okänt",
        "rule: ”hrv-lgtbq” är okänt; menades ”hrv-lgbtq”?",
        "[lucka.toml:5:8]",
        "[accept] saknar ”reason”",
    ] {
        let flat = ran.err.replace("\n  │ ", " ");
        assert!(flat.contains(said), "{said}: {}", ran.err);
    }
}

#[test]
fn init_writes_a_file_that_check_takes_and_replaces_none() {
    let project = Project::with(&[("a.md", CLEAN)]);
    assert_eq!(project.run(&["init"]).code, 0);
    assert!(project.read("lucka.toml").starts_with("#:schema lucka.schema.json\n# Inställningar för lucka"));
    assert_eq!(project.read("lucka.schema.json"), project.run(&["rules", "schema", "config"]).out);
    assert_eq!(project.run(&["check"]).code, 0);
    assert_eq!(project.run(&["init"]).code, 2);
    assert_eq!(project.run(&["init", "--force", "--lang", "en"]).code, 0);
    assert!(project.read("lucka.toml").starts_with("#:schema lucka.schema.json\n# Settings for lucka"));
}

#[test]
fn a_rule_can_be_switched_off_or_made_milder() {
    let project = Project::with(&[("a.md", GAP)]);
    let codes = |text: &str| {
        project.write("lucka.toml", text.as_bytes());
        project.run(&["check", "-f", "concise"]).code
    };
    assert_eq!(codes("[rules.hrv-trafficking-link]\noff = true\n[rules.hrv-barnahus-referral]\nseverity = \"advice\"\n"), 0);
    assert_eq!(codes("[rules.hrv-trafficking-link]\noff = true\n"), 1);
}

#[test]
fn documents_are_described_by_the_configuration() {
    let text = "[[document]]\npath = \"d/a.md\"\nid = \"handbok\"\nedition = \"2024\"\n";
    let project = Project::with(&[("lucka.toml", text), ("d/a.md", CLEAN)]);
    let report: Value = serde_json::from_str(&project.run(&["check", "-f", "json"]).out).unwrap();
    assert_eq!((&report["documents"][0]["id"], &report["documents"][0]["edition"]), (&"handbok".into(), &"2024".into()));
    assert_eq!(report["config"], "lucka.toml");
}

#[test]
fn a_pack_can_be_added_from_a_folder() {
    let project = Project::with(&[("a.md", CLEAN), ("tom/x.toml", "")]);
    let ran = project.run(&["check", "--pack", "tom"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("pack.toml saknas"), "{}", ran.err);
    let list = project.run(&["rules", "list", "--format", "json"]);
    let rules: Value = serde_json::from_str(&list.out).unwrap();
    assert_eq!(rules.as_array().unwrap().len(), 14);
}

#[test]
fn every_rule_recommendation_status_and_concept_is_explained() {
    let project = Project::with(&[]);
    for (id, said) in [
        ("hrv-trafficking-link", "R1, R3, R4"),
        ("r7", "Barnahus"),
        ("unclear", "En människa behöver läsa"),
        ("barnahus", "hrv-barnahus-referral"),
    ] {
        let ran = project.run(&["explain", id]);
        assert!(ran.code == 0 && ran.out.contains(said), "{id}: {}", ran.out);
    }
    assert_eq!(project.run(&["explain", "barnhus"]).code, 2);
    assert!(project.run(&["formats"]).out.contains("markdown"));
    for shell in ["bash", "elvish", "fish", "powershell", "zsh", "man"] {
        assert!(project.run(&["completions", shell]).out.contains("lucka"), "{shell}");
    }
}

#[test]
fn broken_toml_is_told_with_its_place_in_the_readers_language() {
    let cases = [
        ("[lucka]\npacks = [\"a\"\n", "listan avslutas inte med ]", "[lucka.toml:2:"),
        ("[lucka]\nlang = sv\n", "text ska stå inom citattecken", "[lucka.toml:2:8]"),
        ("[lucka]\nlang =\n", "värdet saknas efter likhetstecknet", "[lucka.toml:2:"),
        ("[lucka\nlang = \"sv\"\n", "hakparentesen efter tabellens namn saknas", "[lucka.toml:1:"),
        ("[lucka]\n[lucka]\n", "står två gånger", "[lucka.toml:2:"),
        ("[lucka]\nlang = \"sv\n", "texten avslutas inte", "[lucka.toml:2:"),
    ];
    for (text, said, place) in cases {
        let project = Project::with(&[("lucka.toml", text), ("a.md", CLEAN)]);
        let ran = project.run(&["check"]);
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{text}");
        let flat = ran.err.replace("\n  │ ", " ");
        assert!(flat.contains(said) && flat.contains(place), "{text}: {}", ran.err);
        assert!(!flat.contains("expected") && !flat.contains("unclosed"), "{text}: {}", ran.err);
        let english = project.run(&["check", "--lang", "en"]);
        assert!(english.err.contains("the file breaks TOML's grammar"), "{}", english.err);
    }
    let pack = "id = \"egna\"\nrevision = 1\nformat = 1\nlanguages = [\"sv\"\n";
    let project = Project::with(&[("egna/pack.toml", pack), ("a.md", CLEAN)]);
    let ran = project.run(&["check", "--pack", "egna"]);
    assert!(ran.code == 2 && ran.err.contains("[egna/pack.toml:4:"), "{}", ran.err);
}

#[test]
fn an_empty_list_of_packs_is_no_wish_for_the_built_in_one() {
    let project = Project::with(&[("lucka.toml", "[lucka]\npacks = []\n"), ("a.md", GAP)]);
    let ran = project.run(&["check"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("”packs” är tom") && ran.err.contains("[lucka.toml:2:9]"), "{}", ran.err);
    project.write(
        "eget/pack.toml",
        b"id = \"eget\"\nrevision = 1\nformat = 1\nlanguages = [\"sv\"]\ntitle = { sv = \"\", en = \"\" }\n\
        source = { publisher = \"\", report = \"\", title = \"\", date = \"\" }\n",
    );
    let ran = project.run(&["check", "--pack", "eget"]);
    assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
    assert!(ran.err.contains("regelpaket: eget (revision 1); regler: 0"), "{}", ran.err);
}

#[test]
fn the_man_page_tells_every_option_of_every_command() {
    let project = Project::with(&[]);
    for (language, headings) in
        [("sv", ["NAMN", "KOMMANDON", "SLUTKODER", "EXEMPEL"]), ("en", ["NAME", "COMMANDS", "EXIT STATUS", "EXAMPLES"])]
    {
        let page = project.run(&["completions", "man", "--lang", language]).out.replace("\\-", "-");
        for heading in headings {
            assert!(page.lines().any(|line| line.starts_with(".SH") && line.contains(heading)), "{heading}: {page}");
        }
        for command in ["check", "audit", "compare", "merge", "baseline", "explain", "rules list", "rules test", "concept", "completions"] {
            let words: Vec<&str> = command.split(' ').collect();
            let help = project.run(&[&words[..], &["--help", "--lang", language]].concat()).out;
            let section = page.split(&format!("\n.SS \"lucka {command}\"\n")).nth(1).unwrap_or_else(|| panic!("{command}: {page}"));
            let section = section.split("\n.SS ").next().unwrap();
            let options = help.lines().filter_map(|line| line.split_whitespace().find(|word| word.starts_with("--")));
            for option in options.filter(|option| !["--help", "--lang", "--quiet", "--color", "--version"].contains(option)) {
                assert!(section.contains(option.trim_end_matches(',')), "{command} {option}: {section}");
            }
        }
    }
}
