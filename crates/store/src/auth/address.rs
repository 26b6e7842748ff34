//! Where a request comes from, as far as that tells one caller from another.

use std::net::{IpAddr, Ipv6Addr};

/// Where a request comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ClientAddress {
    /// This machine itself: its operator, or a proxy that `proxies` says nothing of,
    /// behind which all would be taken for one.
    ThisMachine,
    /// This address, or of IPv6 the network that it is in.
    Network(IpAddr),
    /// What the proxies say of it cannot be read. All such callers are taken for one.
    Unreadable,
}

impl ClientAddress {
    /// The other end of a connection.
    #[must_use]
    pub fn of_peer(address: IpAddr) -> Self {
        let network = network(address);
        if network.is_loopback() {
            Self::ThisMachine
        } else {
            Self::Network(network)
        }
    }

    /// What a proxy says, if it can be read. Never this machine: who is on it has no
    /// need of a proxy, and a header is soon written.
    #[must_use]
    pub fn of_proxy(address: Option<IpAddr>) -> Self {
        address.map_or(Self::Unreadable, |address| Self::Network(network(address)))
    }
}

/// The network that an address stands for: of IPv6 all that share a prefix, since one
/// host has as many addresses as it likes.
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        here @ IpAddr::V6(Ipv6Addr::LOCALHOST) => here,
        IpAddr::V6(address) => Ipv6Addr::from(u128::from(address) >> 64 << 64).into(),
        v4 @ IpAddr::V4(_) => v4,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_of_ipv6_is_one_caller() {
        let from = |address: &str| ClientAddress::of_peer(address.parse().unwrap());
        assert_eq!(from("2001:db8::1"), from("2001:db8::ffff:2"));
        assert_ne!(from("2001:db8::1"), from("2001:db8:0:1::1"));
        assert_eq!(from("::ffff:192.0.2.1"), from("192.0.2.1"));
        assert_ne!(from("192.0.2.1"), from("192.0.2.2"));
    }

    #[test]
    fn only_a_connection_comes_from_this_machine() {
        for here in ["127.0.0.1", "127.8.8.8", "::1", "::ffff:127.0.0.1"] {
            let here = here.parse().unwrap();
            assert_eq!(ClientAddress::of_peer(here), ClientAddress::ThisMachine);
            let told = ClientAddress::of_proxy(Some(here));
            assert!(matches!(told, ClientAddress::Network(_)), "{here}");
        }
        let unreadable = ClientAddress::of_proxy(None);
        assert_eq!(unreadable, ClientAddress::Unreadable);
    }
}
