//! What is not public: a contact with a marker in every cell, looked for in every
//! way out there is, by those who may read it and those who may not.

mod command;
mod draft;
mod erase;
mod refused;
mod ways;

use serde_json::{Value, json};

use crate::{world::World, write::payload};

/// What no answer may hold but to those who may read it.
pub(crate) const MARKS: [&str; 2] = ["Marker Person 7f3a", "Mark7f3a"];

/// A contact of the alliance of Kenya, as a sheet.
pub(crate) const SHEET: &str = "external_id,party,role,person,email,phone,note,source_title\n\
     Mark7f3a,chapter:csn-ken,COORDINATOR,Marker Person 7f3a,Mark7f3a@example.org,+254 Mark7f3a,A note of Mark7f3a,A synthetic source Mark7f3a\n";

/// A caller's role, network and country, and whether it may read what is not public.
type Reach = (
    &'static str,
    Option<&'static str>,
    Option<&'static str>,
    bool,
);

/// Callers, and whether each may read the contact.
const CALLERS: [Reach; 8] = [
    ("", None, None, false),
    ("READER", Some("csn"), Some("SEN"), false),
    ("CONTRIBUTOR", Some("csn"), Some("SEN"), false),
    ("STEWARD", Some("sbn"), Some("KEN"), false),
    ("READER", Some("csn"), Some("KEN"), true),
    ("CONTRIBUTOR", Some("csn"), Some("KEN"), true),
    ("STEWARD", Some("csn"), Some("KEN"), true),
    ("READER", None, None, true),
];

/// A caller and whether it may read the contact.
struct Who {
    name: String,
    token: String,
    is_in_reach: bool,
}

/// These callers, each with a token of its own but for whoever has no role.
async fn callers(world: &World, reaches: &[Reach]) -> Vec<Who> {
    let mut callers = vec![];
    for (role, network, country, is_in_reach) in reaches {
        let token = match *role {
            "" => String::new(),
            role => world.token(role, *network, *country).await,
        };
        callers.push(Who {
            name: format!("{role} of {network:?} in {country:?}"),
            token,
            is_in_reach: *is_in_reach,
        });
    }
    callers
}

/// The world with the contact in it, which was changed once.
struct Scene {
    world: World,
    /// Its global id.
    contact: String,
    /// The log before it came.
    before: i64,
    callers: Vec<Who>,
}

impl Scene {
    async fn new(world: World) -> Self {
        let callers = callers(&world, &CALLERS).await;
        let writer = &callers[5].token;
        let before = world.feed.newest();
        let (status, answer) = world.import(writer, "contacts", SHEET).await;
        assert_eq!(status, 200, "{answer:#}");
        let row = &answer["report"]["rows"][0];
        let contact = row["recordId"].as_str().unwrap().to_owned();
        let change = format!(
            r#"mutation {{ changeContact(input: {{ id: "{contact}", phone: "+254 1 Mark7f3a" }}) {{ outcome }} }}"#
        );
        let changed = payload(&world, writer, json!({ "query": change })).await;
        assert_eq!(changed["outcome"], "CHANGED");
        Self {
            world,
            contact,
            before,
            callers,
        }
    }

    /// Whether a text tells of the contact.
    fn is_told_in(&self, text: &str) -> bool {
        let (_, id) = self.contact.split_once(':').unwrap();
        text.contains(id) || MARKS.iter().any(|mark| text.contains(mark))
    }

    async fn ask(&self, token: &str, query: &str) -> Value {
        self.world.post_as(token, json!({ "query": query })).await
    }
}

/// An id says nothing of the person, and those that share a name are not told apart by it.
async fn an_id_tells_nothing(world: World) {
    let scene = Scene::new(world).await;
    let (_, id) = scene.contact.split_once(':').unwrap();
    assert!(id.len() == 24 && id.bytes().all(|byte| byte.is_ascii_hexdigit()));
    let writer = &scene.callers[5].token;
    let create = r#"mutation { createContact(input: { party: "chapter:csn-ken", role: COORDINATOR, person: "Marker Person 7f3a", sourceTitle: "A synthetic source of a test" }) { outcome recordId } }"#;
    let made = payload(&scene.world, writer, json!({ "query": create })).await;
    assert_eq!(made["outcome"], "CREATED");
    assert_ne!(made["recordId"], scene.contact.as_str());
    // Whose external id it is finds it again.
    let (_, again) = scene.world.import(writer, "contacts", SHEET).await;
    assert_eq!(again["report"]["changed"], 1, "{again:#}");
}

/// What belongs nowhere in particular is for those whose reach is all there is.
async fn a_contact_of_all_is_for_those_who_reach_all(world: World) {
    let create = r#"mutation { createContact(input: { party: "body:lead-group", role: SECRETARIAT, sourceTitle: "A synthetic source of a test" }) { outcome } }"#;
    let steward = world.token("STEWARD", None, None).await;
    let made = payload(&world, &steward, json!({ "query": create })).await;
    assert_eq!(made["outcome"], "CREATED");
    let query = json!({ "query": "{ contacts { totalCount } }" });
    for (network, country, count) in [
        (None, None, 1),
        (Some("csn"), None, 0),
        (None, Some("KEN"), 0),
    ] {
        let reader = world.token("READER", network, country).await;
        let answer = world.post_as(&reader, query.clone()).await;
        let found = &answer["data"]["contacts"]["totalCount"];
        assert_eq!(found, count, "{network:?} {country:?}");
    }
}

crate::write::on_both! {
    an_id_tells_nothing
    a_contact_of_all_is_for_those_who_reach_all
}
