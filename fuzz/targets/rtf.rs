//! Any bytes through the reader of `rtf`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lucka_fuzz::read("rtf", bytes));
