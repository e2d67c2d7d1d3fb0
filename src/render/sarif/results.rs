//! Verdicts as SARIF results.

use percent_encoding::{AsciiSet, CONTROLS, utf8_percent_encode};
use serde_json::{Map, Value, json};

use super::super::View;
use super::super::anchor::{Anchors, Region};
use super::rules::level;
use crate::engine::Role;
use crate::report::{DocumentReport, VerdictRow};

/// What is escaped in a path.
const PATH: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'<')
    .add(b'>')
    .add(b'?')
    .add(b'[')
    .add(b']')
    .add(b'^')
    .add(b'`')
    .add(b'{')
    .add(b'|')
    .add(b'}')
    .add(b'\\');

/// The results of a document; one that could not be read at all is told in a notification instead.
pub(super) fn results(view: &View<'_>, document: &DocumentReport) -> Vec<Value> {
    if View::is_lost(document) {
        return Vec::new();
    }
    let anchors = Anchors::new(document);
    view.gaps(document).map(|row| result(view, document, &anchors, row)).collect()
}

fn result(view: &View<'_>, document: &DocumentReport, anchors: &Anchors<'_>, row: &VerdictRow) -> Value {
    let index = view.rules.rules.iter().position(|rule| rule.id == row.rule);
    let hash: String = row.fingerprint.chars().take(16).collect();
    let mut result = json!({
        "ruleId": row.rule,
        "level": row.severity.map_or("none", level),
        "message": {"text": view.message(row)},
        "locations": [location(view, document, &region(anchors.of(row)), None)],
        "partialFingerprints": {"luckaGap/v1": row.fingerprint, "primaryLocationLineHash": format!("{hash}:1")},
        "properties": {"status": row.status.name(), "section": row.section.path, "page": row.section.page, "paragraph": row.section.paragraph},
    });
    if let Some(fields) = result.as_object_mut() {
        if let Some(index) = index {
            fields.insert("ruleIndex".to_owned(), json!(index));
        }
        let related = related(view, document, anchors, row);
        if !related.is_empty() {
            fields.insert("relatedLocations".to_owned(), json!(related));
        }
        suppress(view, fields, row);
    }
    result
}

fn related(view: &View<'_>, document: &DocumentReport, anchors: &Anchors<'_>, row: &VerdictRow) -> Vec<Value> {
    let passages = row.evidence.iter().filter(|evidence| evidence.role != Role::Topic).take(10);
    passages
        .map(|evidence| location(view, document, &region(anchors.region(evidence.span.as_ref(), evidence.line)), Some(&evidence.quote)))
        .collect()
}

/// A place in a document.
pub(super) fn location(view: &View<'_>, document: &DocumentReport, region: &Value, message: Option<&str>) -> Value {
    let path = format!("{}{}", view.options.prefix, document.path);
    let uri = utf8_percent_encode(&path, PATH).to_string();
    let mut location = json!({"physicalLocation": {"artifactLocation": {"uri": uri, "uriBaseId": "SRCROOT"}, "region": region}});
    if let (Some(fields), Some(text)) = (location.as_object_mut(), message) {
        fields.insert("message".to_owned(), json!({"text": text}));
    }
    location
}

fn region(region: Region) -> Value {
    match region.columns {
        Some((start, end)) => json!({"startLine": region.line, "startColumn": start, "endLine": region.end_line, "endColumn": end}),
        None => json!({"startLine": region.line}),
    }
}

/// Accepted and known gaps are there only if they were asked for, and marked.
fn suppress(view: &View<'_>, fields: &mut Map<String, Value>, row: &VerdictRow) {
    let accepted = row.accepted.as_ref().map(|accepted| accepted.reason.as_str());
    let reason = accepted.or_else(|| view.known(row));
    if let Some(reason) = reason {
        let suppression = json!({"kind": "external", "status": "accepted", "justification": reason});
        fields.insert("suppressions".to_owned(), json!([suppression]));
    }
}
