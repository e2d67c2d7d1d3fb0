//! Lists of features, which the words of a concept point to.

use std::collections::HashMap;
use std::rc::Rc;

use foldhash::fast::FixedState;

use super::weigher::Feature;

/// Lists of features, each kept once: many words have the same senses.
#[derive(Debug, Default)]
pub(super) struct Lists {
    all: Vec<Rc<[Feature]>>,
    numbers: HashMap<Rc<[Feature]>, u32, FixedState>,
}

impl Lists {
    /// The number of a list.
    pub(super) fn number(&mut self, list: Vec<Feature>) -> u32 {
        if let Some(&known) = self.numbers.get(&*list) {
            return known;
        }
        let (list, number) = (Rc::<[Feature]>::from(list), u32::try_from(self.all.len()).unwrap_or(u32::MAX));
        self.all.push(Rc::clone(&list));
        self.numbers.insert(list, number);
        number
    }

    #[inline]
    pub(super) fn get(&self, number: u32) -> &[Feature] {
        self.all.get(number as usize).map_or(&[], |list| &**list)
    }
}
