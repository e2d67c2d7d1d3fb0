//! From bytes to text: byte-order mark, else valid UTF-8, else a guess, which is said.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};

use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// Decodes bytes to text; `declared` is an encoding that the file itself names, if any.
///
/// The order is byte-order mark, valid UTF-8, the declared encoding, a guess. Anything but UTF-8 without malformed
/// sequences is said in a problem.
pub fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> (String, Vec<Problem>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, malformed) = encoding.decode_without_bom_handling(bytes.get(mark..).unwrap_or_default());
        return (text.into_owned(), notes(encoding, malformed, encoding != UTF_8));
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return (text.to_owned(), Vec::new());
    }
    let encoding = declared.unwrap_or_else(|| guess(bytes));
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), notes(encoding, malformed, true))
}

/// Guesses a legacy encoding; a Western text that could be UTF-8 with damage is taken as UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let legacy = detector.guess(Some(b"se"), Utf8Detection::Deny);
    let damaged = String::from_utf8_lossy(bytes).chars().filter(|&c| c == char::REPLACEMENT_CHARACTER).count();
    let intact = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
    let multibyte = bytes.get(..intact).is_some_and(|start| !start.is_ascii());
    if multibyte && damaged * 20 < bytes.len() { UTF_8 } else { legacy }
}

fn notes(encoding: &'static Encoding, malformed: bool, unusual: bool) -> Vec<Problem> {
    let name = encoding.name();
    let mut problems = Vec::new();
    if unusual {
        let message =
            Bilingual::new(format!("texten är avkodad som {name}, inte UTF-8"), format!("the text was decoded as {name}, not UTF-8"));
        problems.push(Problem::new("encoding-guessed", Gravity::Note, message));
    }
    if malformed {
        let message = Bilingual::new(
            format!("några tecken är ogiltiga i {name} och har ersatts med \u{FFFD}"),
            format!("some characters are not valid {name} and were replaced by \u{FFFD}"),
        );
        let help = Bilingual::new("Spara filen som UTF-8.", "Save the file as UTF-8.");
        problems.push(Problem::new("encoding-malformed", Gravity::Warning, message).with_help(help));
    }
    problems
}
