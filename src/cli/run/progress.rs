//! A progress bar for long runs, on a terminal only.

use std::io::IsTerminal;

use indicatif::{ProgressBar, ProgressStyle};

use super::judge::Job;
use crate::cli::console::Console;

/// From how many documents, or bytes of text, a run is long.
const MANY_DOCUMENTS: usize = 100;
const MANY_BYTES: u64 = 10 << 20;

/// The bar, or nothing.
pub(super) struct Progress(Option<ProgressBar>);

impl Progress {
    /// A bar over the documents, if the run is long and somebody watches.
    pub(super) fn over(jobs: &[Job], console: Console) -> Self {
        if console.quiet || !std::io::stderr().is_terminal() {
            return Self(None);
        }
        let long = jobs.len() >= MANY_DOCUMENTS || jobs.iter().map(Job::bytes).sum::<u64>() >= MANY_BYTES;
        if !long {
            return Self(None);
        }
        let bar = ProgressBar::new(jobs.len() as u64);
        let template = format!("{{bar:40}} {{pos}}/{{len}} {}", console.say("dokument", "documents"));
        if let Ok(style) = ProgressStyle::with_template(&template) {
            bar.set_style(style);
        }
        Self(Some(bar))
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
