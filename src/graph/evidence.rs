//! What a tie was made from: the links behind it, which name their records.

use super::{
    model::Link,
    projected::{Member, Tie},
    store::Shown,
    view::Projection,
};

impl Shown {
    /// The links that a tie was made from, in the order of the records.
    #[must_use]
    pub fn evidence(&self, tie: &Tie) -> Vec<&Link> {
        let is_end = |member: u32| {
            let member = self.projected.members[member as usize];
            move |node: u32| self.is_of(member, node)
        };
        let (is_from, is_to) = (is_end(tie.from), is_end(tie.to));
        let counted = || {
            let links = self.graph.links.iter().filter(|link| link.kind == tie.kind);
            links.filter(|link| self.view.counts(&self.graph, link))
        };
        if !tie.kind.leads_to_venue() || self.view.projection == Projection::Affiliation {
            let direct = counted().filter(|link| {
                (is_from(link.from) && is_to(link.to))
                    || (!tie.kind.is_directed() && is_to(link.from) && is_from(link.to))
            });
            return direct.collect();
        }
        let venues_of = |is_end: &dyn Fn(u32) -> bool| {
            let mut venues: Vec<u32> = counted()
                .filter(|link| is_end(link.from))
                .map(|link| link.to)
                .collect();
            venues.sort_unstable();
            venues.dedup();
            venues
        };
        let (of_from, of_to) = (venues_of(&is_from), venues_of(&is_to));
        let is_shared = |venue: u32| {
            of_from.binary_search(&venue).is_ok() && of_to.binary_search(&venue).is_ok()
        };
        let shared =
            counted().filter(|link| is_shared(link.to) && (is_from(link.from) || is_to(link.from)));
        shared.collect()
    }

    fn is_of(&self, member: Member, node: u32) -> bool {
        match member {
            Member::Node(number) => number == node,
            Member::Network(network) => self.graph.node(node).network == network,
            Member::Country(country) => self.graph.node(node).country == country,
        }
    }
}
