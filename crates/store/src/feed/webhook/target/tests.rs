//! Where messages may go, in every way that an address can be written.

use std::str::FromStr;

use tokio::net::TcpListener;

use super::*;

fn targets() -> Targets {
    let hosts = ["inside.example:9000", "Whole.internal", "10.1.2.3"];
    Targets::new(hosts.map(str::to_owned)).unwrap()
}

#[test]
fn what_is_public_or_allowed_is_sent_to() {
    let targets = targets();
    for url in [
        "https://example.org/hook",
        "https://EXAMPLE.org./hook?a=b",
        "https://example.org:443/",
        "https://xn--bcher-kva.example.org/",
        "https://bücher.example.org/",
        "https://test.example.org/",
        "https://localhost.example.org/",
        "https://93.184.216.34/",
        "https://[2606:2800:220:1::1]/",
        "https://[2606:2800:220:1::1]:443/",
    ] {
        let (client, _) = targets
            .client(url)
            .unwrap_or_else(|it| panic!("{url}: {it:?}"));
        assert!(std::ptr::eq(client, &raw const targets.public), "{url}");
    }
    for url in [
        "http://inside.example:9000/hook",
        "https://INSIDE.example:9000/hook",
        "http://whole.internal/",
        "https://whole.internal:8443/",
        "http://10.1.2.3:81/",
    ] {
        let (client, _) = targets
            .client(url)
            .unwrap_or_else(|it| panic!("{url}: {it:?}"));
        assert!(std::ptr::eq(client, &raw const targets.allowed), "{url}");
    }
}

#[test]
fn what_is_inside_is_not_sent_to_however_it_is_written() {
    let targets = targets();
    for address in [
        // This machine.
        "127.0.0.1",
        "127.1",
        "0x7f.1",
        "0177.0.0.1",
        "2130706433",
        "0x7f000001",
        "127.0.0.1.",
        "%31%32%37.0.0.1",
        "１２７.０.０.１",
        "①②⑦.0.0.1",
        "127。0。0。1",
        "0.0.0.0",
        "0",
        "[::1]",
        "[::]",
        "[::127.0.0.1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        "[64:ff9b::7f00:1]",
        "[64:ff9b:1::7f00:1]",
        "[2002:7f00:1::]",
        "[2001:0:7f00:1::]",
        // Inside, or nowhere.
        "10.0.0.1",
        "10.1.2.4",
        "172.16.0.1",
        "192.168.0.1",
        "169.254.169.254",
        "[::ffff:169.254.169.254]",
        "100.64.0.1",
        "192.0.0.8",
        "192.0.2.1",
        "192.88.99.1",
        "198.18.0.1",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "240.0.0.1",
        "255.255.255.255",
        "[fd00::1]",
        "[fe80::1]",
        "[fec0::1]",
        "[ff02::1]",
        "[100::1]",
        "[2001:2::1]",
        "[2001:20::1]",
        "[2001:db8::1]",
        "[3fff::1]",
        "[5f00::1]",
        // Names that only some find.
        "localhost",
        "LocalHost.",
        "a.localhost",
        "intranet",
        "receiver",
        "printer.local",
        "printer.LOCAL.",
        "printer.ｌｏｃａｌ",
        "printer.%6cocal",
        "db.internal",
        "router.home.arpa",
        "1.0.0.127.in-addr.arpa",
        "a.test",
        "a.invalid",
        "inside.example",
        "a.onion",
        "a.alt",
        "nas.lan",
        "a.corp",
        "a.home",
        "a.localdomain",
        "inside.example.",
        "a..",
        ".",
    ] {
        let url = format!("https://{address}/hook");
        assert!(targets.client(&url).is_err(), "{url}");
    }
}

#[test]
fn only_https_at_its_own_port_is_sent_to_and_nobody_is_named() {
    let targets = targets();
    for (url, word) in [
        ("http://example.org/", "https://"),
        ("http://example.org:443/", "https://"),
        ("ftp://example.org/", "https://"),
        ("wss://example.org/", "https://"),
        ("ftp://inside.example:9000/", "https://"),
        ("https://example.org:80/", "443"),
        ("https://example.org:8443/", "443"),
        ("https://example.org:22/", "443"),
        ("https://example.org:0/", "443"),
        ("https://93.184.216.34:6379/", "443"),
        ("https://[2606:2800:220:1::1]:25/", "443"),
        ("https://inside.example:9001/", "443"),
        ("https://user:word@example.org/", "password"),
        ("https://user@example.org/", "password"),
        ("https://:word@example.org/", "password"),
        ("https://example.org%40@example.com/", "password"),
        ("http://user@inside.example:9000/", "password"),
        ("nonsense", "read"),
        ("https://", "read"),
        ("https://example.org:99999/", "read"),
        ("https://[fe80::1%25eth0]/", "read"),
        ("https:///", "read"),
        ("mailto:a@example.org", "host"),
        ("data:text/plain,a", "host"),
    ] {
        let refusal = targets.client(url).err();
        let refusal = refusal.unwrap_or_else(|| panic!("{url} is sent to"));
        assert!(refusal.0.contains(word), "{url}: {refusal:?}");
    }
}

#[tokio::test]
async fn a_name_that_leads_inside_is_found_out_where_it_is_looked_up() {
    let name = Name::from_str("localhost").unwrap();
    assert!(Public.resolve(name).await.is_err());
    // The client looks names up in this way, and connects to nothing.
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!(
        "https://localhost:{}/",
        listener.local_addr().unwrap().port()
    );
    let failed = targets().public.post(url).send().await.unwrap_err();
    let mut told = vec![];
    let mut cause: Option<&dyn Error> = Some(&failed);
    while let Some(error) = cause {
        told.push(error.to_string());
        cause = error.source();
    }
    assert!(
        told.iter().any(|it| it == "the address is not public"),
        "{told:?}"
    );
}
