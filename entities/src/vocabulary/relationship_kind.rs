//! Kinds of relationship and the families that they belong to. What each allows stands in `relationship_spec.rs`.

use super::vocabulary;

vocabulary! {
    Family "The family of a kind of relationship." {
        1 Money "MONEY" "money" "ប្រាក់" "Ownership, control, finance, trade.";
        2 Authority "AUTHORITY" "authority" "អំណាច" "Power of a state or of a standard.";
        3 Alliance "ALLIANCE" "alliance" "សម្ព័ន្ធភាព" "Support, membership, representation.";
        4 People "PEOPLE" "people" "មនុស្ស" "Posts, work, kinship, study.";
        5 Case "CASE" "case" "ករណី" "Parties, filings, harm, events.";
        6 Speech "SPEECH" "speech" "ការបញ្ចេញមតិ" "Statements and who made, signed or is named in them.";
        7 Identity "IDENTITY" "identity" "អត្តសញ្ញាណ" "What comes after what, what may be the same, and imported ties of unknown kind.";
    }
}

vocabulary! {
    RelationshipKind "The kind of a relationship, read from its source to its target." {
        1 Owns "OWNS" "owns" "ជាម្ចាស់" "It owns a share of the target.";
        2 Controls "CONTROLS" "controls" "គ្រប់គ្រង" "It controls the target, a subsidiary included, without a stated share; the role says how.";
        3 Finances "FINANCES" "finances" "ផ្តល់ហិរញ្ញប្បទានដល់" "It lends to, guarantees or invests in the target; the role names the instrument.";
        4 Funds "FUNDS" "funds" "ផ្តល់មូលនិធិដល់" "It gives grants or donations to the target.";
        5 Supplies "SUPPLIES" "supplies" "ផ្គត់ផ្គង់ដល់" "It sells goods or services to the target.";
        6 Pays "PAYS" "pays" "បង់ប្រាក់ឱ្យ" "It pays the target in a standing tie; a dated payment is an event.";
        7 Holds "HOLDS" "holds" "កាន់កាប់" "It holds the concession or licence.";
        8 Insures "INSURES" "insures" "ធានារ៉ាប់រង" "It insures the target.";
        9 ListedOn "LISTED_ON" "is listed on" "ចុះបញ្ជីនៅ" "Its shares are listed on the exchange; the role is the symbol.";
        10 Grants "GRANTS" "granted" "បានផ្តល់" "The authority granted the concession or licence.";
        11 Regulates "REGULATES" "regulates" "ត្រួតពិនិត្យ" "It has power by law over the target.";
        12 PartOf "PART_OF" "is part of" "ជាផ្នែកនៃ" "It is a part, organ, programme, stage or episode of the target.";
        13 RegisteredWith "REGISTERED_WITH" "is registered with" "ចុះបញ្ជីជាមួយ" "It is registered with the authority.";
        14 Certifies "CERTIFIES" "certifies" "បញ្ជាក់" "It certifies the target.";
        15 Sanctions "SANCTIONS" "sanctions" "ដាក់ទណ្ឌកម្មលើ" "A state or body of states lists the target under sanctions.";
        16 Detains "DETAINS" "detained" "បានឃុំខ្លួន" "The authority arrested or detained the target.";
        17 Charges "CHARGES" "charged" "បានចោទប្រកាន់" "The authority charged or convicted the target; the role says which.";
        18 Chairs "CHAIRS" "chairs" "ជាប្រធាន" "It chairs the target.";
        19 Enacts "ENACTS" "enacted" "បានអនុម័ត" "It adopted the norm.";
        20 BoundBy "BOUND_BY" "is bound by" "ជាប់កាតព្វកិច្ចតាម" "It adheres to, ratified or accepted the norm.";
        21 Audits "AUDITS" "audits" "ធ្វើសវនកម្ម" "It audits the target.";
        22 AlliedWith "ALLIED_WITH" "is allied with" "ជាសម្ព័ន្ធមិត្តនឹង" "They are allies.";
        23 MemberOf "MEMBER_OF" "is a member of" "ជាសមាជិកនៃ" "It is a member of the target.";
        24 Supports "SUPPORTS" "supports" "គាំទ្រ" "It supports the target without money.";
        25 Represents "REPRESENTS" "represents" "តំណាងឱ្យ" "It acts for the target as counsel or representative.";
        26 Advises "ADVISES" "advises" "ផ្តល់ប្រឹក្សាដល់" "It advises the target.";
        27 PartnersWith "PARTNERS_WITH" "works with" "ធ្វើការជាមួយ" "They work or engage with each other.";
        28 Trains "TRAINS" "trains" "បណ្ដុះបណ្ដាល" "It trains the target.";
        29 Founded "FOUNDED" "founded" "បានបង្កើត" "It founded or set up the target.";
        30 Implements "IMPLEMENTS" "implements" "អនុវត្ត" "It carries out the project.";
        31 Operates "OPERATES" "operates" "ដំណើរការ" "It runs the forum, plant, programme or organisation.";
        32 HoldsPosition "HOLDS_POSITION" "holds a position at" "កាន់តំណែងនៅ" "The person holds a post there; the role is its title.";
        33 EmployedBy "EMPLOYED_BY" "works for" "ធ្វើការឱ្យ" "The person works for the target; the role may say as what.";
        34 RelatedTo "RELATED_TO" "is related to" "មានសាច់ញាតិនឹង" "They are kin, as registered or stated in public.";
        35 RecruitsFor "RECRUITS_FOR" "recruits for" "ជ្រើសរើសបុគ្គលិកឱ្យ" "It recruits workers for the target.";
        36 StudiedAt "STUDIED_AT" "studied at" "បានសិក្សានៅ" "The person studied there; the role may name the degree.";
        37 PartyTo "PARTY_TO" "is a party to" "ជាភាគីនៃ" "It has a part in the case or proceeding; the role says which.";
        38 ArisesFrom "ARISES_FROM" "arises from" "កើតចេញពី" "The proceeding was brought over the case.";
        39 Before "BEFORE" "is before" "នៅចំពោះមុខ" "The proceeding is at the forum.";
        40 Concerns "CONCERNS" "concerns" "ពាក់ព័ន្ធនឹង" "The case, proceeding or event is about the concession, law, project or statement.";
        41 Affects "AFFECTS" "affects" "ប៉ះពាល់ដល់" "It harms or changes the life of the target.";
        42 TookPartIn "TOOK_PART_IN" "took part in" "បានចូលរួមក្នុង" "The actor had a part in the event; the role says which.";
        43 Issued "ISSUED" "issued" "បានចេញ" "The actor issued or published the statement.";
        44 Signed "SIGNED" "signed" "បានចុះហត្ថលេខាលើ" "The actor is named as a signatory.";
        45 SpokeIn "SPOKE_IN" "spoke in" "បានថ្លែងក្នុង" "The actor is quoted in the statement.";
        46 About "ABOUT" "is about" "អំពី" "The statement is about the target.";
        47 CallsOn "CALLS_ON" "calls on" "អំពាវនាវដល់" "The statement asks something of the target.";
        48 Condemns "CONDEMNS" "condemns" "ថ្កោលទោស" "The statement condemns the target or its act.";
        49 Drafts "DRAFTS" "drafts" "ធ្វើសេចក្ដីព្រាង" "It drafts or proposes the norm.";
        50 AdvocatesOn "ADVOCATES_ON" "advocates on" "តស៊ូមតិលើ" "It campaigns on the norm or body; the role is FOR or AGAINST where a source says so.";
        51 Succeeds "SUCCEEDS" "succeeds" "បន្តពី" "It came after or grew out of the target.";
        52 PossiblySameAs "POSSIBLY_SAME_AS" "may be the same as" "អាចជាតែមួយនឹង" "They may be the same; never walked unless asked for.";
        53 LinkedTo "LINKED_TO" "is linked to" "ភ្ជាប់នឹង" "An imported tie of a kind that this table lacks; the role keeps its own word.";
        54 AppearedBefore "APPEARED_BEFORE" "appeared before" "បានឡើងតំណាងចំពោះមុខ" "The actor acted before the court or body; the role says as what.";
        55 Empowers "EMPOWERS" "gives power to" "ផ្តល់អំណាចដល់" "The norm gives powers to the target.";
    }
}
