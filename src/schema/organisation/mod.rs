//! Organisations, their identifiers, and the direct ties between parties.

use async_graphql::{Context, ID, InputObject, Object};
use entity::identifier;
use sea_orm::Condition;

use super::{
    connection::Listed,
    contact::PartyContacts,
    country::Country,
    fact::Fact,
    filter::Narrow,
    language::Language,
    list::{lists, orders},
    naming::{NamingLists, name_in},
    network::{ChapterFilter, MembershipFilter},
    party_lists::PartyLists,
    practice::PracticeFilter,
    record::{Record, fact, record},
    vocabulary::OrganisationKind,
};
use crate::{
    error::Result,
    loader::{
        listing::{Listing, Sort},
        side::{Leg, Parent},
    },
};

mod filter;
mod relation;

pub(crate) use filter::OrganisationFilter;
pub(crate) use relation::{Relation, RelationFilter};

record!(Organisation, organisation, "organisation");
record!(Identifier, identifier, "identifier");

/// An organisation: a government body, an alliance, an agency of the United Nations, a company and so on.
#[Object]
impl Organisation {
    /// The stable identifier, such as `organisation:gain`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The name it goes by; others are in `names`.
    pub(crate) async fn name(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "The language; that of the Accept-Language header if not given. As it is where there is no translation."
        )]
        language: Option<Language>,
    ) -> Result<String> {
        name_in(ctx, self.global_id(), &self.0.name, language).await
    }

    /// Whether the name is a label made for this dataset rather than a name in a source.
    async fn name_is_label(&self) -> bool {
        self.0.name_is_label
    }

    /// The acronym, `null` where it has none.
    async fn acronym(&self) -> Option<&str> {
        self.0.acronym.as_deref()
    }

    /// What kind of organisation it is.
    async fn kind(&self) -> OrganisationKind {
        self.0.kind.into()
    }

    /// Its home country, `null` if unknown or if it is at home in none.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load_if(ctx, self.0.country.as_ref()).await
    }

    #[graphql(flatten)]
    async fn lists(&self) -> OrganisationLists {
        OrganisationLists(self.0.id.clone())
    }

    #[graphql(flatten)]
    async fn party(&self) -> PartyLists {
        PartyLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn contacts(&self) -> PartyContacts {
        PartyContacts(self.global_id())
    }

    #[graphql(flatten)]
    async fn named(&self) -> NamingLists {
        NamingLists(self.global_id())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

const PRACTICES: &[Leg] = &[Leg::new("practice_party", "party", "practice")];

lists! {
    /// The lists of an organisation.
    OrganisationLists(String) |organisation| {
        /// The identifiers that registers give it.
        identifiers: IdentifierFilter = Parent::column("organisation", &organisation.0);
        /// The chapters that it is in, with its role and period.
        memberships: MembershipFilter = Parent::column("organisation", &organisation.0);
        /// The chapters that it carries.
        chapters: ChapterFilter = Parent::column("organisation", &organisation.0);
        /// The practices that it published or contributed to.
        practices: PracticeFilter =
            Parent::through(PRACTICES, format!("organisation:{}", organisation.0));
    }
}

/// An identifier that a register gives to an organisation.
#[Object]
impl Identifier {
    /// The stable identifier of this record.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The register, as a code of the org-id.guide list such as `XI-IATI` or `XI-ROR`.
    async fn scheme(&self) -> &str {
        &self.0.scheme
    }

    /// The identifier within that register.
    async fn value(&self) -> &str {
        &self.0.value
    }

    /// The organisation.
    async fn organisation(&self, ctx: &Context<'_>) -> Result<Option<Organisation>> {
        Organisation::load(ctx, &self.0.organisation).await
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}

/// Which identifiers to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct IdentifierFilter {
    /// Only identifiers of these registers.
    schemes: Option<Vec<String>>,
    /// Only these identifiers.
    values: Option<Vec<String>>,
}

impl Listing for IdentifierFilter {
    type Entity = identifier::Entity;

    fn condition(&self) -> Condition {
        Condition::all()
            .one_of(identifier::Column::Scheme, self.schemes.as_ref())
            .one_of(identifier::Column::Value, self.values.as_ref())
    }
}

orders! {
    /// What identifiers can be ordered by.
    IdentifierOrder {
        /// The register.
        Scheme = "scheme",
        /// The identifier.
        Value = "value",
    }
}

impl Listed for IdentifierFilter {
    type Node = Identifier;
    type Order = IdentifierOrder;
    const ORDER: &'static [Sort] = &[Sort::up("scheme"), Sort::up("value")];
}

/// Root fields about organisations.
#[derive(Default)]
pub(crate) struct OrganisationQuery;

/// Root fields about organisations.
#[Object]
impl OrganisationQuery {
    /// One organisation by its id, or `null` if there is none.
    async fn organisation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Its global id, such as `organisation:gain`.")] id: ID,
    ) -> Result<Option<Organisation>> {
        Organisation::load(ctx, &id).await
    }
}

lists! {
    /// Lists of organisations and of the ties between parties.
    OrganisationRootLists |_root| {
        /// The organisations.
        organisations: OrganisationFilter = None;
        /// The identifiers of all organisations, to find one by the identifier it has elsewhere.
        identifiers: IdentifierFilter = None;
        /// The direct ties between parties, such as hosting or convening.
        relations: RelationFilter = None;
    }
}
