//! Words by which the layout of a text is read, in Swedish and English; all in lower case.

/// Unnumbered headings that stand beside the chapters.
pub(super) const MATTER: &[&str] = &[
    "förord",
    "företal",
    "sammanfattning",
    "english summary",
    "summary",
    "executive summary",
    "sammanfattning på engelska",
    "svensk sammanfattning",
    "abstract",
    "preface",
    "foreword",
    "acknowledgements",
    "tack",
    "ordlista",
    "begreppslista",
    "förkortningar",
    "glossary",
    "abbreviations",
    "bilagor",
    "bilaga",
    "appendix",
    "annex",
    "appendices",
    "annexes",
    "noter",
    "fotnoter",
    "slutnoter",
    "notes",
    "endnotes",
    "register",
    "index",
    "efterord",
    "om författarna",
    "innehåll",
    "innehållsförteckning",
    "contents",
    "table of contents",
];

/// Headings that are common enough to be believed without white space after them, and that are no title of a document.
pub(super) const COMMON: &[&str] = &[
    "inledning",
    "bakgrund",
    "syfte",
    "mål",
    "metod",
    "resultat",
    "slutsatser",
    "diskussion",
    "uppdraget",
    "definitioner",
    "begrepp",
    "avgränsningar",
    "ansvar",
    "uppföljning",
    "utgångspunkter",
    "genomförande",
    "rekommendationer",
    "syfte och mål",
    "omfattning",
    "introduction",
    "background",
    "purpose",
    "aim",
    "aims",
    "scope",
    "method",
    "methods",
    "results",
    "findings",
    "conclusion",
    "conclusions",
    "discussion",
    "definitions",
    "recommendations",
    "responsibilities",
    "follow-up",
];

/// Labels before the number of a chapter or annex.
pub(super) const LABELS: &[&str] = &[
    "kapitel",
    "kap",
    "kap.",
    "chapter",
    "bilaga",
    "appendix",
    "annex",
    "avsnitt",
    "del",
    "part",
    "avdelning",
    "section",
    "article",
    "artikel",
    "modul",
    "module",
];

/// Labels before the number of a table or picture.
pub(super) const CAPTIONS: &[&str] = &["tabell", "figur", "diagram", "bild", "table", "figure", "chart"];

/// Last words that no heading ends with.
pub(super) const OPEN: &[&str] = &[
    "ska", "skall", "bör", "kan", "måste", "får", "att", "är", "som", "och", "eller", "shall", "should", "must", "can", "may", "is", "are",
    "and", "or", "that",
];

/// Last words that leave a phrase open for a list below it, or for the next line of a title.
pub(super) const PREPOSITIONS: &[&str] = &[
    "för", "om", "av", "med", "i", "på", "till", "vid", "från", "annat", "också", "även", "efter", "hur", "när", "to", "of", "for", "with",
    "in", "on", "at", "from", "also", "by",
];

/// First words of headings that are complete whatever their last word.
pub(super) const ASKING: &[&str] = &[
    "vad", "hur", "vem", "vilka", "vilken", "vilket", "när", "var", "vart", "varför", "så", "what", "how", "who", "when", "where", "why",
    "which",
];
