//! Webhooks: addresses that are told of changes.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use entity::webhook::Model;

use super::{
    filter::plain,
    scalar::{CountryCode, DateTime},
    write::Stamp,
};
use crate::{
    auth::{Deed, Secret, Viewer, permit},
    db::Db,
    error::{Error, Result},
    feed::{
        Feed, Filter,
        webhook::{self, NewWebhook, Targets},
    },
    sheet::sheets,
};

/// An address that is told of changes.
pub(crate) struct Webhook(Model);

/// An address that is told of changes: in the order of the log, each at least once, signed as Standard Webhooks prescribes.
#[Object]
impl Webhook {
    /// The identifier.
    async fn id(&self) -> ID {
        self.0.id.clone().into()
    }

    /// Where messages go.
    async fn url(&self) -> &str {
        &self.0.url
    }

    /// The kinds of record whose changes it is told of; `null` for all.
    async fn kinds(&self) -> Option<Vec<String>> {
        words(self.0.kinds.as_ref())
    }

    /// The countries whose changes it is told of; `null` for all.
    async fn countries(&self) -> Option<Vec<CountryCode>> {
        let countries = words(self.0.countries.as_ref())?.into_iter();
        let codes = countries.map(|it| CountryCode(plain("country", &it).to_owned()));
        Some(codes.collect())
    }

    /// The networks whose changes it is told of, by global id; `null` for all.
    async fn networks(&self) -> Option<Vec<ID>> {
        let networks = words(self.0.networks.as_ref())?;
        Some(networks.into_iter().map(ID::from).collect())
    }

    /// The last change that it has been told of, or that was passed over.
    async fn position(&self) -> i64 {
        self.0.position
    }

    /// How many changes the log has beyond that.
    async fn behind(&self, ctx: &Context<'_>) -> i64 {
        let newest = ctx.data_unchecked::<Feed>().newest();
        newest.saturating_sub(self.0.position).max(0)
    }

    /// When it last took a message; `null` if it never did.
    async fn last_delivered(&self) -> Option<DateTime> {
        self.0.last_delivered.clone().map(DateTime)
    }

    /// Since when it takes no message; `null` while all is well.
    async fn failing_since(&self) -> Option<DateTime> {
        self.0.failing_since.clone().map(DateTime)
    }

    /// When it is tried next; `null` while all is well.
    async fn next_attempt(&self) -> Option<DateTime> {
        let next = self.0.next_attempt.clone();
        next.filter(|_| self.0.failing_since.is_some())
            .map(DateTime)
    }

    /// Why it did not take the last message; `null` while all is well.
    async fn last_error(&self) -> Option<&str> {
        self.0.last_error.as_deref()
    }

    /// Why it is told nothing any more; `null` while it is. `enableWebhook` lets it go on where it stopped.
    async fn disabled(&self) -> Option<&str> {
        self.0.disabled.as_deref()
    }

    /// Who registered it, as the log calls them.
    async fn creator(&self) -> &str {
        &self.0.creator
    }

    /// When it was registered.
    async fn created(&self) -> DateTime {
        DateTime(self.0.created.clone())
    }
}

fn words(list: Option<&String>) -> Option<Vec<String>> {
    list.map(|list| list.split(' ').map(str::to_owned).collect())
}

/// What may be seen of webhooks: an admin sees all, others their own.
fn seen(ctx: &Context<'_>) -> Result<Option<String>> {
    let viewer = ctx.data_unchecked::<Viewer>();
    permit(viewer, Deed::Follow)?;
    Ok(permit(viewer, Deed::Administer)
        .is_err()
        .then(|| viewer.principal.clone()))
}

/// Root fields about webhooks.
#[derive(Default)]
pub(crate) struct WebhookQuery;

/// Root fields about webhooks.
#[Object]
impl WebhookQuery {
    /// The webhooks, the oldest first: those of the caller, or all for an admin. For stewards.
    async fn webhooks(&self, ctx: &Context<'_>) -> Result<Vec<Webhook>> {
        let creator = seen(ctx)?;
        let rows = webhook::list(ctx.data_unchecked::<Db>(), creator.as_deref()).await?;
        Ok(rows.into_iter().map(Webhook).collect())
    }
}

/// A webhook to be registered.
#[derive(InputObject)]
struct RegisterWebhookInput {
    /// Where messages go; `https`, and a public address unless the operator allows the host.
    url: String,
    /// Only changes of records of these kinds, such as `event`.
    kinds: Option<Vec<String>>,
    /// Only changes that touch one of these countries.
    countries: Option<Vec<CountryCode>>,
    /// Only changes that touch one of these networks, by global id.
    networks: Option<Vec<ID>>,
    /// After which change it begins, by sequence; with the next if not given.
    after: Option<i64>,
}

