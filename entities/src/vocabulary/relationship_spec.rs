//! The one table of what each kind of relationship allows and how it reads: family, ends, role, properties, the sense
//! in which money runs, its line in a picture, and its sentence.
//!
//! Validation, graph, GraphQL, import, export and explorer all read this table; nowhere is a list of kinds written
//! twice.

use super::{EventRole, Family, PartyRole, RelationshipKind, ThingKind, Vocabulary, vocabulary};

vocabulary! {
    FigureFamily "How a relationship is drawn: one line pattern for each value." {
        1 Money "MONEY" "money" "ប្រាក់" "Loan, grant, investment, fee.";
        2 Ownership "OWNERSHIP" "ownership or control" "កម្មសិទ្ធិ ឬការគ្រប់គ្រង" "Ownership and control.";
        3 Trade "TRADE" "trade" "ពាណិជ្ជកម្ម" "Goods and services.";
        4 State "STATE" "state power" "អំណាចរដ្ឋ" "Licence, permit, law, measure.";
        5 Alliance "ALLIANCE" "alliance" "សម្ព័ន្ធភាព" "Statement, membership, support.";
        6 Challenge "CHALLENGE" "challenge" "ការប្តឹងតវ៉ា" "Complaint, suit, letter.";
        7 Harm "HARM" "harm" "គ្រោះថ្នាក់" "Eviction, pollution, violence.";
        8 Role "ROLE" "person's role" "តួនាទីបុគ្គល" "Posts, work and kinship.";
        9 Plain "PLAIN" "other" "ផ្សេងទៀត" "What has no pattern of its own.";
    }
}

vocabulary! {
    MoneySense "Which end of a relationship stands upstream when money is followed." {
        1 Capital "CAPITAL" "capital" "មូលធន" "The source puts capital or cover into the target: the source is upstream.";
        2 Goods "GOODS" "goods" "ទំនិញ" "The source sells to the target: the target is downstream.";
        3 Payment "PAYMENT" "payment" "ការទូទាត់" "The source pays the target: the payer is downstream of what it buys.";
        4 None "NONE" "no money" "គ្មានប្រាក់" "No money runs along it.";
    }
}

/// The kinds of thing that may stand at one end, as a set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ends(u32);

impl Ends {
    const fn of(kinds: &[ThingKind]) -> Self {
        let mut bits = 0;
        let mut at = 0;
        while at < kinds.len() {
            bits |= 1 << (kinds[at] as u32);
            at += 1;
        }
        Self(bits)
    }

    const fn and(self, kinds: &[ThingKind]) -> Self {
        Self(self.0 | Self::of(kinds).0)
    }

    /// Whether a thing of this kind may stand here.
    pub fn allows(self, kind: ThingKind) -> bool {
        self.0 & (1 << (kind as u32)) != 0
    }

    /// The kinds that may stand here, in the order of the vocabulary.
    pub fn kinds(self) -> impl Iterator<Item = ThingKind> {
        ThingKind::ALL.iter().copied().filter(move |kind| self.allows(*kind))
    }
}

/// What the `role` of a relationship must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoleRule {
    /// The kind takes no role.
    Absent,
    /// Any words, or none.
    Optional,
    /// Any words, but some.
    Required,
    /// The name of a [`PartyRole`].
    Party,
    /// The name of an [`EventRole`].
    Event,
}

impl RoleRule {
    /// Whether this role may stand, and if not, what would.
    pub fn check(self, role: Option<&str>) -> Result<(), String> {
        fn one_of<V: Vocabulary>(role: Option<&str>) -> Result<(), String> {
            match role {
                Some(role) if V::ALL.iter().any(|value| value.name() == role) => Ok(()),
                _ => Err(V::ALL.iter().map(|value| value.name()).collect::<Vec<_>>().join(", ")),
            }
        }
        match self {
            Self::Absent if role.is_some() => Err("no role".into()),
            Self::Required if role.is_none() => Err("some words".into()),
            Self::Party => one_of::<PartyRole>(role),
            Self::Event => one_of::<EventRole>(role),
            Self::Absent | Self::Optional | Self::Required => Ok(()),
        }
    }
}

