//! Any record by its global id.

use async_graphql::ID;

use super::{
    assistance::{AssistanceOffer, AssistanceRequest, Engagement, Grant, Opportunity},
    change::ChangeConnection,
    commitment::{Commitment, CommitmentParty, Measure},
    community::{Community, CommunityMember, CommunityRequest},
    contact::Contact,
    country::{Country, Region, SubnationalMember},
    event::{Event, Participation},
    fact::{Claim, Source},
    governance::{GovernanceBody, GovernanceSeat},
    naming::{Count, Name},
    network::{Chapter, Membership, Network, Presence},
    object::{Shown, choice, object},
    organisation::{Identifier, Organisation, Relation},
    platform::{Platform, Seat},
    practice::{Practice, PracticeLink, PracticeParty},
    record::Record,
    survey::{
        Indicator, IndicatorValue, Survey, SurveyAnswer, SurveyChoice, SurveyQuestion,
        SurveyRespondent, SurveyResponse, SurveyRound, SurveyText, SurveyVersion,
    },
    topic::{RecordTopic, Topic},
};
use crate::error::Error;

/// Makes the interface of all records, and the way to each by its kind.
macro_rules! nodes {
    ($($kind:ident),+ $(,)?) => {
        choice! {
            /// Any record. Its global id is the same in every installation.
            Node as interface {
                /// The stable identifier: the kind of record, a colon, and the id within the kind.
                id: ID;
                /// The changes of this record, oldest first: the first added it.
                history(
                    /// How many, from the start: 20 by default, 100 at most.
                    first: Option<i32>,
                    /// Only records after this cursor, a `sequence` as text.
                    after: Option<String>,
                    /// How many, from the end: 100 at most.
                    last: Option<i32>,
                    /// Only records before this cursor.
                    before: Option<String>,
                ): ChangeConnection;
            } of $($kind),+
        }

        /// Every kind of record: what its global ids begin with, and its type's name.
        #[must_use]
        pub fn kinds() -> Vec<(&'static str, String)> {
            vec![$((<$kind as Record>::KIND, <$kind as Shown>::name().into_owned())),+]
        }
    };
}

nodes!(
    AssistanceOffer,
    AssistanceRequest,
    Chapter,
    Claim,
    Commitment,
    CommitmentParty,
    Community,
    CommunityMember,
    CommunityRequest,
    Contact,
    Count,
    Country,
    Engagement,
    Event,
    GovernanceBody,
    GovernanceSeat,
    Grant,
    Identifier,
    Indicator,
    IndicatorValue,
    Measure,
    Membership,
    Name,
    Network,
    Opportunity,
    Organisation,
    Participation,
    Platform,
    Practice,
    PracticeLink,
    PracticeParty,
    Presence,
    RecordTopic,
    Region,
    Relation,
    Seat,
    Source,
    SubnationalMember,
    Survey,
    SurveyAnswer,
    SurveyChoice,
    SurveyQuestion,
    SurveyRespondent,
    SurveyResponse,
    SurveyRound,
    SurveyText,
    SurveyVersion,
    Topic,
);

/// Root fields for any record.
#[derive(Default)]
pub(crate) struct NodeQuery;

object! {
    /// Root fields for any record.
    NodeQuery as NodeQuery |this, ctx| {
        /// One record of any kind by its global id, or `null` if there is none.
        node(
            /// Its global id, such as `country:KEN`.
            id: ID,
        ): Option<Node> => Node::load(ctx, &id);
        /// Records of any kind by their global ids, in the order of `ids`; `null` for an id without a record.
        nodes(
            /// Their global ids, 100 at most.
            ids: Vec<ID>,
        ): Vec<Option<Node>> => async {
            if ids.len() > MOST {
                return Err(Error::BadInput(format!("ask for {MOST} records at most")));
            }
            let loads = ids.iter().map(|id| Node::load(ctx, id));
            futures_util::future::try_join_all(loads).await
        };
    }
}

/// How many records can be asked for at once.
const MOST: usize = 100;
