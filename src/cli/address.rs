//! Where the server listens, and when it is told to stop.

use std::{io::ErrorKind, net::SocketAddr, process};

use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::oneshot,
};

use super::Failure;

/// Descriptors beside those of connections: files of databases, processes that read workbooks.
const BESIDE: u64 = 200;

/// What the process says at its end if it was not left the time to end in order: what a
/// shell says of one that SIGTERM ended.
const CUT_SHORT: i32 = 128 + 15;

/// Takes the address, and says which it is: port 0 becomes a real one.
pub(super) async fn bind(listen: &str) -> Result<(TcpListener, String), Failure> {
    let refused = |cause: std::io::Error| {
        let remedy = match cause.kind() {
            ErrorKind::AddrInUse => {
                "is taken: stop what runs there, or choose another with --listen 127.0.0.1:0".into()
            }
            ErrorKind::PermissionDenied => "is not allowed: choose a port above 1023".into(),
            _ => format!("cannot be served on ({cause}): write it as 127.0.0.1:8000"),
        };
        let message = format!("the address {listen} {remedy}");
        match cause.kind() {
            ErrorKind::InvalidInput => Failure::usage(message),
            _ => Failure::other(message),
        }
    };
    let listener = TcpListener::bind(listen).await.map_err(refused)?;
    let address = listener.local_addr().map_err(refused)?;
    Ok((listener, reachable(address)))
}

/// Raises how many descriptors the process may have open, as far as it may, so that there
/// is one for each connection; says so where there is none.
pub(super) fn make_room(connections: usize) {
    let wanted = u64::try_from(connections).unwrap_or(u64::MAX);
    let wanted = wanted.saturating_add(BESIDE);
    match rlimit::increase_nofile_limit(wanted) {
        Ok(had) if had < wanted => tracing::info!(
            had,
            wanted,
            "there may be fewer connections than `connections.all` says: raise the limit of open files"
        ),
        Ok(_) => {}
        Err(cause) => tracing::warn!(%cause, "the limit of open files could not be raised"),
    }
}

/// Where a browser on this machine finds the address.
fn reachable(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        format!("localhost:{}", address.port())
    } else {
        address.to_string()
    }
}

/// Ends when the process is told to stop. Whoever tells it a second time will not wait
/// for what still runs: then it ends at once.
pub(super) fn stopped() -> std::io::Result<impl Future<Output = ()>> {
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut terminate = signal(SignalKind::terminate())?;
    let (told, stopped) = oneshot::channel();
    tokio::spawn(async move {
        let mut told = Some(told);
        loop {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
            match told.take() {
                // Where nobody waits for it, the server has ended by itself.
                Some(told) => drop(told.send(())),
                None => process::exit(CUT_SHORT),
            }
        }
    });
    Ok(async move {
        // The task above ends with the process only.
        let _ = stopped.await;
    })
}
