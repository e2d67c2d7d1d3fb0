//! Tests of what is taken for the title of a text, on covers as agencies set them.

use super::*;

fn title(source: &str) -> Option<String> {
    read(source.as_bytes(), &Limits::default()).0.title().map(str::to_owned)
}

/// Text and chapters under a cover.
const BODY: &str = "\n\n1. Scope\n\nThis text applies to all who work at the desk, whether by day or by night, and\nit does so until it is replaced.\n\n2. Duties\n\nEach of them writes down what was said, by whom and when, and signs what was\nwritten down.\n";

#[test]
fn a_title_stands_under_who_publishes_it() {
    let covers = [
        ("EASTMARSH CONSTABULARY\n\nFORCE PROCEDURE 27\n\nThe Care of Stray Dogs at Stations", "The Care of Stray Dogs at Stations"),
        ("LARKSPUR COUNTY DEPARTMENT OF PARKS AND TRAILS\n\nProtocol for the Closing of Trails", "Protocol for the Closing of Trails"),
        ("GROUP OF EXPERTS ON RIVERS\n\nFLOODS IN NORDAVIA\nReport on the second visit", "FLOODS IN NORDAVIA Report on the second visit"),
        ("Inspektionen för bad och bryggor\nAvdelning öst\n\nTillsyn av kommunens badplatser", "Tillsyn av kommunens badplatser"),
        ("Samverkansrådet för Fritidshuset Norrådalen\n\nRiktlinjer för Fritidshuset Norrådalen", "Riktlinjer för Fritidshuset Norrådalen"),
        (
            "City Library Services, Reading Desk\n\nLending of books to other towns\nProtocol for clerks",
            "Lending of books to other towns Protocol for clerks",
        ),
        ("Revisorerna i Fagerås kommun\n\nGranskning av simhallen", "Granskning av simhallen"),
        ("CITY OF HARROW-ON-SEA\nPLAN AGAINST STORMS AND FLOODS", "PLAN AGAINST STORMS AND FLOODS"),
        ("NORDIC HARBOUR LIAISON\nBulletin 2/2024\n\nMovement of boats between our countries", "Movement of boats between our countries"),
        ("NORTH RIDING SAFETY PARTNERSHIP\n\nIce on lakes: multi-agency protocol\n\nVersion 3.1", "Ice on lakes: multi-agency protocol"),
        ("Brandstationen\nLänsförvaltningen\nHANDBOK FÖR JOUREN\nKvällar och helger", "HANDBOK FÖR JOUREN Kvällar och helger"),
    ];
    for (cover, expected) in covers {
        assert_eq!(title(&format!("{cover}{BODY}")).as_deref(), Some(expected), "{cover}");
    }
}

#[test]
fn a_title_may_name_a_body() {
    for cover in [
        "Kommunens arbete mot ensamhet bland äldre",
        "Inspection of the Lending Library at Fenwick",
        "Wexmoor Constabulary: the response to floods",
        "Livsmiljöverkets föreskrifter om buller i skolor",
    ] {
        assert_eq!(title(&format!("{cover}{BODY}")).as_deref(), Some(cover));
    }
}

#[test]
fn the_kind_of_text_goes_with_what_it_is_about() {
    let covers = [
        ("Region Mittland\n\n          R U T I N\n\n   Besökare som kör fel\n\nVersion: 3", "R U T I N Besökare som kör fel"),
        (
            "COUNTY GOVERNOR OF EASTVALE\n\nDIRECTIVE No. 12 of 2025\n\non the return of lost goods",
            "DIRECTIVE No. 12 of 2025 on the return of lost goods",
        ),
        ("FERRY SERVICE OF HALLAND\nHarbour Unit\n\nMEMORANDUM\n\nTickets: points for the crew", "MEMORANDUM Tickets: points for the crew"),
    ];
    for (cover, expected) in covers {
        assert_eq!(title(&format!("{cover}{BODY}")).as_deref(), Some(expected), "{cover}");
    }
}

