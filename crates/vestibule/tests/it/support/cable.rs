//! A cable to the database server that can be pulled.

use std::net::SocketAddr;

use tokio::io::copy_bidirectional;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// Passes connections on until it is pulled.
#[derive(Debug)]
pub(crate) struct Cable {
    address: SocketAddr,
    plugged: watch::Sender<bool>,
}

impl Cable {
    /// A cable to whatever listens there.
    pub(crate) async fn to(target: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let (plugged, state) = watch::channel(true);
        tokio::spawn(async move {
            while let Ok((near, _)) = listener.accept().await {
                tokio::spawn(pass_on(near, target.clone(), state.clone()));
            }
        });
        Self { address, plugged }
    }

    /// Where its near end is.
    pub(crate) const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Cuts every connection and lets no new one through.
    pub(crate) fn pull(&self) {
        self.plugged.send_replace(false);
    }

    /// Lets connections through again.
    pub(crate) fn plug_in(&self) {
        self.plugged.send_replace(true);
    }
}

async fn pass_on(mut near: TcpStream, target: String, mut state: watch::Receiver<bool>) {
    if !*state.borrow() {
        return;
    }
    let Ok(mut far) = TcpStream::connect(target).await else { return };
    tokio::select! {
        _ = copy_bidirectional(&mut near, &mut far) => {}
        _ = state.wait_for(|plugged| !plugged) => {}
    }
}
