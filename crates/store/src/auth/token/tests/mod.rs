//! Tokens over a real database, on a clock of our own.

mod bad;

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

use chrono::{NaiveDate, TimeDelta};
use sea_orm::EntityTrait;
use tokio::time::timeout;

use super::*;
use crate::auth::{Auth, ClientAddress, ReasonCode, Refused, Viewer};
use crate::{auth::settings::AuthSettings, db::settings::DatabaseSettings};
use record::clock::{self, Clock};

/// How long to wait for what never comes where it is broken.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(30);

/// A database with the tables in it, and a clock that is moved by hand.
pub(super) struct Desk {
    pub(super) db: Db,
    seconds: Arc<AtomicI64>,
    _folder: tempfile::TempDir,
}

impl Desk {
    pub(super) async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let settings = DatabaseSettings {
            url: format!("sqlite:{}/test.db", folder.path().display()),
            ..DatabaseSettings::default()
        };
        let db = Db::open(&settings).await.unwrap();
        db.migrate().await.unwrap();
        Self {
            db,
            seconds: Arc::default(),
            _folder: folder,
        }
    }

    pub(super) fn clock(&self) -> Clock {
        let seconds = Arc::clone(&self.seconds);
        let begin = clock::read("2026-11-25T12:00:00Z").unwrap();
        Clock::new(move || begin + TimeDelta::seconds(seconds.load(Ordering::Relaxed)))
    }

    fn pass(&self, seconds: i64) {
        self.seconds.fetch_add(seconds, Ordering::Relaxed);
    }

    fn auth(&self) -> Auth {
        Auth::new(self.db.clone(), &AuthSettings::default(), self.clock()).unwrap()
    }

    pub(super) async fn create(&self, new: NewToken) -> Result<(Token, Secret), NotCreated> {
        let now = self.clock().now();
        let random = random().unwrap();
        create(&self.db, new, Origin { now, random }).await
    }
}

