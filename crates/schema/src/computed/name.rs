//! The indicators that are computed, and what each means.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(ComputedIndicatorName);

/// An indicator that is counted from the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum ComputedIndicatorName {
    /// The number of communities of practice of the civil society network that are led by their members.
    MemberLedCommunities,
    /// The number of providers inside the network that offer assistance.
    AssistanceProviders,
    /// The share of assistance by alliances and secretariats that one alliance gave to another.
    PeerAssistanceShare,
    /// The number of civil society alliances with a structure below the national level.
    AlliancesWithSubnationalStructure,
    /// The number of countries where every present network has a seat on the national platform.
    PlatformsSeatingEveryNetwork,
}

impl ComputedIndicatorName {
    pub(super) const ALL: [Self; 5] = [
        Self::MemberLedCommunities,
        Self::AssistanceProviders,
        Self::PeerAssistanceShare,
        Self::AlliancesWithSubnationalStructure,
        Self::PlatformsSeatingEveryNetwork,
    ];

    /// Whether its figure is a share rather than a number of records.
    pub(super) const fn is_share(self) -> bool {
        matches!(self, Self::PeerAssistanceShare)
    }

    /// The commitment of the Civil Society Network that promises it.
    pub(super) const fn commitment(self) -> Option<&'static str> {
        match self {
            Self::MemberLedCommunities => Some("naf-1"),
            Self::AssistanceProviders => Some("naf-2"),
            _ => None,
        }
    }

    pub(super) const fn definition(self) -> &'static str {
        match self {
            Self::MemberLedCommunities => {
                "Communities of practice that belong to the Civil Society Network, are marked as led by their members, had started by the day and had not ended. Those of other owners are left out."
            }
            Self::AssistanceProviders => {
                "Parties with an offer of assistance from inside the network that had begun by the day and had not ended, each counted once however many offers it has."
            }
            Self::PeerAssistanceShare => {
                "Assistance that one civil society alliance gave another, as a share of that and of what a secretariat gave, by the year in which it began, up to the day. Assistance by others, and among equals that are no alliances, is left out, and so is what was only planned or was cancelled."
            }
            Self::AlliancesWithSubnationalStructure => {
                "Chapters of the Civil Society Network that were present, if only in the interim, as last observed by the day, and whose last answer by then says that they have a subnational or decentralised coordination structure (functionality index, 2019)."
            }
            Self::PlatformsSeatingEveryNetwork => {
                "Countries with a national platform on which every network whose chapter is present in the country, as last observed by the day, has a seat on record that holds on the day. Where no seat at all is recorded, it is not known."
            }
        }
    }
}
