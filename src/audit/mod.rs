//! The audit: which recommendations were taken up, in which document, in which edition, in which words.
//!
//! [`model`] holds the plain data that outputs are written from; everything else here makes it from settled reports. Nothing in this
//! stage touches the disk or decides how something looks.

pub mod model;
