//! The binary: everything is in the library, where tests reach it.

use std::process::ExitCode;

/// glibc's allocator gives large blocks back to the kernel after every password hash and takes them
/// again for the next, which costs twice the hash itself.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    vestibule::cli::run()
}
