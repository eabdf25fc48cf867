//! Roles: of a party to a case, of who took part in an event, and what a holding gives.

use super::vocabulary;

vocabulary! {
    PartyRole "What an actor is to a case or a proceeding." {
        1 Affected "AFFECTED" "affected" "រងផលប៉ះពាល់" "It bears the harm.";
        2 Complainant "COMPLAINANT" "complainant" "អ្នកប្តឹង" "It filed.";
        3 Respondent "RESPONDENT" "respondent" "ចុងចម្លើយ" "The complaint names it.";
        4 Counsel "COUNSEL" "counsel" "មេធាវី" "It represents a party.";
        5 Ally "ALLY" "ally" "សម្ព័ន្ធមិត្ត" "It stands with those affected.";
        6 Funder "FUNDER" "funder" "អ្នកផ្តល់មូលនិធិ" "It pays for the case.";
        7 Mediator "MEDIATOR" "mediator" "អ្នកសម្រុះសម្រួល" "It mediates.";
        8 Authority "AUTHORITY" "authority" "អាជ្ញាធរ" "A public authority with a part in it.";
        9 Financier "FINANCIER" "financier" "អ្នកផ្តល់ហិរញ្ញប្បទាន" "It finances a company in the case.";
        10 Buyer "BUYER" "buyer" "អ្នកទិញ" "It buys what the case is about.";
        11 Witness "WITNESS" "witness" "សាក្សី" "It gave evidence.";
        12 Observer "OBSERVER" "observer" "អ្នកសង្កេតការណ៍" "It watches.";
        13 Accused "ACCUSED" "accused" "ជនជាប់ចោទ" "It is charged in a criminal matter.";
        14 Amicus "AMICUS" "friend of the court" "មិត្តតុលាការ" "It filed a brief as a third party.";
        15 Owner "OWNER" "owner" "ម្ចាស់" "It owns a company in the case.";
        16 Certifier "CERTIFIER" "certifier" "អ្នកបញ្ជាក់" "It certifies or audits a company in the case.";
        17 Company "COMPANY" "company involved" "ក្រុមហ៊ុនពាក់ព័ន្ធ" "A company whose conduct the case is about.";
    }
}

vocabulary! {
    EventRole "What an actor did in an event." {
        1 Organizer "ORGANIZER" "organiser" "អ្នករៀបចំ" "It organised or convened it.";
        2 Host "HOST" "host" "ម្ចាស់ផ្ទះ" "It hosted it.";
        3 Supporter "SUPPORTER" "supporter" "អ្នកគាំទ្រ" "It supported it.";
        4 Participant "PARTICIPANT" "participant" "អ្នកចូលរួម" "It took part.";
        5 Actor "ACTOR" "acting" "អ្នកធ្វើ" "It did what the event is.";
        6 Affected "AFFECTED" "affected" "រងផលប៉ះពាល់" "The event was done to it.";
        7 Authority "AUTHORITY" "authority" "អាជ្ញាធរ" "It decided or ordered.";
        8 Payer "PAYER" "payer" "អ្នកបង់" "It paid.";
        9 Payee "PAYEE" "payee" "អ្នកទទួល" "It was paid.";
        10 Seller "SELLER" "seller" "អ្នកលក់" "It sold.";
        11 Buyer "BUYER" "buyer" "អ្នកទិញ" "It bought.";
        12 Offeror "OFFEROR" "offered" "អ្នកផ្តល់ជូន" "It made the offer.";
        13 Offeree "OFFEREE" "was offered" "អ្នកទទួលការផ្តល់ជូន" "The offer was made to it.";
        14 Recipient "RECIPIENT" "recipient" "អ្នកទទួល" "It received the award, report or message.";
        15 Observer "OBSERVER" "observer" "អ្នកសង្កេតការណ៍" "It watched or monitored.";
        16 Subject "SUBJECT" "subject" "កម្មវត្ថុ" "The event is about it.";
        17 Speaker "SPEAKER" "speaker" "វាគ្មិន" "It spoke.";
        18 Mediator "MEDIATOR" "mediator" "អ្នកសម្រុះសម្រួល" "It mediated.";
        19 Representative "REPRESENTATIVE" "representative" "តំណាង" "It stood in for another.";
    }
}

vocabulary! {
    OwnershipBasis "What a holding gives." {
        1 Shares "SHARES" "shares" "ភាគហ៊ុន" "Part of the shares or capital.";
        2 Votes "VOTES" "votes" "សន្លឹកឆ្នោត" "Part of the votes.";
        3 Unstated "UNSTATED" "not stated" "មិនបានបញ្ជាក់" "The source does not say what the share is of.";
    }
}
