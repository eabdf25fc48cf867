//! One record of each sort of row.

use entities::decimal::{Share, Thousandths};
use entities::vocabulary::{Claim, NameKind, Naming, Stance, Table, Visibility, Vocabulary};
use entities::{evidence, figure, forum_rule, identifier, location, name, place, relationship, source, thing};
use exchange::range::Range;
use exchange::record::{
    EvidenceCells, EvidenceRecord, EvidenceRef, FigureRecord, ForumRuleRecord, IdentifierRecord, LocationRecord, NameRecord, PlaceRecord,
    RelationshipRecord, SourceRecord, SubjectKind, ThingRecord,
};

use super::Rows;

/// A word of a list; none for the one that an empty cell means.
fn word<V: Vocabulary>(value: V, usual: V) -> Option<String> {
    (value != usual).then(|| value.name().to_owned())
}

fn name_of<V: Vocabulary>(value: Option<V>) -> Option<String> {
    value.map(|value| value.name().to_owned())
}

fn range(min: Option<Thousandths>, max: Option<Thousandths>) -> Option<Range> {
    (min.is_some() || max.is_some()).then(|| Range {
        min: min.map(|end| end.0),
        max: max.map(|end| end.0),
    })
}

fn share_range(min: Option<Share>, max: Option<Share>) -> Option<Range> {
    (min.is_some() || max.is_some()).then(|| Range {
        min: min.map(|end| i64::from(end.0)),
        max: max.map(|end| i64::from(end.0)),
    })
}

impl Rows {
    /// The evidence of a record: what shares all its cells with the first piece stands in the line, the rest in `evidence.csv`.
    fn proof(&self, table: Table, id: i64, kind: Option<SubjectKind>, subject: &str, rest: &mut Vec<EvidenceRecord>) -> EvidenceCells {
        let pieces: Vec<&evidence::Model> = self
            .evidence
            .get(&(table, id))
            .map(|pieces| pieces.iter().filter(|piece| self.sources.contains_key(&piece.source_id)).collect())
            .unwrap_or_default();
        let Some(first) = pieces.first() else {
            return EvidenceCells::default();
        };
        let mut cells = Self::cells(first);
        for piece in &pieces {
            let same = EvidenceCells {
                refs: Vec::new(),
                ..Self::cells(piece)
            } == EvidenceCells {
                refs: Vec::new(),
                ..Self::cells(first)
            };
            let source = self
                .sources
                .get(&piece.source_id)
                .map(|source| source.key.clone())
                .unwrap_or_default();
            if same {
                cells.refs.push(EvidenceRef {
                    source,
                    locator: piece.locator.clone(),
                });
            } else if let Some(subject_kind) = kind {
                let of_piece = Self::cells(piece);
                rest.push(EvidenceRecord {
                    subject_kind,
                    subject: subject.to_owned(),
                    source,
                    locator: piece.locator.clone(),
                    facts: of_piece.facts,
                    as_of: of_piece.as_of,
                    stance: of_piece.stance,
                    claim: of_piece.claim,
                    attributed_to: of_piece.attributed_to,
                    paraphrase: of_piece.paraphrase,
                    visibility: of_piece.visibility,
                    ..EvidenceRecord::default()
                });
            }
        }
        cells
    }

    fn cells(piece: &evidence::Model) -> EvidenceCells {
        EvidenceCells {
            refs: Vec::new(),
            facts: piece
                .facts
                .as_deref()
                .map(|facts| facts.split(' ').map(str::to_owned).collect())
                .unwrap_or_default(),
            as_of: piece.as_of_text.clone(),
            stance: word(piece.stance, Stance::Supports),
            claim: word(piece.claim, Claim::Stated),
            attributed_to: piece.attributed_to.clone(),
            paraphrase: piece.paraphrase.clone(),
            visibility: word(piece.visibility, Visibility::Public),
        }
    }

