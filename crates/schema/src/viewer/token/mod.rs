//! Tokens, given out and taken back by admins. On SQLite the command line cannot
//! do that beside a running server, which has the file to itself.

mod filter;

use std::sync::Arc;

use async_graphql::{Context, ID, InputObject};
use chrono::NaiveDate;

use self::filter::{TokenFilter, TokenOrder};
use super::{country_codes, network_ids};
use crate::{
    ask::Ask,
    connection::{Connection, Direction, List},
    error::{Error, Result},
    filter::plain,
    object::{object, plain},
    page::Arguments,
    scalar::{CountryCode, Date, DateTime},
    vocabulary::Role,
    write::{Stamp, WriteError},
};
use store::{
    action::{Begun, UnloggedWrite},
    auth::{
        Permission, Reach, Secret, permit,
        token::{self, NewToken, NotCreated, Origin},
    },
    db::Db,
};

/// An access token. Its secret is not stored and cannot be shown again.
#[derive(Clone)]
pub(crate) struct Token(token::Token);

impl From<Arc<entity::token::Model>> for Token {
    fn from(row: Arc<entity::token::Model>) -> Self {
        Self(Arc::unwrap_or_clone(row).into())
    }
}

object! {
    /// An access token. Its secret is not stored and cannot be shown again.
    Token as Token |this, ctx| {
        /// The identifier. It is not secret: it is part of the token and stands after `token:` in the log.
        id: ID = this.0.id.clone().into();
        /// The name of its holder.
        name: &str = &this.0.name;
        /// What its holder may do.
        role: Role = this.0.role.into();
        /// The networks that its rights cover, by global id in order; `null` if they cover all.
        networks: Option<Vec<ID>> = network_ids(&this.0.networks);
        /// The countries that its rights cover, in order of their codes; `null` if they cover all.
        countries: Option<Vec<CountryCode>> = country_codes(&this.0.countries);
        /// When it was created.
        created: DateTime = DateTime(this.0.created.clone());
        /// When it expires.
        expires: DateTime = DateTime(this.0.expires.clone());
        /// When it was revoked; `null` if it was not.
        revoked: Option<DateTime> = this.0.revoked.clone().map(DateTime);
        /// When it was last used, to the minute; `null` if never.
        last_used: Option<DateTime> = this.0.last_used.clone().map(DateTime);
    }
}

/// Root fields about tokens.
#[derive(Default)]
pub(crate) struct TokenQuery;

object! {
    /// Root fields about tokens.
    TokenQuery as TokenQuery |this, ctx| {
        /// All tokens, also revoked or expired ones, whose reach is within the caller's, newest first. Needs the role `ADMIN`.
        tokens(
            /// Which tokens to keep.
            filter: Option<TokenFilter>,
            /// What to sort by; unknown values come last.
            order: Option<TokenOrder>,
            /// Sort direction; with `order`, ascending by default.
            direction: Option<Direction>,
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only tokens after this cursor.
            after: Option<String>,
            /// How many, from the end: 100 at most.
            last: Option<i32>,
            /// Only tokens before this cursor.
            before: Option<String>,
        ): Connection<TokenFilter> => async {
            permit(ctx.viewer(), Permission::Administer)?;
            let asked = List {
                parent: None,
                filter: Some(filter.unwrap_or_default().seen_by(ctx.viewer())),
                order,
                direction,
                page: Arguments {
                    first,
                    after,
                    last,
                    before,
                },
            };
            Connection::new(ctx, asked)
        };
    }
}

/// A token to create.
#[derive(InputObject)]
struct CreateTokenInput {
    /// The name of its holder, as shown to others.
    name: String,
    /// What its holder may do.
    role: Role,
    /// The networks that its rights cover, by global id; all if not given.
    networks: Option<Vec<ID>>,
    /// The countries that its rights cover; all if not given.
    countries: Option<Vec<CountryCode>>,
    /// The last day on which it is valid, at most a year ahead.
    expires: Date,
}

plain! {
    /// The result of creating a token.
    #[derive(Default)]
    CreateTokenPayload {
        /// The new token; `null` if it was not created.
        token: Option<Token>,
        /// The secret that its holder sends as `Authorization: Bearer`. It is shown only once: `null` if the request is repeated with its idempotency key or if no token was created.
        secret: Option<String>,
        /// The errors in the input; empty if the token was created.
        errors: Vec<WriteError>,
    }
}

