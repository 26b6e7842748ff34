//! What a tie was made from: the links behind it, which name their records.

use super::{
    model::Link,
    projected::{Member, Tie},
    shown::Shown,
    view::Projection,
};

impl Shown {
    /// The links that a tie was made from, in the order of the records.
    #[must_use]
    pub fn evidence(&self, tie: &Tie) -> Vec<&Link> {
        let end = |place: u32| self.projected.members[place as usize];
        let (from, to) = (end(tie.from), end(tie.to));
        let mut links =
            if !tie.kind.leads_to_venue() || self.view.projection == Projection::Affiliation {
                let direct = self
                    .links_from(from, tie)
                    .filter(|link| self.is_of(to, link.to));
                let mut links: Vec<&Link> = direct.collect();
                if !tie.kind.is_directed() && from != to {
                    let back = self.links_from(to, tie);
                    links.extend(back.filter(|link| self.is_of(from, link.to)));
                }
                links
            } else {
                self.meetings(from, to, tie)
            };
        links.sort_unstable_by(|one, other| one.record.cmp(&other.record));
        links
    }

    /// The links of two members to the venues that they share.
    fn meetings(&self, from: Member, to: Member, tie: &Tie) -> Vec<&Link> {
        let venues_of = |member: Member| {
            let mut venues: Vec<u32> = self.links_from(member, tie).map(|link| link.to).collect();
            venues.sort_unstable();
            venues.dedup();
            venues
        };
        let (of_from, of_to) = (venues_of(from), venues_of(to));
        let is_shared = |link: &&Link| {
            of_from.binary_search(&link.to).is_ok() && of_to.binary_search(&link.to).is_ok()
        };
        let mut links: Vec<&Link> = self.links_from(from, tie).filter(is_shared).collect();
        if from != to {
            links.extend(self.links_from(to, tie).filter(is_shared));
        }
        links
    }

    /// The links of the tie's kind that lead from a member.
    fn links_from<'a>(&'a self, member: Member, tie: &Tie) -> impl Iterator<Item = &'a Link> {
        let kind = tie.kind;
        let numbers: Vec<u32> = match member {
            Member::Node(number) => vec![number],
            group => {
                let nodes = self.graph.nodes.numbered();
                let of_group = nodes.filter(|(number, _)| self.is_of(group, *number));
                of_group.map(|(number, _)| number).collect()
            }
        };
        numbers.into_iter().flat_map(move |number| {
            self.graph.links_of(number).filter(move |link| {
                link.from == number && link.kind == kind && self.view.counts(&self.graph, link)
            })
        })
    }

    fn is_of(&self, member: Member, node: u32) -> bool {
        match member {
            Member::Node(number) => number == node,
            Member::Network(network) => self.graph.node(node).network == network,
            Member::Country(country) => self.graph.node(node).country == country,
        }
    }
}
