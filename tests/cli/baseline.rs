//! The baseline, from the outside.

use crate::support::{CLEAN, GAP, HONOUR, Project, chapters};

const MARRIAGE: &str = "## 3. Barnäktenskap\n\nBarnäktenskap är när någon under 18 år gifts bort. Det är förbjudet i Sverige.\n";

#[test]
fn the_baseline_hides_known_gaps_and_grows_only_when_told_to() {
    let project = Project::with(&[("a.md", GAP), ("lucka.toml", "baseline = \"kända.jsonl\"\n")]);
    assert_eq!(project.run(&["check"]).code, 2, "a baseline that is named has to be there");
    let written = project.run(&["baseline"]);
    assert_eq!(written.code, 0, "{}", written.err);
    assert!(written.err.contains("+5 −0"), "{}", written.err);
    let lines = project.read("kända.jsonl");
    let sorted = lines.lines().skip(1).is_sorted();
    assert!(sorted && lines.starts_with("{\"schema\":\"lucka-baseline/1\"}\n"), "{lines}");
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.err.contains("5 i baslinjen"), "{}", ran.err);
    project.write("b.md", GAP.as_bytes());
    assert_eq!(project.run(&["check"]).code, 1);
    let refused = project.run(&["baseline"]);
    assert_eq!((refused.code, project.read("kända.jsonl")), (1, lines.clone()));
    assert!(refused.err.contains("+5 −0"), "{}", refused.err);
    assert_eq!(project.run(&["baseline", "--accept-new"]).code, 0);
    assert_eq!(project.run(&["check"]).code, 0);
    project.write("b.md", CLEAN.as_bytes());
    assert_eq!(project.run(&["check"]).code, 0);
    assert_eq!(project.run(&["check", "--strict-baseline"]).code, 1);
    assert_eq!(project.run(&["baseline"]).code, 0);
    assert_eq!(project.read("kända.jsonl"), lines);
    project.write("kända.jsonl", b"skr\xc3\xa4p\n");
    assert_eq!(project.run(&["check"]).code, 2);
}

#[test]
fn a_baseline_survives_reordering_renumbering_and_rewording_elsewhere() {
    let project = Project::with(&[("a.md", &chapters(HONOUR, MARRIAGE)), ("lucka.toml", "baseline = \"kända.jsonl\"\n")]);
    assert_eq!(project.run(&["baseline"]).code, 0);
    let lines = project.read("kända.jsonl");
    assert!(lines.contains("hedersrelaterat våld") && lines.contains("barnäktenskap"), "{lines}");
    let (honour, marriage) = (HONOUR.replace("2.", "9.1"), MARRIAGE.replace("3.", "1"));
    for same in [
        chapters(&marriage, &honour),
        chapters(HONOUR, MARRIAGE).replace("stol", "stol och ett bra bord"),
        chapters(HONOUR, MARRIAGE).replace("kan bestå av kontroll,", "kan bestå av\nkontroll,"),
        chapters(&HONOUR.replace("2. Hedersrelaterat våld", "Om hedersrelaterat våld"), MARRIAGE),
    ] {
        project.write("a.md", same.as_bytes());
        let ran = project.run(&["check", "--strict-baseline"]);
        assert_eq!(ran.code, 0, "{same}{}{}", ran.out, ran.err);
        assert!(!ran.err.contains("har skrivits om"), "{}", ran.err);
        let written = project.run(&["baseline"]);
        assert_eq!(written.code, 0, "nothing is new: {}", written.err);
        assert!(written.err.contains("+0 −0"), "{}", written.err);
        project.write("kända.jsonl", lines.as_bytes());
    }
    project.write("a.md", chapters(&HONOUR.replace("slag", "slag och utfrysning"), MARRIAGE).as_bytes());
    let rewritten = project.run(&["check"]);
    assert_eq!(rewritten.code, 0, "{}", rewritten.out);
    assert!(
        rewritten.err.contains("avsnittet har skrivits om sedan baslinjen skrevs; luckan hrv-trafficking-link är kvar"),
        "{}",
        rewritten.err
    );
    let strict = project.run(&["check", "--strict-baseline"]);
    assert_eq!(strict.code, 1);
    assert!(strict.err.contains("underkänt: baslinjen stämmer inte längre (--strict-baseline)"), "{}", strict.err);
    assert_eq!(project.run(&["check", "--strict-baseline", "--exit-zero"]).code, 0);
    let before = project.read("kända.jsonl");
    let anew = project.run(&["baseline"]);
    assert!(anew.err.contains("+0 −0, ") && anew.err.contains(" omskriv"), "{}", anew.err);
    assert!(!project.run(&["baseline"]).err.contains("omskriv"));
    project.write("kända.jsonl", before.as_bytes());
    let other = "## 2. Öppettider\n\nMottagningen har öppet på vardagar. Telefonen besvaras på förmiddagen.\n\n";
    project.write("a.md", chapters(other, MARRIAGE).as_bytes());
    let stale = project.run(&["check"]);
    assert_eq!(stale.code, 0, "{}", stale.out);
    assert!(stale.err.contains("baslinjens lucka hrv-trafficking-link") && stale.err.contains("finns inte längre"), "{}", stale.err);
    assert_eq!(project.run(&["check", "--strict-baseline"]).code, 1);
}

