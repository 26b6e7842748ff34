//! What a mutation answers.

use std::{borrow::Cow, marker::PhantomData};

use async_graphql::{Context, Enum, ID, registry::Registry};
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};

use crate::{
    camel::camel,
    error::Result,
    node::Node,
    object::{Item, Output, Shown, leaves, object, plain, register_of},
    record::Record,
};
use store::action;

/// The outcome of a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Enum)]
pub(crate) enum WriteOutcome {
    /// The record is new.
    Created,
    /// The record has changed.
    Changed,
    /// The record already had these values, and nothing was written.
    Unchanged,
    /// The record is removed.
    Removed,
    /// The record is merged into another.
    Merged,
    /// The past states of the record are erased from the log.
    Erased,
    /// Nothing was written; `errors` says why.
    Refused,
}

/// The kind of error.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, Enum)]
pub(crate) enum WriteErrorCode {
    /// The value is missing or not valid.
    Invalid,
    /// The value names a record that does not exist.
    UnknownRecord,
    /// Such a record already exists.
    Exists,
    /// The record does not exist.
    NotFound,
    /// The record has changed since it was read; `value` is the present version.
    Conflict,
    /// Several records may be meant; a person must say which.
    Ambiguous,
    /// Other records point to it.
    InUse,
    /// The present state of the record cannot change to this state; `message` names the possible steps.
    NoSuchStep,
}

leaves!(WriteOutcome, WriteErrorCode);

plain! {
    /// One error in the input.
    #[derive(Clone, Debug, Serialize, Deserialize)]
    WriteError {
        /// The kind of error.
        code: WriteErrorCode,
        /// The input field with the error; `null` if it concerns the whole record.
        field: Option<String>,
        /// The value found there; `null` if empty.
        value: Option<String>,
        /// What is wrong, and what to do about it.
        message: String,
    }
}

impl WriteError {
    /// A field of the input that holds what it may not.
    pub(crate) fn invalid(field: &str, message: String) -> Self {
        Self {
            code: WriteErrorCode::Invalid,
            field: Some(field.to_owned()),
            value: None,
            message,
        }
    }

    /// `None` for a fault that is no matter of the input: a lack of rights.
    pub(super) fn new(fault: &action::Fault) -> Option<Self> {
        use action::FaultCode;
        let code = match fault.code {
            FaultCode::Invalid => WriteErrorCode::Invalid,
            FaultCode::UnknownRecord => WriteErrorCode::UnknownRecord,
            FaultCode::Exists => WriteErrorCode::Exists,
            FaultCode::NotFound => WriteErrorCode::NotFound,
            FaultCode::Conflict => WriteErrorCode::Conflict,
            FaultCode::Ambiguous => WriteErrorCode::Ambiguous,
            FaultCode::InUse => WriteErrorCode::InUse,
            FaultCode::NoSuchStep => WriteErrorCode::NoSuchStep,
            FaultCode::Forbidden => return None,
        };
        let held = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        Some(Self {
            code,
            field: held(&camel(&fault.column)),
            value: held(&fault.value),
            message: fault.reason.clone(),
        })
    }
}

/// What came of one write, as it is remembered under an idempotency key.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Effect {
    pub(super) record: String,
    pub(super) outcome: WriteOutcome,
    pub(super) sequence: Option<i64>,
    pub(super) errors: Vec<WriteError>,
}

/// What can be shown of a record once it is written.
pub(crate) trait Found: Shown {
    /// The record with this global id.
    fn find(ctx: &Context<'_>, id: &str) -> impl Future<Output = Result<Option<Self>>> + Send;
}

impl<R: Record + Shown> Found for R {
    fn find(ctx: &Context<'_>, id: &str) -> impl Future<Output = Result<Option<Self>>> + Send {
        R::load(ctx, id)
    }
}

impl Found for Node {
    async fn find(ctx: &Context<'_>, id: &str) -> Result<Option<Self>> {
        Self::load(ctx, id).await
    }
}

/// What came of writing a record of one kind.
pub(crate) struct Payload<R>(Effect, PhantomData<fn() -> R>);

impl<R> From<Effect> for Payload<R> {
    fn from(written: Effect) -> Self {
        Self(written, PhantomData)
    }
}

impl<R: Found> Shown for Payload<R> {
    fn name() -> Cow<'static, str> {
        Written::TABLE.name_of(&R::name()).into()
    }

    fn register(registry: &mut Registry) -> String {
        R::register(registry);
        register_of(registry, Written::TABLE, &R::name())
    }

    fn shown(self) -> Output {
        Output::Object(Box::new(Written {
            effect: self.0,
            kind: R::name,
            find: |ctx, id| {
                Box::pin(async move { Ok(R::find(ctx, id).await?.map(|it| Item(it.shown()))) })
            },
        }))
    }
}

/// The result of a write.
struct Written {
    effect: Effect,
    kind: fn() -> Cow<'static, str>,
    find: for<'a> fn(&'a Context<'a>, &'a str) -> BoxFuture<'a, Result<Option<Item>>>,
}

object! {
    /// The result of a write.
    Written as ItemPayload of [(this.kind)()] |this, ctx| {
        /// The record as it is now; `null` if it is gone or the write was refused.
        record: Option<Item> => async {
            match this.effect.outcome {
                WriteOutcome::Refused | WriteOutcome::Removed => Ok(None),
                _ => (this.find)(ctx, &this.effect.record).await,
            }
        };
        /// The global id of the record that was meant.
        record_id: ID = this.effect.record.clone().into();
        /// The outcome.
        outcome: WriteOutcome = this.effect.outcome;
        /// The sequence of the last change in the log that this write made; `null` if it changed nothing.
        sequence: Option<i64> = this.effect.sequence;
        /// The errors in the input; empty if it was written.
        errors: Vec<WriteError> = this.effect.errors.clone();
    }
}
