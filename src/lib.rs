//! lucka: a policy-document gap linter.

pub mod cli;
pub mod config;
pub mod document;
pub mod engine;
pub mod files;
pub mod formats;
pub mod language;
pub mod problem;
pub mod render;
pub mod report;
pub mod rules;
pub mod text;
pub mod toml_check;
