//! Every integration test, in one binary so that it is linked once.

#[cfg(test)]
mod graphql;
#[cfg(test)]
mod http;
#[cfg(test)]
mod rules;
#[cfg(test)]
mod store;
