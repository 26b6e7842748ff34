//! Registering webhooks and taking them away.

use async_graphql::{Context, ID, InputObject};
use entity::webhook::Model;

use super::{Webhook, filter::is_seen};
use crate::{
    ask::Ask,
    change::Narrowing,
    error::{Error, Result},
    object::{object, plain},
    scalar::CountryCode,
    write::Stamp,
};
use store::{
    action::{Begun, UnloggedWrite},
    auth::{Permission, Secret, permit},
    db::Db,
    feed::{
        Feed,
        webhook::{self, NewWebhook, Targets},
    },
};

/// A webhook to register.
#[derive(InputObject)]
struct RegisterWebhookInput {
    /// The address that messages are sent to. It must use `https`, a public name or address, and port 443, unless the operator allows the host.
    url: String,
    /// Keep changes of records of these kinds, such as `event`.
    kinds: Option<Vec<String>>,
    /// Keep changes that concern one of these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep changes that concern one of these networks (global ids).
    networks: Option<Vec<ID>>,
    /// The sequence of the change after which it begins; if not given, it begins with the next change.
    after: Option<i64>,
}

/// An existing webhook.
#[derive(InputObject)]
struct WebhookInput {
    /// Its identifier.
    id: ID,
}

plain! {
    /// A webhook that was registered.
    RegisterWebhookPayload {
        /// The webhook.
        webhook: Webhook,
        /// The secret that signs its messages. It is shown only once: `null` if the request is repeated with its idempotency key.
        secret: Option<String>,
    }
}

plain! {
    /// The result of changing a webhook.
    WebhookPayload {
        /// The webhook as it is now, or as it was before removal.
        webhook: Webhook,
    }
}

/// Registers webhooks and takes them away.
#[derive(Default)]
pub(crate) struct WebhookMutation;

object! {
    /// Registers webhooks and takes them away.
    WebhookMutation as WebhookMutation |this, ctx| {
        /// Registers an address that receives changes from now on, in messages of at most 64 KiB. Each change has its `difference`: the changed fields in the form of `changes`, or `null` if they are larger than a message. Needs the role `STEWARD` or higher; ten addresses per caller.
        register_webhook(
            /// The address, and which changes it receives.
            input: RegisterWebhookInput,
        ): RegisterWebhookPayload => async {
            permit(ctx.viewer(), Permission::Follow)?;
            let wanted = ctx.data_unchecked::<Targets>().client(&input.url);
            wanted.map_err(|unwanted| Error::BadInput(unwanted.0.into()))?;
            let new = input.read(ctx)?;
            let mut random = [0; 32];
            getrandom::fill(&mut random).map_err(|cause| {
                tracing::error!(%cause, "the system gives no random bytes");
                Error::Overloaded("no secret can be made at the moment: try again".into())
            })?;
            let stamp = ctx.data_unchecked::<Stamp>();
            let db = ctx.data_unchecked::<Db>();
            let unlogged = match UnloggedWrite::begin(db, stamp.part(ctx)).await? {
                Begun::First(unlogged) => unlogged,
                Begun::Done(id) => {
                    let WebhookPayload { webhook } = known(webhook::find(db.reader(), &id).await?)?;
                    let secret = None;
                    return Ok(RegisterWebhookPayload { webhook, secret });
                }
            };
            let registered = webhook::register(unlogged.transaction(), new, stamp.now, random).await?;
            let registered = registered
                .ok_or_else(|| Error::BadInput("you have ten webhooks: remove one first".into()))?;
            unlogged.commit(&registered.webhook.id).await?;
            Ok(RegisterWebhookPayload {
                webhook: Webhook(registered.webhook),
                secret: Some(stamp.secrets.tell(Secret::from(registered.secret))),
            })
        };
        /// Enables a disabled webhook; it continues where it stopped. Open to the caller that registered it and to admins whose reach covers what it receives.
        enable_webhook(
            /// The webhook.
            input: WebhookInput,
        ): WebhookPayload => async {
            permit(ctx.viewer(), Permission::Follow)?;
            let db = ctx.data_unchecked::<Db>();
            let may = |webhook: &Model| is_seen(ctx.viewer(), webhook);
            known(webhook::enable(db, &input.id, may).await?)
        };
        /// Removes a webhook. Open to the caller that registered it and to admins whose reach covers what it receives.
        remove_webhook(
            /// The webhook.
            input: WebhookInput,
        ): WebhookPayload => async {
            permit(ctx.viewer(), Permission::Follow)?;
            let db = ctx.data_unchecked::<Db>();
            let may = |webhook: &Model| is_seen(ctx.viewer(), webhook);
            known(webhook::remove(db, &input.id, may).await?)
        };
    }
}

impl RegisterWebhookInput {
    fn read(self, ctx: &Context<'_>) -> Result<NewWebhook> {
        let is_empty = [
            self.kinds.as_ref().is_some_and(Vec::is_empty),
            self.countries.as_ref().is_some_and(Vec::is_empty),
            self.networks.as_ref().is_some_and(Vec::is_empty),
        ];
        if is_empty.contains(&true) {
            let message = "a list that is empty lets nothing through: leave it out for all";
            return Err(Error::BadInput(message.into()));
        }
        let narrowing = Narrowing {
            kinds: self.kinds,
            countries: self.countries,
            networks: self.networks,
            record: None,
        };
        let newest = ctx.data_unchecked::<Feed>().newest();
        Ok(NewWebhook {
            url: self.url,
            filter: narrowing.filter()?,
            creator: ctx.viewer().principal.clone(),
            after: self.after.unwrap_or(newest).clamp(0, newest),
        })
    }
}

fn known(webhook: Option<Model>) -> Result<WebhookPayload> {
    let webhook = webhook.map(Webhook);
    webhook
        .map(|webhook| WebhookPayload { webhook })
        .ok_or_else(|| Error::NotFound("you have no webhook of this id".into()))
}
