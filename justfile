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

# Accept the books' and reports' new texts after reading the difference.
accept:
    INSTA_UPDATE=always UPDATE_EXPECTED=1 cargo test
    git diff --stat

# The three books of a sample, as PDF and as pages to look at.
look sample="chiang-mai":
    mkdir -p target/look
    cargo run -- plan samples/{{sample}} -o target/look/plan.pdf
    cargo run -- annual samples/{{sample}} --as-of 2022-10-05 -o target/look/annual.pdf
    cargo run -- scorecard samples/{{sample}} --as-of 2022-10-05 -o target/look/scorecard.pdf
    for book in plan annual scorecard; do pdftoppm -r 60 -png target/look/$book.pdf target/look/$book; done

# Warm library calls, timed.
bench:
    cargo bench

# Line breaks against gold-segmented text in CoNLL-U files.
thai-breaks +files:
    cargo run --release --example thai_breaks -- {{files}}

# The form of `new`, filled in, and a marked copy, saved again by LibreOffice (`apt-get install libreoffice-calc-nogui`).
libreoffice:
    cargo test --test form --test marked -- --ignored
