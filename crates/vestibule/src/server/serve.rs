//! Accepting connections, and letting them go at the end.
//!
//! Straight on hyper: it limits how long a head may take and how large it may be, which also ends
//! connections that sit idle. At the end no new connection is taken, running requests get ten
//! seconds, and the log is written out; a second signal does not wait.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Entrance;
use super::assemble::Assembled;

/// How much of a request's head is read.
const HEAD_BYTES: usize = 64 * 1024;
const HEADERS: usize = 100;

/// Serves until `stop` is cancelled, then drains.
pub async fn serve(assembled: Assembled, listener: TcpListener, stop: CancellationToken) {
    let Assembled { env, entrance, live, background, .. } = assembled;
    let background_tasks = TaskTracker::new();
    let background_stop = CancellationToken::new();
    background.start(&background_tasks, &background_stop);

    let connections = TaskTracker::new();
    accept(&listener, &entrance, &connections, &stop, env.config.server.timeouts.header).await;
    drop(listener);
    connections.close();
    let grace = env.config.server.shutdown_grace;
    // First of all: streams do not end by themselves.
    let _ = tokio::time::timeout(grace, live.close()).await;
    if tokio::time::timeout(grace, connections.wait()).await.is_err() {
        tracing::warn!("some requests were still running after {} s and were cut off", grace.as_secs());
    }
    // The last entrance takes the log's recorder with it, which lets the writer finish.
    drop(entrance);
    background_stop.cancel();
    background_tasks.close();
    if tokio::time::timeout(grace, background_tasks.wait()).await.is_err() {
        tracing::warn!("background work did not end in time");
    }
    env.db.close().await;
    env.log_db.close().await;
}

async fn accept(
    listener: &TcpListener,
    entrance: &Arc<Entrance>,
    connections: &TaskTracker,
    stop: &CancellationToken,
    head_timeout: Duration,
) {
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let connection = converse(stream, peer, Arc::clone(entrance), stop.clone(), head_timeout);
                connections.spawn(connection);
            }
            Err(error) => {
                // Out of file descriptors, usually: waiting lets some connections end.
                tracing::warn!(%error, "a connection was not accepted");
                tokio::time::sleep(Duration::from_millis(50)).await;
            }
        }
    }
}

/// One connection, from its first request to its last.
async fn converse(
    stream: TcpStream,
    peer: SocketAddr,
    entrance: Arc<Entrance>,
    stop: CancellationToken,
    head_timeout: Duration,
) {
    let _ = stream.set_nodelay(true);
    let service = service_fn(move |request: Request<Incoming>| {
        let entrance = Arc::clone(&entrance);
        async move { Ok::<_, Infallible>(entrance.answer(Some(peer), request.map(Body::new)).await) }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(head_timeout)
        .max_buf_size(HEAD_BYTES)
        .max_headers(HEADERS)
        .serve_connection(TokioIo::new(stream), service);
    tokio::pin!(connection);
    tokio::select! {
        result = connection.as_mut() => {
            if let Err(error) = result {
                tracing::debug!(%error, %peer, "a connection broke off");
            }
        }
        () = stop.cancelled() => {
            connection.as_mut().graceful_shutdown();
            let _ = connection.await;
        }
    }
}
