#!/bin/sh
# Builds the fuzz targets with the stable compiler and runs each for so many seconds, all at once and at the lowest priority:
#
#     fuzz/run.sh 180            # all targets
#     fuzz/run.sh 600 pdf rtf    # these
#     SANITIZER=address fuzz/run.sh 600 pdf    # under AddressSanitizer, two to three times slower
#
# The flags are those of `cargo fuzz run`. Panics, overflow, hangs and memory are what is looked for; lucka itself has no unsafe code, what it
# is built on does, and that is what AddressSanitizer is for. Seeds are the fixtures; what is found interesting is kept in fuzz/corpus, what
# crashes in fuzz/artifacts.
set -eu
cd "$(dirname "$0")"
seconds=${1:?seconds}
shift
[ $# -gt 0 ] || set -- markdown html docx odt pdf rtf text

target=$(rustc -vV | sed -n 's/^host: //p')
coverage="-Cllvm-args=-sanitizer-coverage-level=3 -Cllvm-args=-sanitizer-coverage-inline-8bit-counters"
coverage="$coverage -Cllvm-args=-sanitizer-coverage-pc-table -Cllvm-args=-sanitizer-coverage-trace-compares"
export RUSTFLAGS="--cfg fuzzing -Cpasses=sancov-module $coverage -Cdebug-assertions"
memory=1024
if [ -n "${SANITIZER:-}" ]; then
    # The stable compiler has the sanitizers, and lets them be used if it is told to take itself for a nightly one.
    export RUSTC_BOOTSTRAP=1
    RUSTFLAGS="$RUSTFLAGS -Zsanitizer=$SANITIZER"
    memory=2560
fi
export CARGO_PROFILE_RELEASE_OPT_LEVEL=2 CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 CARGO_PROFILE_RELEASE_LTO=off
cargo build --release --locked --bins --target "$target"
binaries=${CARGO_TARGET_DIR:-target}/$target/release

running=""
for name in "$@"; do
    case $name in
        docx | odt) seeds=office ;;
        *) seeds=$name ;;
    esac
    mkdir -p "corpus/$name" "artifacts/$name"
    nice -n 19 "$binaries/$name" -max_total_time="$seconds" -timeout=30 -rss_limit_mb="$memory" -max_len=200000 -print_final_stats=1 \
        -artifact_prefix="artifacts/$name/" "corpus/$name" "../fixtures/formats/$seeds" >"artifacts/$name.log" 2>&1 &
    running="$running $name:$!"
done

status=0
for one in $running; do
    name=${one%%:*}
    result=0
    wait "${one##*:}" || result=$?
    [ "$result" -eq 0 ] || status=1
    executed=$(sed -n 's/^stat::number_of_executed_units: *//p' "artifacts/$name.log")
    echo "$name: exit $result, ${executed:-?} inputs"
done
exit $status
