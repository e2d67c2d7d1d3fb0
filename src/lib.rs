//! lucka: a policy-document gap linter. It reads guidance documents, judges them by rules written in TOML, and reports what is missing.
//!
//! # The way of a document
//!
//! ```text
//! bytes ─ formats ─► Document ─ engine ─► Judgement ─ report ─► Report ─ render ─► output
//!                                 ▲ rules, text        ▲ config
//! ```
//!
//! A reader in [`formats`] turns bytes into a [`document`]: blocks in reading order, each with its origin, under a tree of sections.
//! The [`engine`] finds the terms of the [`rules`]' concepts with the [`text`] layer and gives one verdict for every rule and judged
//! section. The [`report`] stage works out lines, quotations and identities, and applies severities, acceptances and the baseline. A
//! renderer in [`render`] writes the whole report. The [`audit`] holds reports on editions against recommendations, and against one
//! another. The [`cli`] ties them together, [`files`] is the only one that touches the disk.
//!
//! # The modules, and what each may import
//!
//! In reading order; `tests/architecture.rs` holds the code to this table. Every module may also use what stands above `document` in
//! it: `language` and `problem`.
//!
//! | module | may import | what it is |
//! | --- | --- | --- |
//! | `language` | – | the two languages, and texts in both |
//! | `problem` | `language` | a fault in a document or in the user's TOML |
//! | `document` | – | blocks, sections, origins: the model of every format |
//! | `formats` | `document` | readers, and the only table of formats |
//! | `text` | – | words, sentences, terms |
//! | `toml_check` | – | a walk through TOML that collects every mistake |
//! | `rules` | `text`, `toml_check` | what sections have to say, compiled from packs |
//! | `engine` | `document`, `text`, `rules` | the judgement: pure, total, without a subject of its own |
//! | `trial` | `document`, `formats`, `text`, `toml_check`, `rules`, `engine` | rules put to the test by their own examples and terms |
//! | `config` | `formats`, `toml_check`, `rules`, `engine` | `lucka.toml` |
//! | `report` | `document`, `text`, `engine`, `rules`, `config`, `toml_check` | the ledger: rows, acceptances, baseline, outcome |
//! | `audit` | `document`, `engine`, `rules`, `config`, `report` | uptake: recommendations × documents × editions; comparisons |
//! | `render` | `document`, `audit`, `report`, `rules`, `engine` | outputs, one file each |
//! | `files` | – | walking, reading, writing, and asking git |
//! | `cli` | everything | arguments, settings, subcommands |
//!
//! # Where to add
//!
//! * *A rule:* a file in `rules/PACK/rules/`; no Rust.
//! * *A format:* a file in `src/formats/` and a row in [`formats::TABLE`].
//! * *An output:* a file in `src/render/` and a row in [`render::Output::ALL`].
//! * *A subcommand:* a file in `src/cli/`, a variant of its arguments, and its Swedish help.

pub mod language;
pub mod problem;

pub mod document;
pub mod formats;
pub mod text;
pub mod toml_check;

pub mod rules;

pub mod engine;
pub mod trial;

pub mod config;
pub mod report;

pub mod audit;

pub mod render;

pub mod files;

pub mod cli;
