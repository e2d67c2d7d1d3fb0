//! Acceptances in comments of the documents, from the outside.

use crate::support::{GAP, Project};

#[test]
fn a_comment_in_the_document_accepts_and_an_expired_one_is_told() {
    let comment = "\n<!-- lucka: accept hrv-trafficking-link reason=\"tas upp i rutin 4\" until=2027-01-31 -->\n";
    let project = Project::with(&[("a.md", &(GAP.to_owned() + comment))]);
    let rule = ["check", "a.md", "--rule", "hrv-trafficking-link", "--today"];
    assert_eq!(project.run(&[&rule[..], &["2027-01-31"]].concat()).code, 0);
    let expired = project.run(&[&rule[..], &["2027-02-01"]].concat());
    assert_eq!(expired.code, 1);
    assert!(expired.err.contains("gick ut 2027-01-31"), "{}", expired.err);
}

#[test]
fn a_reason_may_stand_in_single_quotation_marks() {
    let comment = "\n<!-- lucka: accept hrv-trafficking-link reason='tas upp i rutin 4' owner='EG' -->\n";
    let project = Project::with(&[("a.md", &(GAP.to_owned() + comment))]);
    let ran = project.run(&["check", "a.md", "--rule", "hrv-trafficking-link", "-f", "json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("\"reason\": \"tas upp i rutin 4\""), "{}", ran.out);
}

#[test]
fn a_comment_in_an_example_accepts_nothing() {
    let accept = "<!-- lucka: accept hrv-trafficking-link reason=\"ett exempel\" -->";
    let page =
        |inside: &str| format!("<title>A</title><h1>Hedersrelaterat våld</h1><p>Hedersrelaterat våld är kontroll och hot.</p>{inside}");
    let check = |name: &str, text: &str| {
        let project = Project::with(&[(name, text)]);
        project.run(&["check", name, "--rule", "hrv-trafficking-link", "-f", "concise"])
    };
    let ways = [
        "<pre>{}</pre>",
        "<p>Så: <code>{}</code></p>",
        "<p><kbd><b>{}</b></kbd></p>",
        "<template>{}</template>",
        "<noscript>{}</noscript>",
    ];
    let only_markdown = ["Så: `{}`", "    {}", "```\n{}\n```", "Så: <code>{}</code> där", "> ~~~\n> {}\n> ~~~"];
    for way in ways.iter().chain(&only_markdown) {
        let text = way.replace("{}", accept);
        let ran = check("a.md", &format!("{GAP}\n{text}\n"));
        assert_eq!((ran.code, ran.err.contains("1 godtagna")), (1, false), "{text}: {}", ran.err);
    }
    for way in ways {
        let text = way.replace("{}", accept);
        let ran = check("a.html", &page(&text));
        assert_eq!(ran.code, 1, "{text}: {}", ran.err);
    }
    for text in [format!("<code>x</code>{accept}"), format!("<pre>x</pre>{accept}"), accept.to_owned()] {
        assert_eq!(check("a.html", &page(&text)).code, 0, "{text}");
        assert_eq!(check("a.md", &format!("{GAP}\n{text}\n")).code, 0, "{text}");
    }
    assert_eq!(check("a.md", &format!("{GAP}\nGlömd <code>tagg.\n\n{accept}\n")).code, 0, "a forgotten end tag ends with its paragraph");
}

#[test]
fn a_comment_that_never_ends_is_told_accepts_nothing_and_is_no_text() {
    let open = "<!-- lucka: accept hrv-trafficking-link reason=\"människohandel kan hänga ihop med hedersrelaterat våld\"";
    let page = "<h1>Hedersrelaterat våld</h1><p>Hedersrelaterat våld är kontroll och hot.</p>";
    let cases = [
        ("a.md", format!("{GAP}\n{open}\n")),
        ("a.md", format!("{GAP}\nMer text {open}\n")),
        ("a.md", format!("{GAP}\nMer text {open}\n\n## Nästa\n\nText.\n")),
        ("a.md", format!("{GAP}\n| a {open} | b --> |\n| --- | --- |\n| c | d |\n")),
        ("a.md", format!("{GAP}\n> {open}\n\nText.\n")),
        ("a.html", format!("{page}{open}")),
        ("a.html", format!("{page}{}", open.replace("<!--", "<!"))),
    ];
    for (name, text) in cases {
        let project = Project::with(&[(name, &text)]);
        let ran = project.run(&["check", name, "--rule", "hrv-trafficking-link", "-f", "json"]);
        let flat = ran.err.replace("\n  │ ", " ");
        assert!(ran.code == 1 && ran.out.contains("\"status\": \"missing\""), "{text}: {}{}", ran.out, ran.err);
        assert!(flat.contains("kommentaren till lucka gäller inte: den ska börja med <!-- och sluta med -->"), "{text}: {}", ran.err);
    }
    let project = Project::with(&[("a.md", &format!("{GAP}\n<!-- att göra\n\n## Nästa\n\nText.\n"))]);
    let ran = project.run(&["check", "-f", "concise"]);
    assert!(ran.code == 2 && ran.out.contains("a.md:6: fel comment-unclosed kommentaren som börjar här slutar aldrig"), "{}", ran.out);
}

#[test]
fn a_comment_whose_end_is_mistyped_hides_no_section() {
    let swallowing = "<!-- lucka: accept hrv-lgbtq reason=\"x\" ->\n\n## Hedersrelaterat våld\n\nText om hedersrelaterat våld.\n\n<!-- slut -->\n\nMer.\n";
    let page = "<h1>A</h1><!-- lucka: accept hrv-lgbtq reason=\"x\" ->\n\n<h2>Hedersrelaterat våld</h2><!-- slut --><p>Mer.</p>";
    for (name, text) in [("a.md", format!("# A\n\nText.\n\n{swallowing}")), ("a.html", page.to_owned())] {
        let project = Project::with(&[(name, &text)]);
        let ran = project.run(&["check", "-f", "concise"]);
        assert!(
            ran.code == 2 && ran.out.contains("fel comment-unclosed kommentaren till lucka som börjar här slutar först"),
            "{name}: {}",
            ran.out
        );
    }
}

#[test]
fn a_comment_without_its_colon_is_told() {
    for (comment, told) in [
        ("<!-- lucka accept hrv-trafficking-link reason=\"rutin 4\" -->", true),
        ("<!-- Lucka; accept hrv-trafficking-link -->", true),
        ("<!-- lucka hrv-trafficking-link reason=\"rutin 4\" -->", true),
        ("<!-- lucka i texten: fyll på -->", false),
        ("<!-- luckaccept -->", false),
    ] {
        let project = Project::with(&[("a.md", &format!("{GAP}\n{comment}\n"))]);
        let ran = project.run(&["check", "a.md", "--rule", "hrv-trafficking-link", "-f", "concise"]);
        assert_eq!(ran.code, 1, "{comment}");
        assert_eq!(ran.err.replace("\n  │ ", " ").contains("ett kolon saknas"), told, "{comment}: {}", ran.err);
    }
}
