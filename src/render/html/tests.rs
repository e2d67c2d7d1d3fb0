//! Tests of the pages as text; `tests/browser.rs` opens them in a browser.
