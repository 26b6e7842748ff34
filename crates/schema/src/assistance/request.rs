//! Assistance that parties asked for.

use async_graphql::{Enum, ID, InputObject};
use entity::{assistance_request, vocabulary};
use sea_orm::{ColumnTrait, Condition};

use crate::{
    assistance::{
        EngagementFilter,
        matching::{self, Asked, AssistanceMatch},
    },
    change::Steps,
    computed_page::ComputedPage,
    connection::Listed,
    country::Country,
    facets,
    fact::Fact,
    filter::{Narrow, codes, countries_of, stored},
    known::{RecordId, RegionId, TopicId},
    list::{lists, orders},
    loader::{
        listing::{Listing, Sort},
        side::Parent,
    },
    object::{leaves, object},
    party::Party,
    rank,
    record::{Record, fact, record},
    scalar::{CountryCode, Date, PartialDate, date},
    topic::AboutLists,
    vocabulary::NeedStatus,
};

leaves!(AssistanceRequestGap);

record!(AssistanceRequest, assistance_request, "assistance-request");

object! {
    /// A need for assistance that a party made known. Requests of countries to communities are `CommunityRequest` records instead.
    AssistanceRequest as AssistanceRequest |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The party that asked; `null` if none on record.
        party: Option<Party> => Party::load_if(ctx, this.0.party.as_ref());
        /// The name of who asked, as printed.
        name: &str = &this.0.name;
        /// The country of the need; `null` if several or unknown.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// What help is needed with, in the source's words; `null` if it does not say.
        topic: Option<&str> = this.0.topic.as_deref();
        /// The languages for the help, as ISO 639 codes; any one of them is enough; empty if none are recorded.
        languages: Vec<String> => facets::of(ctx, this.global_id(), "languages");
        /// The status of the need, as last reported; `null` if recorded before a status was required.
        status: Option<NeedStatus> = this.0.status.map(Into::into);
        /// The date of the report of the need; `null` if undated.
        as_of: Option<PartialDate> = date(this.0.as_of.as_ref());
        ..AboutLists = AboutLists(this.global_id());
        ..RequestLists = RequestLists(this.0.id.clone());
        ..RequestMatches = RequestMatches(this.clone());
        ..Steps = Steps(this.global_id());
        ..Fact = fact!(this);
    }
}

/// The parties that could help with a request.
struct RequestMatches(AssistanceRequest);

object! {
    /// The parties that could help with a request.
    RequestMatches as RequestMatches |this, ctx| {
        /// The parties that could help: they offer help or helped before. Peers come first, then others, then secretariats, each with reasons.
        matches(
            /// The day on which offers must be valid; today by default.
            as_of: Option<Date>,
            /// How many, from the start: 20 by default, 100 at most.
            first: Option<i32>,
            /// Only records after this cursor.
            after: Option<String>,
        ): ComputedPage<AssistanceMatch> => async {
            let asked = Asked {
                as_of,
                first,
                after,
            };
            matching::of_request(ctx, &this.0, asked).await
        };
    }
}

lists! {
    /// The lists of a request for assistance.
    RequestLists(String) |request| {
        /// The assistance that answers it.
        engagements: EngagementFilter = Parent::column("request", &request.0);
    }
}

/// Which requests to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct AssistanceRequestFilter {
    /// Keep requests by one of these parties (global ids).
    parties: Option<Vec<RecordId>>,
    /// Keep requests with one of these statuses; an unknown status does not match.
    statuses: Option<Vec<NeedStatus>>,
    /// Keep requests for help with one of these topics (wording as in the dataset).
    topics: Option<Vec<String>>,
    /// Keep requests for help about one of these topics or their narrower topics (global ids).
    about: Option<Vec<TopicId>>,
    /// Keep requests from these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep requests from countries of this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep requests reported for this day or later; undated ones do not match.
    from: Option<Date>,
    /// Keep requests reported for this day or earlier; undated ones do not match.
    to: Option<Date>,
    /// Keep requests that lack every item listed.
    missing: Option<Vec<AssistanceRequestGap>>,
}

/// An item that a request for assistance may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum AssistanceRequestGap {
    /// A party on record, not only a printed name.
    Party,
    /// The country of the need.
    Country,
    /// What help is needed with.
    Topic,
    /// The status.
    Status,
    /// The date of the report.
    Date,
}

impl Listing for AssistanceRequestFilter {
    type Entity = assistance_request::Entity;

    fn condition(&self) -> Condition {
        let parties = self.parties.as_ref().map(|parties| {
            let parties = parties.iter().map(|id| id.0.as_str());
            assistance_request::Column::Party.is_in(parties)
        });
        let statuses = stored::<_, vocabulary::NeedStatus>(self.statuses.as_ref());
        let mut condition = Condition::all()
            .add_option(parties)
            .one_of(assistance_request::Column::Status, statuses.as_ref())
            .about(
                (AssistanceRequest::KIND, assistance_request::Column::Id),
                self.about.as_ref(),
            )
            .one_of(assistance_request::Column::Topic, self.topics.as_ref())
            .one_of(
                assistance_request::Column::Country,
                codes(self.countries.as_ref()).as_ref(),
            )
            .among(
                assistance_request::Column::Country,
                self.region.as_ref().map(countries_of),
            )
            .dated(
                assistance_request::Column::AsOf,
                self.from.as_ref(),
                self.to.as_ref(),
            );
        for gap in self.missing.iter().flatten() {
            condition = condition.add(gap.condition());
        }
        condition
    }
}

impl AssistanceRequestGap {
    fn condition(self) -> Condition {
        let missing = match self {
            Self::Party => assistance_request::Column::Party,
            Self::Country => assistance_request::Column::Country,
            Self::Topic => assistance_request::Column::Topic,
            Self::Status => assistance_request::Column::Status,
            Self::Date => assistance_request::Column::AsOf,
        };
        Condition::all().add(missing.is_null())
    }
}

orders! {
    /// What requests for assistance can be ordered by.
    AssistanceRequestOrder {
        /// The printed name of who asked.
        Name = "name",
        /// The country's ISO 3166-1 alpha-3 code.
        Country = "country",
        /// The status: open first, then matched, closed and withdrawn.
        Status = "status" ranked rank::NEED_STATUS,
        /// The date of the report.
        AsOf = "as_of",
    }
}

impl Listed for AssistanceRequestFilter {
    type Node = AssistanceRequest;
    type Order = AssistanceRequestOrder;
    const ORDER: &'static [Sort] = &[Sort::down("as_of"), Sort::up("name")];
}