#[test]
fn a_malformed_baseline_hides_nothing() {
    let project = Project::with(&[("a.md", GAP), ("lucka.toml", "baseline = \"kända.jsonl\"\n")]);
    assert_eq!(project.run(&["baseline"]).code, 0);
    let whole = project.read("kända.jsonl");
    let line = whole.lines().nth(1).unwrap();
    let twice = format!("{whole}{}\n", line.replace("\"missing\"", "\"partial\""));
    let merged = format!("{whole}<<<<<<< HEAD\n{line}\n=======\n>>>>>>> gren\n");
    let more = whole.replacen("\"ordinal\"", "\"line\":3,\"ordinal\"", 1);
    let half = &whole[..whole.len() - 20];
    let cases = [
        (twice.as_str(), "luckan står en gång till, med andra uppgifter"),
        (&merged, "en konflikt från git är inte löst"),
        (&more, "okänt fält: line"),
        (half, "det är inte giltig JSON"),
        ("", "lucka-baseline/1"),
        ("{}\n", "lucka-baseline/1"),
    ];
    for (faulty, cause) in cases {
        project.write("kända.jsonl", faulty.as_bytes());
        for arguments in [&["check"][..], &["check", "--exit-zero"], &["baseline"], &["baseline", "--accept-new"]] {
            let ran = project.run(arguments);
            assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{arguments:?} {faulty}");
            assert!(ran.err.contains("baslinjen är trasig på rad"), "{}", ran.err);
            let flat = ran.err.replace("\n  │ ", " ");
            assert!(flat.contains(cause), "{cause}: {}", ran.err);
        }
        assert_eq!(project.read("kända.jsonl"), faulty, "a broken file is not written over");
    }
}

#[test]
fn the_baseline_keeps_what_it_knows_of_a_document_that_cannot_be_read_today() {
    let project = Project::with(&[("a.md", GAP), ("b.md", GAP), ("lucka.toml", "baseline = \"kända.jsonl\"\n")]);
    assert_eq!(project.run(&["baseline"]).code, 0);
    let lines = project.read("kända.jsonl");
    project.write("b.md", b"%PDF-1.7\n");
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 2);
    assert!(!ran.err.contains("finns inte längre"), "{}", ran.err);
    assert_eq!(project.run(&["baseline"]).code, 2);
    assert_eq!(project.read("kända.jsonl"), lines);
}

