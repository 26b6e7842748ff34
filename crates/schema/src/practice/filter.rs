//! Which practices to keep.

use async_graphql::{Enum, InputObject};
use entity::{facet, practice, practice_party, vocabulary};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QuerySelect, QueryTrait,
    sea_query::SelectStatement,
};

use super::Practice;
use crate::{
    connection::Listed,
    filter::{Narrow, codes, combine, countries_of, global, stored},
    known::{RecordId, RegionId, TopicId},
    list::orders,
    loader::listing::{Listing, Sort},
    object::leaves,
    scalar::{CountryCode, Date},
    vocabulary::{NutritionType, PracticeState},
};

leaves!(PracticeGap);

/// Which practices to keep. Fields that are given must all hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct PracticeFilter {
    /// Keep practices that document at least one of these countries.
    countries: Option<Vec<CountryCode>>,
    /// Keep practices that document at least one country of this region (global id, any scheme).
    region: Option<RegionId>,
    /// Keep practices on one of these themes, spelt as in `theme`.
    themes: Option<Vec<String>>,
    /// Keep practices about one of these topics (global ids) or a narrower topic.
    about: Option<Vec<TopicId>>,
    /// Keep practices that act on nutrition in one of these ways.
    nutrition_types: Option<Vec<NutritionType>>,
    /// Keep practices published on or after this day; undated ones do not match.
    published_from: Option<Date>,
    /// Keep practices published on or before this day; undated ones do not match.
    published_to: Option<Date>,
    /// Keep practices that at least one of these parties (global ids) published or contributed to.
    parties: Option<Vec<RecordId>>,
    /// Keep practices whose title is a label made for this dataset (`true`) or the others (`false`).
    title_is_label: Option<bool>,
    /// Keep practices in one of these states of documentation. If neither this filter nor one inside it gives states, only published practices are kept. Unpublished ones are shown only to callers whose rights cover their countries.
    states: Option<Vec<PracticeState>>,
    /// Keep practices that lack every item listed.
    #[graphql(validator(max_items = 10))]
    missing: Option<Vec<PracticeGap>>,
    /// All of these must hold too.
    #[graphql(validator(max_items = 10))]
    and: Option<Vec<PracticeFilter>>,
    /// At least one of these must hold too.
    #[graphql(validator(max_items = 10))]
    or: Option<Vec<PracticeFilter>>,
    /// This must not hold.
    not: Option<Box<PracticeFilter>>,
}

/// An item that a practice may lack.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
pub(crate) enum PracticeGap {
    /// The web address of its document.
    Link,
    /// The publication date.
    Date,
    /// Any country that it documents.
    Country,
}

impl PracticeFilter {
    fn own(&self) -> Condition {
        let types = stored::<_, vocabulary::NutritionType>(self.nutrition_types.as_ref());
        let in_region = self.region.as_ref().map(|region| {
            let countries = countries_of(region);
            let records = naming(Condition::all().add(facet::Column::Value.in_subquery(countries)));
            global("practice", practice::Column::Id).in_subquery(records)
        });
        let mut condition = Condition::all()
            .any_facet(
                ("practice", practice::Column::Id),
                "countries",
                codes(self.countries.as_ref()),
            )
            .add_option(in_region)
            .about(("practice", practice::Column::Id), self.about.as_ref())
            .one_of(practice::Column::Theme, self.themes.as_ref())
            .one_of(practice::Column::NutritionType, types.as_ref())
            .dated(
                practice::Column::Published,
                self.published_from.as_ref(),
                self.published_to.as_ref(),
            )
            .among(
                practice::Column::Id,
                self.parties.as_deref().map(with_parties),
            )
            .equal(practice::Column::TitleIsLabel, self.title_is_label.as_ref());
        let states = stored::<_, vocabulary::PracticeState>(self.states.as_ref());
        condition = condition.one_of(practice::Column::State, states.as_ref());
        for gap in self.missing.iter().flatten() {
            condition = condition.add(gap.condition());
        }
        condition
    }
}

impl PracticeFilter {
    fn all(&self) -> Condition {
        combine(
            self.own(),
            self.and.as_ref(),
            self.or.as_ref(),
            self.not.as_deref(),
            Self::all,
        )
    }

    /// Whether it, or a filter that it holds, says which states are wanted.
    fn names_states(&self) -> bool {
        let combined = self.and.iter().chain(&self.or).flatten();
        let mut inner = combined.chain(self.not.as_deref());
        self.states.is_some() || inner.any(Self::names_states)
    }
}

/// The practices that lists show.
pub(crate) fn published() -> Condition {
    Condition::all().add(practice::Column::State.eq(vocabulary::PracticeState::Published))
}

/// The records that name a country, by global id.
fn naming(countries: Condition) -> SelectStatement {
    facet::Entity::find()
        .select_only()
        .column(facet::Column::Record)
        .filter(facet::Column::Field.eq("countries"))
        .filter(countries)
        .into_query()
}

/// The practices in which one of these parties has a part.
fn with_parties(parties: &[RecordId]) -> SelectStatement {
    practice_party::Entity::find()
        .select_only()
        .column(practice_party::Column::Practice)
        .filter(practice_party::Column::Party.is_in(parties.iter().map(|party| &*party.0)))
        .into_query()
}

impl PracticeGap {
    fn condition(self) -> Condition {
        let missing = match self {
            Self::Link => practice::Column::Link.is_null(),
            Self::Date => practice::Column::Published.is_null(),
            Self::Country => {
                global("practice", practice::Column::Id).not_in_subquery(naming(Condition::all()))
            }
        };
        Condition::all().add(missing)
    }
}

impl Listing for PracticeFilter {
    type Entity = practice::Entity;

    fn condition(&self) -> Condition {
        if self.names_states() {
            return self.all();
        }
        self.all().add(published())
    }
}

orders! {
    /// What practices can be ordered by.
    PracticeOrder {
        /// The title.
        Title = "title",
        /// The theme.
        Theme = "theme",
        /// The publication date.
        Published = "published",
    }
}

impl Listed for PracticeFilter {
    type Node = Practice;
    type Order = PracticeOrder;
    const ORDER: &'static [Sort] = &[Sort::down("published"), Sort::up("title")];
}
