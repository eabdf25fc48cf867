//! The rows of the database as SeaORM entities, and the value types of their columns.
//!
//! A row is not a public type: the API has types of its own and takes from these what it promises. What a column may
//! hold is said by its type: a kind is a word of [`vocabulary`], a date keeps the precision that it came with
//! ([`partial_date`], [`period`]), a number is exact on both databases ([`decimal`]), a key is of one table ([`id`]).
//!
//! One module stands for each table. [`thing`] and [`relationship`] are what paths run through; [`name`], [`identifier`],
//! [`figure`] and [`location`] hang on things; [`evidence`] ties facts to a [`source`]; [`forum_rule`] says what gives a forum
//! power; [`revision`] and [`image`] are the log. What only one kind of thing has stands in a table of its own ([`detail`]).

pub mod case;
pub mod codes;
pub mod community;
pub mod company;
pub mod concession;
pub mod decimal;
pub mod detail;
pub mod event;
pub mod evidence;
pub mod figure;
pub mod forum;
pub mod forum_rule;
pub mod id;
pub mod identifier;
pub mod image;
pub mod international_body;
pub mod law;
pub mod location;
pub mod ministry;
pub mod name;
pub mod ngo;
pub mod organization;
pub mod partial_date;
pub mod period;
pub mod person;
pub mod place;
pub mod proceeding;
pub mod project;
pub mod public_body;
pub mod relationship;
pub mod revision;
pub mod source;
pub mod statement;
pub mod thing;
pub mod vocabulary;
