//! The language that the user is spoken to in: the one asked for, else the environment's, else the system's.

use std::ffi::OsString;

use crate::language::Language;

/// The language known before arguments are parsed, so that help and mistakes in arguments are in it too.
pub(super) fn early(arguments: &[OsString]) -> Language {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = texts.iter().zip(texts.iter().skip(1)).find(|(argument, _)| **argument == "--lang").map(|(_, value)| *value);
    let joined = texts.iter().find_map(|argument| argument.strip_prefix("--lang="));
    after.or(joined).and_then(Language::from_code).unwrap_or_else(from_environment)
}

/// The language of the environment, else of the system.
pub(super) fn from_environment() -> Language {
    let named = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|name| std::env::var(name).ok().filter(|value| !value.is_empty()));
    named.or_else(sys_locale::get_locale).map_or(Language::En, |locale| of_locale(&locale))
}

/// Swedish for a Swedish locale, English for every other.
fn of_locale(locale: &str) -> Language {
    let code = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
    Language::from_code(&code.to_lowercase()).unwrap_or(Language::En)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn locales_and_arguments_give_a_language() {
        assert_eq!(of_locale("sv_SE.UTF-8"), Language::Sv);
        assert_eq!(of_locale("sv-FI"), Language::Sv);
        assert_eq!(of_locale("C"), Language::En);
        assert_eq!(of_locale("fi_FI"), Language::En);
        let arguments = |words: &[&str]| words.iter().map(OsString::from).collect::<Vec<_>>();
        assert_eq!(early(&arguments(&["lucka", "check", "--lang", "sv"])), Language::Sv);
        assert_eq!(early(&arguments(&["lucka", "--lang=sv"])), Language::Sv);
    }
}
