//! What clients may write: every kind of record, by two fields each, and what
//! is done alike to all of them.
//!
//! A macro, because the two fields of a kind differ in their names alone; what
//! they take is made from the sheet ([`input`]), and what they do is one action.

use async_graphql::{Context, ID, InputObject};

mod answering;
mod import;
mod input;
mod payload;
mod run;
mod stamp;

pub(crate) use answering::AnswerMutation;
pub(crate) use import::ImportMutation;
pub(crate) use payload::WriteError;
pub use stamp::Stamp;

use self::{
    input::Writing,
    payload::{Effect, Payload, WriteOutcome},
    run::{effect, plain, run},
};
use super::{
    assistance::{AssistanceOffer, AssistanceRequest, Engagement, Grant, Opportunity},
    commitment::{Commitment, CommitmentParty, Measure},
    community::{Community, CommunityMember, CommunityRequest},
    contact::Contact,
    country::{Country, Region, SubnationalMember},
    event::{Event, Participation},
    fact::Claim,
    governance::{GovernanceBody, GovernanceSeat},
    naming::{Count, Name},
    network::{Chapter, Membership, Network, Presence},
    node::Node,
    object::{Answer, Field, Object, Output, Resolver, Shown, Table, failed, object},
    organisation::{Identifier, Organisation, Relation},
    platform::{Platform, Seat},
    practice::{Practice, PracticeLink, PracticeParty},
    record::Record,
    scalar::PartialDate,
    survey::{
        Indicator, IndicatorValue, Survey, SurveyAnswer, SurveyChoice, SurveyQuestion,
        SurveyRespondent, SurveyResponse, SurveyRound, SurveyText, SurveyVersion,
    },
    topic::{RecordTopic, Topic},
};
use record::sheet::{Sheet, sheet_of, sheets};
use store::action::{Mode, RecordTransaction};

/// The sheet of a kind of record.
fn sheet_for<R: Record>() -> &'static Sheet {
    sheet_of(R::KIND).unwrap_or(&sheets()[0])
}

/// Writes the record that the argument holds, whatever its kind.
fn put<'a>(
    ctx: &'a Context<'a>,
    writing: Writing,
    sheet: &'static Sheet,
    payload: fn(Effect) -> Output,
) -> Answer<'a> {
    Answer::Later(Box::pin(async move {
        let draft = input::asked(ctx, sheet)?;
        let mode = match writing {
            Writing::Creation => Mode::Create,
            Writing::Alteration => Mode::Change,
        };
        let transaction = async |transaction: &mut RecordTransaction| {
            effect(transaction.put(sheet, vec![draft], mode).await?)
        };
        let effect = run(ctx, transaction)
            .await
            .map_err(|error| failed(ctx, error))?;
        Ok(payload(effect))
    }))
}

/// Makes the two fields of each kind of record.
macro_rules! writes {
    ($( $kind:ident $create:ident $change:ident $what:literal; )+) => {
        /// Makes and changes records.
        #[derive(Default)]
        pub(crate) struct RecordMutation;

        impl RecordMutation {
            /// The fields.
            pub(crate) const TABLE: &'static Table = {
                static TABLE: Table = Table::new("RecordMutation", "", &[$(
                    Field::new::<Payload<$kind>>(
                        stringify!($create),
                        concat!("Creates ", $what, ". Needs a role whose reach covers the record."),
                        |registry| Writing::Creation.argument(registry, &<$kind as Shown>::name(), sheet_for::<$kind>()),
                        false,
                    ),
                    Field::new::<Payload<$kind>>(
                        stringify!($change),
                        concat!("Changes ", $what, ": only the fields given. Needs a role whose reach covers the record."),
                        |registry| Writing::Alteration.argument(registry, &<$kind as Shown>::name(), sheet_for::<$kind>()),
                        false,
                    ),
                )+], &[]);
                &TABLE
            };

            const ANSWERS: &'static [Resolver<Self>] = &[$(
                |_, ctx| answer::<$kind>(ctx, Writing::Creation),
                |_, ctx| answer::<$kind>(ctx, Writing::Alteration),
            )+];
        }
    };
}

fn answer<'a, R: Record + Shown>(ctx: &'a Context<'a>, writing: Writing) -> Answer<'a> {
    put(ctx, writing, sheet_for::<R>(), |effect| {
        Payload::<R>::from(effect).shown()
    })
}

impl Object for RecordMutation {
    fn table(&self) -> &'static Table {
        Self::TABLE
    }

    #[inline(never)]
    fn answer<'a>(&'a self, place: usize, ctx: &'a Context<'a>) -> Answer<'a> {
        Self::ANSWERS[place](self, ctx)
    }
}