/// A webhook that is there already.
#[derive(InputObject)]
struct WebhookInput {
    /// Its identifier.
    id: ID,
}

/// A webhook that was registered.
#[derive(SimpleObject)]
struct RegisterWebhookPayload {
    /// The webhook.
    webhook: Webhook,
    /// What its messages are signed with. It is shown this once: `null` where the request comes again under its key.
    secret: Option<String>,
}

/// What came of a change of a webhook.
#[derive(SimpleObject)]
struct WebhookPayload {
    /// The webhook as it is now, or was before it was removed.
    webhook: Webhook,
}

/// Registers webhooks and takes them away.
#[derive(Default)]
pub(crate) struct WebhookMutation;

/// Registers webhooks and takes them away.
#[Object]
impl WebhookMutation {
    /// Has changes sent to an address from now on. For stewards, ten addresses each.
    async fn register_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Where to, and which changes.")] input: RegisterWebhookInput,
    ) -> Result<RegisterWebhookPayload> {
        seen(ctx)?;
        let wanted = ctx.data_unchecked::<Targets>().client(&input.url);
        wanted.map_err(|unwanted| Error::BadInput(unwanted.0.into()))?;
        let is_empty = [
            input.kinds.as_ref().is_some_and(Vec::is_empty),
            input.countries.as_ref().is_some_and(Vec::is_empty),
            input.networks.as_ref().is_some_and(Vec::is_empty),
        ];
        if is_empty.contains(&true) {
            let message = "a list that is empty lets nothing through: leave it out for all";
            return Err(Error::BadInput(message.into()));
        }
        let kinds = input.kinds.iter().flatten();
        for kind in kinds {
            if !sheets().iter().any(|sheet| sheet.record == kind) {
                return Err(Error::BadInput(format!("{kind:?} is no kind of record")));
            }
        }
        let newest = ctx.data_unchecked::<Feed>().newest();
        let new = NewWebhook {
            url: input.url,
            filter: Filter {
                kinds: input.kinds,
                countries: input.countries.map(|countries| {
                    let countries = countries.into_iter();
                    countries.map(|it| format!("country:{}", it.0)).collect()
                }),
                networks: input.networks.map(|networks| {
                    let ids = networks.iter().map(|id| plain("network", id));
                    ids.map(|id| format!("network:{id}")).collect()
                }),
                ..Filter::default()
            },
            creator: ctx.data_unchecked::<Viewer>().principal.clone(),
            after: input.after.unwrap_or(newest).clamp(0, newest),
        };
        let mut random = [0; 32];
        getrandom::fill(&mut random).map_err(|cause| {
            tracing::error!(%cause, "the system gives no random bytes");
            Error::Overloaded("no secret can be made at the moment: try again".into())
        })?;
        let stamp = ctx.data_unchecked::<Stamp>();
        let db = ctx.data_unchecked::<Db>();
        let registered = webhook::register(db, new, stamp.now, random).await?;
        let registered = registered
            .ok_or_else(|| Error::BadInput("you have ten webhooks: remove one first".into()))?;
        Ok(RegisterWebhookPayload {
            webhook: Webhook(registered.webhook),
            secret: Some(stamp.secrets.tell(Secret::from(registered.secret))),
        })
    }

    /// Lets a webhook that was disabled go on where it stopped. For whoever registered it, and admins.
    async fn enable_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which webhook.")] input: WebhookInput,
    ) -> Result<WebhookPayload> {
        let creator = seen(ctx)?;
        let db = ctx.data_unchecked::<Db>();
        known(webhook::enable(db, &input.id, creator.as_deref()).await?)
    }

    /// Takes a webhook away. For whoever registered it, and admins.
    async fn remove_webhook(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which webhook.")] input: WebhookInput,
    ) -> Result<WebhookPayload> {
        let creator = seen(ctx)?;
        let db = ctx.data_unchecked::<Db>();
        known(webhook::remove(db, &input.id, creator.as_deref()).await?)
    }
}

fn known(webhook: Option<Model>) -> Result<WebhookPayload> {
    let webhook = webhook.map(Webhook);
    webhook
        .map(|webhook| WebhookPayload { webhook })
        .ok_or_else(|| Error::NotFound("you have no webhook of this id".into()))
}
