//! `sources.csv` and `places.csv`: what the other files point at.

use super::{Column, Table, Tabular, may, must};
use crate::cells::{Line, Output};
use crate::record::{Place, PlaceRecord, SourceRecord};

pub(super) const SOURCES: Table = Table {
    file: "sources.csv",
    parts: &[SOURCE_COLUMNS],
};
const SOURCE_COLUMNS: &[Column] = &[
    must("key"),
    must("title"),
    may("publisher"),
    must("kind"),
    may("url"),
    may("archive_url"),
    may("published_on"),
    may("accessed_on"),
    may("language"),
    may("is_party"),
    may("original"),
    may("visibility"),
    may("note"),
];

pub(super) const PLACES: Table = Table {
    file: "places.csv",
    parts: &[PLACE_COLUMNS],
};
const PLACE_COLUMNS: &[Column] = &[
    must("key"),
    may("parent"),
    must("level"),
    must("name"),
    may("name_km"),
    may("country"),
    may("pcode"),
    may("latitude"),
    may("longitude"),
];

impl Tabular for SourceRecord {
    const TABLE: &'static Table = &SOURCES;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        Self {
            at,
            key: line.source_key("key"),
            title: line.required("title"),
            publisher: line.text("publisher"),
            kind: line.required("kind"),
            url: line.text("url"),
            archive_url: line.text("archive_url"),
            published_on: line.text("published_on"),
            accessed_on: line.text("accessed_on"),
            language: line.text("language"),
            is_party: line.yes_no("is_party"),
            original: line.text("original"),
            visibility: line.text("visibility"),
            note: line.text("note"),
        }
    }

    fn write(&self, output: &mut Output) {
        output.text("key", &self.key);
        output.text("title", &self.title);
        output.maybe("publisher", self.publisher.as_deref());
        output.text("kind", &self.kind);
        output.maybe("url", self.url.as_deref());
        output.maybe("archive_url", self.archive_url.as_deref());
        output.maybe("published_on", self.published_on.as_deref());
        output.maybe("accessed_on", self.accessed_on.as_deref());
        output.maybe("language", self.language.as_deref());
        output.yes_no("is_party", self.is_party);
        output.maybe("original", self.original.as_deref());
        output.maybe("visibility", self.visibility.as_deref());
        output.maybe("note", self.note.as_deref());
    }
}

impl Tabular for PlaceRecord {
    const TABLE: &'static Table = &PLACES;

    fn read(line: &mut Line<'_>, at: Place) -> Self {
        let (latitude, longitude) = line.coordinates();
        Self {
            at,
            key: line.required("key"),
            parent: line.text("parent"),
            level: line.required("level"),
            name: line.required("name"),
            name_km: line.text("name_km"),
            country: line.text("country"),
            pcode: line.text("pcode"),
            latitude,
            longitude,
        }
    }

    fn write(&self, output: &mut Output) {
        output.text("key", &self.key);
        output.maybe("parent", self.parent.as_deref());
        output.text("level", &self.level);
        output.text("name", &self.name);
        output.maybe("name_km", self.name_km.as_deref());
        output.maybe("country", self.country.as_deref());
        output.maybe("pcode", self.pcode.as_deref());
        output.degrees("latitude", self.latitude);
        output.degrees("longitude", self.longitude);
    }
}