writes! {
    AssistanceOffer create_assistance_offer change_assistance_offer "an offer of assistance";
    AssistanceRequest create_assistance_request change_assistance_request "a request for assistance";
    Chapter create_chapter change_chapter "a chapter of a network";
    Claim create_claim change_claim "a claim of a source about a record";
    Commitment create_commitment change_commitment "a commitment";
    CommitmentParty create_commitment_party change_commitment_party "a party of a commitment";
    Community create_community change_community "a community";
    CommunityMember create_community_member change_community_member "a membership in a community";
    CommunityRequest create_community_request change_community_request "a country's request for a community";
    Contact create_contact change_contact "a contact of a party";
    Count create_count change_count "a count";
    Country create_country change_country "a country";
    Engagement create_engagement change_engagement "an engagement that gives assistance";
    Event create_event change_event "an event";
    GovernanceBody create_governance_body change_governance_body "a governance body";
    GovernanceSeat create_governance_seat change_governance_seat "a seat in a governance body";
    Grant create_grant change_grant "a grant";
    Identifier create_identifier change_identifier "an identifier of an organisation";
    Indicator create_indicator change_indicator "an indicator";
    IndicatorValue create_indicator_value change_indicator_value "a value of an indicator";
    Measure create_measure change_measure "a measure of a commitment";
    Membership create_membership change_membership "a membership in a chapter";
    Name create_name change_name "another name of a record";
    Network create_network change_network "a network";
    Opportunity create_opportunity change_opportunity "an opportunity";
    Organisation create_organisation change_organisation "an organisation";
    Participation create_participation change_participation "a participation in an event";
    Platform create_platform change_platform "a platform";
    Practice create_practice change_practice "a practice";
    PracticeLink create_practice_link change_practice_link "a link of a practice to another record";
    PracticeParty create_practice_party change_practice_party "a party of a practice";
    Presence create_presence change_presence "an observation of the presence of a chapter or platform";
    RecordTopic create_record_topic change_record_topic "a tie of a record to a topic";
    Region create_region change_region "a region";
    Relation create_relation change_relation "a relation between two parties";
    Seat create_seat change_seat "a seat on a platform";
    SubnationalMember create_subnational_member change_subnational_member "a subnational member";
    Survey create_survey change_survey "a survey";
    SurveyAnswer create_survey_answer change_survey_answer "an answer in a response to a survey";
    SurveyChoice create_survey_choice change_survey_choice "a choice of a survey";
    SurveyQuestion create_survey_question change_survey_question "a question of a survey";
    SurveyRespondent create_survey_respondent change_survey_respondent "a respondent to a round of a survey";
    SurveyResponse create_survey_response change_survey_response "a response to a survey";
    SurveyRound create_survey_round change_survey_round "a round of a survey";
    SurveyText create_survey_text change_survey_text "the wording of a question or choice";
    SurveyVersion create_survey_version change_survey_version "a version of a survey";
    Topic create_topic change_topic "a topic";
}

/// A tie, and when it ended.
#[derive(InputObject)]
struct EndRecordInput {
    /// The tie, by global id.
    id: ID,
    /// The last day, month or year on which it held.
    on: PartialDate,
    /// The version that you have read; if it has changed since, nothing is written and the error CONFLICT gives the present version.
    expected_version: Option<i64>,
}

/// A record to remove.
#[derive(InputObject)]
struct RemoveRecordInput {
    /// The record, by global id.
    id: ID,
    /// The version that you have read; if it has changed since, nothing is written and the error CONFLICT gives the present version.
    expected_version: Option<i64>,
    /// Whether to erase its history as well, as `eraseHistory` does; this needs a steward whose reach covers the record. Kept if not given.
    erase: Option<bool>,
}

/// A record whose history to erase.
#[derive(InputObject)]
struct EraseHistoryInput {
    /// The record, by global id.
    id: ID,
}

/// Two records of the same organisation.
#[derive(InputObject)]
struct MergeOrganisationsInput {
    /// The organisation to remove, by global id; its id then leads to the other.
    from: ID,
    /// The organisation to keep, by global id.
    into: ID,
}

/// What is done alike to records of all kinds.
#[derive(Default)]
pub(crate) struct CommonMutation;

object! {
    /// What is done alike to records of all kinds.
    CommonMutation as CommonMutation |this, ctx| {
        /// Ends a tie on a day: it stays on record but no longer holds. Needs a role whose reach covers the record.
        end_record(
            /// The tie, and when it ended.
            input: EndRecordInput,
        ): Payload<Node> => async {
            let permission = async |transaction: &mut RecordTransaction| {
                effect(
                    transaction.end(&input.id, &input.on.0, input.expected_version)
                        .await?,
                )
            };
            Ok(run(ctx, permission).await?.into())
        };
        /// Removes a record that was created in error. Refused while other records point to it; for a tie that is over, use `endRecord`. Needs a role whose reach covers the record.
        remove_record(
            /// The record.
            input: RemoveRecordInput,
        ): Payload<Node> => async {
            let permission = async |transaction: &mut RecordTransaction| {
                transaction.remove(&input.id, input.expected_version).await?;
                if input.erase != Some(true) {
                    return Ok(plain(&input.id, WriteOutcome::Removed));
                }
                transaction.erase(&input.id).await?;
                Ok(plain(&input.id, WriteOutcome::Erased))
            };
            Ok(run(ctx, permission).await?.into())
        };
        /// Erases the past states of a record from the log, also of a removed record. The log still shows that something was done, by whom and when. For data that should never have been written, such as a person's name. Needs a steward whose reach covers the record.
        erase_history(
            /// The record.
            input: EraseHistoryInput,
        ): Payload<Node> => async {
            let permission = async |transaction: &mut RecordTransaction| {
                transaction.erase(&input.id).await?;
                Ok(plain(&input.id, WriteOutcome::Erased))
            };
            Ok(run(ctx, permission).await?.into())
        };
        /// Merges two organisations into one: the identifiers and ties of the first move to the second, and its id leads there. Needs a steward whose reach covers both.
        merge_organisations(
            /// The two organisations.
            input: MergeOrganisationsInput,
        ): Payload<Organisation> => async {
            let permission = async |transaction: &mut RecordTransaction| {
                transaction.merge(&input.from, &input.into).await?;
                Ok(plain(&input.into, WriteOutcome::Merged))
            };
            Ok(run(ctx, permission).await?.into())
        };
    }
}
