//! Words about networks and organisations, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(NetworkLevel, OrganisationKind, MembershipRole, RelationKind);

/// At which level a network is organised.
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

/// What kind of organisation it is.
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
    /// A bank of several states that finances development.
    DevelopmentBank,
    /// A charitable foundation, be it a funder or an advocate.
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
    /// A programme or fund with a name of its own that other organisations run.
    Programme,
    /// Several organisations that carry out one project jointly.
    Consortium,
    /// A secretariat of the Movement in a country, or of one of its networks.
    Secretariat,
    /// Investors who act jointly towards the companies in which they invest.
    InvestorGroup,
    /// An organisation that fits none of the other kinds.
    Other,
}

/// What an organisation is to a chapter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::MembershipRole")]
pub(crate) enum MembershipRole {
    /// The organisation belongs to the chapter, and no office is known.
    Member,
    /// The organisation houses the chapter or receives its funds for it.
    Host,
    /// The organisation presides over the chapter alone.
    Chair,
    /// The organisation presides over the chapter jointly with another.
    CoChair,
    /// The organisation runs the daily work of the chapter.
    Secretariat,
    /// The organisation sits on the steering group of the chapter.
    Steering,
    /// The organisation calls the members of the chapter together.
    Convener,
}

/// How the first of two parties is tied to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::RelationKind")]
pub(crate) enum RelationKind {
    /// The first houses the second, or is its legal home.
    Hosts,
    /// The first calls the members of the second together.
    Convenes,
    /// The first leads the second alone.
    Leads,
    /// The first leads the second jointly with others.
    CoLeads,
    /// The first helps the second, and the source does not say that it pays.
    Supports,
    /// The first gives money to the second.
    Funds,
    /// The first is a founder of the second, alone or with others.
    Founded,
    /// The first belongs to the second.
    MemberOf,
    /// The two work together, and neither leads.
    PartnerOf,
}
