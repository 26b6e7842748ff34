//! What of the graph a command is about, as flags.

use clap::Args;
use graph::request::Words;

/// The flags of a view.
#[derive(Clone, Debug, Default, Args)]
pub(super) struct View {
    /// Only the actors of this country and those they are tied to, by ISO 3166-1 code
    #[arg(long, value_name = "CODE")]
    country: Option<String>,
    /// Only the actors of this region, by global id as in `region:hub-asia`
    #[arg(long, value_name = "ID")]
    region: Option<String>,
    /// Only the actors of this network, by global id as in `network:csn`
    #[arg(long, value_name = "ID")]
    network: Option<String>,
    /// Only the actors of this community, by global id
    #[arg(long, value_name = "ID")]
    community: Option<String>,
    /// The form: affiliation, actors, networks or countries [default: actors]
    #[arg(long)]
    projection: Option<String>,
    /// Actors outside the scope: within or with-neighbours [default: with-neighbours]
    #[arg(long)]
    boundary: Option<String>,
    /// Only ties of these kinds, such as seat,community,participation
    #[arg(long, value_name = "KINDS")]
    ties: Option<String>,
    /// Only actors of these networks, by global id
    #[arg(long, value_name = "IDS")]
    networks: Option<String>,
    /// Only ties that hold on this day
    #[arg(long, value_name = "DAY")]
    as_of: Option<String>,
    /// Only ties that hold on or after this day
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// Only ties that hold on or before this day
    #[arg(long, value_name = "DAY")]
    to: Option<String>,
    /// Only ties at least this strong
    #[arg(long, value_name = "WEIGHT")]
    min_weight: Option<f64>,
    /// With the measures of each node among its attributes
    #[arg(long)]
    measures: bool,
    /// The file: graphml, gexf, cytoscape, node-link, dot, csv-nodes or csv-edges [default: graphml]
    #[arg(long)]
    format: Option<String>,
    /// How ties are declared: undirected, as the measures take them; directed, those
    /// without a direction too; or mixed, in formats that can [default: undirected]
    #[arg(long)]
    direction: Option<String>,
    /// With the parallel ties of two members merged, counts and weights summed; programs
    /// disagree on what parallel ties mean
    #[arg(long)]
    simplify: bool,
    /// The tables of CSV as plain, gephi or kumu want them [default: plain]
    #[arg(long)]
    table: Option<String>,
    /// With a row of HXL tags under the header of CSV
    #[arg(long)]
    tags: bool,
}

impl From<View> for Words {
    fn from(view: View) -> Self {
        Self {
            country: view.country,
            region: view.region,
            network: view.network,
            community: view.community,
            projection: view.projection,
            boundary: view.boundary,
            ties: view.ties,
            networks: view.networks,
            as_of: view.as_of,
            from: view.from,
            to: view.to,
            min_weight: view.min_weight,
            measures: view.measures,
            format: view.format,
            direction: view.direction,
            simplify: view.simplify,
            table: view.table,
            tags: view.tags,
        }
    }
}
