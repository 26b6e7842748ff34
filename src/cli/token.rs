//! Tokens, given out and taken back by whoever holds the database.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use entity::vocabulary::Role;
use sea_orm::{ActiveEnum, Iterable};
use serde_json::{Value, json};

use super::{Failure, day::day, ready, say};
use crate::config::Config;
use record::clock::Clock;
use store::auth::{
    Reach, Secret,
    token::{self, NewToken, NotCreated, Origin},
};

const CREATE: &str = "\
Examples:
  sun-graph token create --name \"CSN Kenya\" --role contributor --networks csn --countries KEN --expires 2027-06-30
  sun-graph token create --name Dashboard --role reader --networks all --countries all --expires 2027-06-30 --json

The token is printed once and kept nowhere: hand it over, and store it as a password.";

const LIST: &str = "\
Examples:
  sun-graph token list
  sun-graph token list --json | jq -r '.[] | select(.revoked == null) | .id'";

const REVOKE: &str = "\
Examples:
  sun-graph token revoke 9f86d081

Within half a minute no server takes the token any more.";

#[derive(Clone, Debug, Subcommand)]
pub(super) enum Token {
    /// Give out a token, and print it
    #[command(after_help = CREATE)]
    Create(Box<Create>),
    /// List every token there is or was, the newest first
    #[command(after_help = LIST)]
    List {
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
    /// Take a token back
    #[command(after_help = REVOKE)]
    Revoke {
        /// The public id, as `token list` shows it
        id: String,
        /// Print JSON
        #[arg(long)]
        json: bool,
    },
}

#[derive(Clone, Debug, Args)]
pub(super) struct Create {
    /// Who will bear it, as others should read it
    #[arg(long)]
    name: String,
    /// What its bearer may do: reader, contributor, steward or admin
    #[arg(long)]
    role: String,
    /// For which networks: all, or ids as csn,sbn
    #[arg(long, value_name = "all|ID,...")]
    networks: String,
    /// For which countries: all, or ISO 3166-1 codes as KEN,RWA
    #[arg(long, value_name = "all|CODE,...")]
    countries: String,
    /// The last day it is good for, at most a year ahead
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day)]
    expires: NaiveDate,
    /// Print JSON
    #[arg(long)]
    json: bool,
}

/// Does what is asked of tokens.
pub(super) async fn run(config: &Config, what: Token) -> Result<(), Failure> {
    let clock = Clock::system();
    let text = match what {
        Token::Create(create) => {
            // What can be seen to be wrong without a database needs none.
            let new = wanted(&create)?;
            let random = token::random().map_err(Failure::other)?;
            let origin = Origin {
                now: clock.now(),
                random,
            };
            let (db, _) = ready(config).await?;
            let created = token::create(&db, new, origin).await;
            db.close().await;
            let (token, secret) = created.map_err(not_created)?;
            told(&token, &secret, create.json)
        }
        Token::List { json } => {
            let (db, _) = ready(config).await?;
            let tokens = token::list(&db).await;
            db.close().await;
            listed(&tokens.map_err(unanswered)?, json)
        }
        Token::Revoke { id, json } => {
            let (db, _) = ready(config).await?;
            let revoked = token::revoke(&db, &id, clock.now()).await;
            db.close().await;
            let token = revoked.map_err(unanswered)?.ok_or_else(|| {
                Failure::usage(format!(
                    "there is no token \"{id}\": see `sun-graph token list`"
                ))
            })?;
            let line = format!("{} is revoked\n", token.id);
            if json { printed(&shown(&token)) } else { line }
        }
    };
    say(&text);
    Ok(())
}

fn wanted(create: &Create) -> Result<NewToken, Failure> {
    let word = create.role.to_ascii_uppercase();
    let role = Role::iter().find(|role| *role != Role::Anonymous && role.to_value() == word);
    let role = role.ok_or_else(|| {
        Failure::usage(format!(
            "the role \"{}\" is not known: give reader, contributor, steward or admin",
            create.role
        ))
    })?;
    Ok(NewToken {
        name: create.name.clone(),
        role,
        networks: reach(&create.networks),
        countries: reach(&create.countries),
        expires: create.expires,
    })
}

fn reach(text: &str) -> Reach {
    if text == "all" {
        return Reach::All;
    }
    let names = text.split(',').map(str::trim).filter(|it| !it.is_empty());
    Reach::Only(names.map(str::to_owned).collect())
}

fn not_created(cause: NotCreated) -> Failure {
    match cause {
        NotCreated::Wrong { field, message } => Failure::usage(format!("--{field}: {message}")),
        NotCreated::Database(cause) => unanswered(cause),
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what `map_err` hands over"
)]
fn unanswered(cause: sea_orm::DbErr) -> Failure {
    Failure::other(format!(
        "the database does not answer ({cause}): start again"
    ))
}

fn told(token: &token::Token, secret: &Secret, json: bool) -> String {
    let secret = secret.expose();
    if !json {
        let (id, expires) = (&token.id, &token.expires);
        return format!("{secret}\n\n{id} is good until {expires}; it is not shown again\n");
    }
    let mut value = shown(token);
    value["token"] = secret.into();
    printed(&value)
}

fn listed(tokens: &[token::Token], json: bool) -> String {
    if json {
        return printed(&tokens.iter().map(shown).collect());
    }
    if tokens.is_empty() {
        return "there are no tokens: see `sun-graph token create --help`\n".into();
    }
    tokens.iter().map(line).collect()
}

fn line(token: &token::Token) -> String {
    let role = token.role.to_value().to_ascii_lowercase();
    let state = match (&token.revoked, &token.last_used) {
        (Some(revoked), _) => format!("revoked {revoked}"),
        (None, Some(last_used)) => format!("until {}, last used {last_used}", token.expires),
        (None, None) => format!("until {}, never used", token.expires),
    };
    let (networks, countries) = (names(&token.networks), names(&token.countries));
    format!(
        "{}  {role:<11}  {networks} in {countries}  {state}  {}\n",
        token.id, token.name
    )
}

fn names(reach: &Reach) -> String {
    match reach {
        Reach::All => "all".into(),
        Reach::Only(names) => names.iter().cloned().collect::<Vec<_>>().join(","),
    }
}

fn shown(token: &token::Token) -> Value {
    let names = |reach: &Reach| -> Option<BTreeSet<String>> {
        match reach {
            Reach::All => None,
            Reach::Only(names) => Some(names.clone()),
        }
    };
    json!({
        "id": token.id,
        "name": token.name,
        "role": token.role.to_value(),
        "networks": names(&token.networks),
        "countries": names(&token.countries),
        "created": token.created,
        "expires": token.expires,
        "revoked": token.revoked,
        "lastUsed": token.last_used,
    })
}

fn printed(value: &Value) -> String {
    format!("{value:#}\n")
}
