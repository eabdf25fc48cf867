//! The server over HTTP: its protocol, its limits, and what it does for clients that mean harm or are merely slow.
//! Tests named `promise_…` keep the promises of the threat model under the same number.

mod attacks;
mod audits;
mod cross_site;
mod errors;
mod health;
mod log;
mod requests;
mod schema;
mod shutdown;
mod slow;