/// What one kind of relationship allows and how it reads.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "a row of a table: each is a column of its own")]
pub struct RelationshipSpec {
    /// The family of the kind.
    pub family: Family,
    /// How it is drawn.
    pub figure_family: FigureFamily,
    /// Which kinds may stand at its source.
    pub sources: Ends,
    /// Which kinds may stand at its target.
    pub targets: Ends,
    /// Whether it reads the same from both ends; such a relationship is stored once, smaller id first.
    pub symmetric: bool,
    /// What its role must be.
    pub role: RoleRule,
    /// Whether it may carry a share and a basis.
    pub takes_share: bool,
    /// Whether it may carry an amount of money, a quantity or a commodity.
    pub takes_amount: bool,
    /// Which end is upstream when money is followed.
    pub money: MoneySense,
    /// Whether searches walk it unless told otherwise.
    pub walked: bool,
    /// How it reads from its target, in English.
    pub inverse: &'static str,
    /// How it reads from its target, in Khmer.
    pub inverse_km: &'static str,
    /// Its sentence: `{source}`, `{target}`, `{role}`, `{share}`, `{amount}`, `{commodity}`; what stands in `[…]` is
    /// left out when a value in it is unknown.
    pub sentence: &'static str,
}

use ThingKind as K;

const ACTORS: Ends = Ends::of(&[
    K::Community,
    K::Company,
    K::Ministry,
    K::PublicBody,
    K::Ngo,
    K::InternationalBody,
    K::Organization,
    K::Person,
]);
const BODIES: Ends = Ends::of(&[
    K::Company,
    K::Ministry,
    K::PublicBody,
    K::Ngo,
    K::InternationalBody,
    K::Organization,
]);
const AUTHORITIES: Ends = Ends::of(&[K::Ministry, K::PublicBody, K::InternationalBody]);
const STATE: Ends = Ends::of(&[K::Ministry, K::PublicBody]);
const PERSON: Ends = Ends::of(&[K::Person]);
const COMPANY: Ends = Ends::of(&[K::Company]);
const CONCESSION: Ends = Ends::of(&[K::Concession]);
const PROCEEDING: Ends = Ends::of(&[K::Proceeding]);
const STATEMENT: Ends = Ends::of(&[K::Statement]);
const LAW: Ends = Ends::of(&[K::Law]);
const EVENT: Ends = Ends::of(&[K::Event]);
const FORUM: Ends = Ends::of(&[K::Forum]);
const ANY: Ends = Ends::of(K::ALL);
const OWNABLE: Ends = Ends::of(&[K::Company, K::Organization, K::Project]);
const PARTS: Ends = Ends::of(&[
    K::Community,
    K::Company,
    K::Ministry,
    K::PublicBody,
    K::Ngo,
    K::InternationalBody,
    K::Organization,
    K::Case,
    K::Concession,
    K::Forum,
    K::Proceeding,
    K::Statement,
    K::Law,
    K::Project,
    K::Event,
]);

/// The plain row that the others are told apart from: no role, no share, no amount, no money, walked.
const fn row(family: Family, figure_family: FigureFamily, sources: Ends, targets: Ends) -> RelationshipSpec {
    RelationshipSpec {
        family,
        figure_family,
        sources,
        targets,
        symmetric: false,
        role: RoleRule::Absent,
        takes_share: false,
        takes_amount: false,
        money: MoneySense::None,
        walked: true,
        inverse: "",
        inverse_km: "",
        sentence: "",
    }
}

impl RelationshipSpec {
    const fn reads(mut self, inverse: &'static str, inverse_km: &'static str, sentence: &'static str) -> Self {
        self.inverse = inverse;
        self.inverse_km = inverse_km;
        self.sentence = sentence;
        self
    }

