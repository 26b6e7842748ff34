//! Other names of records, and dated counts about them.

use async_graphql::{Context, ID, InputObject};
use entity::{count, name};
use sea_orm::Condition;

use super::{
    ask::Ask,
    connection::Listed,
    fact::Fact,
    filter::{Narrow, stored},
    language::Language,
    list::{lists, orders},
    object::object,
    record::{fact, record},
    scalar::{PartialDate, date},
    vocabulary::{Comparator, NameKind},
};
use crate::{
    error::Result,
    loader::{
        listing::{AnyListing, Listing, Slice, Sort},
        side::Parent,
    },
    page::Page,
};

record!(Name, name, "name");
record!(Count, count, "count");

lists! {
    /// Other names and counts of a record.
    NamingLists(String) |record| {
        /// Its other names: former names, names it is also known by, acronyms, translations and printed spellings.
        names: NameFilter = Parent::column("record", &record.0);
        /// Dated counts about it, such as its number of members.
        counts: CountFilter = Parent::column("record", &record.0);
    }
}

lists! {
    /// Root lists of names and counts.
    NamingRootLists |_root| {
        /// The other names of all records.
        names: NameFilter = None;
        /// The dated counts about all records.
        counts: CountFilter = None;
    }
}

object! {
    /// Another name of a record.
    Name as Name |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The name.
        name: &str = &this.0.name;
        /// The kind of name.
        kind: NameKind = this.0.kind.into();
        /// The language as an ISO 639-1 code; `null` if not recorded.
        language: Option<&str> = this.0.language.as_deref();
        /// The date until which the name was used; `null` if still in use or unknown.
        until: Option<PartialDate> = date(this.0.until.as_ref());
        ..Fact = fact!(this);
    }
}

/// The name of a record in the language asked for, where it has a translation.
pub(crate) async fn name_in(
    ctx: &Context<'_>,
    record: String,
    name: &str,
    language: Option<Language>,
) -> Result<String> {
    let code = match ctx.language(language) {
        Language::En => return Ok(name.to_owned()),
        Language::Fr => "fr",
        Language::Es => "es",
    };
    let translation = Slice {
        parent: Some(Parent::column("record", record)),
        listing: AnyListing::from(NameFilter {
            kinds: Some(vec![NameKind::Translation]),
            languages: Some(vec![code.to_owned()]),
        }),
        order: NameFilter::ORDER.to_vec(),
        page: Page::first(1),
    };
    let found = ctx.loads().load_one(translation).await?;
    let found = found.and_then(|page| page.typed::<name::Model>().next());
    Ok(found.map_or_else(|| name.to_owned(), |row| row.name.clone()))
}

/// Which names to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct NameFilter {
    /// Keep names of these kinds.
    kinds: Option<Vec<NameKind>>,
    /// Keep names in these languages, by ISO 639-1 code.
    languages: Option<Vec<String>>,
}

impl Listing for NameFilter {
    type Entity = name::Entity;

    fn condition(&self) -> Condition {
        let kinds = stored::<_, entity::vocabulary::NameKind>(self.kinds.as_ref());
        Condition::all()
            .one_of(name::Column::Kind, kinds.as_ref())
            .one_of(name::Column::Language, self.languages.as_ref())
    }
}

orders! {
    /// What names can be ordered by.
    NameOrder {
        /// The name.
        Name = "name",
        /// The date until which the name was used.
        Until = "until",
    }
}

impl Listed for NameFilter {
    type Node = Name;
    type Order = NameOrder;
    const ORDER: &'static [Sort] = &[Sort::up("name")];
}

object! {
    /// A count about a record on a date. The date is given wherever the source states one.
    Count as Count |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// What is counted.
        measure: &str = &this.0.measure;
        /// The count as published.
        text: &str = &this.0.text;
        /// The count as a number; `null` if the text is not a number.
        number: Option<f64> = this.0.number;
        /// How to read the number; `null` if there is none.
        comparator: Option<Comparator> = this.0.comparator.map(Into::into);
        /// The date of the count; `null` if the source gives none.
        as_of: Option<PartialDate> = date(this.0.as_of.as_ref());
        ..Fact = fact!(this);
    }
}

/// Which counts to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct CountFilter {
    /// Keep counts of these things (names as in the dataset).
    measures: Option<Vec<String>>,
    /// Keep counts with (`true`) or without (`false`) a date.
    dated: Option<bool>,
}

impl Listing for CountFilter {
    type Entity = count::Entity;

    fn condition(&self) -> Condition {
        Condition::all()
            .one_of(count::Column::Measure, self.measures.as_ref())
            .known(count::Column::AsOf, self.dated)
    }
}

orders! {
    /// What counts can be ordered by.
    CountOrder {
        /// What is counted.
        Measure = "measure",
        /// The date of the count.
        AsOf = "as_of",
        /// The number.
        Number = "number",
    }
}

impl Listed for CountFilter {
    type Node = Count;
    type Order = CountOrder;
    const ORDER: &'static [Sort] = &[Sort::up("measure"), Sort::down("as_of")];
}