/// A token to revoke.
#[derive(InputObject)]
struct RevokeTokenInput {
    /// Its identifier.
    id: ID,
}

plain! {
    /// The result of revoking a token.
    RevokeTokenPayload {
        /// The token as it is now.
        token: Token,
    }
}

/// Gives tokens out and takes them back.
#[derive(Default)]
pub(crate) struct TokenMutation;

object! {
    /// Gives tokens out and takes them back.
    TokenMutation as TokenMutation |this, ctx| {
        /// Creates a token whose reach is within the caller's. Needs the role `ADMIN`.
        create_token(
            /// The token to create.
            input: CreateTokenInput,
        ): CreateTokenPayload => async {
            let (networks, countries) = (
                reach(input.networks, |id| plain("network", &id).to_owned()),
                reach(input.countries, |code| code.0),
            );
            let permission = Permission::Oversee {
                networks: &networks,
                countries: &countries,
            };
            permit(ctx.viewer(), permission)?;
            let new = NewToken {
                name: input.name,
                role: input.role.into(),
                networks,
                countries,
                expires: day(&input.expires)?,
            };
            let stamp = ctx.data_unchecked::<Stamp>();
            let random = token::random().map_err(|cause| {
                tracing::error!(%cause, "the system gives no random bytes");
                Error::Overloaded("no secret can be made at the moment: try again".into())
            })?;
            let origin = Origin {
                now: stamp.now,
                random,
            };
            let db = ctx.data_unchecked::<Db>();
            let unlogged = match UnloggedWrite::begin(db, stamp.part(ctx)).await? {
                Begun::First(unlogged) => unlogged,
                Begun::Done(id) => {
                    return Ok(CreateTokenPayload {
                        token: token::find(db.reader(), &id).await?.map(Token),
                        ..CreateTokenPayload::default()
                    });
                }
            };
            match token::create_in(unlogged.transaction(), new, origin).await {
                Ok((token, secret)) => {
                    unlogged.commit(&token.id).await?;
                    Ok(given(ctx, token, secret))
                }
                Err(NotCreated::Wrong { field, message }) => Ok(CreateTokenPayload {
                    errors: vec![WriteError::invalid(field, message)],
                    ..CreateTokenPayload::default()
                }),
                Err(NotCreated::Database(cause)) => Err(cause.into()),
            }
        };
        /// Revokes a token whose reach is within the caller's; all servers refuse it within half a minute. Needs the role `ADMIN`.
        revoke_token(
            /// The token to revoke.
            input: RevokeTokenInput,
        ): RevokeTokenPayload => async {
            permit(ctx.viewer(), Permission::Administer)?;
            let (db, now) = (
                ctx.data_unchecked::<Db>(),
                ctx.data_unchecked::<Stamp>().now,
            );
            let may = |token: &token::Token| {
                let oversee = Permission::Oversee {
                    networks: &token.networks,
                    countries: &token.countries,
                };
                permit(ctx.viewer(), oversee).is_ok()
            };
            let revoked = token::revoke_if(db, &input.id, now, may).await?;
            let token = revoked.ok_or_else(|| {
                Error::NotFound("there is no token of this id: `tokens` lists them".into())
            })?;
            let (id, by) = (&token.id, &ctx.viewer().principal);
            tracing::info!(id, by, "a token was taken back");
            Ok(RevokeTokenPayload {
                token: Token(token),
            })
        };
    }
}

fn given(ctx: &Context<'_>, token: token::Token, secret: Secret) -> CreateTokenPayload {
    let (id, by) = (&token.id, &ctx.viewer().principal);
    tracing::info!(id, by, "a token was given out");
    CreateTokenPayload {
        token: Some(Token(token)),
        secret: Some(ctx.data_unchecked::<Stamp>().secrets.tell(secret)),
        errors: vec![],
    }
}

fn reach<T>(names: Option<Vec<T>>, plain: impl Fn(T) -> String) -> Reach {
    match names {
        None => Reach::All,
        Some(names) => Reach::Only(names.into_iter().map(plain).collect()),
    }
}

fn day(date: &Date) -> Result<NaiveDate> {
    NaiveDate::parse_from_str(&date.0, "%Y-%m-%d")
        .map_err(|_| Error::BadInput("a day is written 2017-01-31, and must exist".into()))
}
