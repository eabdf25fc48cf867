//! What follows from evidence: who can see a fact, how well it is supported, and whether it is disputed.
//!
//! The rules (`docs/data-model.md` gives them in words): **HIGH** is a primary document, court record or register of a body that is
//! no party to the matter, or two independent publishers that are none; **MEDIUM** is one source that is no party; **LOW** is
//! a party's own word, an allegation or an inference alone. Disputing evidence lowers by one step, and a curated cap limits. A
//! reprint counts as its original. Each is worked out for every clearance from what that clearance may see.

mod refresh;
mod settle;
mod sources;

use std::collections::BTreeSet;

use entities::vocabulary::{Claim, Confidence, SourceKind, Stance, Visibility, Vocabulary};

pub use refresh::refresh_all;
pub(crate) use refresh::{Affected, contested, refresh};
pub(crate) use sources::Sources;

/// One piece of evidence, as far as the rules look at it.
#[derive(Clone, Debug)]
pub struct Support {
    /// The stricter of its own level and that of its source.
    pub level: Visibility,
    /// What it does for the fact.
    pub stance: Stance,
    /// How the source puts it.
    pub claim: Claim,
    /// What sort of document the source is.
    pub kind: SourceKind,
    /// Whether a party to the matter wrote it.
    pub is_party: bool,
    /// Who is behind it: the publisher of the original, or the source itself where no publisher is known.
    pub publisher: String,
}

/// What follows for one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Derived {
    /// Who can see the fact as far as its evidence goes: the level of the most open piece that carries it.
    pub level: Visibility,
    /// Two bits for each clearance, PUBLIC lowest: 0 none, else the code of a [`Confidence`].
    pub confidence: i16,
    /// One bit for each clearance.
    pub disputed: i16,
}

impl Derived {
    /// Works out what follows from these pieces of evidence. `cap` is the most that the confidence may be; `contested` says
    /// for each clearance whether another value stands against it.
    pub fn of(evidence: &[Support], cap: Option<Confidence>, contested: i16) -> Self {
        let level = evidence.iter().map(|piece| piece.level).min().unwrap_or(Visibility::Public);
        let mut derived = Self {
            level,
            confidence: 0,
            disputed: contested,
        };
        for clearance in Visibility::ALL.iter().copied() {
            let seen: Vec<&Support> = evidence.iter().filter(|piece| piece.level <= clearance).collect();
            let disputed = seen.iter().any(|piece| piece.stance == Stance::Disputes);
            let bits = confidence(&seen, disputed, cap).map_or(0, Vocabulary::code);
            derived.confidence |= bits << (2 * clearance.code());
            derived.disputed |= i16::from(disputed) << clearance.code();
        }
        derived
    }
}

/// The confidence that these pieces give; none when none of them supports the fact.
fn confidence(seen: &[&Support], disputed: bool, cap: Option<Confidence>) -> Option<Confidence> {
    let supporting: Vec<&&Support> = seen.iter().filter(|piece| piece.stance == Stance::Supports).collect();
    if supporting.is_empty() {
        return None;
    }
    let independent: Vec<&&&Support> = supporting
        .iter()
        .filter(|piece| !piece.is_party && piece.claim == Claim::Stated)
        .collect();
    let publishers: BTreeSet<&str> = independent.iter().map(|piece| piece.publisher.as_str()).collect();
    let raw = if independent.iter().any(|piece| piece.kind.is_primary()) || publishers.len() >= 2 {
        Confidence::High
    } else if independent.is_empty() {
        Confidence::Low
    } else {
        Confidence::Medium
    };
    let lowered = match raw {
        Confidence::High if disputed => Confidence::Medium,
        Confidence::Medium if disputed => Confidence::Low,
        same => same,
    };
    Some(cap.map_or(lowered, |cap| lowered.min(cap)))
}

/// The confidence that a packed column holds for a clearance.
pub fn confidence_for(packed: i16, clearance: Visibility) -> Option<Confidence> {
    Confidence::from_code((packed >> (2 * clearance.code())) & 0b11)
}

/// Whether a packed column says that a clearance sees a dispute.
pub fn disputed_for(packed: i16, clearance: Visibility) -> bool {
    packed >> clearance.code() & 1 == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn piece(kind: SourceKind, is_party: bool, publisher: &str) -> Support {
        Support {
            level: Visibility::Public,
            stance: Stance::Supports,
            claim: Claim::Stated,
            kind,
            is_party,
            publisher: publisher.into(),
        }
    }

    fn public(evidence: &[Support], cap: Option<Confidence>) -> Option<Confidence> {
        confidence_for(Derived::of(evidence, cap, 0).confidence, Visibility::Public)
    }

    #[test]
    fn confidence_follows_sources_and_their_independence() {
        let press = || piece(SourceKind::Press, false, "Daily");
        let party = || piece(SourceKind::NgoReport, true, "Campaign");
        let court = || piece(SourceKind::CourtRecord, false, "Court");
        let disputing = || Support {
            stance: Stance::Disputes,
            claim: Claim::Denied,
            ..piece(SourceKind::Company, true, "Company")
        };
        let alleged = || Support {
            claim: Claim::Alleged,
            ..press()
        };
        for (evidence, cap, expected) in [
            (vec![], None, None),
            (vec![press()], None, Some(Confidence::Medium)),
            (vec![press(), press()], None, Some(Confidence::Medium)),
            (vec![press(), piece(SourceKind::Press, false, "Post")], None, Some(Confidence::High)),
            (vec![party()], None, Some(Confidence::Low)),
            (vec![party(), press()], None, Some(Confidence::Medium)),
            (vec![court()], None, Some(Confidence::High)),
            (vec![court()], Some(Confidence::Low), Some(Confidence::Low)),
            (vec![court(), disputing()], None, Some(Confidence::Medium)),
            (vec![press(), disputing()], None, Some(Confidence::Low)),
            (vec![alleged()], None, Some(Confidence::Low)),
            (vec![disputing()], None, None),
        ] {
            assert_eq!(public(&evidence, cap), expected, "{evidence:?} capped {cap:?}");
        }
    }

    #[test]
    fn each_clearance_sees_what_follows_from_its_own_evidence() {
        let sealed = Support {
            level: Visibility::Sealed,
            ..piece(SourceKind::CourtRecord, false, "Court")
        };
        let objection = Support {
            level: Visibility::Sealed,
            stance: Stance::Disputes,
            ..piece(SourceKind::Press, false, "Post")
        };
        let derived = Derived::of(&[piece(SourceKind::Press, false, "Daily"), sealed, objection], None, 0);
        assert_eq!(derived.level, Visibility::Public);
        assert_eq!(confidence_for(derived.confidence, Visibility::Public), Some(Confidence::Medium));
        assert!(!disputed_for(derived.disputed, Visibility::Restricted));
        assert_eq!(confidence_for(derived.confidence, Visibility::Sealed), Some(Confidence::Medium));
        assert!(disputed_for(derived.disputed, Visibility::Sealed));
    }
}
