//! The bare server: one axum route, one fixed answer, no layers. What it reaches is all that the
//! HTTP stack has to give, so the rest is what our own work costs.

use anyhow::Result;
use axum::Router;
use axum::body::Bytes;
use axum::http::header::CONTENT_TYPE;
use axum::routing::get;
use clap::Args;
use tokio::net::TcpListener;

/// `cargo xtask bare-server`
#[derive(Args)]
pub(crate) struct Options {
    #[arg(long)]
    port: u16,
    #[arg(long)]
    path: String,
    /// The JSON text to answer with
    #[arg(long)]
    body: String,
}

/// Serves until it is killed.
pub(crate) fn run(options: Options) -> Result<()> {
    let body = Bytes::from(options.body);
    let handler = get(|| async move { ([(CONTENT_TYPE, "application/json")], body) });
    let router = Router::new().route(&options.path, handler);
    // As many workers as the cores it may use, like the product.
    tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(async {
        let listener = TcpListener::bind(("127.0.0.1", options.port)).await?;
        Ok(axum::serve(listener, router).await?)
    })
}
