#!/usr/bin/env bash
# Counts instructions on the hot paths and fails where one has become more than TOLERANCE per cent slower than benches/instructions.tsv says.
#
#   benches/instructions.sh            compares
#   benches/instructions.sh --write    renews the file, when a change of cost is meant
#
# Instructions are counted by callgrind, on one thread, so that the figure repeats where a time would not. They depend on the compiler
# and its settings: the script builds with those of Cargo.toml, and compares only figures of the same compiler. LUCKA names a program
# that is built already.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
build="${CARGO_TARGET_DIR:-$root/target}/benches"
known="$root/benches/instructions.tsv"
tolerance="${TOLERANCE:-5}"
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

lucka="${LUCKA:-}"
if [ -z "$lucka" ]; then
    (cd "$root" && CARGO_TARGET_DIR="$build" CARGO_PROFILE_RELEASE_LTO=thin CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1 \
        CARGO_PROFILE_RELEASE_INCREMENTAL=false cargo build --release --locked --bin lucka)
    lucka="$build/release/lucka"
fi

count() {
    (cd "$work" && LC_ALL=C valgrind --tool=callgrind --callgrind-out-file=/dev/null "$lucka" check --no-config --exit-zero --threads 1 \
        --format concise "$@" 2>&1 >/dev/null) | awk '/Collected/ { print $4 }'
}

bash "$root/benches/generate.sh" archive 300 "$work/archive"
bash "$root/benches/generate.sh" handbook 1 "$work/handbook.md"
cp "$root/fixtures/demo/handbok.md" "$work/small.md"
{
    echo "compiler	$(rustc --version)"
    for path in small.md archive handbook.md; do
        printf '%s\t%s\n' "$path" "$(count "$path")"
    done
} > "$work/now.tsv"

if [ "${1:-}" = --write ]; then
    cp "$work/now.tsv" "$known"
    cat "$known"
    exit
fi
if [ ! -f "$known" ]; then
    echo "there is no $known to compare with; make it with benches/instructions.sh --write" >&2
    exit 2
fi
if [ "$(head -1 "$known")" != "$(head -1 "$work/now.tsv")" ]; then
    echo "instructions were counted with another compiler and are not compared; renew them with benches/instructions.sh --write"
    cat "$work/now.tsv"
    exit
fi
join -t $'\t' <(tail -n +2 "$known" | sort) <(tail -n +2 "$work/now.tsv" | sort) | awk -F '\t' -v tolerance="$tolerance" '
    { change = 100 * ($3 / $2 - 1); slow = change > tolerance; failed += slow
      printf "%-12s %15d → %15d  %+6.2f %%%s\n", $1, $2, $3, change, slow ? "  SLOWER" : "" }
    END { exit failed > 0 }'
