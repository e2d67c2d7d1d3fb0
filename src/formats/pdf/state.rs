//! The state of each page: text, a picture, blank, damaged or set in unusable fonts.

use super::fragment::Fragment;
use super::sheet::Sheet;
use super::source::Source;
use super::{Judgement, problems, quality};
use crate::formats::problems::empty;

/// A page with fewer letters and a picture is a picture.
const FEW_LETTERS: usize = 20;
/// Share of the page that a picture of text covers at least.
const COVERED: f32 = 0.3;

/// What a page is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Text,
    Picture,
    Blank,
    Damaged,
    Rubbish,
}

/// Which pages could not be read (`None` for the whole document), and what there is to say.
pub(super) fn judge(source: &Source<Sheet>, pages: &[Vec<Fragment>]) -> Judgement {
    let states: Vec<State> = source.pages.iter().zip(pages).map(|(page, fragments)| state(page, fragments)).collect();
    if states.iter().all(|state| matches!(state, State::Picture | State::Blank)) {
        let pictures = states.contains(&State::Picture);
        return if pictures { (vec![None], vec![problems::no_text_layer()]) } else { (Vec::new(), vec![empty()]) };
    }
    let (mut unreadable, mut said) = (Vec::new(), Vec::new());
    for (index, &state) in states.iter().enumerate() {
        let number = u32::try_from(index).unwrap_or(u32::MAX).saturating_add(1);
        let cover = index == 0 || (index + 1 == states.len() && states.len() > 2);
        let problem = match state {
            State::Text => continue,
            State::Blank => problems::blank_page(number),
            State::Picture if cover => problems::cover_picture(number),
            State::Picture => problems::page_without_text(number),
            State::Damaged => problems::page_damaged(number),
            State::Rubbish => problems::unusable_fonts(number),
        };
        if problem.gravity > crate::problem::Gravity::Note {
            unreadable.push(Some(number));
        }
        said.push(problem);
    }
    (unreadable, said)
}

fn state(page: &Sheet, fragments: &[Fragment]) -> State {
    let text: String = fragments.iter().map(Fragment::text).collect::<Vec<_>>().join(" ");
    let letters = text.chars().filter(|c| c.is_alphanumeric()).count();
    let pictured = page.picture > COVERED || page.drawn;
    if page.damaged {
        State::Damaged
    } else if quality::is_rubbish(&text) {
        State::Rubbish
    } else if letters < FEW_LETTERS && pictured {
        State::Picture
    } else if text.trim().is_empty() {
        State::Blank
    } else {
        State::Text
    }
}
