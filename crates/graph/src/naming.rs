//! What members of a view and the kinds of things are called, in files and answers.

use super::{
    model::{LinkKind, NodeKind},
    projected::Member,
    shown::Shown,
};

impl Shown {
    /// The global id of what a member stands for, or of the group of those without.
    #[must_use]
    pub fn id(&self, member: Member) -> String {
        let of_group = |kind: &str, id: Option<&str>| format!("{kind}:{}", id.unwrap_or("none"));
        match member {
            Member::Node(number) => self.graph.node(number).id.to_string(),
            Member::Network(network) => of_group(
                "network",
                network.map(|it| &*self.graph.networks[usize::from(it)].0),
            ),
            Member::Country(country) => of_group(
                "country",
                country.map(|it| &*self.graph.countries[usize::from(it)]),
            ),
        }
    }

    /// What a member is called.
    #[must_use]
    pub fn label(&self, member: Member) -> String {
        match member {
            Member::Node(number) => self.graph.node(number).name.to_string(),
            Member::Network(Some(network)) => {
                self.graph.networks[usize::from(network)].1.to_string()
            }
            Member::Network(None) => "of no network".into(),
            Member::Country(None) => "of no country".into(),
            Member::Country(Some(_)) => {
                let id = self.id(member);
                let node = self.graph.find(&id);
                node.map_or(id, |node| self.graph.node(node).name.to_string())
            }
        }
    }

    /// What kind of thing a member stands for.
    #[must_use]
    pub fn kind(&self, member: Member) -> NodeKind {
        match member {
            Member::Node(number) => self.graph.node(number).kind,
            Member::Network(_) => NodeKind::Network,
            Member::Country(_) => NodeKind::Country,
        }
    }

    /// The country that a member is at home in.
    #[must_use]
    pub fn country(&self, member: Member) -> Option<&str> {
        let country = match member {
            Member::Node(number) => self.graph.node(number).country,
            Member::Country(country) => country,
            Member::Network(_) => None,
        };
        country.map(|country| &*self.graph.countries[usize::from(country)])
    }

    /// The network that a member belongs to.
    #[must_use]
    pub fn network(&self, member: Member) -> Option<&str> {
        let network = match member {
            Member::Node(number) => self.graph.node(number).network,
            Member::Network(network) => network,
            Member::Country(_) => None,
        };
        network.map(|network| &*self.graph.networks[usize::from(network)].0)
    }
}

impl NodeKind {
    /// Its word, as in the schema.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Organisation => "ORGANISATION",
            Self::Chapter => "CHAPTER",
            Self::Country => "COUNTRY",
            Self::Network => "NETWORK",
            Self::GovernanceBody => "GOVERNANCE_BODY",
            Self::Fund => "FUND",
            Self::Platform => "PLATFORM",
            Self::Community => "COMMUNITY",
            Self::Event => "EVENT",
        }
    }
}

impl LinkKind {
    /// Its word, as in the schema.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Seat => "SEAT",
            Self::Community => "COMMUNITY",
            Self::Participation => "PARTICIPATION",
            Self::Membership => "MEMBERSHIP",
            Self::Assistance => "ASSISTANCE",
            Self::Funding => "FUNDING",
            Self::Hosting => "HOSTING",
            Self::Convening => "CONVENING",
            Self::Partnership => "PARTNERSHIP",
        }
    }
}
