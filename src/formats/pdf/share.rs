//! Shares the pages of a long document between two threads; the results are those of one, in the same order.
//!
//! One reads from the first page on, the other from the last page back, until they meet: neighbouring pages use the same parts of a file,
//! so that hardly any part is read by both.

use std::panic::resume_unwind;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{Builder, available_parallelism, scope};

/// A document with fewer pages is read faster by one thread.
const FEWEST_PAGES: usize = 16;
/// The stack of the second thread, in bytes; as much as a program's first thread has on Linux.
const STACK: usize = 8 << 20;

/// Reads the pages 0 to `count`, with `own` on this thread and with what `fork` makes on another.
pub(super) fn share<W, T: Send>(count: usize, own: &W, fork: impl FnOnce() -> W + Send, read: impl Fn(&W, usize) -> T + Sync) -> Vec<T> {
    if count < FEWEST_PAGES || available_parallelism().map_or(1, usize::from) < 2 {
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
            let pages = share(count, &"own", || "other", |_, index| index);
            assert!(pages.into_iter().eq(0..count), "{count}");
        }
    }

    #[test]
    #[should_panic(expected = "page 900")]
    fn passes_on_a_panic() {
        share(1000, &(), || (), |(), index| assert!(index != 900, "page {index}"));
    }
}
