//! A client that holds to no rule: it sends what it is told, and reads what comes.

use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpSocket, TcpStream},
    time::{self, Duration},
};

use crate::world::World;

/// How long to wait for what must come, before a test is given up.
const PATIENCE: Duration = Duration::from_mins(1);

/// A connection, as bytes.
pub(super) struct Raw(pub(super) TcpStream);

impl Raw {
    pub(super) async fn connect(world: &World) -> Self {
        let host = world.url().replace("http://", "");
        Self(TcpStream::connect(host).await.unwrap())
    }

    /// One that takes little before it is full.
    pub(super) async fn narrow(world: &World) -> Self {
        let address = world.url().replace("http://", "").parse().unwrap();
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_recv_buffer_size(4 * 1024).unwrap();
        Self(socket.connect(address).await.unwrap())
    }

    pub(super) async fn send(&mut self, text: &str) {
        self.0.write_all(text.as_bytes()).await.unwrap();
    }

    /// Sends a byte now and then, until the other side has had enough, and reads what it says.
    pub(super) async fn drip(mut self) -> String {
        let mut answer = Vec::new();
        let (mut reader, mut writer) = self.0.split();
        let dripping = async {
            while writer.write_all(b"x").await.is_ok() {
                time::sleep(Duration::from_millis(20)).await;
            }
            std::future::pending::<()>().await;
        };
        tokio::select! {
            // It may be cut while a byte is on its way.
            _ = reader.read_to_end(&mut answer) => {}
            () = dripping => {}
            () = time::sleep(PAST) => panic!("it was not cut"),
        }
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// All that comes until the other side closes.
    pub(super) async fn rest(&mut self) -> String {
        let mut answer = Vec::new();
        let read = time::timeout(PATIENCE, self.0.read_to_end(&mut answer));
        // A close with something unread on the other side is a close as well.
        let _ = read.await.expect("it was not closed");
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// The status line of the next answer, which has a length; the answer is read to its end.
    pub(super) async fn answer(&mut self) -> (String, String) {
        let mut head = Vec::new();
        while !head.ends_with(b"\r\n\r\n") {
            let byte = time::timeout(PATIENCE, self.0.read_u8()).await;
            match byte.expect("nothing came") {
                Ok(byte) => head.push(byte),
                Err(_) => break,
            }
        }
        let head = String::from_utf8(head).unwrap().to_ascii_lowercase();
        let length = head.lines().find_map(|line| {
            let length = line.strip_prefix("content-length:")?;
            length.trim().parse::<usize>().ok()
        });
        let mut body = vec![0; length.unwrap_or_default()];
        self.0.read_exact(&mut body).await.unwrap();
        (head, String::from_utf8(body).unwrap())
    }
}

/// How long at most until one is cut.
const PAST: Duration = PATIENCE;

/// A request of this path that has no body.
pub(super) fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nhost: graph.example\r\n\r\n")
}

/// A GraphQL request.
pub(super) fn ask(query: &str) -> String {
    let body = serde_json::json!({ "query": query }).to_string();
    format!(
        "POST /graphql HTTP/1.1\r\nhost: graph.example\r\ncontent-type: application/json\r\n\
         content-length: {}\r\n\r\n{body}",
        body.len()
    )
}
