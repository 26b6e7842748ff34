//! Connections: taken as far as there is room for them, and let go at the end.
//!
//! The stock server has no bound for them, answers none of those that lie in the
//! system's queue when it stops, and tells in the log of each that it cannot take.

use std::{
    future::poll_fn,
    io,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::{Duration, Instant},
};

use tokio::{
    io::AsyncWriteExt,
    net::{TcpListener, TcpStream},
    sync::Semaphore,
    time,
};
use tokio_util::{sync::CancellationToken, task::TaskTracker};

use super::{
    caller::RateLimitKey,
    connection::{Connection, Server},
    linger::Linger,
    rarely::Rarely,
    refusal::Refusal,
    slot::{Full, Slots},
    timed::Timed,
};
use store::auth::ClientAddress;

/// How long to wait where the system has no room for one more connection.
const PAUSE: Duration = Duration::from_millis(50);

/// Connections at most that are being told that there is no room for them.
const LEAVING: usize = 256;

/// Serves until the server stops, then lets requests come to their end, for as long
/// as `patience` lasts.
pub(super) async fn serve(
    listener: TcpListener,
    server: Server,
    patience: Duration,
) -> io::Result<()> {
    let stop = server.live.stop().clone();
    let cut = CancellationToken::new();
    let _cut_when_left = cut.clone().drop_guard();
    let mut taker = Taker {
        local: listener.local_addr()?,
        places: Slots::new(server.settings.all, server.settings.per_address, 0),
        server: Arc::new(server),
        connections: TaskTracker::new(),
        cut,
        refused: Rarely::default(),
        failed: Rarely::default(),
        leaving: Arc::new(Semaphore::new(LEAVING)),
    };
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((socket, remote)) => taker.take(socket, remote),
                Err(cause) => taker.failed(&cause).await,
            },
            () = stop.cancelled() => break,
        }
    }
    taker.take_backlog(listener)?;
    let Taker { connections, .. } = taker;
    connections.close();
    if time::timeout(patience, connections.wait()).await.is_err() {
        let left = connections.len();
        tracing::warn!(left, "requests were cut: they did not end in time");
    }
    Ok(())
}

/// Takes connections.
struct Taker {
    local: SocketAddr,
    server: Arc<Server>,
    places: Slots,
    connections: TaskTracker,
    cut: CancellationToken,
    refused: Rarely,
    failed: Rarely,
    leaving: Arc<Semaphore>,
}

impl Taker {
    /// Serves a connection, if there is room for it.
    fn take(&mut self, socket: TcpStream, remote: SocketAddr) {
        // Behind proxies of ours all come from these, which bound their own clients.
        let limit_key = (self.server.proxies == 0)
            .then(|| RateLimitKey::Address(ClientAddress::of_peer(remote.ip())));
        let place = match self.places.take(limit_key) {
            Ok(place) => place,
            Err(full) => return self.refuse(socket, remote.ip(), full),
        };
        let settings = Arc::clone(&self.server.settings);
        let stop = self.server.live.stop().clone();
        let connection = Connection {
            server: Arc::clone(&self.server),
            ends: (self.local, remote),
            connections: self.connections.clone(),
            cut: self.cut.clone(),
        };
        let serving = connection.serve(Timed::new(socket, settings, stop, place));
        let serving = self.cut.clone().run_until_cancelled_owned(serving);
        self.connections.spawn(serving);
    }

    /// Says so to one for whom there is no room, and closes; without a word where too many
    /// are told already.
    fn refuse(&mut self, mut socket: TcpStream, address: IpAddr, full: Full) {
        let refusal = Refusal::from(full);
        let (status, code) = (
            crate::http::refusal::status(refusal.code, false),
            refusal.code.as_str(),
        );
        if let Some(times) = self.refused.again(Instant::now()) {
            tracing::warn!(
                times,
                %address,
                code,
                "connections were refused: there are as many as `connections` allows; is it a proxy, set `proxies`"
            );
        }
        let body = format!(
            r#"{{"errors":[{{"message":"too many connections are open: close one, or try again in a moment","extensions":{{"code":"{code}"}}}}]}}"#
        );
        let text = format!(
            "HTTP/1.1 {status}\r\nconnection: close\r\nretry-after: 1\r\n\
             content-type: application/json; charset=utf-8\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        let Ok(room) = Arc::clone(&self.leaving).try_acquire_owned() else {
            return;
        };
        let leaving = async move {
            let _room = room;
            socket.write_all(text.as_bytes()).await?;
            let mut linger = Linger::default();
            poll_fn(|context| linger.poll(&mut socket, context)).await
        };
        let leaving = self.cut.clone().run_until_cancelled_owned(leaving);
        self.connections.spawn(leaving);
    }

    /// Waits a little where the system has no room; says so once a minute.
    async fn failed(&mut self, cause: &io::Error) {
        if let Some(times) = self.failed.again(Instant::now()) {
            tracing::warn!(times, %cause, "connections could not be taken");
        }
        time::sleep(PAUSE).await;
    }

    /// Takes those that the system has taken for us already, and no more. The system
    /// itself is asked: what the runtime knows of the listener may be a moment old.
    fn take_backlog(&mut self, listener: TcpListener) -> io::Result<()> {
        let listener = listener.into_std()?;
        while let Ok((socket, remote)) = listener.accept() {
            socket.set_nonblocking(true)?;
            self.take(TcpStream::from_std(socket)?, remote);
        }
        Ok(())
    }
}
