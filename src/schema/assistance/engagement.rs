//! Technical assistance from one party to another.

use async_graphql::{Context, ID, Object};

use crate::{
    error::Result,
    schema::{
        assistance::AssistanceRequest,
        change::Steps,
        country::Country,
        fact::Fact,
        party::Party,
        record::{Record, fact, record},
        scalar::{PartialDate, date},
        topic::AboutLists,
        vocabulary::{AssistanceRelation, EngagementStatus},
    },
};

record!(Engagement, engagement, "engagement");

/// Technical assistance that one party gave to another: who helped whom, how, on what, and who paid. Some records stand for help to several parties at once, which `note` calls aggregate.
#[Object]
impl Engagement {
    /// The stable identifier, such as `engagement:mqsun-to-indonesia-2013`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The party that helped; `null` where the source names several or none that is on record.
    async fn provider(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load_if(ctx, self.0.provider.as_ref()).await
    }

    /// Who helped, as printed.
    async fn provider_name(&self) -> &str {
        &self.0.provider_name
    }

    /// The country that the provider comes from, `null` if it is of none or that is unknown.
    async fn provider_country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load_if(ctx, self.0.provider_country.as_ref()).await
    }

    /// The party that was helped; `null` where the source names several or none that is on record.
    async fn recipient(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load_if(ctx, self.0.recipient.as_ref()).await
    }

    /// Who was helped, as printed.
    async fn recipient_name(&self) -> &str {
        &self.0.recipient_name
    }

    /// The country that the recipient comes from, `null` if it is of none or that is unknown.
    async fn recipient_country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load_if(ctx, self.0.recipient_country.as_ref()).await
    }

    /// What the provider and the recipient are to each other.
    async fn relation(&self) -> AssistanceRelation {
        self.0.relation.into()
    }

    /// How the help was given, in the source's words; `null` where it does not say. Rival statements are claims of the field `mode`.
    async fn mode(&self) -> Option<&str> {
        self.0.mode.as_deref()
    }

    /// What the help was about, in the source's words; `null` where it does not say. Rival statements are claims of the field `topic`.
    async fn topic(&self) -> Option<&str> {
        self.0.topic.as_deref()
    }

    /// Who paid for it, as printed; `null` where the source does not say.
    async fn funder(&self) -> Option<&str> {
        self.0.funder.as_deref()
    }

    /// Since when it was given, `null` if unknown.
    async fn since(&self) -> Option<PartialDate> {
        date(self.0.since.as_ref())
    }

    /// Until when it was given; `null` if no source states an end, or if it still is.
    async fn until(&self) -> Option<PartialDate> {
        date(self.0.until.as_ref())
    }

    /// The request that it answers, `null` if it answers none on record.
    async fn request(&self, ctx: &Context<'_>) -> Result<Option<AssistanceRequest>> {
        AssistanceRequest::load_if(ctx, self.0.request.as_ref()).await
    }

    /// How far it has come; `null` if not recorded, which does not say that it is over.
    async fn status(&self) -> Option<EngagementStatus> {
        self.0.status.map(Into::into)
    }

    /// What came of it, in the words of whoever reports it; `null` if not recorded.
    async fn outcome(&self) -> Option<&str> {
        self.0.outcome.as_deref()
    }

    /// The web address of what shows the outcome, `null` if there is none on record.
    async fn outcome_evidence(&self) -> Option<&str> {
        self.0.outcome_evidence.as_deref()
    }

    /// Whether the provider and the recipient come from different countries, `null` where the country of either is unknown.
    async fn crosses_border(&self) -> Option<bool> {
        let provider = self.0.provider_country.as_ref()?;
        let recipient = self.0.recipient_country.as_ref()?;
        Some(provider != recipient)
    }

    #[graphql(flatten)]
    async fn about(&self) -> AboutLists {
        AboutLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn steps(&self) -> Steps {
        Steps(self.global_id())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}