#[test]
fn a_baseline_holds_from_whatever_folder_the_program_is_started_in() {
    let from = |project: &Project, folder: &str, arguments: &[&str]| {
        let mut command = project.command(arguments);
        let output = command.current_dir(project.path(folder)).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    // With a configuration, and with nothing but a repository, whose root is that of the project.
    for config in [true, false] {
        let project = Project::with(&[("rutiner/a.md", GAP), ("rutiner/barn/b.md", GAP), ("annat/c.md", CLEAN)]);
        if config {
            project.write("lucka.toml", b"baseline = \"k\xc3\xa4nda.jsonl\"\n");
        }
        let (file, up) = if config { ("kända.jsonl", vec![]) } else { ("lucka-baseline.jsonl", vec!["--baseline"]) };
        let named = |depth: usize| -> Vec<String> {
            up.iter().map(|flag| (*flag).to_owned()).chain((!config).then(|| format!("{}{file}", "../".repeat(depth)))).collect()
        };
        let mut written = Vec::new();
        for (folder, path, depth) in [("", ".", 0), ("rutiner", "..", 1), ("rutiner/barn", "../..", 2), ("annat", "../rutiner", 1)] {
            let more = named(depth);
            let more: Vec<&str> = more.iter().map(String::as_str).collect();
            let (code, said) = from(&project, folder, &[&["baseline", path][..], &more].concat());
            assert_eq!(code, Some(0), "{folder}: {said}");
            written.push(project.read(file));
            std::fs::remove_file(project.path(file)).unwrap();
        }
        assert!(written.windows(2).all(|pair| pair[0] == pair[1]), "{written:#?}");
        assert!(written[0].contains("\"rutiner/barn/b.md\""), "{}", written[0]);
        project.write(file, written[0].as_bytes());
        for (folder, path, depth) in [("", ".", 0), ("rutiner", ".", 1), ("rutiner/barn", "b.md", 2), ("annat", "../rutiner/a.md", 1)] {
            let more = named(depth);
            let more: Vec<&str> = more.iter().map(String::as_str).collect();
            let (code, said) = from(&project, folder, &[&["check", path, "--strict-baseline"][..], &more].concat());
            assert_eq!(code, Some(0), "{folder} {path}: {said}");
            assert!(!said.contains(" 0 i baslinjen"), "{folder} {path}: {said}");
        }
    }
}

/// A handbook with one chapter.
fn handbook(title: &str, introduction: &str, chapter: &str) -> String {
    format!("# {title}\n\n{introduction}\n\n{chapter}")
}

#[test]
fn a_baseline_survives_a_title_that_makes_the_whole_document_the_judged_section() {
    let (silent, speaking) = ("Handbok för socialtjänsten", "Hedersrelaterat våld och förtryck");
    let introduction = "Boken är till för handläggare.";
    let before = handbook(silent, introduction, HONOUR);
    let project = Project::with(&[("a.md", &before), ("lucka.toml", "baseline = \"kända.jsonl\"\n")]);
    assert_eq!(project.run(&["baseline"]).code, 0);
    let lines = project.read("kända.jsonl");
    assert!(lines.contains("[\"handbok för socialtjänsten\",\"hedersrelaterat våld\"]"), "{lines}");
    let whole = handbook(speaking, "Boken är till för den som möter unga.", HONOUR);
    let check = |text: &str, said: &str| {
        project.write("a.md", text.as_bytes());
        let ran = project.run(&["check"]);
        let flat = ran.err.replace("\n  │ ", " ");
        assert_eq!(ran.code, 0, "{}{}", ran.out, ran.err);
        assert!(flat.contains(said) && !flat.contains("finns inte längre"), "{}", ran.err);
        assert_eq!(project.run(&["check", "--strict-baseline"]).code, 1);
        let written = project.run(&["baseline"]);
        assert_eq!(written.code, 0, "{}", written.err);
        assert!(written.err.contains("+0 −0"), "{}", written.err);
        let strict = project.run(&["check", "--strict-baseline"]);
        assert_eq!(strict.code, 0, "{}", strict.err);
    };
    check(&whole, "prövas nu på hela dokumentet och inte som när baslinjen skrevs på ”handbok för socialtjänsten › hedersrelaterat våld”");
    check(&before, "prövas nu på det här avsnittet och inte som när baslinjen skrevs på hela dokumentet");
    assert_eq!(project.read("kända.jsonl"), lines);
    // A title that is as silent, over a section that is rewritten too.
    check(
        &handbook("Handbok 2027", introduction, &HONOUR.replace("slag", "slag och utfrysning")),
        "avsnittet har skrivits om sedan baslinjen skrevs",
    );
}

#[test]
fn a_gap_of_another_section_is_new_though_the_whole_document_is_judged() {
    let project = Project::with(&[
        ("a.md", &handbook("Handbok", "Boken är till för handläggare.", HONOUR)),
        ("lucka.toml", "baseline = \"kända.jsonl\"\n"),
    ]);
    assert_eq!(project.run(&["baseline"]).code, 0);
    let other = "## Stöd\n\nHedersrelaterat våld drabbar unga. Familjen kan vara flera om hedersrelaterat våld.\n";
    project.write("a.md", handbook("Hedersrelaterat våld", "Ny text om hedersrelaterat våld.", other).as_bytes());
    let ran = project.run(&["check"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    assert!(ran.err.contains("finns inte längre"), "{}", ran.err);
}

#[test]
fn the_baseline_lets_go_of_a_document_that_is_gone() {
    let project = Project::with(&[("a.md", GAP), ("b.md", GAP), ("lucka.toml", "baseline = \"kända.jsonl\"\n")]);
    assert_eq!(project.run(&["baseline"]).code, 0);
    std::fs::remove_file(project.path("b.md")).unwrap();
    assert_eq!(project.run(&["check", "--strict-baseline"]).code, 1);
    assert!(project.run(&["baseline", "a.md"]).err.contains("+0 −0"), "only what was looked at is let go");
    assert!(project.run(&["baseline"]).err.contains("+0 −5"));
    assert_eq!(project.run(&["check", "--strict-baseline"]).code, 0);
}
