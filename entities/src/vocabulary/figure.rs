//! What a sourced value of a thing measures.

use super::vocabulary;

vocabulary! {
    Measure "What a figure measures." {
        1 Families "FAMILIES" "families" "គ្រួសារ" "Number of families or households.";
        2 People "PEOPLE" "people" "មនុស្ស" "Number of people.";
        3 Women "WOMEN" "women" "ស្ត្រី" "Number of women among the group.";
        4 Communities "COMMUNITIES" "communities" "សហគមន៍" "Number of communities or villages.";
        5 Organizations "ORGANIZATIONS" "organisations" "អង្គការ" "Number of organisations, companies or institutions.";
        6 Countries "COUNTRIES" "countries" "ប្រទេស" "Number of countries.";
        7 Provinces "PROVINCES" "provinces" "ខេត្ត" "Number of provinces or of the capital.";
        8 Area "AREA" "area" "ផ្ទៃដី" "Area, with its unit.";
        9 Distance "DISTANCE" "distance" "ចម្ងាយ" "Distance, with its unit.";
        10 Money "MONEY" "money" "ប្រាក់" "An amount of money that is no payment between two named actors.";
        11 Cost "COST" "cost" "ថ្លៃដើម" "What something cost to build or buy.";
        12 Quantity "QUANTITY" "quantity" "បរិមាណ" "A quantity of goods, with its unit.";
        13 Share "SHARE" "share" "ភាគហ៊ុន" "A part of a whole, in per cent.";
        14 Duration "DURATION" "duration" "រយៈពេល" "A length of time, with its unit.";
        15 Age "AGE" "age" "អាយុ" "An age in years.";
        16 Cases "CASES" "cases" "ករណី" "Number of cases or complaints.";
        17 Injured "INJURED" "injured" "រងរបួស" "Number of people injured.";
        18 Detained "DETAINED" "detained" "ត្រូវបានឃុំ" "Number of people detained.";
        19 Released "RELEASED" "released" "ត្រូវបានដោះលែង" "Number of people released.";
        20 Staff "STAFF" "staff" "បុគ្គលិក" "Number of staff.";
        21 Members "MEMBERS" "members" "សមាជិក" "Number of members.";
        22 Programmes "PROGRAMMES" "programmes" "កម្មវិធី" "Number of programmes.";
        23 Ratio "RATIO" "ratio" "អនុបាត" "A ratio; `text` states it.";
        24 Ordinal "ORDINAL" "number in a series" "លេខរៀង" "Its number in a series.";
        25 Donors "DONORS" "donors" "ម្ចាស់ជំនួយ" "Number of donors.";
        26 UnknownOwner "UNKNOWN_OWNER" "owner not known" "មិនស្គាល់ម្ចាស់" "A share whose owner cannot be stated, with the reason.";
        27 Claimants "CLAIMANTS" "claimants" "អ្នកប្តឹង" "Number of claimants or complainants.";
        28 Status "STATUS" "status" "ស្ថានភាព" "A state of affairs as the source puts it; `text` states it.";
        29 Capacity "CAPACITY" "capacity" "សមត្ថភាព" "What a plant can do, with its unit.";
        30 Experience "EXPERIENCE" "experience" "បទពិសោធន៍" "Years of experience.";
        31 Legislation "LIMIT" "limit" "ដែនកំណត់" "A limit set by a law or policy, with its unit.";
        32 Other "OTHER" "other" "ផ្សេងទៀត" "Anything else; the group says what.";
    }
}
