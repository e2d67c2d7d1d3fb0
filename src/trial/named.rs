//! What an example shows of its rule, by name.

use crate::engine::Status;
use crate::language::{Bilingual, Language};

/// The outcome of an example.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Named {
    /// What should be covered is.
    Covered,
    /// What should be reported is, with the status expected.
    Reported,
    /// What the rule should not judge is not judged.
    LeftAlone,
    /// A gap is called where there is none: a false alarm.
    Noisy,
    /// A gap is not called: false coverage.
    Missed,
    /// The rule judges no section, or another one than it should.
    WrongSection,
    /// It is judged, neither noisy nor missed, but with another status than expected.
    OtherStatus,
}

impl Named {
    /// The name for a status expected and the one found; `None` for no section judged.
    pub(super) fn of(expected: Status, found: Option<Status>) -> Self {
        match (expected, found) {
            (Status::NotApplicable, None) => Self::LeftAlone,
            (Status::NotApplicable, Some(found)) if found.is_gap() => Self::Noisy,
            (Status::NotApplicable, Some(_)) | (_, None) => Self::WrongSection,
            (expected, Some(found)) if expected == found && expected.is_gap() => Self::Reported,
            (expected, Some(found)) if expected == found => Self::Covered,
            (Status::Covered | Status::Elsewhere, Some(found)) if found.is_gap() => Self::Noisy,
            (expected, Some(Status::Covered | Status::Elsewhere)) if expected.is_gap() => Self::Missed,
            _ => Self::OtherStatus,
        }
    }

    /// Whether this is what was expected.
    pub const fn is_expected(self) -> bool {
        matches!(self, Self::Covered | Self::Reported | Self::LeftAlone)
    }

    /// The name for users.
    pub fn name(self, language: Language) -> String {
        let name = match self {
            Self::Covered => Bilingual::new("täckt som väntat", "covered as expected"),
            Self::Reported => Bilingual::new("rapporterat som väntat", "reported as expected"),
            Self::LeftAlone => Bilingual::new("lämnat i fred som väntat", "left alone as expected"),
            Self::Noisy => Bilingual::new("falskt larm", "noisy"),
            Self::Missed => Bilingual::new("missat", "missed"),
            Self::WrongSection => Bilingual::new("fel avsnitt", "wrong section"),
            Self::OtherStatus => Bilingual::new("annan status", "other status"),
        };
        name.get(language).to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn false_alarms_and_false_coverage_are_told_apart() {
        use Status::{Covered, Elsewhere, Missing, NotApplicable, Partial, Unclear};
        let of = |expected, found| Named::of(expected, Some(found));
        assert_eq!(of(Covered, Covered), Named::Covered);
        assert_eq!(of(Elsewhere, Elsewhere), Named::Covered);
        assert_eq!(of(Missing, Missing), Named::Reported);
        assert_eq!(of(Covered, Partial), Named::Noisy);
        assert_eq!(of(NotApplicable, Missing), Named::Noisy);
        assert_eq!(of(Missing, Elsewhere), Named::Missed);
        assert_eq!(of(Missing, Partial), Named::OtherStatus);
        assert_eq!(of(Covered, Unclear), Named::OtherStatus);
        assert_eq!(Named::of(Missing, None), Named::WrongSection);
        assert_eq!(Named::of(NotApplicable, None), Named::LeftAlone);
        assert!(!Named::OtherStatus.is_expected());
    }
}
