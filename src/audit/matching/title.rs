//! How far two titles agree, by the words that carry them.

/// Shortest word that carries a title, in letters.
const SHORTEST: usize = 4;

/// Letters that the beginnings of two words must share to be forms of one, such as *rutin* and *rutiner*.
const SHARED: usize = 5;

/// Words that are long and carry nothing.
const EMPTY: [&str; 10] = ["inom", "samt", "eller", "från", "till", "with", "from", "that", "this", "into"];

/// The share, from 0 to 1, of the shorter title's words that the other holds in some form; 0 if either has none.
pub(super) fn agreement(a: &str, b: &str) -> f32 {
    let (a, b) = (words(a), words(b));
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if shorter.is_empty() {
        return 0.0;
    }
    let met = shorter.iter().filter(|word| longer.iter().any(|other| same(word, other))).count();
    #[expect(clippy::cast_precision_loss, reason = "titles have few words")]
    let share = met as f32 / shorter.len() as f32;
    share
}

/// Whether two titles hold the same words in some form.
pub(super) fn same_title(a: &str, b: &str) -> bool {
    let (a, b) = (words(a), words(b));
    let within = |some: &[String], all: &[String]| some.iter().all(|word| all.iter().any(|other| same(word, other)));
    !a.is_empty() && within(&a, &b) && within(&b, &a)
}

fn words(title: &str) -> Vec<String> {
    let lower = title.to_lowercase();
    let words = lower.split(|c: char| !c.is_alphanumeric());
    let carries = |word: &&str| word.chars().count() >= SHORTEST && word.chars().any(char::is_alphabetic) && !EMPTY.contains(word);
    words.filter(carries).map(str::to_owned).collect()
}

fn same(a: &str, b: &str) -> bool {
    a == b || a.chars().zip(b.chars()).take_while(|(a, b)| a == b).count() >= SHARED
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_agree_by_their_words_in_any_form() {
        let asked = "Rutiner för hänvisning av ärenden till Barnahus";
        assert!(agreement("Rutin för Barnahus", asked) > 0.9);
        assert!(agreement("Rutin vid misstanke om tvångsäktenskap", asked) < 0.5);
        assert!(agreement("2024", asked) < 0.1);
        assert!(same_title("Metodstöd för hedersrelaterad brottslighet", "Metodstödet – Hedersrelaterad brottslighet (2023)"));
        assert!(!same_title("Metodstöd", "Metodstöd för hedersrelaterad brottslighet"));
    }
}
