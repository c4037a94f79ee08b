//! How many passwords a second one core can hash when it does nothing else: the upper bound of the
//! login rate.

use std::hint::black_box;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use clap::Args;

/// `cargo xtask argon2-rate`; the defaults are the product's.
#[derive(Args)]
pub(crate) struct Options {
    #[arg(long, default_value_t = 5)]
    seconds: u64,
    #[arg(long, default_value_t = 19 * 1024)]
    memory_kib: u32,
    #[arg(long, default_value_t = 2)]
    iterations: u32,
}

/// Hashes for the given time and prints hashes a second.
pub(crate) fn run(options: &Options) -> Result<()> {
    let params = Params::new(options.memory_kib, options.iterations, 1, None).map_err(|e| anyhow!("{e}"))?;
    // One buffer for all hashes, as in the product: fresh memory costs page faults.
    let mut memory = vec![Block::new(); params.block_count()];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let (started, mut hashes) = (Instant::now(), 0_u32);
    while started.elapsed() < Duration::from_secs(options.seconds) {
        let mut hash = [0; 32];
        argon2
            .hash_password_into_with_memory(b"SecureP@ssw0rd", b"sixteen bytes of", &mut hash, &mut memory)
            .map_err(|e| anyhow!("{e}"))?;
        black_box(hash);
        hashes += 1;
    }
    println!("{}", f64::from(hashes) / started.elapsed().as_secs_f64());
    Ok(())
}
