//! Readers of the values of arguments.

use std::path::PathBuf;

use clap::builder::{PossibleValuesParser, TypedValueParser};

use crate::config::FailOn;
use crate::formats::{Limit, Limits};
use crate::language::Language;
use crate::render::{AuditOutput, CompareOutput, Output};
use crate::rules::FileKind;

pub(super) fn language() -> impl TypedValueParser<Value = Language> {
    PossibleValuesParser::new(Language::ALL.map(Language::code)).map(|code| Language::from_code(&code).unwrap_or(Language::En))
}

pub(super) fn file_kinds() -> PossibleValuesParser {
    PossibleValuesParser::new(FileKind::ALL.map(FileKind::name).into_iter().chain(["config"]))
}

pub(super) fn fail_on() -> impl TypedValueParser<Value = FailOn> {
    let value = |name: String| FailOn::NAMES.iter().find(|(known, _)| *known == name).map_or_else(FailOn::default, |(_, value)| *value);
    PossibleValuesParser::new(FailOn::NAMES.map(|(name, _)| name)).map(value)
}

pub(super) fn output_names() -> impl TypedValueParser<Value = Output> {
    let names = PossibleValuesParser::new(Output::ALL.iter().map(|output| output.name));
    names.map(|name| Output::by_name(&name).unwrap_or_default())
}

/// Reads FORMAT=FILE, or tells the names of the formats.
fn format_file<T>(text: &str, by_name: fn(&str) -> Option<T>, names: &[&str]) -> Result<(T, PathBuf), String> {
    let (name, file) = text.split_once('=').filter(|(_, file)| !file.is_empty()).ok_or_else(|| "FORMAT=FILE".to_owned())?;
    Ok((by_name(name).ok_or_else(|| names.join(", "))?, PathBuf::from(file)))
}

pub(super) fn output_file(text: &str) -> Result<(Output, PathBuf), String> {
    format_file(text, Output::by_name, &Output::ALL.iter().map(|output| output.name).collect::<Vec<_>>())
}

pub(super) fn audit_names() -> impl TypedValueParser<Value = AuditOutput> {
    let names = PossibleValuesParser::new(AuditOutput::ALL.iter().map(|output| output.name));
    names.map(|name| AuditOutput::by_name(&name).unwrap_or_default())
}

pub(super) fn audit_file(text: &str) -> Result<(AuditOutput, PathBuf), String> {
    format_file(text, AuditOutput::by_name, &AuditOutput::ALL.iter().map(|output| output.name).collect::<Vec<_>>())
}

pub(super) fn compare_names() -> impl TypedValueParser<Value = CompareOutput> {
    let names = PossibleValuesParser::new(CompareOutput::ALL.iter().map(|output| output.name));
    names.map(|name| CompareOutput::by_name(&name).unwrap_or_default())
}

pub(super) fn compare_file(text: &str) -> Result<(CompareOutput, PathBuf), String> {
    format_file(text, CompareOutput::by_name, &CompareOutput::ALL.iter().map(|output| output.name).collect::<Vec<_>>())
}

pub(super) fn limit(text: &str) -> Result<(&'static Limit, u64), String> {
    let names = || Limits::ALL.iter().map(|limit| limit.name).collect::<Vec<_>>().join(", ");
    let (name, value) = text.split_once('=').ok_or_else(|| "NAME=NUMBER".to_owned())?;
    let value = value.parse().ok().filter(|&value| value > 0).ok_or_else(|| format!("{name}=1, 2, 3, …"))?;
    Ok((Limits::by_name(name).ok_or_else(names)?, value))
}
