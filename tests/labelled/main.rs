//! Judges labelled documents and holds the figures to floors.
//!
//! `cargo test --release --test labelled -- --nocapture` prints the table, each figure with the interval in which it lies with a
//! probability of 95 %. The weights are trained on `dev` to `dev60`, so
//! their figures say how well the program fits what it has seen. `frozen`, `frozen2` and `frozen3` are held out: nothing is trained or tuned on them,
//! and only their totals are printed, so that nobody comes to tune on their rules one by one; what users may expect of each rule, over all three,
//! is written to the pack's `measured.toml`.
#![expect(clippy::unwrap_used, reason = "a failed test may panic")]

mod interval;
mod judge;
mod measured;
mod pair;
mod score;
mod table;

use score::{Figures, figures};

/// A folder of labelled documents, with the floors of its totals.
struct Set {
    folder: &'static str,
    /// Whether the weights are trained on it; if so, its rules are printed one by one.
    trained: bool,
    floors: Figures,
    /// The greatest part of the units that may be left to a person.
    deferred: f64,
}

/// All sets. The floors lie about 0.03 under what was measured when they were last set.
const SETS: [Set; 6] = [
    Set { folder: "dev", trained: true, floors: floors([0.75, 0.80, 0.79, 0.90, 0.78, 0.75]), deferred: 0.08 },
    Set { folder: "dev2", trained: true, floors: floors([0.80, 0.85, 0.82, 0.93, 0.80, 0.75]), deferred: 0.08 },
    Set { folder: "dev6", trained: true, floors: floors([0.75, 0.75, 0.75, 0.85, 0.70, 0.70]), deferred: 0.08 },
    Set { folder: "frozen", trained: false, floors: floors([0.83, 0.81, 0.82, 0.92, 0.71, 0.77]), deferred: 0.08 },
    Set { folder: "frozen2", trained: false, floors: floors([0.92, 0.93, 0.93, 0.94, 0.90, 0.89]), deferred: 0.08 },
    Set { folder: "frozen3", trained: false, floors: floors([0.94, 0.93, 0.93, 0.95, 0.93, 0.92]), deferred: 0.08 },
];

/// Floors in the order of the table's columns.
const fn floors(rates: [f64; 6]) -> Figures {
    Figures {
        rates: [Some(rates[0]), Some(rates[1]), Some(rates[2]), Some(rates[3]), Some(rates[4]), Some(rates[5])],
        intervals: [None; 6],
        deferred: None,
        units: 0,
    }
}

#[test]
fn the_figures_hold_their_floors() {
    let mut faults = Vec::new();
    let mut held_out = Vec::new();
    println!("{}", table::head());
    for set in &SETS {
        let units = judge::units(set.folder);
        if set.trained {
            println!("{}", table::rules(set.folder, &units));
        }
        let total = figures(units.iter());
        let name = format!("{} ({})", set.folder, if set.trained { "used in training" } else { "held out" });
        println!("{}\n", table::row(&name, &total));
        faults.extend(table::under(set.folder, &total, &set.floors));
        faults.extend(total.deferred.filter(|&rate| rate > set.deferred).map(|rate| format!("{}: {rate:.3} deferred", set.folder)));
        if !set.trained {
            held_out.extend(units);
        }
    }
    let sets: Vec<&str> = SETS.iter().filter(|set| !set.trained).map(|set| set.folder).collect();
    faults.extend(measured::differences(&sets.join(", "), &held_out));
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
