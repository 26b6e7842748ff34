//! A server that has no descriptor left for one more connection: it says so once, waits,
//! and goes on.

use std::{
    fs::{self, File},
    io::{Read, Write},
    net::TcpStream,
    process::{Command, Stdio},
    thread,
    time::Duration,
};

use super::raw::get;
use crate::start::Running;

/// What it answers to one more client, as far as it does within a moment.
fn answer(address: &str) -> String {
    let mut client = TcpStream::connect(address).unwrap();
    let patience = Some(Duration::from_millis(200));
    client.set_read_timeout(patience).unwrap();
    client.write_all(get("/health/live").as_bytes()).unwrap();
    let mut answer = [0; 15];
    // It may not be taken in time, which is what is asked here.
    let _ = client.read(&mut answer);
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn one_without_descriptors_says_so_once_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let log = folder.path().join("log");
    let few = "ulimit -n 100 && exec \"$0\" \"$@\"";
    let mut command = Command::new("sh");
    command
        .current_dir(folder.path())
        .args(["-c", few, env!("CARGO_BIN_EXE_sun-graph")])
        .args(["--listen", "127.0.0.1:0", "--dataset", "none"])
        .stdin(Stdio::null())
        .stderr(File::create(&log).unwrap());
    let server = Running::start(&mut command);
    let address = server.line("endpoint").replace("endpoint", "");
    let address = address
        .trim()
        .replace("http://", "")
        .replace("/graphql", "");
    assert!(answer(&address).starts_with("HTTP/1.1 200 "));
    let clients: Vec<TcpStream> = (0..150)
        .map(|_| TcpStream::connect(&address).unwrap())
        .collect();
    while answer(&address).starts_with("HTTP/1.1 200 ") {}
    // Meanwhile it tries again and again.
    thread::sleep(Duration::from_secs(1));
    let told = fs::read_to_string(&log).unwrap();
    let told = told.matches("connections could not be taken").count();
    assert_eq!(told, 1, "it was told {told} times");
    drop(clients);
    while !answer(&address).starts_with("HTTP/1.1 200 ") {}
}
