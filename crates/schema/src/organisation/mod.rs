//! Organisations, their identifiers, and the direct ties between parties.

use async_graphql::{ID, InputObject};
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
    object::object,
    party_lists::PartyLists,
    practice::PracticeFilter,
    record::{Record, fact, record},
    vocabulary::OrganisationKind,
};
use crate::loader::{
    listing::{Listing, Sort},
    side::{Join, Parent},
};

mod filter;
mod relation;

pub(crate) use filter::OrganisationFilter;
pub(crate) use relation::{Relation, RelationFilter};

record!(Organisation, organisation, "organisation");
record!(Identifier, identifier, "identifier");

object! {
    /// An organisation: a government body, an alliance, an agency of the United Nations, a company and so on.
    Organisation as Organisation |this, ctx| {
        /// The stable identifier, such as `organisation:gain`.
        id: ID = this.global_id().into();
        /// The usual name; other names are in `names`.
        name(
            /// The language; by default that of the Accept-Language header. A name without a translation is returned as it is.
            language: Option<Language>,
        ): String => name_in(ctx, this.global_id(), &this.0.name, language);
        /// Whether the name is a label made for this dataset rather than a name in a source.
        name_is_label: bool = this.0.name_is_label;
        /// The acronym; `null` if it has none.
        acronym: Option<&str> = this.0.acronym.as_deref();
        /// The kind of organisation.
        kind: OrganisationKind = this.0.kind.into();
        /// Its home country; `null` if unknown or if it has none.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        ..OrganisationLists = OrganisationLists(this.0.id.clone());
        ..PartyLists = PartyLists(this.global_id());
        ..PartyContacts = PartyContacts(this.global_id());
        ..NamingLists = NamingLists(this.global_id());
        ..Fact = fact!(this);
    }
}

const PRACTICES: &[Join] = &[Join::new("practice_party", "party", "practice")];

lists! {
    /// The lists of an organisation.
    OrganisationLists(String) |organisation| {
        /// Its identifiers in registers.
        identifiers: IdentifierFilter = Parent::column("organisation", &organisation.0);
        /// The chapters that it belongs to, with its role and dates.
        memberships: MembershipFilter = Parent::column("organisation", &organisation.0);
        /// The chapters that it runs.
        chapters: ChapterFilter = Parent::column("organisation", &organisation.0);
        /// The practices that it published or contributed to.
        practices: PracticeFilter =
            Parent::through(PRACTICES, format!("organisation:{}", organisation.0));
    }
}

object! {
    /// An identifier that a register gives to an organisation.
    Identifier as Identifier |this, ctx| {
        /// The stable identifier of this record.
        id: ID = this.global_id().into();
        /// The register, as a code of the org-id.guide list such as `XI-IATI` or `XI-ROR`.
        scheme: &str = &this.0.scheme;
        /// The identifier within that register.
        value: &str = &this.0.value;
        /// The organisation.
        organisation: Option<Organisation> => Organisation::load(ctx, &this.0.organisation);
        ..Fact = fact!(this);
    }
}

/// Which identifiers to keep.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, InputObject)]
pub(crate) struct IdentifierFilter {
    /// Keep identifiers of these registers.
    schemes: Option<Vec<String>>,
    /// Keep these identifiers.
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

object! {
    /// Root fields about organisations.
    OrganisationQuery as OrganisationQuery |this, ctx| {
        /// One organisation by its id, or `null` if there is none.
        organisation(
            /// Its global id, such as `organisation:gain`.
            id: ID,
        ): Option<Organisation> => Organisation::load(ctx, &id);
    }
}

lists! {
    /// Lists of organisations and of the ties between parties.
    OrganisationRootLists |_root| {
        /// The organisations.
        organisations: OrganisationFilter = None;
        /// The identifiers of all organisations. Use them to find an organisation by its identifier in a register.
        identifiers: IdentifierFilter = None;
        /// The direct ties between parties, such as hosting or convening.
        relations: RelationFilter = None;
    }
}
