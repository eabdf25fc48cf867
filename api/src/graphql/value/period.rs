//! When something was: bounds with the source's own words, and periods between two of them.

use async_graphql::{Enum, Object};
use entities::period;

use crate::graphql::scalars::PartialDate;
use crate::graphql::world::World;

/// One end of a period, or a date, as far as a source lets it be known.
#[derive(Clone)]
pub struct Bound(pub period::Bound);

/// One end of a period, or a date, as far as a source lets it be known.
#[Object]
impl Bound {
    /// The date as the source puts it: `2012`, `before 2018`, `2012-09-03/2012-09-06`.
    async fn text(&self) -> &str {
        &self.0.text
    }

    /// The date, when it is no vaguer than a year and no range; null otherwise.
    async fn date(&self) -> Option<PartialDate> {
        self.0.partial_date().map(PartialDate)
    }

    /// The first day that it may be; null when no earlier day is ruled out.
    async fn earliest(&self) -> Option<PartialDate> {
        self.0.earliest.and_then(PartialDate::of_day)
    }

    /// The last day that it may be; null when no later day is ruled out.
    async fn latest(&self) -> Option<PartialDate> {
        self.0.latest.and_then(PartialDate::of_day)
    }
}

impl Bound {
    /// The bound of a text in a detail column.
    pub fn parse(text: &str) -> Option<Self> {
        period::Bound::parse(text).map(Self)
    }
}

/// Whether something held on the day asked about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub enum Held {
    /// It held.
    Certainly,
    /// It may have held: the day lies inside an uncertain bound, or a bound is not known.
    Possibly,
    /// It did not hold.
    Not,
}

impl From<period::Held> for Held {
    fn from(held: period::Held) -> Self {
        match held {
            period::Held::Certainly => Self::Certainly,
            period::Held::Possibly => Self::Possibly,
            period::Held::Not => Self::Not,
        }
    }
}

/// When something held: from one bound to another, both days included.
pub struct Period {
    period: period::Period,
    world: World,
}

impl Period {
    /// A period, with the day that the world asks about.
    pub fn new(period: period::Period, world: World) -> Self {
        Self { period, world }
    }
}

/// When something held: from one bound to another, both days included.
#[Object]
impl Period {
    /// Its start; null when not known.
    async fn from(&self) -> Option<Bound> {
        self.period.from.clone().map(Bound)
    }

    /// Its end; null when not known, which does not mean that it lasts.
    async fn to(&self) -> Option<Bound> {
        self.period.until.clone().map(Bound)
    }

    /// Whether it held on the day of `validAt`; null when no day was asked about.
    async fn held(&self) -> Option<Held> {
        self.world.valid_at.map(|day| self.period.held(day).into())
    }

    /// The period in words, such as `2006 – 2010-01`; empty when nothing is known.
    async fn words(&self) -> String {
        self.period.words()
    }
}