pub(super) fn new() -> NewToken {
    NewToken {
        name: "A synthetic bearer".into(),
        role: Role::Contributor,
        networks: Reach::All,
        countries: Reach::Only(BTreeSet::from(["KE".to_owned(), "rwa".to_owned()])),
        expires: day("2026-11-26"),
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

async fn ask(auth: &Auth, secret: &Secret) -> Result<Viewer, Refused> {
    auth.bearer(secret.expose(), ClientAddress::ThisMachine)
        .await
}

/// Why it was refused.
fn code(verdict: Result<Viewer, Refused>) -> ReasonCode {
    match verdict {
        Err(Refused::Invalid(reason)) => reason.code,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_token_makes_its_bearer_somebody() {
    let desk = Desk::open().await;
    let version = desk.db.data_version().await.unwrap();
    let (token, secret) = desk.create(new()).await.unwrap();
    let viewer = ask(&desk.auth(), &secret).await.unwrap();
    let countries = BTreeSet::from(["KEN".to_owned(), "RWA".to_owned()]);
    let expected = Viewer {
        principal: format!("token:{}", token.id),
        name: "A synthetic bearer".into(),
        role: Role::Contributor,
        networks: Reach::All,
        countries: Reach::Only(countries),
        expires: clock::read("2026-11-27T00:00:00Z"),
    };
    assert_eq!(viewer, expected);

    let row = token::Entity::find().one(desk.db.reader()).await.unwrap();
    let row = row.unwrap();
    assert_eq!(row.hash, text::hash(&secret));
    assert!(!format!("{row:?}").contains(secret.expose()));
    assert!(!format!("{token:?} {secret:?}").contains(secret.expose()));
    assert_eq!(desk.db.data_version().await.unwrap(), version);
}

#[tokio::test]
async fn nothing_but_the_token_itself_is_taken() {
    let desk = Desk::open().await;
    let (token, secret) = desk.create(new()).await.unwrap();
    let other = text::mint(&[7; RANDOM]).1;
    // The public id of the one with a secret of another, rightly written.
    let mut mixed = [7; RANDOM];
    for (at, byte) in mixed.iter_mut().take(4).enumerate() {
        *byte = u8::from_str_radix(&token.id[at * 2..at * 2 + 2], 16).unwrap();
    }
    let (id, mixed) = text::mint(&mixed);
    assert_eq!(id, token.id);
    for wrong in ["", "sungraph_", &token.id, other.expose(), mixed.expose()] {
        let verdict = desk.auth().bearer(wrong, ClientAddress::ThisMachine).await;
        assert_eq!(code(verdict), ReasonCode::Unknown, "{wrong}");
    }
    ask(&desk.auth(), &secret).await.unwrap();
}

#[tokio::test]
async fn a_token_ends_with_its_last_day() {
    let desk = Desk::open().await;
    let (_, secret) = desk.create(new()).await.unwrap();
    let auth = desk.auth();
    desk.pass(36 * 3600 - 1);
    ask(&auth, &secret).await.unwrap();
    desk.pass(1);
    assert_eq!(code(ask(&auth, &secret).await), ReasonCode::Expired);
}

#[tokio::test]
async fn a_token_that_was_taken_back_is_soon_taken_nowhere() {
    let desk = Desk::open().await;
    let (token, secret) = desk.create(new()).await.unwrap();
    let processes = [desk.auth(), desk.auth()];
    for auth in &processes {
        ask(auth, &secret).await.unwrap();
    }
    let now = desk.clock().now();
    let revoked = revoke(&desk.db, &token.id, now).await.unwrap().unwrap();
    assert_eq!(revoked.revoked, Some(written(now)));
    desk.pass(29);
    for auth in &processes {
        assert_eq!(code(ask(auth, &secret).await), ReasonCode::Revoked);
    }
    let again = revoke(&desk.db, &token.id, desk.clock().now()).await;
    assert_eq!(again.unwrap().unwrap().revoked, revoked.revoked);
    assert_eq!(revoke(&desk.db, "00000000", now).await.unwrap(), None);
}

#[tokio::test]
async fn a_use_is_noted_once_a_minute() {
    let desk = Desk::open().await;
    let (token, secret) = desk.create(new()).await.unwrap();
    let auth = desk.auth();
    let noted = async || list(&desk.db).await.unwrap()[0].last_used.clone();
    let begin = desk.clock().now();
    for (wait, expected) in [(0, 0), (30, 0), (31, 61), (59, 61), (1, 121)] {
        desk.pass(wait);
        ask(&auth, &secret).await.unwrap();
        let expected = Some(written(begin + TimeDelta::seconds(expected)));
        // It is noted beside the request; what is not to be noted never comes.
        let arrival = async {
            while noted().await != expected {
                tokio::task::yield_now().await;
            }
        };
        timeout(PATIENCE, arrival).await.expect("it was not noted");
    }
    note_use(
        &desk.db,
        &token.id,
        desk.clock().now() + TimeDelta::seconds(59),
    )
    .await
    .unwrap();
    assert_eq!(
        noted().await,
        Some(written(begin + TimeDelta::seconds(121)))
    );
}

#[tokio::test]
async fn what_is_wrong_is_named_with_what_is_allowed() {
    let desk = Desk::open().await;
    let only = |name: &str| Reach::Only(BTreeSet::from([name.to_owned()]));
    let wrong: [(&str, &str, NewToken); 9] = [
        (
            "name",
            "1 to 100",
            NewToken {
                name: " ".into(),
                ..new()
            },
        ),
        (
            "name",
            "1 to 100",
            NewToken {
                name: "a\nb".into(),
                ..new()
            },
        ),
        (
            "role",
            "CONTRIBUTOR",
            NewToken {
                role: Role::Anonymous,
                ..new()
            },
        ),
        (
            "expires",
            "2027-11-25",
            NewToken {
                expires: day("2027-11-26"),
                ..new()
            },
        ),
        (
            "expires",
            "2026-11-25",
            NewToken {
                expires: day("2026-11-24"),
                ..new()
            },
        ),
        (
            "networks",
            "\"nobody\"",
            NewToken {
                networks: only("nobody"),
                ..new()
            },
        ),
        (
            "networks",
            "no network",
            NewToken {
                networks: Reach::Only(BTreeSet::new()),
                ..new()
            },
        ),
        (
            "countries",
            "\"XYZ\"",
            NewToken {
                countries: only("XYZ"),
                ..new()
            },
        ),
        (
            "countries",
            "no country",
            NewToken {
                countries: Reach::Only(BTreeSet::new()),
                ..new()
            },
        ),
    ];
    for (expected, word, new) in wrong {
        match desk.create(new).await {
            Err(NotCreated::Wrong { field, message }) => {
                assert_eq!(field, expected);
                assert!(message.contains(word), "{message}");
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(list(&desk.db).await.unwrap(), []);
}
