#!/usr/bin/env bash
# Measures lucka against its peers in one run on one machine and prints the ratios, as in docs/performance.md.
#
#   benches/peers.sh CORPUS…     folders of Markdown, public or made by benches/generate.sh
#
# Needs cargo, ripgrep and python3; rumdl is installed from PyPI beside the build. LUCKA names a program that is built already. Each
# figure is the best of RUNS (5) runs, the programs taking turns, with the files in the cache.
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"
build="${CARGO_TARGET_DIR:-$root/target}/benches"
runs="${RUNS:-5}"
mkdir -p "$build"

program() {
    if [ -n "${LUCKA:-}" ]; then
        echo "$LUCKA"
        return
    fi
    # The figures are those of the profile in Cargo.toml, whatever the user's own settings say.
    (cd "$root" && CARGO_TARGET_DIR="$build" CARGO_PROFILE_RELEASE_LTO=thin CARGO_PROFILE_RELEASE_CODEGEN_UNITS=1 \
        CARGO_PROFILE_RELEASE_INCREMENTAL=false cargo build --release --locked --quiet --bin lucka)
    echo "$build/release/lucka"
}

peer() {
    [ -x "$build/peers/bin/$1" ] || {
        python3 -m venv "$build/peers" >&2
        "$build/peers/bin/pip" install --quiet --disable-pip-version-check "$1" >&2
    }
    echo "$build/peers/bin/$1"
}

# Wall time of one run in milliseconds; a linter that finds something is no failure.
once() {
    local start end
    start=$(date +%s%N)
    "$@" > /dev/null 2>&1 || true
    end=$(date +%s%N)
    echo $(((end - start) / 1000))
}

smaller() { [ -z "$1" ] || [ "$2" -lt "$1" ] && echo "$2" || echo "$1"; }
ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }
milliseconds() { awk -v a="$1" 'BEGIN { printf "%.1f", a / 1000 }'; }

lucka="$(program)"
rumdl="$(peer rumdl)"
echo "| corpus | documents | ripgrep, ms | rumdl, ms | lucka, ms | lucka, one thread, ms | lucka / ripgrep | lucka / rumdl | two threads give |"
echo "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
for corpus in "$@"; do
    rg_best="" rumdl_best="" lucka_best="" one_best="" two_best=""
    for _ in $(seq "$runs"); do
        rg_best=$(smaller "$rg_best" "$(once rg --no-config -c -i -F -f "$root/benches/terms.txt" -g '*.md' "$corpus")")
        lucka_best=$(smaller "$lucka_best" "$(once "$lucka" check "$corpus" --format concise --no-config)")
        one_best=$(smaller "$one_best" "$(once "$lucka" check "$corpus" --format concise --no-config --threads 1)")
        two_best=$(smaller "$two_best" "$(once "$lucka" check "$corpus" --format concise --no-config --threads 2)")
        rumdl_best=$(smaller "$rumdl_best" "$(once "$rumdl" check --no-cache --no-config "$corpus")")
    done
    count=$(find "$corpus" -name '*.md' -type f | wc -l)
    echo "| $(basename "$corpus") | $count | $(milliseconds "$rg_best") | $(milliseconds "$rumdl_best") | $(milliseconds "$lucka_best") | $(milliseconds "$one_best") | $(ratio "$lucka_best" "$rg_best") | $(ratio "$lucka_best" "$rumdl_best") | $(ratio "$one_best" "$two_best") × |"
done
