//! Technical assistance from one party to another.

use async_graphql::ID;

use crate::{
    assistance::AssistanceRequest,
    change::Steps,
    country::Country,
    fact::Fact,
    object::object,
    party::Party,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    topic::AboutLists,
    vocabulary::{AssistanceRelation, EngagementStatus},
};

record!(Engagement, engagement, "engagement");

object! {
    /// Technical assistance from one party to another: who helped whom, how, on what, and who paid. Some records stand for help to several parties; their `note` says "aggregate".
    Engagement as Engagement |this, ctx| {
        /// The stable identifier, such as `engagement:mqsun-to-indonesia-2013`.
        id: ID = this.global_id().into();
        /// The party that helped; `null` if the source names several or none on record.
        provider: Option<Party> => Party::load_if(ctx, this.0.provider.as_ref());
        /// The name of the helper, as printed.
        provider_name: &str = &this.0.provider_name;
        /// The home country of the provider; `null` if there is none or it is unknown.
        provider_country: Option<Country> => Country::load_if(ctx, this.0.provider_country.as_ref());
        /// The party that was helped; `null` if the source names several or none on record.
        recipient: Option<Party> => Party::load_if(ctx, this.0.recipient.as_ref());
        /// The name of who was helped, as printed.
        recipient_name: &str = &this.0.recipient_name;
        /// The home country of the recipient; `null` if there is none or it is unknown.
        recipient_country: Option<Country> => Country::load_if(ctx, this.0.recipient_country.as_ref());
        /// The relation between provider and recipient.
        relation: AssistanceRelation = this.0.relation.into();
        /// How the help was given, in the source's words; `null` if it does not say. Other statements are claims about the field `mode`.
        mode: Option<&str> = this.0.mode.as_deref();
        /// What the help was about, in the source's words; `null` if it does not say. Other statements are claims about the field `topic`.
        topic: Option<&str> = this.0.topic.as_deref();
        /// Who paid for it, as printed; `null` if the source does not say.
        funder: Option<&str> = this.0.funder.as_deref();
        /// The start date; `null` if unknown.
        since: Option<PartialDate> = date(this.0.since.as_ref());
        /// The end date; `null` if no source states one or the help continues.
        until: Option<PartialDate> = date(this.0.until.as_ref());
        /// The request that it answers; `null` if none is on record.
        request: Option<AssistanceRequest> => AssistanceRequest::load_if(ctx, this.0.request.as_ref());
        /// The status; `null` if not recorded, which does not mean that it is over.
        status: Option<EngagementStatus> = this.0.status.map(Into::into);
        /// The outcome, in the words of whoever reports it; `null` if not recorded.
        outcome: Option<&str> = this.0.outcome.as_deref();
        /// The web address of evidence for the outcome; `null` if none is on record.
        outcome_evidence: Option<&str> = this.0.outcome_evidence.as_deref();
        /// Whether provider and recipient come from different countries; `null` if either country is unknown.
        crosses_border: Option<bool> = {
            let provider = this.0.provider_country.as_ref()?;
            let recipient = this.0.recipient_country.as_ref()?;
            Some(provider != recipient)
        };
        ..AboutLists = AboutLists(this.global_id());
        ..Steps = Steps(this.global_id());
        ..Fact = fact!(this);
    }
}
