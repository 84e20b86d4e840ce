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

# Walk through the site in a browser
browser:
    tests/browser/run
