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
    /// Technical assistance that one party gave to another: who helped whom, how, on what, and who paid. Some records stand for help to several parties at once, which `note` calls aggregate.
    Engagement as Engagement |this, ctx| {
        /// The stable identifier, such as `engagement:mqsun-to-indonesia-2013`.
        id: ID = this.global_id().into();
        /// The party that helped; `null` where the source names several or none that is on record.
        provider: Option<Party> => Party::load_if(ctx, this.0.provider.as_ref());
        /// Who helped, as printed.
        provider_name: &str = &this.0.provider_name;
        /// The country that the provider comes from, `null` if it is of none or that is unknown.
        provider_country: Option<Country> => Country::load_if(ctx, this.0.provider_country.as_ref());
        /// The party that was helped; `null` where the source names several or none that is on record.
        recipient: Option<Party> => Party::load_if(ctx, this.0.recipient.as_ref());
        /// Who was helped, as printed.
        recipient_name: &str = &this.0.recipient_name;
        /// The country that the recipient comes from, `null` if it is of none or that is unknown.
        recipient_country: Option<Country> => Country::load_if(ctx, this.0.recipient_country.as_ref());
        /// What the provider and the recipient are to each other.
        relation: AssistanceRelation = this.0.relation.into();
        /// How the help was given, in the source's words; `null` where it does not say. Rival statements are claims of the field `mode`.
        mode: Option<&str> = this.0.mode.as_deref();
        /// What the help was about, in the source's words; `null` where it does not say. Rival statements are claims of the field `topic`.
        topic: Option<&str> = this.0.topic.as_deref();
        /// Who paid for it, as printed; `null` where the source does not say.
        funder: Option<&str> = this.0.funder.as_deref();
        /// Since when it was given, `null` if unknown.
        since: Option<PartialDate> = date(this.0.since.as_ref());
        /// Until when it was given; `null` if no source states an end, or if it still is.
        until: Option<PartialDate> = date(this.0.until.as_ref());
        /// The request that it answers, `null` if it answers none on record.
        request: Option<AssistanceRequest> => AssistanceRequest::load_if(ctx, this.0.request.as_ref());
        /// How far it has come; `null` if not recorded, which does not say that it is over.
        status: Option<EngagementStatus> = this.0.status.map(Into::into);
        /// What came of it, in the words of whoever reports it; `null` if not recorded.
        outcome: Option<&str> = this.0.outcome.as_deref();
        /// The web address of what shows the outcome, `null` if there is none on record.
        outcome_evidence: Option<&str> = this.0.outcome_evidence.as_deref();
        /// Whether the provider and the recipient come from different countries, `null` where the country of either is unknown.
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
