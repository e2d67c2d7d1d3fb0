//! What of a page is text, and what is left out.

use super::super::testing::outline;
use super::tests::{check, read};

#[test]
fn reads_what_a_click_opens() {
    let opened = [
        "<h3>Q?</h3><div style=display:none><p>A är ett svar.</p></div>",
        "<h3><button aria-expanded=false>Q?</button></h3><div hidden><p>A är ett svar.</p></div>",
        "<style>.collapse{display:none}</style><div><h3><a href=#c data-toggle=collapse>Q?</a></h3></div><div id=c class=collapse>A är ett svar.</div>",
        "<style>.collapse{display:none}</style><h3>Q?</h3><a data-toggle=collapse data-target=#c></a><hr><div id=c class=collapse>A är ett svar.</div>",
        "<div class=fold><div><h3>Q?</h3></div><div class=in><div hidden><p>A är ett svar.</p></div></div></div>",
        "<h3><a href=#p>Q?</a></h3><p>b</p><div id=p hidden>A är ett svar.</div>",
    ];
    for source in opened {
        let blocks = outline(&read(&format!("<main><h1>T</h1>{source}<h2>S</h2><p>c</p></main>")));
        assert!(blocks.contains(&"h3 Q?".to_owned()) && blocks.contains(&"p A är ett svar.".to_owned()), "{source}: {blocks:?}");
    }
    check("<h2>Q?</h2><p hidden>Ett utkast till text.</p><h2>S</h2><p>b</p>", &["h2 Q?", "h2 S", "p b"]);
    check("<dl><dt>Q?<dd hidden>A är ett svar.</dl>", &["term Q?", "p A är ett svar."]);
    check("<p><button aria-expanded=false>Visa</button></p><div hidden><p>A är ett svar.</p></div><p>b</p>", &["p A är ett svar.", "p b"]);
    check("<button class=faq>Q?</button><div hidden>Så här gör du.</div><p>b</p>", &["p Så här gör du.", "p b"]);
    check("<p>a <span hidden>b</span></p><button>Läs mer</button>", &["p a b"]);
    check("<p>a <a href=#>Läs mer</a><span style=display:none>b</span></p>", &["p a Läs merb"]);
}

#[test]
fn leaves_out_what_no_click_opens() {
    for hidden in [
        "<h2>S</h2><div hidden><p>Ett utkast till text.</p></div><p>b</p>",
        "<h2>S</h2><p>b</p><div hidden><p>Ett utkast till text.</p></div>",
        "<div hidden><p>Ett utkast till text.</p></div><h2>S</h2><p>b</p>",
        "<h2>S</h2><p>b</p><button aria-expanded=false>Betyg</button><div hidden>5 av 5</div>",
        "<h2>S</h2><p>b</p><button>Spara</button><div role=alert hidden>Det gick inte alls.</div>",
        "<h2>S</h2><p>b</p><button aria-expanded=false>Meny</button><ul hidden><li><a href=/x>Ett</a><li><a href=/y>Två</a></ul>",
        "<h2>S <span class=sr-only>dold</span></h2><p>b</p><button>Läs vidare</button><p class=sr-only>Slut på sidan här.</p>",
        "<h2>S</h2><p>b<span hidden>dold</span></p><button>Skriv ut</button>",
    ] {
        check(&format!("<main><h1>T</h1>{hidden}</main>"), &["h1 T", "h2 S", "p b"]);
    }
}

#[test]
fn keeps_sections_named_with_words_of_furniture() {
    let text = "<p>Personalen ska skriva allt i journalen.</p>";
    for section in [
        "<section id=social-dokumentation class=level2>",
        "<section id=modal-x class=level2>",
        "<section class=related>",
        "<section id=kakor>",
        "<div class='section' id=menu>",
        "<div class=social-dokumentation>",
    ] {
        let end = if section.starts_with("<div") { "</div>" } else { "</section>" };
        let source = format!(
            "<main><h1>T</h1><p>Mer text än i avsnittet, som står här före.</p>{section}<h2>Social dokumentation</h2>{text}{end}</main>"
        );
        let expected = [
            "h1 T",
            "p Mer text än i avsnittet, som står här före.",
            "h2 Social dokumentation",
            "p Personalen ska skriva allt i journalen.",
        ];
        check(&source, &expected);
    }
    for part in [
        "<div class=share><h2>Dela sidan</h2><a href=/x>Ett</a></div>",
        "<div id=comments class=comments-area><h2>Kommentarer</h2>x</div>",
        "<div class=feedback-form><h2>Hjälpte det?</h2><form><p>Skriv gärna till oss.</p></form></div>",
        "<div class=sidebar><h2>Kontakt</h2><p>Ring oss på vardagar.</p></div>",
        "<section class=newsletter><h2>Nytt</h2><p>Få det senaste från oss.</p><a class=btn href=/x>Ja</a></section>",
        "<section class=related><h2>Läs mer</h2><p>Så gör en kommun.</p></section>",
        "<section class=related><h2>Nytt</h2><p><a href=/x>Så gör en kommun.</a> Här är mer.</p></section>",
    ] {
        let part = part.replace(">x<", &format!(">{text}<"));
        check(
            &format!("<main><h1>T</h1><p>Mer text än i delen, som står här före, så att den är störst av allt.</p>{part}</main>"),
            &["h1 T", "p Mer text än i delen, som står här före, så att den är störst av allt."],
        );
    }
}

#[test]
fn reads_fact_boxes_beside_the_text() {
    let text = "<p>b</p><aside><h3>Fakta</h3><p>Det här är en sak.</p></aside>";
    let read = ["h1 T", "p b", "h3 Fakta", "p Det här är en sak."];
    check(&format!("<main><h1>T</h1>{text}</main>"), &read);
    check(&format!("<article><h1>T</h1>{text}</article>"), &read);
    check(&format!("<h1>T</h1><section>{text}</section>"), &read);
    check(&format!("<main><h1>T</h1>{}</main>", text.replace("aside", "div").replace("<div>", "<div role=complementary>")), &read);
    check(&format!("<h1>T</h1>{text}"), &read[..2]);
    check(&format!("<main><h1>T</h1>{}</main>", text.replace("Fakta", "Läs mer")), &read[..2]);
    check(&format!("<main><h1>T</h1>{}</main>", text.replace("<aside>", "<aside class=sidebar>")), &read[..2]);
    check("<main><h1>T</h1><p>b</p><aside><a href=/x>Så gör en kommun.</a> Läs det.</aside></main>", &read[..2]);
    check(
        "<main><article><h1>T</h1><p>b och mer text</p></article><aside><p>Ring oss nu.</p></aside></main>",
        &["h1 T", "p b och mer text"],
    );
}

#[test]
fn leaves_out_buttons_beside_a_heading() {
    check("<h2>Rubrik <button>Kopiera länk</button></h2><p>b</p>", &["h2 Rubrik", "p b"]);
    check("<h2>2 <button aria-expanded=false>Rubrik</button></h2><p>b</p>", &["h2 2 Rubrik", "p b"]);
}
