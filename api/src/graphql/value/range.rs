//! Shares, amounts and quantities: ranges of exact numbers, as decimal texts.

use async_graphql::SimpleObject;
use entities::decimal::{self, Thousandths, range_words};
use entities::vocabulary::OwnershipBasis;

use crate::graphql::scalars::CurrencyCode;
use crate::graphql::term::Term;

/// A number between two, both included. At least one of the two is given.
#[derive(Clone, SimpleObject)]
pub struct Range {
    /// The least, as a decimal number; null for "up to".
    min: Option<String>,
    /// The greatest, as a decimal number; null for "at least".
    max: Option<String>,
    /// The range in words: `456`, `200–486`, `at least 40000`.
    words: String,
}

impl Range {
    /// The range of two optional numbers; none when neither is given.
    pub fn of(min: Option<Thousandths>, max: Option<Thousandths>) -> Option<Self> {
        let (min, max) = (min.map(|value| value.to_string()), max.map(|value| value.to_string()));
        range_words(min.clone(), max.clone()).map(|words| Self { min, max, words })
    }
}

/// A share of a whole, in per cent.
#[derive(Clone, SimpleObject)]
pub struct Share {
    /// The least, in per cent from 0 to 100, as a decimal number; null for "up to".
    min: Option<String>,
    /// The greatest, in per cent from 0 to 100, as a decimal number; null for "at least".
    max: Option<String>,
    /// What the share is of; null when it is no holding.
    basis: Option<Term<OwnershipBasis>>,
    /// The range in words: `70 %`, `50–100 %`.
    words: String,
}

impl Share {
    /// The share of two optional parts; none when neither is given.
    pub fn of(min: Option<decimal::Share>, max: Option<decimal::Share>, basis: Option<OwnershipBasis>) -> Option<Self> {
        let (min, max) = (min.map(decimal::Share::percent), max.map(decimal::Share::percent));
        let words = format!("{} %", range_words(min.clone(), max.clone())?);
        Some(Self {
            min,
            max,
            basis: basis.map(Term),
            words,
        })
    }
}

/// An amount of money.
#[derive(Clone, SimpleObject)]
pub struct Amount {
    /// The least, as a decimal number; null for "up to".
    min: Option<String>,
    /// The greatest, as a decimal number; null for "at least".
    max: Option<String>,
    /// Its currency. Amounts of two currencies are never added.
    currency: CurrencyCode,
    /// What it recurs for, such as `YEAR` or `FAMILY`; null for an amount paid once.
    per: Option<String>,
    /// The amount in words, with its currency.
    words: String,
}

impl Amount {
    /// The amount of two optional numbers; none when neither is given or the currency is not known.
    pub fn of(min: Option<Thousandths>, max: Option<Thousandths>, currency: Option<&str>, per: Option<&str>) -> Option<Self> {
        let currency = currency?;
        let grouped = range_words(min.map(store::sentence::grouped), max.map(store::sentence::grouped))?;
        let recurring = per.map(|per| format!(" per {}", per.to_lowercase())).unwrap_or_default();
        Some(Self {
            min: min.map(|value| value.to_string()),
            max: max.map(|value| value.to_string()),
            currency: CurrencyCode(currency.to_owned()),
            per: per.map(str::to_owned),
            words: format!("{currency} {grouped}{recurring}"),
        })
    }
}

/// A quantity of goods, land or time.
#[derive(Clone, SimpleObject)]
pub struct Quantity {
    /// The least, as a decimal number; null for "up to".
    min: Option<String>,
    /// The greatest, as a decimal number; null for "at least".
    max: Option<String>,
    /// Its unit, such as `tonne` or `hectare`; null when the source names none.
    unit: Option<String>,
    /// The quantity in words, with its unit.
    words: String,
}

impl Quantity {
    /// The quantity of two optional numbers; none when neither is given.
    pub fn of(min: Option<Thousandths>, max: Option<Thousandths>, unit: Option<&str>) -> Option<Self> {
        let grouped = range_words(min.map(store::sentence::grouped), max.map(store::sentence::grouped))?;
        let words = unit.map_or_else(|| grouped.clone(), |unit| format!("{grouped} {unit}"));
        Some(Self {
            min: min.map(|value| value.to_string()),
            max: max.map(|value| value.to_string()),
            unit: unit.map(str::to_owned),
            words,
        })
    }
}
