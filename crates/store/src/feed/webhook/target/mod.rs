//! Where messages may go: to public names and addresses by HTTPS, at its own port, and
//! to hosts and ports that the operator allows by name.
//!
//! What a name leads to is checked where the connection is made, after its name was
//! looked up, so that a name cannot lead inside later; redirects are not
//! followed and proxies of the environment are not used.

use std::{
    error::Error,
    net::{IpAddr, SocketAddr},
    sync::Arc,
    time::Duration,
};

use reqwest::{
    Client, Url,
    dns::{Addrs, Name, Resolve, Resolving},
    redirect::Policy,
};
use tokio::net::lookup_host;

/// How long a receiver may take to answer.
const PATIENCE: Duration = Duration::from_secs(10);

/// The port of HTTPS.
const PORT: u16 = 443;

/// What names end in that are not public: those that IANA's registry of special-use
/// domain names and ICANN keep out of the public DNS, and those that home and office
/// routers give out.
const INSIDE: [&str; 16] = [
    "alt",
    "arpa",
    "corp",
    "example",
    "home",
    "internal",
    "intranet",
    "invalid",
    "lan",
    "local",
    "localdomain",
    "localhost",
    "mail",
    "onion",
    "private",
    "test",
];

/// Why an address is not sent to, in words for whoever registered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unwanted(pub &'static str);

/// Sends to addresses that may be sent to; cheap to clone.
#[derive(Clone)]
pub struct Targets {
    public: Client,
    allowed: Client,
    hosts: Arc<[String]>,
}

impl Targets {
    /// Sends to the public, and to these hosts, each as `host` or `host:port`.
    ///
    /// # Errors
    ///
    /// If no secure connection can be prepared.
    pub fn new(hosts: impl IntoIterator<Item = String>) -> Result<Self, reqwest::Error> {
        let client = || {
            Client::builder()
                .timeout(PATIENCE)
                .redirect(Policy::none())
                .no_proxy()
                .user_agent(concat!("sun-graph/", env!("CARGO_PKG_VERSION")))
        };
        Ok(Self {
            public: client().dns_resolver(Arc::new(Public)).build()?,
            allowed: client().build()?,
            hosts: hosts.into_iter().collect(),
        })
    }

    /// The client that may send to this address.
    ///
    /// # Errors
    ///
    /// Why none may.
    pub fn client(&self, url: &str) -> Result<(&Client, Url), Unwanted> {
        let url = Url::parse(url).map_err(|_| Unwanted("the address cannot be read"))?;
        let host = url.host_str().ok_or(Unwanted("the address has no host"))?;
        let port = url.port_or_known_default().unwrap_or_default();
        let with_port = format!("{host}:{port}");
        if !url.username().is_empty() || url.password().is_some() {
            return Err(Unwanted(
                "the address may hold no password: messages are signed",
            ));
        }
        let is_allowed =
            |it: &String| it.eq_ignore_ascii_case(host) || it.eq_ignore_ascii_case(&with_port);
        if self.hosts.iter().any(is_allowed) && matches!(url.scheme(), "http" | "https") {
            return Ok((&self.allowed, url));
        }
        if url.scheme() != "https" {
            return Err(Unwanted("the address must begin with https://"));
        }
        if port != PORT {
            return Err(Unwanted(
                "the address may lead to the port 443 alone, unless the operator allows another",
            ));
        }
        let literal = host.trim_start_matches('[').trim_end_matches(']');
        let is_public = match literal.parse() {
            Ok(address) => is_public(address),
            Err(_) => is_public_name(host),
        };
        if !is_public {
            return Err(Unwanted("the address is not public"));
        }
        Ok((&self.public, url))
    }
}

/// Whether a name can be one that everybody finds; lower case, as addresses have them.
fn is_public_name(name: &str) -> bool {
    let name = name.strip_suffix('.').unwrap_or(name);
    let last = name.rsplit_once('.').map(|(_, last)| last);
    last.is_some_and(|last| !last.is_empty() && !INSIDE.contains(&last))
}

/// Looks names up, and gives out public addresses only.
struct Public;

impl Resolve for Public {
    fn resolve(&self, name: Name) -> Resolving {
        Box::pin(async move {
            let found = lookup_host((name.as_str(), 0)).await?;
            let found: Vec<SocketAddr> = found.collect();
            if found.iter().any(|address| !is_public(address.ip())) {
                let refusal: Box<dyn Error + Send + Sync> = "the address is not public".into();
                return Err(refusal);
            }
            let addresses: Addrs = Box::new(found.into_iter());
            Ok(addresses)
        })
    }
}

/// Whether an address is reachable from everywhere, by the IANA registries of
/// special-purpose addresses.
fn is_public(address: IpAddr) -> bool {
    match address.to_canonical() {
        IpAddr::V4(it) => {
            let [first, second, third, _] = it.octets();
            let is_shared = first == 100 && (64..128).contains(&second);
            let is_protocol = (first, second, third) == (192, 0, 0);
            let is_benchmark = first == 198 && (18..20).contains(&second);
            // Those of relays from IPv6, which are no more.
            let is_relay = (first, second, third) == (192, 88, 99);
            !(it.is_private()
                || it.is_loopback()
                || it.is_link_local()
                || it.is_broadcast()
                || it.is_documentation()
                || it.is_multicast()
                || first == 0
                || first >= 240
                || is_shared
                || is_protocol
                || is_benchmark
                || is_relay)
        }
        IpAddr::V6(it) => {
            let [first, second, ..] = it.segments();
            let is_global_unicast = first & 0xe000 == 0x2000;
            let is_documentation =
                (first, second) == (0x2001, 0x0db8) || (first == 0x3fff && second < 0x1000);
            // Of protocols, benchmarks and tunnels.
            let is_protocol = first == 0x2001 && second < 0x0200;
            // It carries an IPv4 address that would have to be judged, too.
            let is_tunnel = first == 0x2002;
            is_global_unicast && !is_documentation && !is_protocol && !is_tunnel
        }
    }
}

#[cfg(test)]
mod tests;
