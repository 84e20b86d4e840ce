# What is done often. `just` lists it.

[private]
default:
    @just --list

# Everything that must hold before a change lands
ci:
    .ci/run

# Make the site of the sample archive in `public`
build *flags:
    cargo run --release -- build {{ flags }}

# Run the tests, or those with a name
test *names:
    cargo test {{ names }}

# Take what the tests find as what they expect; read the diff before you commit it
accept:
    UPDATE_EXPECTED=1 INSTA_UPDATE=always cargo test

# Look at the site in a browser: everything, or some of search, walk, audit, score, live, taplo, nu
browser *parts:
    tests/browser/run {{ parts }}

# Make an archive of any size in a new folder
archive folder items:
    cargo run --example archive -- {{ folder }} {{ items }}

# Measure how well readers find pages, in an archive of so many items
bench-search items="2000":
    benches/search/run {{ items }}

# Measure how long a save takes to be seen, in an archive of so many items
bench-serve items="10000":
    cargo bench --bench serve -- {{ items }}
