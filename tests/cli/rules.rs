//! `lucka rules`, `lucka concept` and packs, from the outside.

use crate::support::{CLEAN, GAP, Project};
use serde_json::Value;

const PACK: &str = "id = \"egna\"\nrevision = 3\nformat = 1\nlanguages = [\"sv\", \"en\"]\nextends = [\"jamy-2022-21\"]\n\
                    title = { sv = \"Egna\", en = \"Own\" }\n\
                    source = { publisher = \"Länet\", report = \"1\", title = \"T\", date = \"2026\", licence = \"CC0-1.0\" }\n";
const RULE: &str = "id = \"egen-regel\"\nrevision = 1\n[topic]\nabout = \"honour-violence\"\n[require]\nmentions = \"child-or-forced-marriage\"\n\
                    [title]\nsv = \"Äktenskap nämns inte\"\nen = \"Marriage is not named\"\n[help]\nsv = \"Viktigt.\"\nen = \"It matters.\"\n";

#[test]
fn rules_are_listed_with_source_licence_and_figures() {
    let project = Project::with(&[("egna/pack.toml", PACK), ("egna/rules/egen-regel.toml", RULE)]);
    let ran = project.run(&["rules", "list", "--pack", "egna"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for said in [
        "egna, revision 3 – Egna",
        "källa: Länet, 1, T, 2026",
        "licens: CC0-1.0",
        "bygger på: jamy-2022-21",
        "Jämställdhetsmyndigheten, 2022:21",
    ] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
    let rows: Value = serde_json::from_str(&project.run(&["rules", "list", "--pack", "egna", "-f", "json"]).out).unwrap();
    let row = |id: &str| rows.as_array().unwrap().iter().find(|row| row["id"] == id).unwrap().clone();
    let own = row("egen-regel");
    assert_eq!((&own["pack"], &own["topic"][0], &own["measured"]), (&"egna".into(), &"honour-violence".into(), &Value::Null));
    assert_eq!(own["source"]["licence"], "CC0-1.0");
    let built_in = row("hrv-trafficking-link");
    assert!(built_in["measured"]["units"].as_u64().unwrap() > 0 && built_in["measured"]["recall"].is_number(), "{built_in}");
    assert!(project.run(&["explain", "hrv-trafficking-link", "--lang", "en"]).out.contains("(precision)"));
    project.write("a.md", GAP.as_bytes());
    let sarif: Value = serde_json::from_str(&project.run(&["check", "a.md", "--pack", "egna", "-f", "sarif"]).out).unwrap();
    let described = sarif["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap().clone();
    let precision = |id: &str| described.iter().find(|rule| rule["id"] == id).unwrap()["properties"]["precision"].clone();
    assert!(["very-high", "high", "medium", "low"].contains(&precision("hrv-trafficking-link").as_str().unwrap()));
    assert_eq!(precision("egen-regel"), Value::Null, "nobody measured it");
}

#[test]
fn a_report_locks_every_pack_used_and_a_pack_changes_the_rules_of_another() {
    let pack = PACK.replacen("title =", "rules = { hrv-lgbtq = { off = true }, hrv-disability = { severity = \"error\" } }\ntitle =", 1);
    let project = Project::with(&[
        ("a.md", GAP),
        ("egna/pack.toml", &pack),
        ("egna/rules/egen-regel.toml", RULE),
        ("lucka.toml", "[lucka]\npacks = [\"egna\"]\n"),
    ]);
    let report = |project: &Project| -> Value { serde_json::from_str(&project.run(&["check", "a.md", "-f", "json"]).out).unwrap() };
    let found = report(&project);
    let packs: Vec<(&str, u64)> =
        found["packs"].as_array().unwrap().iter().map(|pack| (pack["id"].as_str().unwrap(), pack["revision"].as_u64().unwrap())).collect();
    assert_eq!(packs, [("jamy-2022-21", 1), ("egna", 3)]);
    assert!(found["packs"].as_array().unwrap().iter().all(|pack| pack["sha256"].as_str().unwrap().len() == 64));
    let verdicts = found["documents"][0]["verdicts"].as_array().unwrap().clone();
    let of = |id: &str| verdicts.iter().find(|row| row["rule"] == id).cloned();
    assert_eq!(of("egen-regel").unwrap()["status"], "missing");
    assert!(of("hrv-lgbtq").is_none());
    assert_eq!(of("hrv-disability").unwrap()["severity"], "error");
    project.write("lucka.toml", b"[lucka]\npacks = [\"egna\"]\n[rules.hrv-lgbtq]\noff = false\n");
    let again = report(&project);
    assert!(again["documents"][0]["verdicts"].as_array().unwrap().iter().any(|row| row["rule"] == "hrv-lgbtq"), "{again}");
}

#[test]
fn mistakes_in_a_pack_are_shown_in_the_pack() {
    let rule = RULE.replace("revision", "revison").replace("\"child-or-forced-marriage\"", "\"forced-marriage\"");
    let project = Project::with(&[("a.md", CLEAN), ("egna/pack.toml", PACK), ("egna/rules/egen-regel.toml", &rule)]);
    let ran = project.run(&["check", "a.md", "--pack", "egna"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    let flat = ran.err.replace("\n  │ ", " ");
    for said in ["okänd nyckel ”revison”; menades ”revision”?", "[egna/rules/egen-regel.toml:2:1]", "filen saknar ”revision”"]
    {
        assert!(flat.contains(said), "{said}: {}", ran.err);
    }
}

#[test]
fn a_rule_without_examples_fails_under_strict() {
    let project = Project::with(&[("egna/pack.toml", PACK), ("egna/rules/egen-regel.toml", RULE)]);
    let ran = project.run(&["rules", "test", "egna"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("egen-regel: 0/0") && ran.err.contains("rule-without-examples"), "{} {}", ran.out, ran.err);
    assert_eq!(project.run(&["rules", "test", "egna", "--strict"]).code, 1);
}

#[test]
fn a_rule_whose_examples_show_one_side_alone_fails_under_strict() {
    let example = |status: &str, said: &str| {
        format!("[[example]]\nstatus = \"{status}\"\nlang = \"sv\"\ntext = \"# Hedersrelaterat våld\\n\\n{said}\\n\"\n")
    };
    let covered = example("covered", "Hedersrelaterat våld kan vara att någon tvingas in i ett tvångsäktenskap.");
    let missing = example("missing", "Hedersrelaterat våld planeras ofta av flera i familjen.");
    let tried = |examples: &str, language: &str| {
        let project = Project::with(&[("egna/pack.toml", PACK), ("egna/rules/egen-regel.toml", &format!("{RULE}{examples}"))]);
        let ran = project.run(&["rules", "test", "egna", "--strict", "--lang", language]);
        assert!(!ran.out.contains('!'), "{}", ran.out);
        (ran.code, ran.err.replace("\n  │ ", " "))
    };
    let (code, err) = tried(&covered, "sv");
    assert!(code == 1 && err.contains("har inget exempel som ska rapporteras") && err.contains("tveksamheter: 1"), "{err}");
    let (code, err) = tried(&missing, "sv");
    assert!(code == 1 && err.contains("har inget exempel som täcker") && err.contains("tveksamheter: 1"), "{err}");
    assert!(tried(&covered, "en").1.contains("has no example that is to be reported"));
    assert!(tried(&missing, "en").1.contains("has no example that covers"));
    let (code, err) = tried(&format!("{covered}{missing}"), "sv");
    assert!(code == 0 && err.contains("tveksamheter: 0"), "{err}");
}

#[test]
fn a_pack_that_is_nowhere_is_told_with_the_nearest_folder() {
    let project = Project::with(&[
        ("egna/pack.toml", PACK),
        ("lander/norr/pack.toml", PACK),
        ("egnar/a.md", CLEAN),
        ("lucka.toml", "[lucka]\npacks = [\"engna\", \"lander/nor\", \"jamy-2022-12\"]\n"),
    ]);
    let ran = project.run(&["check", "egnar/a.md"]);
    let flat = ran.err.replace("\n  │ ", " ");
    for said in ["varken en mapp ”engna”, räknat från", "menades ”egna”?", "menades ”lander/norr”?", "menades ”jamy-2022-21”?"]
    {
        assert!(flat.contains(said), "{said}: {}", ran.err);
    }
    assert_eq!(ran.code, 2);
    assert!(project.run(&["check", "--lang", "en"]).err.replace("\n  │ ", " ").contains("neither a folder “engna”, seen from"));
}

#[test]
fn a_file_of_a_pack_that_is_not_utf8_is_named_with_a_way_out() {
    let project = Project::with(&[("a.md", CLEAN), ("egna/pack.toml", PACK), ("lucka.toml", "[lucka]\npacks = [\"egna\"]\n")]);
    project.write("egna/rules/egen-regel.toml", b"id = \"v\xe5ld\"\n");
    let ran = project.run(&["check", "a.md"]);
    let flat = ran.err.replace("\n  │ ", " ");
    assert!(ran.code == 2 && flat.contains("egna/rules/egen-regel.toml: filen är inte UTF-8"), "{}", ran.err);
    assert!(flat.contains("Spara filen som UTF-8"), "{}", ran.err);
}

#[test]
fn mistakes_name_tables_as_they_are_written_and_the_parts_of_a_pair() {
    let concepts = "[[concept]]\nid = \"a\"\ntitle = { sv = \"a\" }\n[concept.sv]\ntrems = []\nnear = [[\"ring\", \"hem\"]]\n";
    let project = Project::with(&[("egna/pack.toml", PACK), ("egna/concepts.toml", concepts), ("a.md", CLEAN)]);
    let ran = project.run(&["check", "a.md", "--pack", "egna"]);
    let flat = ran.err.replace("\n  │ ", " ");
    for said in [
        "okänd nyckel ”trems” i [concept.sv]; menades ”terms”?",
        "title = {…} saknar ”en”",
        "ska ha 3 delar, inte 2",
        "två ordbörjningar och hur många ord som får stå emellan",
    ] {
        assert!(flat.split_whitespace().collect::<Vec<_>>().join(" ").contains(said), "{said}: {}", ran.err);
    }
}

#[test]
fn what_a_command_lacks_is_named_without_stray_signs() {
    let ran = Project::with(&[]).run(&["concept"]);
    assert!(ran.code == 2 && ran.err.contains("det här saknas: ") && !ran.err.contains(">>") && !ran.err.contains("...>"), "{}", ran.err);
}

#[test]
fn a_rule_begun_in_a_pack_of_one_language_is_in_that_language() {
    let project = Project::with(&[("lucka.toml", "[lucka]\nlang = \"en\"\n")]);
    let begin = |id: &str| project.run(&["rules", "new", id, "--folder", "mina", "--about", "absence", "--mentions", "guardian"]);
    assert_eq!(begin("forsta").code, 0);
    assert!(
        project.read("mina/rules/forsta.toml").contains("lang = \"sv\"") && project.read("mina/pack.toml").contains("Raise the number")
    );
    let pack = project.read("mina/pack.toml").replace("languages = [\"sv\", \"en\"]", "languages = [\"sv\"]");
    project.write("mina/pack.toml", pack.as_bytes());
    assert_eq!(begin("andra").code, 0);
    let rule = project.read("mina/rules/andra.toml");
    assert!(!rule.contains("lang = \"en\"") && !rule.contains("\nen = "), "{rule}");
    assert_eq!((rule.matches("[[example]]").count(), rule.matches("\nsv = ").count(), rule.ends_with("\"\"\"\n")), (2, 3, true), "{rule}");
}

#[test]
fn examples_get_named_verdicts_with_the_passage() {
    let example = |status: &str, text: &str| format!("[[example]]\nstatus = \"{status}\"\nlang = \"sv\"\ntext = \"\"\"\n{text}\n\"\"\"\n");
    let about = "# Hedersrelaterat våld\n\n";
    let named = format!("{about}Hedersrelaterat våld kan vara att någon tvingas in i ett tvångsäktenskap.");
    let other = "# Tjänsteresor\n\nBoka tåg i god tid och spara alla kvitton från resan.";
    let rule = RULE.to_owned()
        + &example("covered", &named)
        + &example("missing", &named)
        + &example("covered", &format!("{about}Våldet utövas ofta av flera i familjen, och det planeras i förväg."))
        + &example("missing", other)
        + &example("not-applicable", other);
    let project = Project::with(&[("egna/pack.toml", PACK), ("egna/rules/egen-regel.toml", &rule)]);
    let ran = project.run(&["rules", "test", "egna", "--all"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    for said in [
        "exempel 1 täckt som väntat (covered)",
        "exempel 2 missat (väntat missing, funnet covered)",
        "exempel 3 falskt larm (väntat covered, funnet missing)",
        "exempel 4 fel avsnitt (väntat missing, inget avsnitt prövat)",
        "exempel 5 lämnat i fred som väntat",
        "rad 3: ”Hedersrelaterat våld kan vara att någon tvingas in i ett tvångsäktenskap.”",
        "egen-regel: 2/5",
    ] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
    assert!(!project.run(&["rules", "test", "egna"]).out.contains("exempel 1"));
    assert_eq!(project.run(&["rules", "test", "egna", "--rule", "egen-regl"]).code, 2);
}

#[test]
fn a_scaffold_loads_and_asks_to_be_filled_in() {
    let project = Project::with(&[]);
    let begun = project.run(&["rules", "new", "rutin-namnger-kontakt", "--folder", "mina", "--about", "absence", "--mentions", "guardian"]);
    assert_eq!(begun.code, 0, "{}", begun.err);
    assert!(project.read("mina/rules/rutin-namnger-kontakt.toml").starts_with("#:schema ../schemas/rule.schema.json\n"));
    let schema: Value = serde_json::from_str(&project.read("mina/schemas/rule.schema.json")).unwrap();
    assert!(schema["properties"]["require"].is_object());
    let tested = project.run(&["rules", "test", "mina", "--strict"]);
    assert_eq!(tested.code, 1, "{}", tested.err);
    assert!(tested.err.contains("rule-unfinished"), "{}", tested.err);
    assert_eq!(project.run(&["rules", "new", "en-till", "--folder", "mina", "--about", "absence", "--mentions", "guardian"]).code, 0);
    assert_eq!(project.run(&["rules", "new", "en-till", "--folder", "mina"]).code, 2, "nothing is replaced");
    let unknown = project.run(&["rules", "new", "tredje", "--folder", "mina", "--about", "absense", "--lang", "en"]);
    assert!(unknown.code == 2 && unknown.err.contains("Did you mean “absence”?"), "{}", unknown.err);
    assert_eq!(project.run(&["rules", "new", "Å", "--folder", "mina"]).code, 2);
}

#[test]
fn schemas_are_printed_or_written() {
    let project = Project::with(&[]);
    let schema: Value = serde_json::from_str(&project.run(&["rules", "schema", "concepts"]).out).unwrap();
    assert!(schema["properties"]["extend"].is_object());
    assert_eq!(project.run(&["rules", "schema", "--write", "s"]).code, 0);
    assert!(project.path("s/pack.schema.json").is_file());
}

#[test]
fn a_concept_is_shown_in_context_with_near_misses_and_reasons() {
    let text = "# Heder\n\nHedersgästen kom sent. Mötet handlade om hedersrelaterat våld. Stödlinjen mot hedersrelaterat våld har öppet.\n";
    let project = Project::with(&[("a.md", text)]);
    let ran = project.run(&["concept", "honour-violence", "a.md"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    for said in ["rad 3: nämner", "Mötet handlade om »hedersrelaterat våld«.", "hedersgästen ~ heders*: börjar som ”hedersgäst” i deny"]
    {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
}

#[test]
fn a_trial_term_needs_no_rule() {
    let project = Project::with(&[("a.md", "# Rutin\n\nVärnpliktiga ska ha en kontaktperson. Kontaktpersonerna utses av kommunen.\n")]);
    let ran = project.run(&["concept", "kontaktperson", "a.md"]);
    assert!(ran.out.contains("a.md: 2 träffar"), "{}", ran.out);
    assert!(project.run(&["concept", "kontakt*", "a.md"]).out.contains("a.md: 2 träffar"));
    assert!(project.run(&["concept", "kontakt", "a.md", "--exact"]).out.contains("a.md: 0 träffar"));
    assert_eq!(project.run(&["concept", "kontakt", "saknas.md"]).code, 2);
    assert_eq!(project.run(&["concept", "–", "a.md"]).code, 2);
}

#[test]
fn two_beginnings_of_words_can_be_tried_near_one_another() {
    let project = Project::with(&[("a.md", "# Rutin\n\nRing alltid först till den unges båda vårdnadshavare.\n")]);
    for (term, count) in [
        ("ring ... vårdnadshavar", 0),
        ("ring ...8 vårdnadshavar", 1),
        ("ring* …8 vårdnadshavar*", 1),
        ("vårdnadshavar …8 ring", 1),
        ("unge … vårdnadshavar", 1),
    ] {
        let ran = project.run(&["concept", term, "a.md"]);
        assert!(ran.out.contains(&format!("a.md: {count} träff")), "{term}: {}{}", ran.out, ran.err);
    }
    assert!(project.run(&["concept", "unge ... vårdnadshavar", "a.md"]).out.contains("[unge* … vårdnadshavar*]"));
}

#[test]
fn a_term_inside_a_hint_and_a_hint_on_the_words_of_a_term_are_shown_for_what_they_name() {
    let pack = "id = \"p\"\nrevision = 1\nformat = 1\nlanguages = [\"sv\"]\ntitle = { sv = \"P\" }\n\
                source = { publisher = \"\", report = \"\", title = \"\", date = \"\" }\n";
    let concepts = "[[concept]]\nid = \"anmalan\"\ntitle = { sv = \"anmälan\" }\n[concept.sv]\n\
                    terms = [\"anmälan\", \"polisanmälan\"]\nhints = [\"göra en polisanmälan\", \"brottsanmälan\"]\n";
    let text = "# Rutin\n\nNämnden kan göra en polisanmälan i dag. En brottsanmälan skrivs av chefen.\n";
    let project = Project::with(&[("p/pack.toml", pack), ("p/concepts.toml", concepts), ("a.md", text)]);
    let ran = project.run(&["concept", "anmalan", "a.md", "--pack", "p"]);
    for said in [
        "a.md: 3 träffar",
        "antyder [göra en polisanmälan]",
        "nämner [polisanmälan]",
        "göra en »polisanmälan« i dag.",
        "nämner [anmälan]",
        "En »brottsanmälan« skrivs",
    ] {
        assert!(ran.out.contains(said), "{said}: {}", ran.out);
    }
    let explained = project.run(&["explain", "anmalan", "--pack", "p"]).out;
    let flat = explained.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("Svenska anmälan, polisanmälan Antyder, på svenska göra en polisanmälan, brottsanmälan"), "{explained}");
}

#[test]
fn a_section_that_an_example_names_in_vain_is_named() {
    let example = "[[example]]\nstatus = \"missing\"\nlang = \"sv\"\nsection = \"Heder\"\ntext = \"# Hedersrelaterat våld\\n\\nVåldet kan planeras.\\n\"\n";
    let rule = format!("{RULE}{example}");
    let project = Project::with(&[("egna/pack.toml", PACK), ("egna/rules/egen-regel.toml", &rule)]);
    let ran = project.run(&["rules", "test", "egna"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("fel avsnitt (väntat missing, inget avsnitt med rubriken ”Heder” prövat)"), "{}", ran.out);
}

#[test]
fn an_example_that_names_the_matter_without_saying_it_is_told_apart() {
    let links = RULE.replace("mentions = \"child-or-forced-marriage\"", "links = [\"honour-violence\", \"trafficking\"]");
    let rule = links
        + "[partial]\nwhen = { mentions = \"trafficking\" }\n[[example]]\nstatus = \"covered\"\nlang = \"sv\"\n\
           text = \"# Hedersrelaterat våld\\n\\nKommunen har ett nätverk om våld. Affischer om människohandel trycktes i maj.\\n\"\n";
    let project = Project::with(&[("egna/pack.toml", PACK), ("egna/rules/egen-regel.toml", &rule)]);
    let ran = project.run(&["rules", "test", "egna"]);
    assert!(ran.out.contains("falskt larm") && ran.out.contains("stycket nämner saken men säger den inte"), "{}", ran.out);
}

#[test]
fn a_pack_whose_source_is_not_filled_in_names_nobody() {
    let pack = PACK.replace("Länet", "").replace("report = \"1\"", "report = \"\"");
    let project = Project::with(&[("a.md", GAP), ("egna/pack.toml", &pack), ("egna/rules/egen-regel.toml", RULE)]);
    let ran = project.run(&["check", "a.md", "--pack", "egna", "--rule", "egen-regel"]);
    assert!(ran.out.contains("varför: Viktigt.") && !ran.out.contains("vem:"), "{}", ran.out);
}

#[test]
fn the_second_built_in_pack_is_off_until_it_is_named() {
    let text = "# Hedersrelaterat våld\n\nHedersrelaterat våld kan planeras av flera i släkten under lång tid.\n";
    let project = Project::with(&[("a.md", text)]);
    assert!(!project.run(&["check", "-f", "concise"]).out.contains("staff-supervision"));
    let explained = project.run(&["explain", "staff-supervision"]);
    assert!(explained.code == 0 && explained.out.contains("handledning"), "{}", explained.err);
    assert!(explained.err.contains("det inbyggda paketet jamy-2022-21-findings används inte"), "{}", explained.err);
    project.write("lucka.toml", b"[lucka]\npacks = [\"jamy-2022-21-findings\"]\n");
    let ran = project.run(&["check", "-f", "concise"]);
    assert!(ran.out.contains("varning staff-supervision") && ran.out.contains("hrv-trafficking-link"), "{} {}", ran.out, ran.err);
    assert!(!project.run(&["explain", "staff-supervision"]).err.contains("används inte"));
}

#[test]
fn an_id_that_is_nearly_a_concept_is_asked_about() {
    let project = Project::with(&[("a.md", GAP)]);
    let ran = project.run(&["concept", "honor-violence", "a.md"]);
    assert!(ran.err.contains("menades begreppet ”honour-violence”?"), "{}", ran.err);
    for term in ["kontakt", "kontroll, hot"] {
        assert!(!project.run(&["concept", term, "a.md"]).err.contains("menades"), "{term} is no id");
    }
}

/// What `lucka explain` says under a head, in one line.
fn explained(project: &Project, arguments: &[&str], head: &str) -> String {
    let ran = project.run(&[&["explain"], arguments].concat());
    let part = ran.out.split("\n\n").find_map(|part| part.strip_prefix(head)).unwrap_or_else(|| panic!("{}{}", ran.out, ran.err));
    part.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn what_a_rule_asks_for_is_said_in_its_own_words() {
    let project = Project::with(&[]);
    let sv = explained(&project, &["hrv-disability"], "Krav: ");
    assert_eq!(sv, "Avsnittet ska säga hur personer med funktionsnedsättning är utsatta för hedersrelaterat våld och förtryck.");
    let en = explained(&project, &["marriage-report-other-offences", "--lang", "en"], "Required: ");
    assert_eq!(en, "The section must say that whoever takes a police report considers trafficking or another offence.");
}

#[test]
fn a_rule_without_words_of_its_own_is_put_into_words() {
    const TITLES: &str = "title = { sv = \"s\", en = \"s\" }\nhelp = { sv = \"s\", en = \"s\" }\n";
    let concepts = "[[concept]]\nid = \"fire\"\ntitle = { sv = \"eld\", en = \"fire\" }\nsv.terms = [\"eldsvåda\"]\n\
                    [[concept]]\nid = \"child\"\ntitle = { sv = \"barn\", en = \"child\" }\nsv.terms = [\"barnen\"]\n";
    let pack = "id = \"p\"\nrevision = 1\nformat = 1\nlanguages = [\"sv\", \"en\"]\ntitle = { sv = \"p\", en = \"p\" }\n[source]\npublisher = \"\"\nreport = \"\"\ntitle = \"\"\ndate = \"\"\n";
    for (require, sv, en) in [
        ("exposure = { of = \"child\", to = \"fire\" }", "säga hur ”eld” drabbar ”barn”.", "say how “child” may be exposed to “fire”."),
        (
            "considers = { when = \"fire\", what = [\"child\", \"fire\"] }",
            "säga att läsaren ska överväga ”eld” eller ”barn” i samband med ”eld”.",
            "tell the reader to consider “fire” or “child” in connection with “fire”.",
        ),
        (
            "all = [{ mentions = \"child\" }, { instructs = { what = \"fire\" } }]",
            "nämna ”barn”, och säga att läsaren ska sörja för ”eld”.",
            "name “child”, and tell the reader to see to “fire”.",
        ),
    ] {
        let rule = format!("id = \"r\"\nrevision = 1\n{TITLES}[topic]\nabout = \"fire\"\nconcerning = \"child\"\n[require]\n{require}\n");
        let project = Project::with(&[("p/pack.toml", pack), ("p/concepts.toml", concepts), ("p/rules/r.toml", &rule)]);
        assert_eq!(explained(&project, &["r", "--pack", "p"], "Krav: "), format!("Avsnittet ska {sv}"));
        assert_eq!(explained(&project, &["r", "--pack", "p", "--lang", "en"], "Required: "), format!("The section must {en}"));
        let judges = explained(&project, &["r", "--pack", "p", "--lang", "en"], "Judges: ");
        assert_eq!(judges, "sections about “fire” that also speak of “child”");
    }
}

#[test]
fn the_topics_of_rules_are_listed_by_their_titles() {
    let project = Project::with(&[]);
    let listed = project.run(&["rules", "list"]).out;
    assert!(listed.contains("våld i nära relationer") && !listed.contains("intimate-partner-violence"), "{listed}");
    assert!(project.run(&["rules", "list", "--format", "json"]).out.contains("\"intimate-partner-violence\""));
}
