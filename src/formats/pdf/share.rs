//! Shares the pages of a long document between two threads; the results are those of one, in the same order.
//!
//! One reads from the first page on, the other from the last page back, until they meet: neighbouring pages use the same parts of a file,
//! so that hardly any part is read by both.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, scope};

use crate::formats::STACK;

/// A document with fewer pages is read faster by one thread.
const FEWEST_PAGES: usize = 16;

/// Reads the pages 0 to `count`, with `own` on this thread and, where two threads may read, with what `fork` makes on another.
pub(super) fn share<W, T: Send>(
    count: usize,
    threads: usize,
    own: &W,
    fork: impl FnOnce() -> W + Send,
    read: impl Fn(&W, usize) -> T + Sync,
) -> Vec<T> {
    if count < FEWEST_PAGES || threads < 2 {
        return (0..count).map(|index| read(own, index)).collect();
    }
    let taken = AtomicUsize::new(0);
    let left = |_: &usize| taken.fetch_add(1, Ordering::Relaxed) < count;
    let from_end = || {
        let other = fork();
        (0..count).rev().take_while(left).map(|index| read(&other, index)).collect()
    };
    scope(|scope| {
        // Where the memory or the number of threads is bounded too narrowly, this one reads all.
        let helper = Builder::new().stack_size(STACK).spawn_scoped(scope, from_end).ok();
        let mut pages: Vec<T> = (0..count).take_while(left).map(|index| read(own, index)).collect();
        let last: Vec<T> = helper.map_or_else(Vec::new, |helper| helper.join().unwrap_or_else(|panic| resume_unwind(panic)));
        pages.extend(last.into_iter().rev());
        pages
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_every_page_once_and_in_order() {
        for count in [0, 1, FEWEST_PAGES - 1, FEWEST_PAGES, 1000] {
            for threads in [1, 2] {
                let pages = share(count, threads, &"own", || "other", |_, index| index);
                assert!(pages.into_iter().eq(0..count), "{count} on {threads}");
            }
        }
    }

    #[test]
    #[should_panic(expected = "on the other thread")]
    fn passes_on_a_panic() {
        share(FEWEST_PAGES, 2, &(), || panic!("on the other thread"), |(), _| ());
    }

    #[test]
    fn one_thread_needs_no_other() {
        let pages = share(FEWEST_PAGES, 1, &"own", || panic!("on the other thread"), |reader, _| *reader);
        assert_eq!(pages, ["own"; FEWEST_PAGES]);
    }
}
