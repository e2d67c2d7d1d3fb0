//! Any bytes through the reader of `odt`.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| lucka_fuzz::read("odt", bytes));
