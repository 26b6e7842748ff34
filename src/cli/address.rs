//! The address to serve on.

use std::{io::ErrorKind, net::SocketAddr};

use tokio::net::TcpListener;

use super::Failure;

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

/// Where a browser on this machine finds the address.
fn reachable(address: SocketAddr) -> String {
    if address.ip().is_unspecified() {
        format!("localhost:{}", address.port())
    } else {
        address.to_string()
    }
}
