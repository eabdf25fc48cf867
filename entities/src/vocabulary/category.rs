//! Categories of the kinds of actor that have several.

use super::vocabulary;

vocabulary! {
    CompanyKind "What sort of company it is." {
        1 Plantation "PLANTATION" "plantation company" "ក្រុមហ៊ុនចម្ការ" "It grows or processes a crop on land of its own or under a concession.";
        2 Manufacturer "MANUFACTURER" "manufacturer" "ក្រុមហ៊ុនផលិត" "It makes or processes goods.";
        3 Buyer "BUYER" "buyer" "ក្រុមហ៊ុនទិញ" "It buys, refines or trades goods.";
        4 Brand "BRAND" "brand" "ម៉ាក" "It sells to consumers under a brand.";
        5 Bank "BANK" "bank or fund" "ធនាគារ ឬមូលនិធិ" "A bank, fund, insurer or other financier.";
        6 LawFirm "LAW_FIRM" "law firm" "ក្រុមហ៊ុនច្បាប់" "A law firm.";
        7 Auditor "AUDITOR" "auditor" "ក្រុមហ៊ុនសវនកម្ម" "An auditor or certifier.";
        8 Telecom "TELECOM" "telecommunications" "ទូរគមនាគមន៍" "A telephone or internet provider.";
        9 Platform "PLATFORM" "platform" "វេទិកាអ៊ីនធឺណិត" "An internet platform.";
        10 Holding "HOLDING" "holding company" "ក្រុមហ៊ុនកាន់កាប់ភាគហ៊ុន" "A holding or parent company.";
        11 Developer "DEVELOPER" "developer" "ក្រុមហ៊ុនអភិវឌ្ឍន៍" "It develops land, buildings or works.";
        12 Recruiter "RECRUITER" "recruiter" "ក្រុមហ៊ុនជ្រើសរើសពលកម្ម" "It recruits workers.";
        13 Cooperative "COOPERATIVE" "cooperative" "សហករណ៍" "A cooperative of producers.";
        14 Other "OTHER" "other company" "ក្រុមហ៊ុនផ្សេងទៀត" "Any other company.";
    }
}

vocabulary! {
    PublicBodyKind "What sort of public authority it is." {
        1 State "STATE" "state" "រដ្ឋ" "A state, as the bearer of duties under treaties.";
        2 Government "GOVERNMENT" "government" "រាជរដ្ឋាភិបាល" "The government of a state.";
        3 Province "PROVINCE" "province" "ខេត្ត" "The authorities of a province or capital.";
        4 District "DISTRICT" "district" "ស្រុក" "The authorities of a district or town.";
        5 Commune "COMMUNE" "commune" "ឃុំ" "The authorities of a commune, sangkat or village.";
        6 Court "COURT" "court" "តុលាការ" "A court.";
        7 Police "POLICE" "police or armed forces" "នគរបាល ឬកងកម្លាំង" "A police or armed force.";
        8 Parliament "PARLIAMENT" "parliament" "សភា" "A chamber of parliament.";
        9 HumanRightsInstitution "HUMAN_RIGHTS_INSTITUTION" "national human rights institution" "ស្ថាប័នសិទ្ធិមនុស្សជាតិ" "A national human rights institution.";
        10 Authority "AUTHORITY" "authority" "អាជ្ញាធរ" "Any other public authority or agency.";
    }
}

vocabulary! {
    OrganizationKind "What sort of organisation it is." {
        1 University "UNIVERSITY" "university" "សាកលវិទ្យាល័យ" "A university or school.";
        2 Party "PARTY" "political party" "គណបក្សនយោបាយ" "A political party.";
        3 Media "MEDIA" "media outlet" "ប្រព័ន្ធផ្សព្វផ្សាយ" "A newspaper, station or site.";
        4 Foundation "FOUNDATION" "foundation or donor" "មូលនិធិ ឬម្ចាស់ជំនួយ" "A foundation or donor.";
        5 Board "BOARD" "board or committee" "ក្រុមប្រឹក្សា ឬគណៈកម្មាធិការ" "A board, panel or committee of an organisation.";
        6 Exchange "EXCHANGE" "stock exchange" "ផ្សារហ៊ុន" "A stock exchange.";
        7 Research "RESEARCH" "research institution" "ស្ថាប័នស្រាវជ្រាវ" "A research institution or think tank.";
        8 Workers "WORKERS" "workers" "កម្មករ" "A group of workers.";
        9 Other "OTHER" "other organisation" "អង្គការផ្សេងទៀត" "Any other organisation.";
    }
}

vocabulary! {
    NgoKind "What sort of civil society organisation it is." {
        1 Ngo "NGO" "organisation" "អង្គការ" "A single organisation.";
        2 Network "NETWORK" "network or alliance" "បណ្ដាញ ឬសម្ព័ន្ធ" "A network, alliance or campaign of organisations.";
        3 Union "UNION" "trade union" "សហជីព" "A trade union or federation of unions.";
    }
}

vocabulary! {
    InternationalBodyKind "What sort of international body it is." {
        1 UnBody "UN_BODY" "UN body" "ស្ថាប័នអង្គការសហប្រជាជាតិ" "A body, agency or office of the United Nations.";
        2 Eu "EU" "European Union" "សហភាពអឺរ៉ុប" "The European Union or an institution of it.";
        3 DevelopmentBank "DEVELOPMENT_BANK" "development bank" "ធនាគារអភិវឌ្ឍន៍" "A development bank or a part of one.";
        4 Standard "STANDARD" "standard body" "ស្ថាប័នបទដ្ឋាន" "A multi-stakeholder standard or industry body.";
        5 Court "COURT" "international court" "តុលាការអន្តរជាតិ" "An international court or tribunal.";
        6 Regional "REGIONAL" "regional body" "ស្ថាប័នតំបន់" "A body of states of a region, or any other body of states.";
    }
}
