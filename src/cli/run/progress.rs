//! A progress bar for long runs, on a terminal only.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::cli::console::Console;

/// From how many documents, or bytes of text, a run is long.
const MANY_DOCUMENTS: u64 = 100;
const MANY_BYTES: u64 = 10 << 20;

/// The bar, or nothing.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar that shows once the run is known to be long, if somebody watches.
    pub(super) fn new(console: Console) -> Self {
        if console.quiet || !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let bar = ProgressBar::with_draw_target(Some(0), ProgressDrawTarget::hidden());
        let template = format!("{{bar:40}} {{pos}}/{{len}} {}", console.say("dokument", "documents"));
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        Self(Some(bar))
    }

    /// So many documents more are to come, with so many bytes.
    pub(super) fn expect(&self, documents: usize, bytes: impl FnOnce() -> u64) {
        let Some(bar) = &self.0 else { return };
        bar.inc_length(documents as u64);
        let is_long = || bar.length().is_some_and(|all| all >= MANY_DOCUMENTS) || bytes() >= MANY_BYTES;
        if bar.is_hidden() && is_long() {
            bar.set_draw_target(ProgressDrawTarget::stderr());
        }
    }

    pub(super) fn advance(&self) {
        if let Some(bar) = &self.0 {
            bar.inc(1);
        }
    }

    pub(super) fn finish(&self) {
        if let Some(bar) = &self.0 {
            bar.finish_and_clear();
        }
    }
}
