#!/usr/bin/env bash
# Counts instructions on the hot paths and fails where one has become more than TOLERANCE (5) per cent slower than
# benches/instructions.tsv says.
#
#   benches/instructions.sh            compares
#   benches/instructions.sh --write    renews the figures of these settings, when a change of cost is meant
#
# Instructions are counted by callgrind, on one thread, so that the figure repeats where a time would not. They depend on the compiler,
# its settings, the processor and the documents: the file has a row for each, and what it has no row for is named and not compared. Where valgrind is
# missing nothing is counted, which is said too. LUCKA names a program that is built already with the settings in force.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
known="$root/benches/instructions.tsv"
tolerance="${TOLERANCE:-5}"

if ! command -v valgrind > /dev/null; then
    echo "Instructions are not counted: valgrind is missing."
    exit
fi
work="$(mktemp -d)"
trap 'rm -rf "$work"' EXIT

# A setting of the release profile: the environment's, else that of Cargo.toml, else Cargo's own.
setting() {
    local variable=$1 name=$2 default=$3 written
    written="$(awk -F ' *= *' -v name="$name" '/^\[/ { inside = $0 == "[profile.release]" } inside && $1 == name { gsub(/"/, "", $2); print $2 }' "$root/Cargo.toml")"
    printenv "CARGO_PROFILE_RELEASE_$variable" || echo "${written:-$default}"
}
# The processor decides which search loops are taken.
cpu="$(uname -m)$(grep -q -w avx2 /proc/cpuinfo && echo +avx2 || true)"
settings="$cpu, rustc $(rustc --version | cut -d ' ' -f 2), opt-level $(setting OPT_LEVEL opt-level 3), lto $(setting LTO lto false), codegen-units $(setting CODEGEN_UNITS codegen-units 16)"

lucka="${LUCKA:-}"
if [ -z "$lucka" ]; then
    (cd "$root" && cargo build --release --locked --quiet --bin lucka)
    lucka="${CARGO_TARGET_DIR:-$root/target}/release/lucka"
fi

count() {
    (cd "$work" && LC_ALL=C valgrind --tool=callgrind --callgrind-out-file=/dev/null "$lucka" check --no-config --exit-zero --threads 1 \
        --format concise "$1" 2>&1 > /dev/null) | awk '/Collected/ { print $4 }'
}

# What is read: a document that holds nearly nothing, an archive about no topic, one document about every topic.
bash "$root/benches/generate.sh" archive 300 "$work/archive"
head -c 100000 <(cat "$root"/fixtures/labelled/dev/*.md) | sed '$d' > "$work/handbook.md"
cp "$root/fixtures/demo/handbok.md" "$work/small.md"
for input in small.md archive handbook.md; do
    content="$(cd "$work" && find "$input" -type f | LC_ALL=C sort | xargs cat | sha256sum | cut -c 1-12)"
    printf '%s\t%s\t%s\t%s\n' "$settings" "$input" "$content" "$(count "$input")"
done > "$work/now.tsv"

if [ "${1:-}" = --write ]; then
    { grep -v -F "$settings	" "$known" 2> /dev/null || true; cat "$work/now.tsv"; } | LC_ALL=C sort > "$work/all.tsv"
    cp "$work/all.tsv" "$known"
    cat "$known"
    exit
fi
awk -F '\t' -v tolerance="$tolerance" -v file="$known" '
    BEGIN { while ((getline row < file) > 0) { split(row, cell, "\t"); known[cell[1] FS cell[2] FS cell[3]] = cell[4] } }
    !(($1 FS $2 FS $3) in known) {
        printf "%-12s %15d  not compared: no figure for this content with %s; benches/instructions.sh --write adds it\n", $2, $4, $1
        next
    }
    { before = known[$1 FS $2 FS $3]; change = 100 * ($4 / before - 1); slow = change > tolerance; failed += slow
      printf "%-12s %15d → %15d  %+6.2f %%%s\n", $2, before, $4, change, slow ? "  SLOWER" : "" }
    END { exit failed > 0 }' "$work/now.tsv"
