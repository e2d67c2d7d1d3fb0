//! The program from the outside, run as its users and their tools run it.
#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed test may panic")]

mod acceptance;
mod audit;
mod audit_open;
mod baseline;
mod changes;
mod check;
mod comments;
mod compare;
mod config;
mod languages;
mod rules;
mod shards;
mod support;
mod topic_absent;
mod unread;
mod writing;
