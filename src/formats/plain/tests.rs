//! Tests of the plain-text reader.