    pub(super) fn source(&self, row: &source::Model) -> SourceRecord {
        SourceRecord {
            key: row.key.clone(),
            title: row.title.clone(),
            publisher: row.publisher.clone(),
            kind: row.kind.name().into(),
            url: row.url.clone(),
            archive_url: row.archive_url.clone(),
            published_on: row.published_text.clone(),
            accessed_on: row.accessed_on.clone(),
            language: row.language.clone(),
            is_party: Some(row.is_party),
            original: row
                .original_id
                .and_then(|id| self.sources.get(&id))
                .map(|original| original.key.clone()),
            visibility: word(row.visibility, Visibility::Public),
            note: row.note.clone(),
            ..SourceRecord::default()
        }
    }

    pub(super) fn place(&self, row: &place::Model) -> PlaceRecord {
        PlaceRecord {
            key: row.key.clone(),
            parent: row.parent_id.and_then(|id| self.places.get(&id)).map(|parent| parent.key.clone()),
            level: row.level.name().into(),
            name: row.name.clone(),
            name_km: row.name_km.clone(),
            country: row.country.clone(),
            pcode: row.pcode.clone(),
            latitude: row.latitude,
            longitude: row.longitude,
            ..PlaceRecord::default()
        }
    }

    pub(super) fn thing(&self, row: &thing::Model, rest: &mut Vec<EvidenceRecord>) -> ThingRecord {
        let mut record = ThingRecord {
            slug: row.slug.clone(),
            kind: row.kind.name().into(),
            naming: word(row.naming, Naming::Named),
            name: row.name.clone(),
            name_km: row.name_km.clone(),
            summary: row.summary.clone(),
            summary_km: row.summary_km.clone(),
            country: row.country.clone(),
            started: row.started_text.clone(),
            ended: row.ended_text.clone(),
            visibility: word(row.visibility, Visibility::Public),
            note: row.note.clone(),
            ..ThingRecord::default()
        };
        let cells = self.details.get(&row.id).map(entities::detail::Detail::cells).unwrap_or_default();
        let amount = |wanted: &str| {
            cells
                .iter()
                .find(|(column, _)| *column == wanted)
                .and_then(|(_, text)| Thousandths::parse(text))
        };
        for (column, text) in &cells {
            if !column.starts_with("amount_") {
                let kept = record.details.fill(column, text);
                debug_assert!(kept, "{column} is a column of things.csv");
            }
        }
        if let Some(amount) = range(amount("amount_min"), amount("amount_max")) {
            let kept = record.details.fill("amount", &amount.write(exchange::range::Scale::Thousandths));
            debug_assert!(kept, "amount is a column of things.csv");
        }
        record.evidence = self.proof(Table::Thing, row.id.0, Some(SubjectKind::Thing), &row.slug, rest);
        record
    }

    /// A name; none for the main names, which stand in the thing's own line.
    pub(super) fn name(&self, row: &name::Model) -> Option<NameRecord> {
        let thing = self.things.get(&row.thing_id)?;
        if row.kind == NameKind::Official && (row.text == thing.name || Some(&row.text) == thing.name_km.as_ref()) {
            return None;
        }
        Some(NameRecord {
            thing: thing.slug.clone(),
            text: row.text.clone(),
            kind: row.kind.name().into(),
            lang: row.lang.clone(),
            visibility: word(row.visibility, Visibility::Public),
            evidence: self.proof(Table::Name, row.id.0, None, "", &mut Vec::new()),
            ..NameRecord::default()
        })
    }

    pub(super) fn identifier(&self, row: &identifier::Model) -> Option<IdentifierRecord> {
        let thing = self.things.get(&row.thing_id)?.slug.clone();
        Some(IdentifierRecord {
            thing,
            scheme: row.scheme.clone(),
            value: row.value.clone(),
            ..IdentifierRecord::default()
        })
    }

