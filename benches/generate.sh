#!/usr/bin/env bash
# Makes documents to measure with, the same on every run.
#
#   benches/generate.sh archive COUNT FOLDER   so many short documents, none about a rule's topic
#   benches/generate.sh handbook MEGABYTES FILE   one Markdown document of this size about every topic, from the labelled fixtures
set -euo pipefail
root="$(cd "$(dirname "$0")/.." && pwd)"

archive() {
    local count=$1 folder=$2
    mkdir -p "$folder"
    LC_ALL=C awk -v count="$count" -v folder="$folder" 'BEGIN {
        split("nämnden kommunen handläggaren föreningen verksamheten styrelsen enheten regionen", who, " ")
        split("ska får bör kan", may, " ")
        split("besluta planera redovisa granska föreslå ordna beskriva följa", do_, " ")
        split("vägar budgeten lokalerna parkerna avtalet arkivet taxan resorna bidragen vattnet", what, " ")
        for (n = 0; n < count; n++) {
            file = sprintf("%s/%03d/d%06d.md", folder, n / 1000, n)
            if (n % 1000 == 0) { close(file); system(sprintf("mkdir -p %s/%03d", folder, n / 1000)) }
            printf "# Protokoll %d\n\n", n > file
            for (p = 1; p <= 4; p++) {
                printf "## Ärende %d\n\n", p > file
                for (s = 1; s <= 4; s++) {
                    k = n * 7 + p * 5 + s * 3
                    printf "Det är %s som %s %s %s under år %d och sedan anmäla det till den som har frågat. ", who[k % 8 + 1], may[k % 4 + 1], do_[(k + p) % 8 + 1], what[(k + s) % 10 + 1], 2000 + k % 25 > file
                }
                printf "\n\n" > file
            }
            close(file)
        }
    }'
}

handbook() {
    local bytes=$(($1 * 1000000)) file=$2 part
    part="$(mktemp)"
    cat "$root"/fixtures/labelled/dev*/*.md > "$part"
    while [ "$(stat -c %s "$part")" -lt "$bytes" ]; do
        cat "$part" "$part" > "$part.2" && mv "$part.2" "$part"
    done
    # Cut at the end of a line.
    head -c "$bytes" "$part" | sed '$d' > "$file"
    rm -f "$part"
}

"$@"
