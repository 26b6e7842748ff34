//! Words about networks and organisations, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(NetworkLevel, OrganisationKind, MembershipRole, RelationKind);

/// The level at which a network is organised.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::NetworkLevel")]
pub(crate) enum NetworkLevel {
    /// The network is organised for the Movement as a whole.
    Global,
    /// The network is organised in groups of several countries.
    Regional,
    /// The network is organised within countries, in chapters.
    Country,
}

/// The kind of organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::OrganisationKind")]
pub(crate) enum OrganisationKind {
    /// A ministry, agency or other authority that acts for its own country.
    Government,
    /// A government that funds nutrition in other countries, with its aid agencies.
    DonorGovernment,
    /// A country's alliance of civil society organisations in the Movement.
    CivilSocietyAlliance,
    /// A non-governmental organisation that works in several countries.
    NgoInternational,
    /// A non-governmental organisation that works in one country.
    NgoNational,
    /// An agency, fund, programme or office of the United Nations.
    Un,
    /// A bank of several states that pays for development.
    DevelopmentBank,
    /// A charitable foundation, which funds or advocates.
    Foundation,
    /// A company, or an association of companies.
    Business,
    /// A university, institute or firm whose main work is research.
    Research,
    /// A parliament, or a group of its members.
    Parliamentary,
    /// A publisher or broadcaster, or a network of journalists.
    Media,
    /// A body of the states of one world region, outside the United Nations.
    RegionalBody,
    /// A programme or fund with its own name that other organisations run.
    Programme,
    /// Several organisations that carry out one project together.
    Consortium,
    /// A secretariat of the Movement in a country, or of one of its networks.
    Secretariat,
    /// Investors who act together towards the companies in which they invest.
    InvestorGroup,
    /// An organisation that fits none of the other kinds.
    Other,
}

/// The role of an organisation in a chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::MembershipRole")]
pub(crate) enum MembershipRole {
    /// The organisation belongs to the chapter; no special role is known.
    Member,
    /// The organisation hosts the chapter or receives money for it.
    Host,
    /// The organisation chairs the chapter alone.
    Chair,
    /// The organisation chairs the chapter together with another.
    CoChair,
    /// The organisation runs the daily work of the chapter.
    Secretariat,
    /// The organisation sits on the steering group of the chapter.
    Steering,
    /// The organisation calls the members of the chapter together.
    Convener,
}

/// How the first of two parties is related to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::RelationKind")]
pub(crate) enum RelationKind {
    /// The first hosts the second or is its legal home.
    Hosts,
    /// The first calls the members of the second together.
    Convenes,
    /// The first leads the second alone.
    Leads,
    /// The first leads the second together with others.
    CoLeads,
    /// The first helps the second, and the source does not say that it pays.
    Supports,
    /// The first gives money to the second.
    Funds,
    /// The first is a founder of the second, alone or with others.
    Founded,
    /// The first belongs to the second.
    MemberOf,
    /// The two work together and neither leads.
    PartnerOf,
}