    pub(super) fn relationship(&self, row: &relationship::Model, rest: &mut Vec<EvidenceRecord>) -> Option<RelationshipRecord> {
        let (source, target) = (
            self.things.get(&row.source_id)?.slug.clone(),
            self.things.get(&row.target_id)?.slug.clone(),
        );
        // A symmetric kind reads the same from both ends; by slug its line is the same in every installation.
        let turned = row.kind.spec().symmetric && source > target;
        let (source_thing, target_thing) = if turned { (target, source) } else { (source, target) };
        let mut record = RelationshipRecord {
            key: row.key.clone(),
            kind: row.kind.name().into(),
            source_thing,
            target_thing,
            role: row.role.clone(),
            from: row.from_text.clone(),
            until: row.until_text.clone(),
            share: share_range(row.share_min, row.share_max),
            basis: name_of(row.basis),
            amount: range(row.amount_min, row.amount_max),
            currency: row.currency.clone(),
            per: row.per.clone(),
            quantity: range(row.quantity_min, row.quantity_max),
            unit: row.unit.clone(),
            commodity: row.commodity.clone(),
            weight: row.weight.map(i64::from),
            note: row.note.clone(),
            negated: row.negated.then_some(true),
            rank: name_of(row.rank),
            rank_reason: row.rank_reason.clone(),
            confidence_cap: name_of(row.confidence_cap),
            cap_reason: row.cap_reason.clone(),
            visibility: word(row.visibility, Visibility::Public),
            ..RelationshipRecord::default()
        };
        let identity = crate::import::identity(&record, row.kind);
        record.evidence = self.proof(Table::Relationship, row.id.0, Some(SubjectKind::Relationship), &identity, rest);
        Some(record)
    }

    pub(super) fn figure(&self, row: &figure::Model, rest: &mut Vec<EvidenceRecord>) -> Option<FigureRecord> {
        let mut record = FigureRecord {
            key: row.key.clone(),
            thing: self.things.get(&row.thing_id)?.slug.clone(),
            measure: row.measure.name().into(),
            group: row.group_counted.clone(),
            value: range(row.value_min, row.value_max),
            text: row.text.clone(),
            unit: row.unit.clone(),
            currency: row.currency.clone(),
            note: row.note.clone(),
            rank: name_of(row.rank),
            rank_reason: row.rank_reason.clone(),
            confidence_cap: name_of(row.confidence_cap),
            cap_reason: row.cap_reason.clone(),
            visibility: word(row.visibility, Visibility::Public),
            ..FigureRecord::default()
        };
        record.evidence.as_of.clone_from(&row.as_of_text);
        let identity = record.identity();
        record.evidence = self.proof(Table::Figure, row.id.0, Some(SubjectKind::Figure), &identity, rest);
        record.evidence.as_of.clone_from(&row.as_of_text);
        Some(record)
    }

    pub(super) fn location(&self, row: &location::Model, rest: &mut Vec<EvidenceRecord>) -> Option<LocationRecord> {
        let mut record = LocationRecord {
            key: row.key.clone(),
            thing: self.things.get(&row.thing_id)?.slug.clone(),
            place: self.places.get(&row.place_id)?.key.clone(),
            role: row.role.name().into(),
            precision: Some(row.precision.name().into()),
            from: row.from_text.clone(),
            until: row.until_text.clone(),
            note: row.note.clone(),
            visibility: word(row.visibility, Visibility::Public),
            ..LocationRecord::default()
        };
        let identity = record.identity();
        record.evidence = self.proof(Table::Location, row.id.0, Some(SubjectKind::Location), &identity, rest);
        Some(record)
    }

    pub(super) fn forum_rule(&self, row: &forum_rule::Model, rest: &mut Vec<EvidenceRecord>) -> Option<ForumRuleRecord> {
        let mut record = ForumRuleRecord {
            key: row.key.clone(),
            forum: self.things.get(&row.forum_id)?.slug.clone(),
            part: row.part.name().into(),
            condition: row.condition.clone(),
            text: row.text.clone(),
            from: row.from_text.clone(),
            until: row.until_text.clone(),
            ..ForumRuleRecord::default()
        };
        let identity = record.identity();
        record.evidence = self.proof(Table::ForumRule, row.id.0, Some(SubjectKind::ForumRule), &identity, rest);
        Some(record)
    }
}
