//! Ids in filters must lead to records: a misspelt one would answer "none".
//!
//! The type of a filter's field says of what kind its ids are. Reading the arguments of
//! a field notes them, and the field is answered once all of them are known. Those of one
//! level are looked up together, and what is found is remembered while the data stands.

use std::{
    cell::RefCell,
    collections::{BTreeSet, HashSet},
    ops::Deref,
    sync::{Mutex, PoisonError},
};

use async_graphql::Context;
use futures_util::future::try_join_all;

use super::{ask::Ask, ask::DataVersion, node::Node};
use crate::{
    error::{Error, Result},
    loader::row::IdsOf,
};
use record::{nearest::nearest, sheet::sheet_of};

thread_local! {
    /// What was read on this thread since it was last taken; nothing waits in between.
    static NOTED: RefCell<Vec<Noted>> = const { RefCell::new(vec![]) };
}

/// An id that was read in an argument.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Noted {
    /// Its kind; `None` if the id itself says it.
    kind: Option<&'static str>,
    id: String,
}

impl Noted {
    fn global(&self) -> String {
        match self.kind {
            Some(kind) if !self.id.starts_with(&format!("{kind}:")) => {
                format!("{kind}:{}", self.id)
            }
            _ => self.id.clone(),
        }
    }
}

/// Notes an id of this kind.
pub(crate) fn note(kind: Option<&'static str>, id: &str) {
    let id = id.to_owned();
    NOTED.with_borrow_mut(|noted| noted.push(Noted { kind, id }));
}

/// Takes what was noted.
pub(crate) fn noted() -> Vec<Noted> {
    NOTED.take()
}

/// Makes types of ids, each of records of one kind, or of any.
macro_rules! ids {
    ($( $(#[doc = $doc:literal])+ $name:ident = $kind:expr; )+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub(crate) struct $name(pub(crate) String);

        impl Deref for $name {
            type Target = str;

            fn deref(&self) -> &str {
                &self.0
            }
        }

        impl async_graphql::InputType for $name {
            type RawValueType = Self;

            fn type_name() -> std::borrow::Cow<'static, str> {
                <async_graphql::ID as async_graphql::InputType>::type_name()
            }

            fn create_type_info(registry: &mut async_graphql::registry::Registry) -> String {
                <async_graphql::ID as async_graphql::InputType>::create_type_info(registry)
            }

            fn parse(
                value: Option<async_graphql::Value>,
            ) -> async_graphql::InputValueResult<Self> {
                let id = <async_graphql::ID as async_graphql::InputType>::parse(value)
                    .map_err(async_graphql::InputValueError::propagate)?;
                note($kind, &id);
                Ok(Self(id.0))
            }

            fn to_value(&self) -> async_graphql::Value {
                async_graphql::Value::String(self.0.clone())
            }

            fn as_raw_value(&self) -> Option<&Self> {
                Some(self)
            }
        }
    )+ };
}

ids! {
    /// A region.
    RegionId = Some("region");
    /// A network.
    NetworkId = Some("network");
    /// A topic.
    TopicId = Some("topic");
    /// An indicator.
    IndicatorId = Some("indicator");
    /// A survey.
    SurveyId = Some("survey");
    /// A round of a survey.
    RoundId = Some("survey-round");
    /// A version of a survey.
    VersionId = Some("survey-version");
    /// A question of a survey.
    QuestionId = Some("survey-question");
    /// A response to a survey.
    ResponseId = Some("survey-response");
    /// A chapter.
    ChapterId = Some("chapter");
    /// A community.
    CommunityId = Some("community");
    /// A request for assistance.
    RequestId = Some("assistance-request");
    /// A governance body.
    BodyId = Some("body");
    /// A record of any kind.
    RecordId = None;
}

/// Which ids lead to records that everybody may read, as of one version of the data.
#[derive(Debug, Default)]
pub(crate) struct KnownIds(Mutex<(u64, HashSet<String>)>);

impl KnownIds {
    /// How many are remembered at most.
    const MOST: usize = 10_000;

    fn hold(&self, version: u64, id: &str) -> bool {
        let known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        known.0 == version && known.1.contains(id)
    }

    fn add(&self, version: u64, id: String) {
        let mut known = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if known.0 != version || known.1.len() >= Self::MOST {
            *known = (version, HashSet::new());
        }
        known.1.insert(id);
    }
}

/// Refuses ids that lead to no record.
pub(crate) async fn check(ctx: &Context<'_>, noted: Vec<Noted>) -> Result<()> {
    if noted.is_empty() {
        return Ok(());
    }
    let version = ctx.data_unchecked::<DataVersion>().get();
    let known = ctx.data_unchecked::<KnownIds>();
    let noted: BTreeSet<Noted> = noted.into_iter().collect();
    let unsure = noted
        .into_iter()
        .map(|noted| (noted.global(), noted))
        .filter(|(id, _)| !known.hold(version, id));
    let loads = unsure.map(|(id, noted)| async move {
        let node = Node::load(ctx, &id).await?;
        Ok::<_, Error>((id, noted, node.is_some()))
    });
    let mut faults = vec![];
    for (id, noted, is_there) in try_join_all(loads).await? {
        if !is_there {
            faults.push(fault(ctx, &id, &noted).await?);
        } else if !is_guarded(&id) {
            known.add(version, id);
        }
    }
    if faults.is_empty() {
        return Ok(());
    }
    Err(Error::NotFound(faults.join("; ")))
}

/// Whether not everybody may read all records of the id's kind.
fn is_guarded(id: &str) -> bool {
    let kind = id.split_once(':').map_or("", |(kind, _)| kind);
    sheet_of(kind).is_none_or(record::sheet::Sheet::is_guarded)
}

/// How many ids are told where none is like the one asked for.
const FEW: usize = 12;

/// What is wrong with an id, and which one may have been meant.
async fn fault(ctx: &Context<'_>, global: &str, noted: &Noted) -> Result<String> {
    let (kind, id) = global.split_once(':').unwrap_or(("", global));
    let Some(sheet) = sheet_of(kind) else {
        return Ok(format!(
            "`{}` is not the id of a record: write the kind, a colon and the id, as `network:csn`",
            noted.id
        ));
    };
    let ids = ctx.loads().load_one(IdsOf(sheet.table)).await?;
    let ids = ids.unwrap_or_default();
    let message = format!("there is no record `{global}`");
    if let Some(meant) = nearest(id, ids.iter().map(String::as_str)) {
        return Ok(format!("{message}: did you mean `{kind}:{meant}`?"));
    }
    if ids.len() <= FEW && !ids.is_empty() {
        let all: Vec<String> = ids.iter().map(|id| format!("`{kind}:{id}`")).collect();
        return Ok(format!("{message}: there are {}", all.join(", ")));
    }
    Ok(format!("{message}: `search` finds the id by a name"))
}
