//! Kinds of source and of name.

use super::vocabulary;

vocabulary! {
    SourceKind "What sort of document a source is." {
        1 PrimaryDocument "PRIMARY_DOCUMENT" "primary document" "ឯកសារដើម" "A document by the body concerned: decision, contract, official statement.";
        2 CourtRecord "COURT_RECORD" "court record" "ឯកសារតុលាការ" "A judgment, order or filing.";
        3 OfficialRegister "OFFICIAL_REGISTER" "official register" "បញ្ជីផ្លូវការ" "A register kept by an authority.";
        4 NgoReport "NGO_REPORT" "NGO report" "របាយការណ៍អង្គការ" "A report, page or release of a civil society organisation.";
        5 Press "PRESS" "press" "សារព័ត៌មាន" "A news report; a reprint counts as its original.";
        6 Reference "REFERENCE" "reference" "ឯកសារយោង" "A database, guide or encyclopedia.";
        7 Company "COMPANY" "company" "ក្រុមហ៊ុន" "A page or release of a company.";
        8 LegalComment "LEGAL_COMMENT" "legal comment" "អត្ថាធិប្បាយច្បាប់" "A lawyer's or scholar's comment.";
        9 SeedDocument "SEED_DOCUMENT" "seed document" "ឯកសារដំបូង" "One of the documents that the project began with.";
        10 Dataset "DATASET" "dataset" "សំណុំទិន្នន័យ" "A file of records that was imported whole.";
    }
}

impl SourceKind {
    /// Whether the kind alone carries a fact to high confidence when its author is no party to the matter.
    pub fn is_primary(self) -> bool {
        matches!(self, Self::PrimaryDocument | Self::CourtRecord | Self::OfficialRegister)
    }
}

vocabulary! {
    NameKind "What sort of name it is." {
        1 Official "OFFICIAL" "official name" "ឈ្មោះផ្លូវការ" "The name the thing goes by in official use.";
        2 Abbreviation "ABBREVIATION" "abbreviation" "អក្សរកាត់" "A short form in letters.";
        3 Alias "ALIAS" "other name" "ឈ្មោះផ្សេង" "Another name or description in use.";
        4 Former "FORMER" "former name" "ឈ្មោះចាស់" "A name it had before.";
        5 Transliteration "TRANSLITERATION" "spelling" "អក្ខរាវិរុទ្ធ" "Another spelling of the same name in another or the same script.";
    }
}

vocabulary! {
    Script "The script that a name is written in." {
        1 Latin "LATIN" "Latin" "ឡាតាំង" "Latin letters.";
        2 Khmer "KHMER" "Khmer" "ខ្មែរ" "Khmer letters.";
        3 Thai "THAI" "Thai" "ថៃ" "Thai letters.";
        4 Lao "LAO" "Lao" "ឡាវ" "Lao letters.";
        5 Han "HAN" "Chinese characters" "ចិន" "Chinese characters.";
        6 Myanmar "MYANMAR" "Burmese" "ភូមា" "Burmese letters.";
        7 Other "OTHER" "other" "ផ្សេងទៀត" "Any other script.";
    }
}
