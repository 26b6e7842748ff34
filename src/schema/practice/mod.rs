//! Documented practices and success stories.

use async_graphql::{Context, ID, Object};

use super::{
    change::Steps,
    country::CountryFilter,
    fact::Fact,
    list::lists,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    topic::AboutLists,
    vocabulary::{NutritionType, PracticeState},
};
use crate::{
    error::Result,
    loader::side::{Leg, Parent},
};

mod filter;
mod link;
mod party;
mod related;

pub(crate) use filter::{PracticeFilter, published};
pub(crate) use link::{PracticeLink, PracticeLinkFilter};
pub(crate) use party::{PracticeParty, PracticePartyFilter};

record!(Practice, practice, "practice");

/// A documented practice: a case study, a story of change or a success story.
#[Object]
impl Practice {
    /// The stable identifier.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The title.
    async fn title(&self) -> &str {
        &self.0.title
    }

    /// Whether the title is a label made for this dataset rather than one that the source prints.
    async fn title_is_label(&self) -> bool {
        self.0.title_is_label
    }

    /// What the practice is about, in a few free words.
    async fn theme(&self) -> &str {
        &self.0.theme
    }

    /// How the practice acts on nutrition; mostly classified by those who gathered it, which `note` says.
    async fn nutrition_type(&self) -> NutritionType {
        self.0.nutrition_type.into()
    }

    /// What kind of document describes the practice, in free words; `null` if not recorded.
    async fn evidence_kind(&self) -> Option<&str> {
        self.0.evidence_kind.as_deref()
    }

    /// When the document was published, `null` if unknown.
    async fn published(&self) -> Option<PartialDate> {
        date(self.0.published.as_ref())
    }

    /// The web address of the document, `null` if unknown.
    async fn link(&self) -> Option<&str> {
        self.0.link.as_deref()
    }

    /// How far its documentation has come. Only what is published has been reviewed and is for everybody; anything else is read by those alone whose rights reach to its countries.
    async fn state(&self) -> PracticeState {
        self.0.state.into()
    }

    #[graphql(flatten)]
    async fn steps(&self) -> Steps {
        Steps(self.global_id())
    }

    #[graphql(flatten)]
    async fn lists(&self) -> PracticeLists {
        PracticeLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn kin(&self) -> related::PracticeKin {
        related::PracticeKin(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn about(&self) -> AboutLists {
        AboutLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// From a practice, by its global id, to the countries that it names.
const COUNTRIES: &[Leg] = &[Leg::new("facet", "record", "value")];

/// From a record, by its global id, to the practices that are linked to it.
pub(crate) const LINKED: &[Leg] = &[Leg::new("practice_link", "linked", "practice")];

/// From a country to the practices that name it.
pub(crate) const OF_COUNTRY: &[Leg] = &[Leg::global("facet", "value", "record", "practice:")];

lists! {
    /// The lists of a practice.
    PracticeLists(String) |practice| {
        /// Who published it or contributed to it.
        parties: PracticePartyFilter = Parent::column("practice", &practice.0);
        /// What it has to do with other records, such as events, communities, commitments and indicators; none where no source says so.
        links: PracticeLinkFilter = Parent::column("practice", &practice.0);
        /// The countries that it documents; none where the source names none.
        countries: CountryFilter = Parent::through(COUNTRIES, format!("practice:{}", practice.0));
    }
}

/// Root fields about practices.
#[derive(Default)]
pub(crate) struct PracticeQuery;

/// Root fields about practices.
#[Object]
impl PracticeQuery {
    /// One practice by its id, or `null` if there is none.
    async fn practice(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Its global id, such as `practice:a-common-results-framework-for-somalia`."
        )]
        id: ID,
    ) -> Result<Option<Practice>> {
        Practice::load(ctx, &id).await
    }
}

lists! {
    /// Lists of practices.
    PracticeRootLists |_root| {
        /// The documented practices of all countries: those that are published, unless the filter names states; of others, those that the caller may read.
        practices: PracticeFilter = None;
        /// Those who published practices or contributed to them.
        practice_parties: PracticePartyFilter = None;
        /// What practices have to do with other records.
        practice_links: PracticeLinkFilter = None;
    }
}
