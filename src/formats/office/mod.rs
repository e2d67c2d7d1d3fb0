//! What the readers of word-processor files share: opening the package, reading its XML, and turning paragraphs into blocks.

pub(super) mod flow;
pub(super) mod numbering;
pub(super) mod package;
pub(super) mod problems;
pub(super) mod properties;
pub(super) mod roles;
pub(super) mod tables;
pub(super) mod xml;

#[cfg(test)]
pub(super) mod testing;
#[cfg(test)]
mod tests;