#[test]
fn series_and_decisions_are_no_title() {
    let covers = [
        (
            "Badverkets författningssamling\n\nBVFS 2024:7\nUtkom från trycket den 3 juni 2024\n\nBadverkets föreskrifter om bryggor\n\nbeslutade den 28 maj 2024.",
            "Badverkets föreskrifter om bryggor",
        ),
        (
            "Kulturdepartementet\n\nEtt land där barn läser\nNationell strategi 2025–2032\nBilaga till regeringsbeslut 2024-11-28 nr 7",
            "Ett land där barn läser Nationell strategi 2025–2032",
        ),
        ("Öppen\n\nBåtar på sjön – metodstöd för lotsar", "Båtar på sjön – metodstöd för lotsar"),
        ("Badverket, region Mitt\nAnvisning för badvakter                      Rev. 2024-04", "Anvisning för badvakter"),
    ];
    for (cover, expected) in covers {
        assert_eq!(title(&format!("{cover}{BODY}")).as_deref(), Some(expected), "{cover}");
    }
}

#[test]
fn a_title_may_begin_like_a_date_an_owner_or_a_number() {
    for cover in [
        "Dokumentation av våld i nära relationer",
        "Revision av kommunens arbete mot våld",
        "Review of the response to elder abuse",
        "Effective responses to elder abuse",
        "Published evidence on lending",
        "Ownership and duties",
        "Referral procedure for children exposed to violence",
        "Refuge standards for women",
        "Authorities and their answers to floods",
        "Handlingsplan 2024 – våld i nära relationer",
        "Strategi 2030 – ett liv utan våld",
    ] {
        assert_eq!(title(&format!("{cover}{BODY}")).as_deref(), Some(cover));
    }
    for line in [
        "Review: May 2024",
        "Review date May 2024",
        "Effective from 1 May 2024",
        "Effective date: 1 May",
        "Published May 2024",
        "Published by the desk",
        "Owner: Reading desk",
        "Dokument nr 12",
        "Dokumentägare Anna Ek",
        "Revision 3",
        "Ref. BK 12",
        "Practical note 6 – Oslo, May 2023",
    ] {
        let cover = format!("{line}\n\nLending of books{BODY}");
        assert_eq!(title(&cover).as_deref(), Some("Lending of books"), "{line}");
    }
}

#[test]
fn a_title_may_be_about_bodies() {
    for cover in [
        "Våld mot äldre och socialtjänsten",
        "Skolan och socialtjänsten",
        "Kommunen mot gängvåld",
        "Polisen och skolan mot gängvåld",
        "Att lämna gruppen",
        "The children's house service",
        "Mobile team",
    ] {
        assert_eq!(title(&format!("Badverket\n\n{cover}{BODY}")).as_deref(), Some(cover));
    }
}

#[test]
fn columns_may_be_parted_by_blanks_of_several_bytes() {
    let blanks = format!("   {}", "\u{A0}".repeat(40));
    let cover = format!("Badverket, region Mitt\nAnvisning för badvakter{blanks}Rev. 2024-04{BODY}");
    assert_eq!(title(&cover).as_deref(), Some("Anvisning för badvakter"));
}

#[test]
fn the_heading_of_the_contents_is_no_title() {
    let contents = "Innehåll\n\n1 Bad ............ 3\n2 Bryggor ........ 4\n\n";
    let chapters = "1 Bad\n\nHär står det om bad i sjöar och i hav.\n\n2 Bryggor\n\nHär står det om bryggor.\n";
    assert_eq!(title(&format!("{contents}{chapters}")), None);
    let titled = format!("{contents}\u{C}VÄGAR UT\nHandlingsprogram för bad 2025–2029\n\nAntaget av fullmäktige\n\n{chapters}");
    assert_eq!(title(&titled).as_deref(), Some("VÄGAR UT Handlingsprogram för bad 2025–2029"));
}

#[test]
fn a_short_note_may_have_no_title() {
    let note = "Article 1 Purpose\n\nThis note lays down how the desk passes on an alarm from a ship.\n\nArticle 2 Desk\n\nThe desk shall be staffed at all hours by two officers.\n";
    assert_eq!(title(note), None);
}
