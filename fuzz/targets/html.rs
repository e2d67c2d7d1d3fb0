//! Any bytes through the reader of `html`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lucka_fuzz::read("html", bytes));
