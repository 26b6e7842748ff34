//! Documented practices and success stories.

use async_graphql::ID;

use super::{
    change::Steps,
    country::CountryFilter,
    fact::Fact,
    list::lists,
    object::object,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
    topic::AboutLists,
    vocabulary::{NutritionType, PracticeState},
};
use crate::loader::side::{Join, Parent};

mod filter;
mod link;
mod party;
mod related;

pub(crate) use filter::{PracticeFilter, published};
pub(crate) use link::{PracticeLink, PracticeLinkFilter};
pub(crate) use party::{PracticeParty, PracticePartyFilter};

record!(Practice, practice, "practice");

object! {
    /// A documented practice: a case study, a story of change or a success story.
    Practice as Practice |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The title.
        title: &str = &this.0.title;
        /// Whether the title is a label made for this dataset rather than one that the source prints.
        title_is_label: bool = this.0.title_is_label;
        /// What the practice is about, in a few free words.
        theme: &str = &this.0.theme;
        /// How the practice acts on nutrition. In most cases those who collected the practice chose the class; `note` says so.
        nutrition_type: NutritionType = this.0.nutrition_type.into();
        /// The kind of document that describes the practice, in free words; `null` if not recorded.
        evidence_kind: Option<&str> = this.0.evidence_kind.as_deref();
        /// The publication date of the document; `null` if unknown.
        published: Option<PartialDate> = date(this.0.published.as_ref());
        /// The web address of the document; `null` if unknown.
        link: Option<&str> = this.0.link.as_deref();
        /// The state of its documentation. Published practices are reviewed and open to everybody; only callers whose rights cover its countries can read others.
        state: PracticeState = this.0.state.into();
        ..Steps = Steps(this.global_id());
        ..PracticeLists = PracticeLists(this.0.id.clone());
        ..related::PracticeKin = related::PracticeKin(this.0.id.clone());
        ..AboutLists = AboutLists(this.global_id());
        ..Fact = fact!(this);
    }
}

/// From a practice, by its global id, to the countries that it names.
const COUNTRIES: &[Join] = &[Join::new("facet", "record", "value")];

/// From a record, by its global id, to the practices that are linked to it.
pub(crate) const LINKED: &[Join] = &[Join::new("practice_link", "linked", "practice")];

/// From a country to the practices that name it.
pub(crate) const OF_COUNTRY: &[Join] = &[Join::global("facet", "value", "record", "practice:")];

lists! {
    /// The lists of a practice.
    PracticeLists(String) |practice| {
        /// The parties that published it or contributed to it.
        parties: PracticePartyFilter = Parent::column("practice", &practice.0);
        /// Its links to other records, such as events, communities, commitments and indicators. An empty list means that no source names one.
        links: PracticeLinkFilter = Parent::column("practice", &practice.0);
        /// The countries that it documents. An empty list means that the source names none.
        countries: CountryFilter = Parent::through(COUNTRIES, format!("practice:{}", practice.0));
    }
}

/// Root fields about practices.
#[derive(Default)]
pub(crate) struct PracticeQuery;

object! {
    /// Root fields about practices.
    PracticeQuery as PracticeQuery |this, ctx| {
        /// One practice by its id, or `null` if there is none.
        practice(
            /// Its global id, such as `practice:a-common-results-framework-for-somalia`.
            id: ID,
        ): Option<Practice> => Practice::load(ctx, &id);
    }
}

lists! {
    /// Lists of practices.
    PracticeRootLists |_root| {
        /// The documented practices of all countries. Only published ones, unless the filter gives states; then also others that the caller may read.
        practices: PracticeFilter = None;
        /// The parties that published practices or contributed to them.
        practice_parties: PracticePartyFilter = None;
        /// The links between practices and other records.
        practice_links: PracticeLinkFilter = None;
    }
}
