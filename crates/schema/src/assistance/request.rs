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
    /// A need of assistance that a party made known. What countries asked of communities is a `CommunityRequest` instead.
    AssistanceRequest as AssistanceRequest |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The party that asked; `null` where none on record is meant.
        party: Option<Party> => Party::load_if(ctx, this.0.party.as_ref());
        /// Who asked, as printed.
        name: &str = &this.0.name;
        /// The country that the need is in, `null` if it is in several or that is unknown.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// What help is needed with, in the source's words; `null` where it does not say.
        topic: Option<&str> = this.0.topic.as_deref();
        /// The languages that help is needed in, any of which will do, as ISO 639 codes; empty where none are recorded.
        languages: Vec<String> => facets::of(ctx, this.global_id(), "languages");
        /// What became of the need, as last reported; `null` if it was recorded before that had to be said.
        status: Option<NeedStatus> = this.0.status.map(Into::into);
        /// The date as of which the need is reported, `null` if undated.
        as_of: Option<PartialDate> = date(this.0.as_of.as_ref());
        ..AboutLists = AboutLists(this.global_id());
        ..RequestLists = RequestLists(this.0.id.clone());
        ..RequestMatches = RequestMatches(this.clone());
        ..Steps = Steps(this.global_id());
        ..Fact = fact!(this);
    }
}

/// Who could help with a request.
struct RequestMatches(AssistanceRequest);

object! {
    /// Who could help with a request.
    RequestMatches as RequestMatches |this, ctx| {
        /// Who could help: those who offer to and those who have helped before, peers first, then others, and secretariats last, each with its reasons.
        matches(
            /// The day on which offers must stand, as far as is known; today if not given.
            as_of: Option<Date>,
            /// How many from the start; 20 if no number is given, 100 at most.
            first: Option<i32>,
            /// Only those behind this cursor.
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
    /// Only requests by one of these parties, by global id.
    parties: Option<Vec<ID>>,
    /// Only requests of which this became; where that is unknown they do not match.
    statuses: Option<Vec<NeedStatus>>,
    /// Only requests for help with one of these topics, worded as in the dataset.
    topics: Option<Vec<String>>,
    /// Only requests for help about one of these topics or of their narrower ones, by global id.
    about: Option<Vec<ID>>,
    /// Only requests from these countries.
    countries: Option<Vec<CountryCode>>,
    /// Only requests from countries of this region, of whatever scheme, by global id.
    region: Option<ID>,
    /// Only requests reported as of this day or later; the undated do not match.
    from: Option<Date>,
    /// Only requests reported as of this day or earlier; the undated do not match.
    to: Option<Date>,
    /// Only requests of which all of this is missing.
    missing: Option<Vec<AssistanceRequestGap>>,
}

/// What may be missing of a request for assistance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum AssistanceRequestGap {
    /// A party on record that asked, beyond the name in print.
    Party,
    /// The country that the need is in.
    Country,
    /// What help is needed with.
    Topic,
    /// What became of the need.
    Status,
    /// The date as of which it is reported.
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
        /// The name in print of who asked.
        Name = "name",
        /// The country's ISO 3166-1 alpha-3 code.
        Country = "country",
        /// What became of them: the open first, then the matched, the closed and the withdrawn.
        Status = "status" ranked rank::NEED_STATUS,
        /// The date as of which they are reported.
        AsOf = "as_of",
    }
}

impl Listed for AssistanceRequestFilter {
    type Node = AssistanceRequest;
    type Order = AssistanceRequestOrder;
    const ORDER: &'static [Sort] = &[Sort::down("as_of"), Sort::up("name")];
}
