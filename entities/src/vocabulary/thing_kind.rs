//! Kinds of thing, how a thing is named, and who may see it.

use super::{Vocabulary, vocabulary};

vocabulary! {
    ThingKind "The kind of a thing: what a path can pass through." {
        1 Community "COMMUNITY" "community" "សហគមន៍" "An affected or organised community, indigenous peoples included.";
        2 Company "COMPANY" "company" "ក្រុមហ៊ុន" "A company, bank, law firm or brand.";
        3 Ministry "MINISTRY" "ministry" "ក្រសួង" "A ministry of a national government, with its departments and inter-ministerial committees.";
        4 PublicBody "PUBLIC_BODY" "public body" "ស្ថាប័នសាធារណៈ" "Any other public authority: state, province, district, court, police, parliament, national human rights institution.";
        5 Ngo "NGO" "civil society organisation" "អង្គការសង្គមស៊ីវិល" "A civil society organisation, network or union.";
        6 InternationalBody "INTERNATIONAL_BODY" "international body" "ស្ថាប័នអន្តរជាតិ" "A UN body, the EU, a development bank, or a multi-stakeholder standard.";
        7 Organization "ORGANIZATION" "organisation" "អង្គការ" "What is none of the other kinds of actor: university, party, media outlet, foundation, exchange, board.";
        8 Person "PERSON" "person" "បុគ្គល" "A person in a public role, or a protected person.";
        9 Case "CASE" "case" "ករណី" "A conflict, with its affected people and its story.";
        10 Concession "CONCESSION" "concession" "សម្បទាន" "A grant of land or of a licence.";
        11 Forum "FORUM" "forum" "វេទិកាបណ្ដឹង" "A place where a complaint can be taken: court, contact point, accountability mechanism, peace table.";
        12 Proceeding "PROCEEDING" "proceeding" "នីតិវិធី" "One filing of one case at one forum, with its stages and its outcome.";
        13 Statement "STATEMENT" "statement" "សេចក្ដីថ្លែងការណ៍" "A joint statement, media release, report, pledge, or aim stated by an organisation.";
        14 Law "LAW" "law" "ច្បាប់" "A law, sub-decree, policy, standard or treaty, drafts included.";
        15 Project "PROJECT" "project" "គម្រោង" "A programme, campaign, project, plant, dam or railway.";
        16 Event "EVENT" "event" "ព្រឹត្តិការណ៍" "What happened on a date: filing, hearing, ruling, arrest, release, eviction, protest, meeting, sale, payment, settlement, award.";
    }
}

impl ThingKind {
    /// Whether a thing of this kind can act (the interface `Actor`).
    pub fn is_actor(self) -> bool {
        self.code() <= Self::Person.code()
    }
}

vocabulary! {
    Naming "Whether the sources name a thing." {
        1 Named "NAMED" "named" "មានឈ្មោះ" "A source names it.";
        2 Unnamed "UNNAMED" "unnamed" "មិនបញ្ជាក់ឈ្មោះ" "A single thing that no source names. It is never merged by guess.";
        3 Group "GROUP" "group" "ក្រុម" "Several things spoken of together and not named one by one; its number is a figure.";
    }
}

vocabulary! {
    Visibility "Who may see a record: each level sees its own and those before it." {
        0 Public "PUBLIC" "public" "សាធារណៈ" "Anyone may see it.";
        1 Partner "PARTNER" "partners" "ដៃគូ" "Partner organisations may see it.";
        2 Restricted "RESTRICTED" "restricted" "មានកម្រិត" "A few named people may see it.";
        3 Sealed "SEALED" "sealed" "បិទបាំង" "Nobody sees it but those who keep the seal.";
    }
}

impl Visibility {
    /// The level as the graph counts it, 0 to 3.
    pub fn level(self) -> u8 {
        self.code() as u8
    }
}
