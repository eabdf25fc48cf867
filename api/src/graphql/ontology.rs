//! The words of the domain as data: kinds of thing and relationship with what each allows, and every vocabulary.
//! Legends, forms and importers read it, so that no client writes a list of kinds of its own.

use async_graphql::{Enum, Object, SimpleObject};
use entities::vocabulary::{
    Action, Claim, CompanyKind, Confidence, EventKind, EventRole, Family, FigureFamily, ForumKind, InternationalBodyKind, LawKind,
    LawStatus, LocationRole, Measure, MoneySense, NameKind, Naming, NgoKind, OrganizationKind, OutcomeKind, OwnershipBasis, PartyRole,
    PlaceLevel, Precision, ProjectKind, PublicBodyKind, Rank, RelationshipKind, RoleRule, RulePart, Script, SourceKind, Stance,
    StatementKind, ThingKind, Visibility, Vocabulary,
};

use super::term::{Term, Word};

/// The words of the domain.
pub struct Ontology;

/// A kind of thing.
#[derive(SimpleObject)]
pub struct ThingKindSpec {
    /// The kind.
    kind: Term<ThingKind>,
    /// Its label in English.
    label: &'static str,
    /// Its label in Khmer.
    label_km: &'static str,
    /// What it means, as a sentence in English.
    description: &'static str,
    /// Whether things of this kind can act: whether they are an `Actor`.
    is_actor: bool,
}

/// A kind of relationship, with what it allows and how it reads.
#[derive(SimpleObject)]
#[expect(clippy::struct_excessive_bools, reason = "they are columns of the table of kinds, each by itself")]
pub struct RelationshipKindSpec {
    /// The kind.
    kind: Term<RelationshipKind>,
    /// Its family.
    family: Term<Family>,
    /// Its label read from source to target, in English.
    label: &'static str,
    /// Its label read from source to target, in Khmer.
    label_km: &'static str,
    /// Its label read from target to source, in English.
    inverse_label: &'static str,
    /// Its label read from target to source, in Khmer.
    inverse_label_km: &'static str,
    /// What it means, as a sentence in English.
    description: &'static str,
    /// The kinds of thing that may stand at its source.
    sources: Vec<Term<ThingKind>>,
    /// The kinds of thing that may stand at its target.
    targets: Vec<Term<ThingKind>>,
    /// Whether it runs both ways.
    symmetric: bool,
    /// What its role must be.
    role: RoleRequirement,
    /// Whether it may give a share of the whole.
    takes_share: bool,
    /// Whether it may carry an amount of money.
    takes_amount: bool,
    /// Which end stands upstream when money is followed.
    money_sense: Term<MoneySense>,
    /// Whether paths walk it without being told to.
    walked: bool,
    /// How pictures draw it.
    figure_family: Term<FigureFamily>,
    /// The English sentence it makes: `{source}` and `{target}` stand for names, and what stands in square brackets is left out when its value is missing.
    sentence: &'static str,
}

/// What the role of a relationship must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum RoleRequirement {
    /// The kind takes no role.
    Absent,
    /// Any words, or none.
    Optional,
    /// Any words, but some.
    Required,
    /// A word of `PartyRole`.
    Party,
    /// A word of `EventRole`.
    Event,
}

/// A closed list of words.
#[derive(SimpleObject)]
pub struct WordList {
    /// Its name, which is that of its enum in this schema where there is one.
    name: &'static str,
    /// What it is of, as a sentence in English.
    description: &'static str,
    /// Its words, in a fixed order.
    words: Vec<Word>,
}

impl RelationshipKindSpec {
    fn of(kind: RelationshipKind) -> Self {
        let spec = kind.spec();
        Self {
            kind: Term(kind),
            family: Term(spec.family),
            label: kind.label(),
            label_km: kind.label_km(),
            inverse_label: spec.inverse,
            inverse_label_km: spec.inverse_km,
            description: kind.description(),
            sources: spec.sources.kinds().map(Term).collect(),
            targets: spec.targets.kinds().map(Term).collect(),
            symmetric: spec.symmetric,
            role: match spec.role {
                RoleRule::Absent => RoleRequirement::Absent,
                RoleRule::Optional => RoleRequirement::Optional,
                RoleRule::Required => RoleRequirement::Required,
                RoleRule::Party => RoleRequirement::Party,
                RoleRule::Event => RoleRequirement::Event,
            },
            takes_share: spec.takes_share,
            takes_amount: spec.takes_amount,
            money_sense: Term(spec.money),
            walked: spec.walked,
            figure_family: Term(spec.figure_family),
            sentence: spec.sentence,
        }
    }
}

fn list<V: Vocabulary>() -> WordList {
    WordList {
        name: V::NAME,
        description: V::DESCRIPTION,
        words: Word::all::<V>(),
    }
}

/// The words of the domain, each with its labels in English and Khmer.
#[Object]
impl Ontology {
    /// The kinds of thing.
    async fn thing_kinds(&self) -> Vec<ThingKindSpec> {
        let spec = |kind: ThingKind| ThingKindSpec {
            kind: Term(kind),
            label: kind.label(),
            label_km: kind.label_km(),
            description: kind.description(),
            is_actor: kind.is_actor(),
        };
        ThingKind::ALL.iter().copied().map(spec).collect()
    }

    /// The kinds of relationship, with what each allows and how it reads.
    async fn relationship_kinds(&self) -> Vec<RelationshipKindSpec> {
        RelationshipKind::ALL.iter().copied().map(RelationshipKindSpec::of).collect()
    }

    /// Every closed list of words.
    async fn lists(
        &self,
        #[graphql(desc = "Only the lists of these names; omitted or empty for all.")] names: Option<Vec<String>>,
    ) -> Vec<WordList> {
        let names = names.unwrap_or_default();
        let all = vec![
            list::<ThingKind>(),
            list::<RelationshipKind>(),
            list::<Family>(),
            list::<FigureFamily>(),
            list::<MoneySense>(),
            list::<PartyRole>(),
            list::<EventRole>(),
            list::<OwnershipBasis>(),
            list::<Measure>(),
            list::<Confidence>(),
            list::<Claim>(),
            list::<Stance>(),
            list::<Rank>(),
            list::<SourceKind>(),
            list::<NameKind>(),
            list::<Script>(),
            list::<Naming>(),
            list::<Visibility>(),
            list::<PlaceLevel>(),
            list::<LocationRole>(),
            list::<Precision>(),
            list::<ForumKind>(),
            list::<RulePart>(),
            list::<OutcomeKind>(),
            list::<CompanyKind>(),
            list::<PublicBodyKind>(),
            list::<NgoKind>(),
            list::<InternationalBodyKind>(),
            list::<OrganizationKind>(),
            list::<StatementKind>(),
            list::<LawKind>(),
            list::<LawStatus>(),
            list::<ProjectKind>(),
            list::<EventKind>(),
            list::<Action>(),
        ];
        all.into_iter()
            .filter(|list| names.is_empty() || names.iter().any(|name| name == list.name))
            .collect()
    }
}

/// The root field about the words of the domain.
#[derive(Default)]
pub struct OntologyQuery;

/// The root field about the words of the domain.
#[Object]
impl OntologyQuery {
    /// The words of the domain: kinds, families, roles and measures, with their labels and what each allows.
    async fn ontology(&self) -> Ontology {
        Ontology
    }
}
