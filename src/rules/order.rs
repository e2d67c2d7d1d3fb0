//! Which packs are used and in which order: those that others build on first.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use super::raw;
use super::{Fault, PackFiles, PackSource, builtin, builtin_ids, parse::parse};
use crate::language::{Bilingual, Language};
use crate::toml_check::{find, invalid, not_one_of};

/// The version of the format of packs that this program knows.
pub const FORMAT: u32 = 1;

/// A pack whose `pack.toml` is understood, with the positions of the packs that it builds on, which stand before it.
pub(super) struct Ordered<'p> {
    pub(super) files: Cow<'p, PackFiles>,
    pub(super) raw: raw::Pack,
    pub(super) bases: Vec<usize>,
}

/// Puts packs in order; built-in packs that they build on are added.
pub(super) fn order<'p>(packs: &'p [PackFiles], faults: &mut Vec<Fault>) -> Vec<Ordered<'p>> {
    let mut nodes = Vec::new();
    for files in packs {
        add(&mut nodes, Cow::Borrowed(files), faults);
    }
    let bases = bases(&mut nodes, faults);
    let order = sorted(&nodes, &bases, faults);
    let position = |old: usize| order.iter().position(|&at| at == old);
    let places: Vec<Vec<usize>> =
        order.iter().filter_map(|&at| bases.get(at)).map(|found| found.iter().filter_map(|&base| position(base)).collect()).collect();
    let mut nodes: Vec<Option<Node<'_>>> = nodes.into_iter().map(Some).collect();
    let taken = order.iter().filter_map(|&at| nodes.get_mut(at)?.take());
    taken.zip(places).map(|((files, raw), bases)| Ordered { files, raw, bases }).collect()
}

type Node<'p> = (Cow<'p, PackFiles>, raw::Pack);

fn add<'p>(nodes: &mut Vec<Node<'p>>, files: Cow<'p, PackFiles>, faults: &mut Vec<Fault>) {
    let told = faults.len();
    let raw = parse::<raw::Pack>(&files, "pack.toml", faults).filter(|raw| !raw.id.is_empty()).unwrap_or_else(|| in_outline(&files));
    if raw.format > FORMAT {
        // What a newer version may write is no mistake by the measure of this one.
        faults.truncate(told);
        faults.push(newer(&files, raw.format));
        return;
    }
    if let Some((other, _)) = nodes.iter().find(|(_, known)| known.id == raw.id) {
        if other.source != files.source {
            let message = Bilingual::new(
                format!("två paket har id ”{}”: det andra är {}", raw.id, other.source.file("pack.toml")),
                format!("two packs have the id “{}”: the other one is {}", raw.id, other.source.file("pack.toml")),
            );
            faults.push(at(&files, &["id"], &raw.id, message));
        }
        return;
    }
    nodes.push((files, raw));
}

/// What can be understood of a `pack.toml` with mistakes, so that those of the pack's other files are told together with them.
fn in_outline(files: &PackFiles) -> raw::Pack {
    let table: toml::Table = files.text("pack.toml").parse().unwrap_or_default();
    let format = table.get("format").and_then(toml::Value::as_integer).and_then(|format| u32::try_from(format).ok());
    raw::Pack {
        id: files.id().filter(|id| !id.is_empty()).unwrap_or_else(|| files.source.file("pack.toml")),
        revision: 1,
        format: format.unwrap_or(FORMAT),
        extends: files.extends(),
        languages: Language::ALL.to_vec(),
        title: Bilingual::default(),
        source: raw::Source::default(),
        rules: BTreeMap::new(),
    }
}

/// A mistake at a string of `pack.toml`.
fn at(files: &PackFiles, path: &[&str], name: &str, message: Bilingual) -> Fault {
    let span = find(files.text("pack.toml"), path, name).unwrap_or(0..1);
    files.fault("pack.toml", invalid(message, span))
}

fn newer(files: &PackFiles, format: u32) -> Fault {
    let message = Bilingual::new(
        format!("paketet är skrivet i formatversion {format}; det här programmet kan till och med {FORMAT}"),
        format!("the pack is written in format version {format}; this program knows versions up to {FORMAT}"),
    );
    let mut fault = at(files, &["format"], "", message);
    fault.problem.help = Some(Bilingual::new("Uppgradera lucka.", "Upgrade lucka."));
    fault
}

/// For each pack the positions of those that it builds on; appends built-in ones that were not named.
fn bases(nodes: &mut Vec<Node<'_>>, faults: &mut Vec<Fault>) -> Vec<Vec<usize>> {
    let mut all = Vec::new();
    while let Some((source, extends)) = nodes.get(all.len()).map(|(files, raw)| (files.source.clone(), raw.extends.clone())) {
        let mut own = Vec::new();
        for entry in &extends {
            if position(nodes, &source, entry).is_none()
                && let Some(embedded) = builtin(entry)
            {
                add(nodes, Cow::Owned(embedded), faults);
            }
            match position(nodes, &source, entry) {
                Some(found) => own.push(found),
                None => faults.extend(nodes.get(all.len()).map(|(files, _)| unknown(nodes, files, entry))),
            }
        }
        all.push(own);
    }
    all
}

fn position(nodes: &[Node<'_>], from: &PackSource, entry: &str) -> Option<usize> {
    let folder = from.beside(entry).map(PackSource::Folder);
    nodes.iter().position(|(files, raw)| raw.id == entry || Some(&files.source) == folder.as_ref())
}

fn unknown(nodes: &[Node<'_>], files: &PackFiles, entry: &str) -> Fault {
    let ids = nodes.iter().map(|(_, raw)| raw.id.clone());
    let known: BTreeSet<String> = ids.chain(builtin_ids().map(str::to_owned)).collect();
    let span = find(files.text("pack.toml"), &["extends"], entry).unwrap_or(0..1);
    files.fault("pack.toml", not_one_of("extends", entry, known.iter().map(String::as_str), span))
}

/// The packs in an order in which each stands after those that it builds on. A circle is a mistake, and broken up.
fn sorted(nodes: &[Node<'_>], bases: &[Vec<usize>], faults: &mut Vec<Fault>) -> Vec<usize> {
    let mut done = Vec::new();
    for start in 0..nodes.len() {
        visit(start, nodes, bases, &mut Vec::new(), &mut done, faults);
    }
    done
}

fn visit(at_node: usize, nodes: &[Node<'_>], bases: &[Vec<usize>], open: &mut Vec<usize>, done: &mut Vec<usize>, faults: &mut Vec<Fault>) {
    if done.contains(&at_node) {
        return;
    }
    if let Some(from) = open.iter().position(|&other| other == at_node) {
        let ring = open.iter().skip(from).chain([&at_node]);
        let names: Vec<&str> = ring.filter_map(|&at| nodes.get(at)).map(|(_, raw)| raw.id.as_str()).collect();
        let names = names.join(" → ");
        if let Some((files, raw)) = open.last().and_then(|&last| nodes.get(last)) {
            let message = Bilingual::new(
                format!("paketen bygger på varandra i ring: {names}"),
                format!("the packs build on one another in a circle: {names}"),
            );
            faults.push(at(files, &["extends"], raw.extends.first().map(String::as_str).unwrap_or_default(), message));
        }
        return;
    }
    open.push(at_node);
    for &base in bases.get(at_node).into_iter().flatten() {
        visit(base, nodes, bases, open, done, faults);
    }
    open.pop();
    done.push(at_node);
}
