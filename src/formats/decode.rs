//! From bytes to text: byte-order mark, else UTF-16 by its zero bytes, else valid UTF-8, else what the file declares, else a guess, which is said.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::language::Bilingual;
use crate::problem::{Gravity, Problem};

/// How many bytes are looked at to see UTF-16 without a mark.
const UTF_16_SAMPLE: usize = 4096;

/// A text with at most one malformed sequence in this many well-formed characters is damaged UTF-8, not another encoding.
const INTACT_PER_DAMAGED: usize = 2;

/// Decodes bytes to text; `declared` is an encoding that the file itself names, if any.
///
/// The order is byte-order mark, UTF-16 without a mark, valid UTF-8, the declared encoding, a guess. What was not
/// told by a mark or a declaration and is no valid UTF-8 is said in a problem, as are malformed sequences.
pub fn decode(bytes: &[u8], declared: Option<&'static Encoding>) -> (String, Vec<Problem>) {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return decode_as(encoding, false, bytes.get(mark..).unwrap_or_default());
    }
    if let Some(encoding) = unmarked_utf_16(bytes) {
        return decode_as(encoding, true, bytes);
    }
    // Several times as fast as the standard library's check.
    if let Some(text) = UTF_8.decode_without_bom_handling_and_without_replacement(bytes) {
        return (text.into_owned(), Vec::new());
    }
    decode_as(declared.unwrap_or_else(|| guess(bytes)), declared.is_none(), bytes)
}

fn decode_as(encoding: &'static Encoding, guessed: bool, bytes: &[u8]) -> (String, Vec<Problem>) {
    let (text, malformed) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), notes(encoding, guessed, malformed))
}

/// Western text in UTF-16 has a zero in nearly every other byte, always on the same side, and nowhere else.
fn unmarked_utf_16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = bytes.get(..UTF_16_SAMPLE).unwrap_or(bytes);
    if !bytes.len().is_multiple_of(2) || sample.len() < 4 || !sample.contains(&0) {
        return None;
    }
    let pairs = sample.len() / 2;
    let zeros = |side: usize| sample.iter().skip(side).step_by(2).filter(|&&byte| byte == 0).count();
    let (high, low) = (zeros(0), zeros(1));
    let printable = |side: usize| sample.iter().skip(side).step_by(2).filter(|&&byte| byte >= b' ' || byte.is_ascii_whitespace()).count();
    let mostly = |count: usize| count * 5 >= pairs * 4;
    if mostly(low) && high == 0 && mostly(printable(0)) {
        Some(UTF_16LE)
    } else if mostly(high) && low == 0 && mostly(printable(1)) {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Guesses a legacy encoding; a text whose other characters beyond ASCII are valid UTF-8 is taken as damaged UTF-8.
fn guess(bytes: &[u8]) -> &'static Encoding {
    let (intact, damaged) = beyond_ascii(bytes);
    if intact > 0 && damaged * INTACT_PER_DAMAGED <= intact {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(Some(b"se"), Utf8Detection::Deny)
}

/// Counts characters beyond ASCII that are valid UTF-8, and sequences that are not.
fn beyond_ascii(bytes: &[u8]) -> (usize, usize) {
    bytes.utf8_chunks().fold((0, 0), |(intact, damaged), chunk| {
        let valid = chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        (intact + valid, damaged + usize::from(!chunk.invalid().is_empty()))
    })
}

fn notes(encoding: &'static Encoding, guessed: bool, malformed: bool) -> Vec<Problem> {
    let name = encoding.name();
    let mut problems = Vec::new();
    if guessed && encoding != UTF_8 {
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

#[cfg(test)]
mod tests {
    use encoding_rs::{WINDOWS_1252, WINDOWS_1257};
    use proptest::prelude::*;

    use super::*;

    const SWEDISH: &str = "Hedersrelaterat våld och förtryck – en vägledning för socialtjänsten. Ärenden rörande barn.";

    fn codes(problems: &[Problem]) -> Vec<&'static str> {
        problems.iter().map(|problem| problem.code).collect()
    }

    fn utf_16(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16().flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() }).collect()
    }

    #[test]
    fn reads_utf_8_with_and_without_mark() {
        let marked = [b"\xEF\xBB\xBF", SWEDISH.as_bytes()].concat();
        for bytes in [SWEDISH.as_bytes(), &marked] {
            let (text, problems) = decode(bytes, None);
            assert_eq!(text, SWEDISH);
            assert!(problems.is_empty());
        }
    }

    #[test]
    fn reads_utf_16_with_and_without_mark() {
        for little in [true, false] {
            let marked = utf_16(&format!("\u{FEFF}{SWEDISH}"), little);
            for (bytes, said) in [(marked, &[][..]), (utf_16(SWEDISH, little), &["encoding-guessed"])] {
                let (text, problems) = decode(&bytes, None);
                assert_eq!(text, SWEDISH);
                assert_eq!(codes(&problems), said);
            }
        }
    }

    #[test]
    fn reads_windows_1252_and_latin_1() {
        let (bytes, _, _) = WINDOWS_1252.encode(SWEDISH);
        let (text, problems) = decode(&bytes, None);
        assert_eq!(text, SWEDISH);
        assert_eq!(codes(&problems), ["encoding-guessed"]);
        let (text, _) = decode(b"v\xE5ld och f\xF6rtryck", None);
        assert_eq!(text, "våld och förtryck");
        let (text, _) = decode(b"Samr\xE5d \xE4r viktigt. \xD6vrigt: se bilaga \xC5.", None);
        assert_eq!(text, "Samråd är viktigt. Övrigt: se bilaga Å.");
    }

    #[test]
    fn keeps_damaged_utf_8_as_utf_8() {
        let mut bytes = SWEDISH.as_bytes().to_vec();
        bytes.push(0xC3);
        let (text, problems) = decode(&bytes, None);
        assert_eq!(text, format!("{SWEDISH}\u{FFFD}"));
        assert_eq!(codes(&problems), ["encoding-malformed"]);
    }

    #[test]
    fn a_declared_encoding_beats_a_guess_but_not_valid_utf_8() {
        let (bytes, _, _) = WINDOWS_1257.encode("vägledning ģ");
        let (text, problems) = decode(&bytes, Some(WINDOWS_1257));
        assert_eq!((text.as_str(), codes(&problems)), ("vägledning ģ", Vec::new()));
        assert_eq!(decode(SWEDISH.as_bytes(), Some(WINDOWS_1257)).0, SWEDISH);
    }

    proptest! {
        #[test]
        fn any_bytes_decode(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
            let _ = decode(&bytes, None);
        }

        #[test]
        fn valid_utf_8_without_zeros_comes_out_as_it_went_in(text in "[^\u{0}\u{FEFF}]{0,80}") {
            prop_assert_eq!(decode(text.as_bytes(), None).0, text);
        }
    }
}
