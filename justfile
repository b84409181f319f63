# Chores. `just` lists them.

_default:
    @just --list

# Everything that must hold before a change lands.
ci:
    bash .ci/run

# Format, lint, test.
check:
    cargo fmt --check
    cargo clippy --all-targets -- -D warnings
    cargo test

# Accept the books' and reports' new texts and pages after reading the difference; Poppler draws the pages.
accept:
    INSTA_UPDATE=always UPDATE_EXPECTED=1 cargo test
    UPDATE_EXPECTED=1 cargo test --test suite -- --ignored pages::by_other_programs
    git diff --stat

# The books and sheets of both samples, as PDF and as pages to look at.
look:
    #!/usr/bin/env bash
    set -euo pipefail
    mkdir -p target/look && cargo build
    for sample in chiang-mai tak; do
        for call in plan agenda "annual --as-of 2022-10-05" "scorecard --as-of 2022-10-05" "onepage --as-of 2022-10-05" "monthly --month 2021-11 --as-of 2021-12-10"; do
            book=target/look/$sample-${call%% *}
            target/debug/ruplem $call samples/$sample -o $book.pdf
            pdftoppm -r 60 -png $book.pdf $book
        done
    done

# Forty offices of all shapes: all books of each, read by `proof`; takes a quarter of an hour.
sweep:
    cargo test --test suite -- --ignored sweep::

# The docs as one HTML file in both languages, target/book/ruplem-book.html, its pictures taken anew.
book:
    cargo build
    [ -d page/node_modules ] || (cd page && npm ci --no-fund --no-audit)
    docs/book/build

# The stories of finished books, read by programs that people have (Poppler, MuPDF, pypdf, PDFium) and not by our own reader.
readers:
    cargo test -- --ignored by_other_programs

# Warm library calls, timed.
bench:
    cargo bench

# Line breaks against gold-segmented text in CoNLL-U files.
thai-breaks +files:
    cargo run --release --example thai_breaks -- {{files}}

# The form of `new`, filled in, and a marked copy, saved again by LibreOffice (`apt-get install libreoffice-calc-nogui`).
libreoffice:
    cargo test --test suite -- --ignored form:: marked::

# The fastest program there is, a tenth faster: built twice, the second time by what the first measured of itself on the
# national sample. Needs llvm-profdata (`rustup component add llvm-tools`, or a distribution's llvm 19 or newer).
fastest profdata="llvm-profdata":
    #!/usr/bin/env bash
    set -euo pipefail
    host=$(rustc --print host-tuple) measures=$PWD/target/measures
    rm -rf "$measures" target/nation && mkdir -p "$measures"
    cargo run --release --example national_sample target/nation
    RUSTFLAGS="-Cprofile-generate=$measures" cargo build --release --target "$host" --target-dir target/measured
    for province in target/nation/*/; do
        for book in plan annual scorecard; do
            target/measured/$host/release/ruplem $book "$province" -o "$measures/book.pdf" || true
        done
    done
    {{profdata}} merge -o "$measures/all.profdata" "$measures"/*.profraw
    RUSTFLAGS="-Cprofile-use=$measures/all.profdata" cargo build --release --target "$host" --target-dir target/fastest
    echo "target/fastest/$host/release/ruplem"

# The files people download, into target/release-files: programs, page, package, licences, bill of materials, sums.
release how="":
    release/make {{how}}

# What differs on Windows, tried under Wine (mingw-w64, wine, `rustup target add x86_64-pc-windows-gnu`).
windows: wine
    CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=wine cargo test --target x86_64-pc-windows-gnu --test suite \
        -- batch:: broken:: form:: hostile:: marked:: tables:: workbooks::

[private]
wine:
    #!/usr/bin/env bash
    set -euo pipefail
    system=${WINEPREFIX:-$HOME/.wine}/drive_c/windows/system32
    [ -d "$system" ] || WINEDEBUG=-all wineboot --init
    if [ ! -e "$system/bcryptprimitives.dll" ]; then
        x86_64-w64-mingw32-gcc -shared .ci/wine.c -ladvapi32 -o "$system/bcryptprimitives.dll"
    fi

# The program as one page, target/page/ruplem.html: half an hour for the fast one, a few minutes for `just page quick`.
page how="":
    page/build {{how}}

# How long an officer waits, and how fast the books of the country are made, beside the program: figures, after an hour's builds.
page-bench: page
    cargo build --release
    cargo run --release --example national_sample target/nation
    cd page && RUPLEM_PROGRAM="$PWD/../target/release/ruplem" npm run bench

# The page's stories in a browser (`apt-get install chromium`), beside the program's own output.
page-test: (page "quick")
    cargo build
    cd page && npm run lint && npm run types && npm test
