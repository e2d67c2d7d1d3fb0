//! What people call the languages that a document may be in.

use super::Bilingual;

/// Codes of languages, ISO 639-1 for ours and 639-3 for others, with their names in Swedish and English. Languages that cannot be told
/// apart by their words share a name.
const NAMES: &[(&str, &str, &str)] = &[
    ("sv", "svenska", "Swedish"),
    ("en", "engelska", "English"),
    ("afr", "afrikaans", "Afrikaans"),
    ("aka", "akan", "Akan"),
    ("amh", "amhariska eller tigrinska", "Amharic or Tigrinya"),
    ("ara", "arabiska", "Arabic"),
    ("aze", "azerbajdzjanska", "Azerbaijani"),
    ("bel", "belarusiska", "Belarusian"),
    ("ben", "bengali", "Bengali"),
    ("bul", "bulgariska", "Bulgarian"),
    ("cat", "katalanska", "Catalan"),
    ("ces", "tjeckiska", "Czech"),
    ("cmn", "kinesiska", "Chinese"),
    ("cym", "kymriska", "Welsh"),
    ("dan", "danska", "Danish"),
    ("deu", "tyska", "German"),
    ("ell", "grekiska", "Greek"),
    ("epo", "esperanto", "Esperanto"),
    ("est", "estniska", "Estonian"),
    ("fin", "finska", "Finnish"),
    ("fra", "franska", "French"),
    ("guj", "gujarati", "Gujarati"),
    ("heb", "hebreiska", "Hebrew"),
    ("hin", "hindi", "Hindi"),
    ("hrv", "bosniska, kroatiska eller serbiska", "Bosnian, Croatian or Serbian"),
    ("hun", "ungerska", "Hungarian"),
    ("hye", "armeniska", "Armenian"),
    ("ind", "indonesiska", "Indonesian"),
    ("ita", "italienska", "Italian"),
    ("jav", "javanesiska", "Javanese"),
    ("jpn", "japanska", "Japanese"),
    ("kan", "kannada", "Kannada"),
    ("kat", "georgiska", "Georgian"),
    ("khm", "khmer", "Khmer"),
    ("kmr", "nordkurdiska (kurmanji)", "Northern Kurdish (Kurmanji)"),
    ("kor", "koreanska", "Korean"),
    ("lat", "latin", "Latin"),
    ("lav", "lettiska", "Latvian"),
    ("lit", "litauiska", "Lithuanian"),
    ("mal", "malayalam", "Malayalam"),
    ("mar", "marathi", "Marathi"),
    ("mkd", "makedonska", "Macedonian"),
    ("mya", "burmesiska", "Burmese"),
    ("nep", "nepali", "Nepali"),
    ("nld", "nederländska", "Dutch"),
    ("nno", "norska (nynorsk)", "Norwegian (Nynorsk)"),
    ("nob", "norska", "Norwegian"),
    ("ori", "oriya", "Odia"),
    ("pan", "punjabi", "Punjabi"),
    ("pes", "persiska eller dari", "Persian or Dari"),
    ("pol", "polska", "Polish"),
    ("por", "portugisiska", "Portuguese"),
    ("ron", "rumänska", "Romanian"),
    ("rus", "ryska", "Russian"),
    ("sin", "singalesiska", "Sinhala"),
    ("slk", "slovakiska", "Slovak"),
    ("slv", "slovenska", "Slovenian"),
    ("sme", "nordsamiska", "Northern Sami"),
    ("sna", "shona", "Shona"),
    ("som", "somaliska", "Somali"),
    ("spa", "spanska", "Spanish"),
    ("sqi", "albanska", "Albanian"),
    ("srp", "serbiska", "Serbian"),
    ("tam", "tamil", "Tamil"),
    ("tel", "telugu", "Telugu"),
    ("tgl", "tagalog", "Tagalog"),
    ("tha", "thailändska", "Thai"),
    ("tuk", "turkmeniska", "Turkmen"),
    ("tur", "turkiska", "Turkish"),
    ("ukr", "ukrainska", "Ukrainian"),
    ("urd", "urdu", "Urdu"),
    ("uzb", "uzbekiska", "Uzbek"),
    ("vie", "vietnamesiska", "Vietnamese"),
    ("yid", "jiddisch", "Yiddish"),
    ("zul", "zulu", "Zulu"),
];

/// The name of the language with this code, as it stands in a sentence; an unknown code, `und` among them, is a language that could not
/// be told.
pub fn name_of(code: &str) -> Bilingual {
    let known = NAMES.iter().find(|(known, ..)| *known == code);
    known.map_or_else(
        || Bilingual::new("ett språk som inte gick att bestämma", "a language that could not be told"),
        |(_, sv, en)| Bilingual::new(*sv, *en),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_that_can_be_detected_has_a_name_of_its_own() {
        let mut names: Vec<&str> = NAMES.iter().map(|(_, _, en)| *en).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NAMES.len());
        let ours = [whatlang::Lang::Swe, whatlang::Lang::Eng];
        for lang in whatlang::Lang::all().iter().filter(|lang| !ours.contains(lang)) {
            assert!(NAMES.iter().any(|(code, ..)| *code == lang.code()), "{}", lang.code());
        }
    }
}
