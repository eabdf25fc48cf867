//! The one table of everything that somebody who writes can get wrong. Each code has a paragraph in `docs/errors.md`.

/// Declares the codes: `Variant "CODE"` with a doc comment each.
macro_rules! problem_codes {
    ($($(#[doc = $about:literal])+ $variant:ident $text:literal;)+) => {
        /// What is wrong, as a stable code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum ProblemCode {
            $($(#[doc = $about])+ $variant,)+
        }

        impl ProblemCode {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The code as text; it never changes.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $text,)+ }
            }

            /// What the code means, as a sentence.
            pub fn about(self) -> &'static str {
                match self { $(Self::$variant => concat!($($about),+).trim_ascii(),)+ }
            }
        }
    };
}

problem_codes! {
    /// There are more problems than are listed one by one.
    TooManyProblems "TOO_MANY_PROBLEMS";
    /// A word is not in its list.
    UnknownWord "UNKNOWN_WORD";
    /// A slug is not made of lower-case letters, digits and single hyphens, or is longer than 100 characters.
    BadSlug "BAD_SLUG";
    /// Two lines define the same thing, or one redefines a thing with another kind.
    DuplicateThing "DUPLICATE_THING";
    /// Two lines of one table are the same record; give them a `key`.
    DuplicateKey "DUPLICATE_KEY";
    /// A thing that a line refers to is not defined.
    UnknownThing "UNKNOWN_THING";
    /// A source that a line refers to is not defined.
    UnknownSource "UNKNOWN_SOURCE";
    /// A place that a line refers to is not defined.
    UnknownPlace "UNKNOWN_PLACE";
    /// The record that a line of evidence refers to is not defined.
    UnknownSubject "UNKNOWN_SUBJECT";
    /// A thing of this kind may not stand at this end of the relationship.
    WrongEnd "WRONG_END";
    /// A relationship ties a thing to itself.
    SelfTie "SELF_TIE";
    /// The role is not one that the kind takes.
    WrongRole "WRONG_ROLE";
    /// The kind of relationship or thing does not take this property.
    WrongProperty "WRONG_PROPERTY";
    /// A fact has no evidence.
    NoEvidence "NO_EVIDENCE";
    /// A date is not one that can be read.
    BadDate "BAD_DATE";
    /// The end lies before the start.
    DatesOutOfOrder "DATES_OUT_OF_ORDER";
    /// A number, share or range is not one that can be read, or its ends are in the wrong order.
    BadNumber "BAD_NUMBER";
    /// A share is not between 0 and 100 per cent.
    ShareOutOfBounds "SHARE_OUT_OF_BOUNDS";
    /// The shares in one thing, of one basis, add up to more than 100 per cent on one day.
    SharesOverWhole "SHARES_OVER_WHOLE";
    /// An amount of money has no currency, or a currency has no amount.
    AmountWithoutCurrency "AMOUNT_WITHOUT_CURRENCY";
    /// A quantity has no unit.
    QuantityWithoutUnit "QUANTITY_WITHOUT_UNIT";
    /// A country is not an ISO 3166-1 alpha-2 code.
    UnknownCountry "UNKNOWN_COUNTRY";
    /// A currency is not an ISO 4217 code.
    UnknownCurrency "UNKNOWN_CURRENCY";
    /// A rank or a cap stands without its reason.
    ReasonMissing "REASON_MISSING";
    /// Places lie in each other in a circle.
    PlacesInCircle "PLACES_IN_CIRCLE";
    /// What is alleged or denied must say by whom.
    AllegationWithoutAuthor "ALLEGATION_WITHOUT_AUTHOR";
    /// An address is neither http nor https.
    BadAddress "BAD_ADDRESS";
    /// A text is too long, or holds characters that no text may hold.
    BadText "BAD_TEXT";
}

/// Something that whoever wrote it can correct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// What is wrong.
    pub code: ProblemCode,
    /// The file, when it stands in one.
    pub file: Option<String>,
    /// The line, counted from 1.
    pub line: Option<u32>,
    /// The column or field.
    pub column: Option<String>,
    /// What is wrong, where, and what to do, as sentences.
    pub message: String,
}

impl std::fmt::Display for Problem {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(file) = &self.file {
            write!(formatter, "{file}")?;
            if let Some(line) = self.line {
                write!(formatter, ", line {line}")?;
            }
            if let Some(column) = &self.column {
                write!(formatter, ", {column}")?;
            }
            formatter.write_str(": ")?;
        }
        write!(formatter, "{} ({})", self.message, self.code.as_str())
    }
}
