//! A table drafted in a few words, so that a step reads as a list of columns. Frozen with the steps that use it.

use sea_orm_migration::prelude::*;

/// A table and its indexes, not yet created.
pub struct Draft {
    name: &'static str,
    table: TableCreateStatement,
    indexes: Vec<IndexCreateStatement>,
}

/// Begins the draft of a table.
pub fn table(name: &'static str) -> Draft {
    Draft {
        name,
        table: Table::create().table(name).to_owned(),
        indexes: Vec::new(),
    }
}

impl Draft {
    fn with(mut self, mut column: ColumnDef) -> Self {
        self.table.col(&mut column);
        self
    }

    /// A 64-bit primary key that the writer numbers.
    pub fn key(self, name: &'static str) -> Self {
        self.with(ColumnDef::new(name).big_integer().not_null().primary_key().take())
    }

    /// 64-bit integers, required.
    pub fn longs(self, names: &[&'static str]) -> Self {
        names.iter().fold(self, |draft, name| {
            draft.with(ColumnDef::new(*name).big_integer().not_null().take())
        })
    }

    /// 64-bit integers that may be missing.
    pub fn longs_or_null(self, names: &[&'static str]) -> Self {
        names
            .iter()
            .fold(self, |draft, name| draft.with(ColumnDef::new(*name).big_integer().null().take()))
    }

    /// 32-bit integers that may be missing.
    pub fn ints_or_null(self, names: &[&'static str]) -> Self {
        names
            .iter()
            .fold(self, |draft, name| draft.with(ColumnDef::new(*name).integer().null().take()))
    }

    /// 16-bit integers, required.
    pub fn smalls(self, names: &[&'static str]) -> Self {
        names.iter().fold(self, |draft, name| {
            draft.with(ColumnDef::new(*name).small_integer().not_null().take())
        })
    }

    /// 16-bit integers that may be missing.
    pub fn smalls_or_null(self, names: &[&'static str]) -> Self {
        names
            .iter()
            .fold(self, |draft, name| draft.with(ColumnDef::new(*name).small_integer().null().take()))
    }

    /// Texts, required.
    pub fn texts(self, names: &[&'static str]) -> Self {
        names
            .iter()
            .fold(self, |draft, name| draft.with(ColumnDef::new(*name).text().not_null().take()))
    }

    /// Texts that may be missing.
    pub fn texts_or_null(self, names: &[&'static str]) -> Self {
        names
            .iter()
            .fold(self, |draft, name| draft.with(ColumnDef::new(*name).text().null().take()))
    }

    /// A bound of a period: earliest and latest day, and the source's words.
    pub fn bounds(self, names: &[[&'static str; 3]]) -> Self {
        names.iter().fold(self, |draft, [earliest, latest, text]| {
            draft.ints_or_null(&[earliest, latest]).texts_or_null(&[text])
        })
    }

    /// Truth values, required.
    pub fn flags(self, names: &[&'static str]) -> Self {
        names
            .iter()
            .fold(self, |draft, name| draft.with(ColumnDef::new(*name).boolean().not_null().take()))
    }

    /// Truth values that may be missing.
    pub fn flags_or_null(self, names: &[&'static str]) -> Self {
        names
            .iter()
            .fold(self, |draft, name| draft.with(ColumnDef::new(*name).boolean().null().take()))
    }

    /// The public id.
    pub fn public_id(self) -> Self {
        self.with(ColumnDef::new("public_id").uuid().not_null().take()).unique("public_id")
    }

    /// A 128-bit id that may be missing.
    pub fn uuid_or_null(self, name: &'static str) -> Self {
        self.with(ColumnDef::new(name).uuid().null().take())
    }

    /// A JSON value that may be missing.
    pub fn json_or_null(self, name: &'static str) -> Self {
        self.with(ColumnDef::new(name).json().null().take())
    }

    /// A primary key of several columns.
    pub fn keys(mut self, names: &[&'static str]) -> Self {
        let mut index = Index::create();
        for name in names {
            index.col(*name);
        }
        self.table.primary_key(&mut index);
        self
    }

    /// A foreign key, which is indexed unless the column is the primary key, and goes when what it refers to goes if `cascade`.
    pub fn refers(mut self, column: &'static str, to: &'static str, on_delete: ForeignKeyAction) -> Self {
        self.table.foreign_key(
            ForeignKey::create()
                .name(format!("fk_{}_{column}", self.name))
                .from(self.name, column)
                .to(to, "id")
                .on_delete(on_delete),
        );
        self
    }

    /// An index over these columns.
    pub fn index(mut self, columns: &[&'static str]) -> Self {
        let mut index = Index::create()
            .name(format!("ix_{}_{}", self.name, columns.join("_")))
            .table(self.name)
            .to_owned();
        for column in columns {
            index.col(*column);
        }
        self.indexes.push(index);
        self
    }

    /// A column without two equal values.
    pub fn unique(mut self, column: &'static str) -> Self {
        self.indexes.push(
            Index::create()
                .name(format!("uq_{}_{column}", self.name))
                .table(self.name)
                .col(column)
                .unique()
                .to_owned(),
        );
        self
    }

    /// Creates the table and its indexes.
    pub async fn create(self, manager: &SchemaManager<'_>) -> Result<(), DbErr> {
        manager.create_table(self.table).await?;
        for index in self.indexes {
            manager.create_index(index).await?;
        }
        Ok(())
    }
}

/// Drops tables, in this order.
pub async fn drop(manager: &SchemaManager<'_>, names: &[&'static str]) -> Result<(), DbErr> {
    for name in names {
        manager.drop_table(Table::drop().table(*name).to_owned()).await?;
    }
    Ok(())
}
