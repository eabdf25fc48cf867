//! Levels of place, what a location means, and how exactly it is known.

use super::vocabulary;

vocabulary! {
    PlaceLevel "The level of a place." {
        1 Country "COUNTRY" "country" "ប្រទេស" "A country or a part of a state such as England.";
        2 Province "PROVINCE" "province" "ខេត្ត" "A province, state or the capital.";
        3 District "DISTRICT" "district" "ស្រុក" "A district, town or khan.";
        4 Commune "COMMUNE" "commune" "ឃុំ" "A commune or sangkat.";
        5 Village "VILLAGE" "village" "ភូមិ" "A village.";
        6 City "CITY" "city" "ទីក្រុង" "A city that is no unit of the tree.";
        7 Area "AREA" "area" "តំបន់" "An area, zone or site that is no unit of the tree.";
    }
}

vocabulary! {
    LocationRole "What a thing does at a place." {
        1 Located "LOCATED" "located" "ស្ថិតនៅ" "It is there.";
        2 Headquartered "HEADQUARTERED" "headquartered" "ទីស្នាក់ការកណ្ដាល" "Its head office is there.";
        3 Registered "REGISTERED" "registered" "ចុះបញ្ជី" "It is registered there.";
        4 Operates "OPERATES" "operates" "ធ្វើប្រតិបត្តិការ" "It works there.";
        5 Harm "HARM" "harm" "គ្រោះថ្នាក់" "The harm of a case was done there.";
        6 TookPlace "TOOK_PLACE" "took place" "បានកើតឡើង" "The event took place there.";
    }
}

vocabulary! {
    Precision "How exactly a location is known." {
        1 Country "COUNTRY" "country" "ប្រទេស" "To the country.";
        2 Province "PROVINCE" "province" "ខេត្ត" "To the province or state.";
        3 District "DISTRICT" "district" "ស្រុក" "To the district or city.";
        4 Commune "COMMUNE" "commune" "ឃុំ" "To the commune or area.";
        5 Village "VILLAGE" "village" "ភូមិ" "To the village or site.";
    }
}
