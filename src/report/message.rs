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
        Status::Excluded if swedish => format!("{title}: avsnittet säger att det lämnar saken utanför"),
        Status::Excluded => format!("{title}: the section says that it leaves the matter out"),
        Status::Elsewhere => elsewhere(title, place, swedish),
        Status::TopicAbsent if swedish => format!("{title}: dokumentet har inget avsnitt om ämnet, som det borde ta upp"),
        Status::TopicAbsent => format!("{title}: the document has no section on the topic, which it ought to take up"),
        Status::Unclear if swedish => format!("{title}, om inte det citerade stycket gör det; en människa behöver läsa det"),
        Status::Unclear => format!("{title}, unless the quoted passage does; a person needs to read it"),
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
        (false, Some(place)) => format!("{title}, but another section does: {place}"),
        (false, None) => format!("{title}, but another section does"),
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