    const fn role(mut self, rule: RoleRule) -> Self {
        self.role = rule;
        self
    }

    const fn share(mut self) -> Self {
        self.takes_share = true;
        self
    }

    const fn money(mut self, sense: MoneySense) -> Self {
        self.money = sense;
        self.takes_amount = true;
        self
    }

    const fn capital_without_amount(mut self) -> Self {
        self.money = MoneySense::Capital;
        self
    }

    const fn symmetric(mut self) -> Self {
        self.symmetric = true;
        self
    }

    const fn unwalked(mut self) -> Self {
        self.walked = false;
        self
    }
}

impl RelationshipKind {
    /// What the kind allows and how it reads.
    #[rustfmt::skip]
    #[expect(clippy::too_many_lines, reason = "one table, one row a kind, read from top to bottom")]
    pub fn spec(self) -> RelationshipSpec {
        use Family as F;
        use FigureFamily as P;
        use RoleRule::{Event, Optional, Party, Required};
        match self {
            Self::Owns => row(F::Money, P::Ownership, ACTORS, OWNABLE).share().money(MoneySense::Capital).role(Optional)
                .reads("is owned by", "ជាកម្មសិទ្ធិរបស់", "{source} owns [{share} of ]{target}[ ({role})]"),
            Self::Controls => row(F::Money, P::Ownership, ACTORS, OWNABLE).capital_without_amount().role(Optional)
                .reads("is controlled by", "ស្ថិតក្រោមការគ្រប់គ្រងរបស់", "{source} controls {target}[ ({role})]"),
            Self::Finances => row(F::Money, P::Money, ACTORS, ACTORS.and(&[K::Project, K::Concession])).money(MoneySense::Capital).role(Optional)
                .reads("is financed by", "ទទួលហិរញ្ញប្បទានពី", "{source} finances {target}[ with {amount}][ ({role})]"),
            Self::Funds => row(F::Money, P::Money, ACTORS, ACTORS.and(&[K::Project, K::Event, K::Statement, K::Case, K::Proceeding])).money(MoneySense::Capital).role(Optional)
                .reads("is funded by", "ទទួលមូលនិធិពី", "{source} funds {target}[ with {amount}][ ({role})]"),
            Self::Supplies => row(F::Money, P::Trade, ACTORS, ACTORS.and(&[K::Project])).money(MoneySense::Goods).role(Optional)
                .reads("is supplied by", "ទទួលការផ្គត់ផ្គង់ពី", "{source} supplies [{commodity} to ]{target}[ for {amount}][ ({role})]"),
            Self::Pays => row(F::Money, P::Money, ACTORS, ACTORS).money(MoneySense::Payment).role(Optional)
                .reads("is paid by", "ទទួលប្រាក់ពី", "{source} pays [{amount} to ]{target}[ ({role})]"),
            Self::Holds => row(F::Money, P::Ownership, ACTORS, CONCESSION).capital_without_amount().role(Optional)
                .reads("is held by", "កាន់កាប់ដោយ", "{source} holds {target}[ ({role})]"),
            Self::Insures => row(F::Money, P::Money, ACTORS, ACTORS.and(&[K::Project])).money(MoneySense::Capital).role(Optional)
                .reads("is insured by", "ធានារ៉ាប់រងដោយ", "{source} insures {target}[ for {amount}]"),
            Self::ListedOn => row(F::Money, P::Plain, COMPANY, BODIES).role(Optional)
                .reads("lists", "មានក្នុងបញ្ជី", "{source} is listed on {target}[ as {role}]"),
            Self::Grants => row(F::Authority, P::State, AUTHORITIES, CONCESSION).role(Optional)
                .reads("was granted by", "ផ្តល់ដោយ", "{source} granted {target}[ ({role})]"),
            Self::Regulates => row(F::Authority, P::State, AUTHORITIES, ACTORS.and(&[K::Project, K::Concession])).role(Optional)
                .reads("is regulated by", "ត្រួតពិនិត្យដោយ", "{source} has power over {target}[ ({role})]"),
            Self::PartOf => row(F::Authority, P::Plain, PARTS, PARTS).role(Optional)
                .reads("includes", "រួមមាន", "{source} is part of {target}[ ({role})]"),
            Self::RegisteredWith => row(F::Authority, P::State, ACTORS, STATE.and(&[K::Organization])).role(Optional)
                .reads("registered", "បានចុះបញ្ជី", "{source} is registered with {target}[ ({role})]"),
            Self::Certifies => row(F::Authority, P::State, ACTORS, ACTORS.and(&[K::Project, K::Concession])).role(Optional)
                .reads("is certified by", "បញ្ជាក់ដោយ", "{source} certifies {target}[ ({role})]"),
            Self::Sanctions => row(F::Authority, P::State, AUTHORITIES, ACTORS).role(Optional)
                .reads("is under sanctions of", "រងទណ្ឌកម្មពី", "{source} lists {target} under sanctions[ ({role})]"),
            Self::Detains => row(F::Authority, P::State, STATE, ACTORS).role(Optional)
                .reads("was detained by", "ត្រូវបានឃុំដោយ", "{source} detained {target}[ ({role})]"),
            Self::Charges => row(F::Authority, P::State, STATE, ACTORS).role(Optional)
                .reads("was charged by", "ត្រូវបានចោទដោយ", "{source} charged {target}[ ({role})]"),
            Self::Chairs => row(F::Authority, P::Role, ACTORS, ACTORS.and(&[K::Forum, K::Event, K::Project])).role(Optional)
                .reads("is chaired by", "ដឹកនាំដោយ", "{source} chairs {target}[ ({role})]"),
            Self::Enacts => row(F::Authority, P::State, AUTHORITIES, LAW).role(Optional)
                .reads("was enacted by", "អនុម័តដោយ", "{source} adopted {target}[ ({role})]"),
            Self::BoundBy => row(F::Authority, P::State, ACTORS, LAW).role(Optional)
                .reads("binds", "ចងកាតព្វកិច្ច", "{source} is bound by {target}[ ({role})]"),
            Self::Audits => row(F::Authority, P::State, ACTORS, ACTORS.and(&[K::Project, K::Concession])).role(Optional)
                .reads("is audited by", "សវនកម្មដោយ", "{source} audits {target}[ ({role})]"),
            Self::AlliedWith => row(F::Alliance, P::Alliance, ACTORS, ACTORS).symmetric().role(Optional)
                .reads("is allied with", "ជាសម្ព័ន្ធមិត្តនឹង", "{source} and {target} are allies[ ({role})]"),
            Self::MemberOf => row(F::Alliance, P::Alliance, ACTORS, ACTORS.and(&[K::Event])).role(Optional)
                .reads("has as member", "មានសមាជិកជា", "{source} is a member of {target}[ ({role})]"),
            Self::Supports => row(F::Alliance, P::Alliance, ACTORS, ANY).role(Optional)
                .reads("is supported by", "គាំទ្រដោយ", "{source} supports {target}[ ({role})]"),
            Self::Represents => row(F::Alliance, P::Alliance, ACTORS, ACTORS).role(Optional)
                .reads("is represented by", "តំណាងដោយ", "{source} represents {target}[ ({role})]"),
            Self::Advises => row(F::Alliance, P::Alliance, ACTORS, ACTORS.and(&[K::Project, K::Law, K::Case])).role(Optional)
                .reads("is advised by", "ទទួលប្រឹក្សាពី", "{source} advises {target}[ ({role})]"),
            Self::PartnersWith => row(F::Alliance, P::Alliance, ACTORS, ACTORS).symmetric().role(Optional)
                .reads("works with", "ធ្វើការជាមួយ", "{source} and {target} work with each other[ ({role})]"),
            Self::Trains => row(F::Alliance, P::Alliance, ACTORS, ACTORS).role(Optional)
                .reads("is trained by", "បណ្ដុះបណ្ដាលដោយ", "{source} trains {target}[ ({role})]"),
            Self::Founded => row(F::Alliance, P::Alliance, ACTORS, ACTORS.and(&[K::Project, K::Forum])).role(Optional)
                .reads("was founded by", "បង្កើតដោយ", "{source} founded {target}[ ({role})]"),
            Self::Implements => row(F::Alliance, P::Alliance, ACTORS, Ends::of(&[K::Project, K::Law])).role(Optional)
                .reads("is implemented by", "អនុវត្តដោយ", "{source} implements {target}[ ({role})]"),
            Self::Operates => row(F::Alliance, P::Alliance, ACTORS, FORUM.and(&[K::Project, K::Organization, K::Concession])).role(Optional)
                .reads("is operated by", "ដំណើរការដោយ", "{source} operates {target}[ ({role})]"),
            Self::HoldsPosition => row(F::People, P::Role, PERSON, ACTORS.and(&[K::Project, K::Forum])).role(Required)
                .reads("has in a position", "មានអ្នកកាន់តំណែង", "{source} is {role} of {target}"),
            Self::EmployedBy => row(F::People, P::Role, PERSON, ACTORS.and(&[K::Project])).role(Optional)
                .reads("employs", "ផ្តល់ការងារដល់", "{source} works for {target}[ as {role}]"),
            Self::RelatedTo => row(F::People, P::Role, PERSON, PERSON).symmetric().role(Optional)
                .reads("is related to", "មានសាច់ញាតិនឹង", "{source} and {target} are related[ ({role})]"),
            Self::RecruitsFor => row(F::People, P::Trade, ACTORS, ACTORS).role(Optional)
                .reads("has workers recruited by", "ទទួលកម្មករពី", "{source} recruits workers for {target}[ ({role})]"),
            Self::StudiedAt => row(F::People, P::Role, PERSON, BODIES).role(Optional)
                .reads("taught", "បានបង្រៀន", "{source} studied at {target}[ ({role})]"),
            Self::PartyTo => row(F::Case, P::Challenge, ACTORS, Ends::of(&[K::Case, K::Proceeding])).role(Party)
                .reads("has as party", "មានភាគីជា", "{source} is a party to {target} ({role})"),
            Self::ArisesFrom => row(F::Case, P::Challenge, PROCEEDING, Ends::of(&[K::Case]))
                .reads("gave rise to", "បានបង្កឱ្យមាន", "{source} was brought over {target}"),
            Self::Before => row(F::Case, P::Challenge, PROCEEDING, FORUM).role(Optional)
                .reads("hears", "ពិនិត្យ", "{source} is before {target}[ ({role})]"),
            Self::Concerns => row(F::Case, P::Plain, Ends::of(&[K::Case, K::Proceeding, K::Event, K::Project]), Ends::of(&[K::Concession, K::Law, K::Project, K::Statement, K::Forum])).role(Optional)
                .reads("is the subject of", "ជាប្រធានបទនៃ", "{source} concerns {target}[ ({role})]"),
            Self::Affects => row(F::Case, P::Harm, ANY, Ends::of(&[K::Community, K::Person, K::Project])).role(Optional)
                .reads("is affected by", "រងផលប៉ះពាល់ពី", "{source} affects {target}[ ({role})]"),
            Self::TookPartIn => row(F::Case, P::Plain, ACTORS, EVENT).role(Event)
                .reads("had as participant", "មានអ្នកចូលរួម", "{source} took part in {target} ({role})"),
            Self::Issued => row(F::Speech, P::Alliance, ACTORS, STATEMENT).role(Optional)
                .reads("was issued by", "ចេញដោយ", "{source} issued {target}[ ({role})]"),
            Self::Signed => row(F::Speech, P::Alliance, ACTORS, STATEMENT).role(Optional)
                .reads("was signed by", "ចុះហត្ថលេខាដោយ", "{source} signed {target}[ ({role})]"),
            Self::SpokeIn => row(F::Speech, P::Alliance, ACTORS, STATEMENT).role(Optional)
                .reads("quotes", "ដកស្រង់", "{source} is quoted in {target}[ ({role})]"),
            Self::About => row(F::Speech, P::Plain, STATEMENT, ANY).role(Optional)
                .reads("is spoken of in", "ត្រូវបានលើកឡើងក្នុង", "{source} is about {target}[ ({role})]"),
            Self::CallsOn => row(F::Speech, P::Challenge, STATEMENT, ACTORS).role(Optional)
                .reads("is called on by", "ទទួលការអំពាវនាវពី", "{source} calls on {target}[ ({role})]"),
            Self::Condemns => row(F::Speech, P::Challenge, STATEMENT, ACTORS.and(&[K::Event])).role(Optional)
                .reads("is condemned by", "ត្រូវបានថ្កោលទោសដោយ", "{source} condemns {target}[ ({role})]"),
            Self::Drafts => row(F::Speech, P::State, ACTORS, LAW).role(Optional)
                .reads("is drafted by", "ធ្វើសេចក្ដីព្រាងដោយ", "{source} drafts {target}[ ({role})]"),
            Self::AdvocatesOn => row(F::Speech, P::Alliance, ACTORS, LAW.and(&[K::Forum, K::PublicBody, K::Organization, K::Project])).role(Optional)
                .reads("is the subject of advocacy by", "ជាប្រធានបទតស៊ូមតិដោយ", "{source} advocates on {target}[ ({role})]"),
            Self::Succeeds => row(F::Identity, P::Plain, ANY, ANY).role(Optional)
                .reads("was followed by", "តាមដោយ", "{source} came out of {target}[ ({role})]"),
            Self::PossiblySameAs => row(F::Identity, P::Plain, ANY, ANY).symmetric().unwalked().role(Optional)
                .reads("may be the same as", "អាចជាតែមួយនឹង", "{source} may be the same as {target}[ ({role})]"),
            Self::LinkedTo => row(F::Identity, P::Plain, ANY, ANY).role(Required)
                .reads("is linked from", "ភ្ជាប់ពី", "{source} is linked to {target} ({role})"),
            Self::AppearedBefore => row(F::People, P::Role, ACTORS, AUTHORITIES.and(&[K::Forum])).role(Optional)
                .reads("heard", "បានស្តាប់", "{source} appeared before {target}[ as {role}]"),
            Self::Empowers => row(F::Authority, P::State, LAW, ACTORS).role(Optional)
                .reads("is given power by", "ទទួលអំណាចពី", "{source} gives power to {target}[ ({role})]"),
        }
    }

    /// How the kind reads from its target, in English.
    pub fn inverse_label(self) -> &'static str {
        self.spec().inverse
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_reads_and_fits_a_machine_word() {
        for kind in RelationshipKind::ALL.iter().copied() {
            let spec = kind.spec();
            assert!(kind.code() < 64, "{kind} does not fit a 64-bit set");
            assert!(
                !spec.inverse.is_empty() && !spec.inverse_km.is_empty(),
                "{kind} has no inverse label"
            );
            assert!(
                spec.sentence.contains("{source}") && spec.sentence.contains("{target}"),
                "{kind} has no sentence"
            );
            assert!(
                !spec.symmetric || spec.sources == spec.targets,
                "{kind} is symmetric with unlike ends"
            );
        }
    }

    #[test]
    fn names_and_numbers_lead_back_to_their_value() {
        for kind in RelationshipKind::ALL.iter().copied() {
            assert_eq!(RelationshipKind::from_code(kind.code()), Some(kind));
            assert_eq!(RelationshipKind::from_name(kind.name()), Some(kind));
        }
        assert_eq!(ThingKind::from_name("public body"), Some(ThingKind::PublicBody));
        assert_eq!(ThingKind::from_name("informant"), None);
    }
}
