//! The frequent words of languages in Latin script, by which they are told from one another.

use std::collections::HashMap;
use std::sync::LazyLock;

use foldhash::fast::FixedState;

/// Languages in Latin script by their frequent words, ours first. What two languages share tells nothing between them, so lists are
/// full rather than exclusive.
pub(super) const FREQUENT: [(&str, &str); 21] = [
    (
        "swe",
        "och i att det som en är av för på med den till inte om eller kan ska har vid från de så där när sig också efter hos mot utan vara \
         bör ett du vi man han hon jag än da se dig din mot om under över genom mellan samt då nu var ej ut in upp dem sin andra andre \
         alla mer hur vad vem blir barn finns detta dessa år",
    ),
    (
        "eng",
        "the and of to a in is that for with as be or are by this not which should must from they who their have has when where it on may \
         an these will been at was you your can if i he she we do no so but all any more other into about there than such",
    ),
    (
        "nob",
        "og i det som en er av for på med den til ikke om eller kan skal har ved fra de så der når seg også etter hos mot uten være bør et \
         du vi man han hun å at jeg blir ble var mer må hvis hva hvordan noen dette disse ha seg barnet deg din sin mellom gjennom",
    ),
    (
        "nno",
        "og i det som ein er av for på med den til ikkje om eller kan skal har ved frå dei så der når seg også etter hos mot utan vere bør \
         eit du vi ho å at eg blir vart var meir må kva korleis noko nokre desse dette ha barnet deg din sin mellom gjennom",
    ),
    (
        "dan",
        "og i det som en er af for på med den til ikke om eller kan skal har ved fra de så der når sig også efter hos mod uden være bør et \
         du vi man han hun at jeg bliver blev var mere må hvis hvad hvordan nogle nogen dette disse have barnet dig din sin mellem gennem",
    ),
    (
        "fin",
        "ja on ei se että tai ovat kun myös voi hän jos niin mutta olla joka jotka sekä kuin hänen tämä sen ole mukaan sitä voit sinun \
         sinä tulee jotta siitä siihen eikä eivät hänet hänelle jonka jossa kanssa kuten vain esimerkiksi he heidän",
    ),
    (
        "deu",
        "und der die das ist nicht mit von zu den des dem ein eine auf für im sich auch oder werden wird sind als bei nach wenn durch kann \
         haben in an es dass einer einem einen sie wir aus zum zur",
    ),
    (
        "fra",
        "le la les des et est un une du que qui dans pour pas sur par avec ce cette sont ou au aux il elle vous nous être leur en de ne se \
         à son sa ses plus peut ont",
    ),
    (
        "spa",
        "el la los las de y en que un una es por con para no se del al su como más o pero sus son está puede si a lo le ser ha este esta \
         también entre",
    ),
    (
        "por",
        "o a os as de e em que um uma é por com para não se do da no na ao seu sua como mais ou mas são pode ser dos das nos nas pela pelo \
         também foi",
    ),
    (
        "ita",
        "il la lo le gli i di e in che un una è per con non si del della dei al alla come più o ma sono può nel nella da delle degli anche \
         essere suo sua",
    ),
    (
        "nld",
        "de het een en van is dat niet met voor op te in zijn of aan door bij ook worden wordt als die naar om uit kan er maar heeft hebben \
         deze dit over tot moet",
    ),
    (
        "pol",
        "i w na z do nie jest to się że o dla jak lub od po przez są być oraz może ich przy jeśli które który która ale co tym jego za ze \
         także",
    ),
    (
        "som",
        "waa oo iyo ka ku u la in uu ay waxaa aad ama si loo ah kuu lagu laga haddii kale leh badan waxay wuxuu adiga inay tahay kala qof \
         qofka ee is ma kuwa lana waxa marka yahay",
    ),
    (
        "tur",
        "ve bir bu için ile de da olarak olan veya ne gibi daha çok kadar ise sonra ya mi değil en her olduğu sizin bunun tarafından ancak \
         var çocuk",
    ),
    (
        "hrv",
        "i je u na se da su za od koji ili što sa kao te nije biti može koja koje ako iz po ne bi šta o do sve samo kako nego već jer kod",
    ),
    ("sqi", "dhe të në një për me që është nga ka së nuk si ose janë kjo ky mund duhet ju do tyre e i më se jo tek edhe nëse"),
    ("kmr", "û li di de ku ji bi ne ev wê ya yên jî an ew dikare heye bo wî na me hûn ez tu yê bikin ser hemû gelek wan eger"),
    ("ron", "și de în a la cu un o pe nu care este din să pentru sau că sunt mai ce prin se fi ale unei al ar dacă lui acest poate"),
    ("sme", "ja lea ahte dat go leat ii dan mii lei maid vai sáhttá sii son galgá jus dahje ovttas leai dain mat dehe mánná maŋŋá earret"),
    ("est", "ja on ei et kui see ka oma või mis ta ning seda oli siis mida kes aga ole selle nende kuid pärast võib tema lapse"),
];

/// No frequent word is longer, in bytes.
const LONGEST: usize = 12;
pub(super) const SWEDISH: usize = 0;
pub(super) const ENGLISH: usize = 1;
/// Position of the first language that is not ours.
pub(super) const OTHERS: usize = 2;

/// Which of the languages in [`FREQUENT`] have a word among their frequent ones, one bit each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Frequent(u32);

impl Frequent {
    /// Of a folded word.
    pub(super) fn of(word: &str) -> Self {
        static WORDS: LazyLock<HashMap<&str, u32, FixedState>> = LazyLock::new(|| {
            let mut words = HashMap::default();
            for (bit, (_, list)) in FREQUENT.iter().enumerate() {
                for word in list.split_whitespace() {
                    *words.entry(word).or_default() |= 1 << bit;
                }
            }
            words
        });
        if word.len() > LONGEST { Self::default() } else { Self(WORDS.get(word).copied().unwrap_or_default()) }
    }

    /// Of a word as it stands in a text.
    pub(super) fn of_raw(word: &str) -> Self {
        if word.len() > LONGEST {
            Self::default()
        } else if word.chars().any(char::is_uppercase) {
            Self::of(&word.to_lowercase())
        } else {
            Self::of(word)
        }
    }

    /// Whether it is frequent in the language at this position of [`FREQUENT`].
    #[inline]
    pub(super) const fn has(self, language: usize) -> bool {
        self.0 & (1 << language) != 0
    }

    /// Whether it is frequent in Swedish or English.
    pub(super) const fn is_ours(self) -> bool {
        self.has(SWEDISH) || self.has(ENGLISH)
    }

    /// The languages that are not ours, the first of them as the lowest bit.
    #[inline]
    pub(super) const fn others(self) -> u32 {
        self.0 >> OTHERS
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_frequent_word_is_too_long_to_be_looked_up() {
        assert!(FREQUENT.iter().flat_map(|(_, list)| list.split_whitespace()).all(|word| word.len() <= LONGEST));
    }
}
