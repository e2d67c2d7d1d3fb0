//! Verdicts in plain words.

use crate::engine::Status;
use crate::language::Language;
use crate::rules::Rule;

/// A verdict in a sentence: the rule's headline and what is known of this section.
///
/// `place` says where `elsewhere` is, in the given language.
pub(super) fn sentence(rule: &Rule, status: Status, language: Language, place: Option<&str>) -> String {
    let title = rule.title.get(language);
    let lacks = rule.lacks.get(language);
    let swedish = language == Language::Sv;
    match status {
        Status::Missing => title.to_owned(),
        Status::Partial if lacks.is_empty() => title.to_owned(),
        Status::Partial => format!("{title}: {lacks}"),
        Status::Excluded if swedish => format!("{title}: saken lämnas uttryckligen utanför"),
        Status::Excluded => format!("{title}: the matter is left out in so many words"),
        Status::Elsewhere => elsewhere(title, place, swedish),
        Status::TopicAbsent if swedish => format!("{title}: dokumentet har inget avsnitt om ämnet, som det borde ta upp"),
        Status::TopicAbsent => format!("{title}: the document has no section on the topic, which it ought to take up"),
        Status::Unclear if swedish => format!("{title}: oklart, eftersom det citerade stycket kan säga det; läs det och avgör"),
        Status::Unclear => format!("{title}: unclear, since the quoted passage may say it; read it and decide"),
        Status::Unreadable if swedish => "kan inte prövas: texten, eller en del av den, gick inte att läsa".to_owned(),
        Status::Unreadable => "cannot be judged: the text, or part of it, could not be read".to_owned(),
        Status::Covered if swedish => "avsnittet säger det som regeln frågar efter".to_owned(),
        Status::Covered => "the section says what the rule asks for".to_owned(),
        Status::NotApplicable if swedish => "regeln gäller inte här".to_owned(),
        Status::NotApplicable => "the rule does not apply here".to_owned(),
    }
}

fn elsewhere(title: &str, place: Option<&str>, swedish: bool) -> String {
    match (swedish, place) {
        (true, Some(place)) => format!("{title}, men ett annat avsnitt säger det: {place}"),
        (true, None) => format!("{title}, men ett annat avsnitt säger det"),
        (false, Some(place)) => format!("{title}, but another section says it: {place}"),
        (false, None) => format!("{title}, but another section says it"),
    }
}

/// A place in a document: the heading and the line, page or paragraph.
pub fn place(heading: Option<&str>, line: Option<usize>, page: Option<u32>, paragraph: Option<u32>, language: Language) -> String {
    let swedish = language == Language::Sv;
    let number = match (line, page, paragraph) {
        (Some(line), ..) => Some(format!("{} {line}", if swedish { "rad" } else { "line" })),
        (None, Some(page), _) => Some(format!("{} {page}", if swedish { "sida" } else { "page" })),
        (None, None, Some(paragraph)) => Some(format!("{} {paragraph}", if swedish { "stycke" } else { "paragraph" })),
        (None, None, None) => None,
    };
    let heading = heading.map(|heading| if swedish { format!("”{heading}”") } else { format!("“{heading}”") });
    heading.into_iter().chain(number).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::{builtin, builtin_ids, compile};

    #[test]
    fn every_verdict_of_the_built_in_packs_is_one_plain_sentence() {
        let packs: Vec<_> = builtin_ids().filter_map(builtin).collect();
        for rule in compile(&packs).0.rules {
            for language in Language::ALL {
                assert!(rule.asks.get(language).ends_with('.'), "{} says what a section must say", rule.id);
                for status in [Status::Missing, Status::Partial, Status::Excluded, Status::Elsewhere, Status::Unclear] {
                    let said = sentence(&rule, status, language, None);
                    println!("{} {}: {said}", rule.id, status.name());
                    let parts: Vec<&str> = said.split(": ").collect();
                    assert!(parts.len() <= 2 && !said.ends_with('.'), "{said}");
                    assert!(
                        parts.get(1).is_none_or(|part| part.starts_with(char::is_lowercase)
                            || part.starts_with("Barnahus")
                            || part.starts_with("LGBTQ")),
                        "{said}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_verdict_that_rests_on_another_section_does_not_say_that_this_one_does() {
        let packs: Vec<_> = builtin_ids().filter_map(builtin).collect();
        let rules = compile(&packs).0.rules;
        let rule = rules.iter().find(|rule| rule.id == "hrv-barnahus-referral").unwrap();
        assert_eq!(
            sentence(rule, Status::Excluded, Language::Sv, None),
            "Avsnittet hänvisar inte barn till Barnahus: saken lämnas uttryckligen utanför"
        );
        assert_eq!(
            sentence(rule, Status::Unclear, Language::Sv, None),
            "Avsnittet hänvisar inte barn till Barnahus: oklart, eftersom det citerade stycket kan säga det; läs det och avgör"
        );
    }
}
