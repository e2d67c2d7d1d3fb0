//! The program from the outside, run as its users and their tools run it.
#![expect(clippy::unwrap_used, reason = "a failed test may panic")]

mod acceptance;
mod changes;
mod check;
mod config;
mod rules;
mod shards;
mod support;
mod writing;
