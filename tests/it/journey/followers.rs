//! Others who see what a partner sends.

use serde_json::{Value, json};

use super::{Journey, told};
use crate::{
    webhook::{Receiver, is_signed, receiver::Sent},
    wire::events::Stream,
};

/// Those who are told of changes: by a stream of events, and at an address.
pub(super) struct Followers {
    stream: Stream,
    receiver: Receiver,
    secret: String,
}

impl Followers {
    pub(super) async fn begin(journey: &Journey<'_>, url: &str, steward: &str) -> Self {
        let follow =
            told(r#"subscription { changes(countries: [\"KE\"]) { sequence verb recordId } }"#);
        let follow = journey.ask(url, &follow.replace('\\', ""));
        let stream = Stream::open(follow.header("accept", told("text/event-stream"))).await;
        let receiver = Receiver::start().await;
        let register = told(r#"registerWebhook(input: { url: "https://…", countries: ["KE"] })"#);
        let register = register.replace("https://…", &receiver.url);
        let register = format!("mutation {{ {register} {{ secret }} }}");
        let registered = journey
            .ask(url, &register)
            .bearer_auth(steward)
            .send()
            .await;
        let registered: Value = registered.unwrap().json().await.unwrap();
        let secret = registered["data"]["registerWebhook"]["secret"].as_str();
        let secret = secret.unwrap_or_else(|| panic!("{registered:#}"));
        let secret = secret.to_owned();
        Self {
            stream,
            receiver,
            secret,
        }
    }

    /// Holds that these changes come next, each once, in order, and no others.
    pub(super) async fn heard(&mut self, sequences: &[i64]) {
        for sequence in sequences {
            let (_, name, data) = self.stream.event().await;
            let change = &data["data"]["changes"];
            assert_eq!(
                (name.as_str(), &change["sequence"]),
                ("next", &json!(sequence)),
                "{data:#}"
            );
            assert_eq!(change["verb"], "CREATE");
        }
        let messages = self.receiver.once_told(*sequences.last().unwrap()).await;
        let heard = messages.iter().flat_map(Sent::sequences);
        assert_eq!(heard.collect::<Vec<_>>(), sequences);
        assert!(
            messages
                .iter()
                .all(|message| is_signed(message, &self.secret))
        );
    }
}
