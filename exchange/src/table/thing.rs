//! `things.csv`, `names.csv` and `identifiers.csv`: things and what they are called.

use super::{Column, EVIDENCE, Table, Tabular, may, must};
use crate::cells::{Line, Output};
use crate::details::DETAIL_COLUMNS;
use crate::record::{IdentifierRecord, NameRecord, Place, ThingRecord};

pub(super) const THINGS: Table = Table {
    file: "things.csv",
    parts: &[THING_COLUMNS, &DETAILS, EVIDENCE],
};
const THING_COLUMNS: &[Column] = &[
    must("slug"),
    must("kind"),
    may("naming"),
    must("name"),
    may("name_km"),
    may("summary"),
    may("summary_km"),
    may("country"),
    may("started"),
    may("ended"),
    may("visibility"),
    may("note"),
];

/// The names of [`DETAIL_COLUMNS`] as columns, so that there is one list of them.
const DETAILS: [Column; DETAIL_COLUMNS.len()] = {
    let mut columns = [may(""); DETAIL_COLUMNS.len()];
    let mut index = 0;
    while index < columns.len() {
        columns[index] = may(DETAIL_COLUMNS[index].0);
        index += 1;
    }
    columns
};

pub(super) const NAMES: Table = Table {
    file: "names.csv",
    parts: &[NAME_COLUMNS, EVIDENCE],
};
const NAME_COLUMNS: &[Column] = &[must("thing"), must("text"), must("kind"), may("lang"), may("visibility")];

pub(super) const IDENTIFIERS: Table = Table {
    file: "identifiers.csv",
    parts: &[IDENTIFIER_COLUMNS],
};
const IDENTIFIER_COLUMNS: &[Column] = &[must("thing"), must("scheme"), must("value")];

impl Tabular for ThingRecord {
    const TABLE: &'static Table = &THINGS;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        Self {
            at,
            slug: line.required("slug"),
            kind: line.required("kind"),
            naming: line.text("naming"),
            name: line.required("name"),
            name_km: line.text("name_km"),
            summary: line.text("summary"),
            summary_km: line.text("summary_km"),
            country: line.text("country"),
            started: line.text("started"),
            ended: line.text("ended"),
            visibility: line.text("visibility"),
            note: line.text("note"),
            details: line.details(),
            evidence: line.evidence(),
        }
    }

    fn write(&self, output: &mut Output) {
        output.text("slug", &self.slug);
        output.text("kind", &self.kind);
        output.maybe("naming", self.naming.as_deref());
        output.text("name", &self.name);
        output.maybe("name_km", self.name_km.as_deref());
        output.maybe("summary", self.summary.as_deref());
        output.maybe("summary_km", self.summary_km.as_deref());
        output.maybe("country", self.country.as_deref());
        output.maybe("started", self.started.as_deref());
        output.maybe("ended", self.ended.as_deref());
        output.maybe("visibility", self.visibility.as_deref());
        output.maybe("note", self.note.as_deref());
        output.details(&self.details);
        output.evidence(&self.evidence);
    }
}

impl Tabular for NameRecord {
    const TABLE: &'static Table = &NAMES;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        Self {
            at,
            thing: line.required("thing"),
            text: line.required("text"),
            kind: line.required("kind"),
            lang: line.text("lang"),
            visibility: line.text("visibility"),
            evidence: line.evidence(),
        }
    }

    fn write(&self, output: &mut Output) {
        output.text("thing", &self.thing);
        output.text("text", &self.text);
        output.text("kind", &self.kind);
        output.maybe("lang", self.lang.as_deref());
        output.maybe("visibility", self.visibility.as_deref());
        output.evidence(&self.evidence);
    }
}

impl Tabular for IdentifierRecord {
    const TABLE: &'static Table = &IDENTIFIERS;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        Self {
            at,
            thing: line.required("thing"),
            scheme: line.required("scheme"),
            value: line.required("value"),
        }
    }

    fn write(&self, output: &mut Output) {
        output.text("thing", &self.thing);
        output.text("scheme", &self.scheme);
        output.text("value", &self.value);
    }
}
