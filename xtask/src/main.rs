//! The project's own tasks, run as `cargo xtask`.
//!
//! One command tests everything and sets up what that needs; another measures. They are written in
//! Rust so that a fresh machine needs nothing but cargo to start them. Nothing here is part of the
//! product.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a command line speaks to people")]

mod bench;
mod client;
mod openapi;
mod packages;
mod postgres;
mod process;
mod python;
mod server;
mod test;
mod web;
mod workspace;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Vestibule's own tasks")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Set up what is needed and run every check
    Test(test::Options),
    /// Measure the figures that are published with a release
    Bench(bench::Options),
    /// Write docs/api/openapi.json from the code
    Openapi,
    /// Run a throw-away PostgreSQL until Ctrl-C and print its URL
    Postgres,
    /// The bare server that session checks are compared with
    #[command(hide = true)]
    BareServer(bench::bare::Options),
    /// The generator behind the login figures
    #[command(hide = true)]
    Flood(bench::flood::Options),
    /// How fast this machine computes Argon2id
    #[command(hide = true)]
    Argon2Rate(bench::argon2_rate::Options),
}

fn main() -> ExitCode {
    match run(Arguments::parse().task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run(task: Task) -> anyhow::Result<ExitCode> {
    match task {
        Task::BareServer(options) => bench::bare::run(options).map(|()| ExitCode::SUCCESS),
        Task::Flood(options) => bench::flood::run(&options).map(|()| ExitCode::SUCCESS),
        Task::Argon2Rate(options) => bench::argon2_rate::run(&options).map(|()| ExitCode::SUCCESS),
        task => {
            process::heed_interrupts()?;
            match task {
                Task::Test(options) => test::run(&options),
                Task::Bench(options) => bench::run(&options).map(|()| ExitCode::SUCCESS),
                Task::Openapi => openapi::run().map(|()| ExitCode::SUCCESS),
                _ => postgres::run_in_foreground().map(|()| ExitCode::SUCCESS),
            }
        }
    }
}
