//! What clients may write: every kind of record, by two fields each, and what
//! is done alike to all of them.
//!
//! A macro, because the two fields of a kind differ in their names alone; what
//! they take is made from the sheet ([`input`]), and what they do is one action.

use async_graphql::{
    Context, ID, InputObject,
    registry::{MetaInputValue, Registry},
};

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
use store::action::{Act, Mode};

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
        let act = async |act: &mut Act| effect(act.put(sheet, vec![draft], mode).await?);
        let effect = run(ctx, act).await.map_err(|error| failed(ctx, error))?;
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
                    field::<$kind>(
                        stringify!($create),
                        concat!("Makes ", $what, ". For those whose role reaches to where it belongs."),
                        |registry| Writing::Creation.argument(registry, &<$kind as Shown>::name(), sheet_for::<$kind>()),
                    ),
                    field::<$kind>(
                        stringify!($change),
                        concat!("Changes ", $what, ": what is given, and nothing else. For those whose role reaches to where it belongs."),
                        |registry| Writing::Alteration.argument(registry, &<$kind as Shown>::name(), sheet_for::<$kind>()),
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

const fn field<R: Record + Shown>(
    name: &'static str,
    description: &'static str,
    arguments: fn(&mut Registry) -> Vec<MetaInputValue>,
) -> Field {
    Field {
        name,
        description,
        ty: <Payload<R> as Shown>::register,
        arguments,
        is_nullable: false,
        has_nullable_items: false,
        is_at_hand: false,
    }
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

    fn answer<'a>(&'a self, place: usize, ctx: &'a Context<'a>) -> Answer<'a> {
        Self::ANSWERS[place](self, ctx)
    }
}

writes! {
    AssistanceOffer create_assistance_offer change_assistance_offer "an offer of assistance";
    AssistanceRequest create_assistance_request change_assistance_request "a request for assistance";
    Chapter create_chapter change_chapter "a chapter of a network";
    Claim create_claim change_claim "a rival claim of a fact";
    Commitment create_commitment change_commitment "a commitment";
    CommitmentParty create_commitment_party change_commitment_party "a party to a commitment";
    Community create_community change_community "a community";
    CommunityMember create_community_member change_community_member "a membership in a community";
    CommunityRequest create_community_request change_community_request "a country's request for a community";
    Contact create_contact change_contact "a contact of a party";
    Count create_count change_count "a count";
    Country create_country change_country "a country";
    Engagement create_engagement change_engagement "an engagement of assistance";
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
    PracticeParty create_practice_party change_practice_party "a party to a practice";
    Presence create_presence change_presence "an observed presence of a chapter";
    RecordTopic create_record_topic change_record_topic "a tie of a record to a topic";
    Region create_region change_region "a region";
    Relation create_relation change_relation "a relation of two parties";
    Seat create_seat change_seat "a seat on a platform";
    SubnationalMember create_subnational_member change_subnational_member "a subnational member";
    Survey create_survey change_survey "a survey";
    SurveyAnswer create_survey_answer change_survey_answer "an answer of a response to a survey";
    SurveyChoice create_survey_choice change_survey_choice "what can be chosen in a survey";
    SurveyQuestion create_survey_question change_survey_question "a question of a survey";
    SurveyRespondent create_survey_respondent change_survey_respondent "a respondent of a survey round";
    SurveyResponse create_survey_response change_survey_response "a response to a survey";
    SurveyRound create_survey_round change_survey_round "a round of a survey";
    SurveyText create_survey_text change_survey_text "the wording of a question or choice";
    SurveyVersion create_survey_version change_survey_version "a version of a survey";
    Topic create_topic change_topic "a topic";
}

/// When a tie ended.
#[derive(InputObject)]
struct EndRecordInput {
    /// The tie, by global id.
    id: ID,
    /// The last day, month or year on which it held.
    on: PartialDate,
    /// The version that you have read; if it has changed since, nothing is written and CONFLICT tells the present one.
    expected_version: Option<i64>,
}

/// A record to be taken away.
#[derive(InputObject)]
struct RemoveRecordInput {
    /// The record, by global id.
    id: ID,
    /// The version that you have read; if it has changed since, nothing is written and CONFLICT tells the present one.
    expected_version: Option<i64>,
    /// Whether what the log tells of its past is erased with it, as by `eraseHistory`, which takes a steward whose reach covers it; it is kept if not given.
    erase: Option<bool>,
}

/// A record whose past is to be erased.
#[derive(InputObject)]
struct EraseHistoryInput {
    /// The record, by global id.
    id: ID,
}

/// Two organisations that are one.
#[derive(InputObject)]
struct MergeOrganisationsInput {
    /// The one that goes, by global id; its id leads to the other from then on.
    from: ID,
    /// The one that stays, by global id.
    into: ID,
}

/// What is done alike to records of all kinds.
#[derive(Default)]
pub(crate) struct CommonMutation;

object! {
    /// What is done alike to records of all kinds.
    CommonMutation as CommonMutation |this, ctx| {
        /// Ends a tie on a day: it stays on record, and holds no more from then on. For those whose role reaches to where it belongs.
        end_record(
            /// Which tie, and when it ended.
            input: EndRecordInput,
        ): Payload<Node> => async {
            let deed = async |act: &mut Act| {
                effect(
                    act.end(&input.id, &input.on.0, input.expected_version)
                        .await?,
                )
            };
            Ok(run(ctx, deed).await?.into())
        };
        /// Takes a record away that was made in error. Refused while others point to it; ties that are over are ended, not removed. For those whose role reaches to where it belongs.
        remove_record(
            /// Which record.
            input: RemoveRecordInput,
        ): Payload<Node> => async {
            let deed = async |act: &mut Act| {
                act.remove(&input.id, input.expected_version).await?;
                if input.erase != Some(true) {
                    return Ok(plain(&input.id, WriteOutcome::Removed));
                }
                act.erase(&input.id).await?;
                Ok(plain(&input.id, WriteOutcome::Erased))
            };
            Ok(run(ctx, deed).await?.into())
        };
        /// Erases what the log tells of a record's past states, also of one that is gone: that something was done, by whom and when stays. For what should never have been written, such as a person's name. For stewards whose reach covers it.
        erase_history(
            /// Which record.
            input: EraseHistoryInput,
        ): Payload<Node> => async {
            let deed = async |act: &mut Act| {
                act.erase(&input.id).await?;
                Ok(plain(&input.id, WriteOutcome::Erased))
            };
            Ok(run(ctx, deed).await?.into())
        };
        /// Makes one organisation of two: identifiers and ties of the one move to the other, and its id leads there. For stewards whose reach covers both.
        merge_organisations(
            /// Which two.
            input: MergeOrganisationsInput,
        ): Payload<Organisation> => async {
            let deed = async |act: &mut Act| {
                act.merge(&input.from, &input.into).await?;
                Ok(plain(&input.into, WriteOutcome::Merged))
            };
            Ok(run(ctx, deed).await?.into())
        };
    }
}
