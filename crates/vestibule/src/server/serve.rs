//! Accepting connections, and letting them go at the end.
//!
//! Straight on hyper, which limits how large a head may be; how long one may take, and how long a
//! connection may sit idle, is limited around its stream (`patience`). At the end no new connection is
//! taken, running requests get ten seconds, and the log is written out; a second signal does not wait.

use std::convert::Infallible;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Entrance;
use super::assemble::Assembled;
use super::patience::{Limits, Patient, Sending, Stage};

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
    let timeouts = env.config.server.timeouts;
    let limits = Limits { head: timeouts.header, idle: timeouts.idle };
    accept(&listener, &entrance, &connections, &stop, limits).await;
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
    limits: Limits,
) {
    loop {
        let accepted = tokio::select! {
            () = stop.cancelled() => return,
            accepted = listener.accept() => accepted,
        };
        match accepted {
            Ok((stream, peer)) => {
                let connection = converse(stream, peer, Arc::clone(entrance), stop.clone(), limits);
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
    limits: Limits,
) {
    let _ = stream.set_nodelay(true);
    let stage = Stage::opened();
    let stream = Patient::new(stream, stage.clone(), limits);
    let service = service_fn(move |request: Request<Incoming>| {
        let (entrance, answering) = (Arc::clone(&entrance), stage.answering());
        async move {
            let answer = entrance.answer(Some(peer), request.map(Body::new)).await;
            Ok::<_, Infallible>(answer.map(|body| Sending::new(body, answering)))
        }
    });
    let connection = http1::Builder::new()
        .header_read_timeout(None)
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
