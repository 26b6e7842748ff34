//! What clients see.
//!
//! One folder an area, with its types, filters and root fields. A type is a row
//! with descriptions; whatever a field asks for goes through the loader.
#![expect(
    clippy::unused_async,
    reason = "the executor awaits every field, also those that are at hand"
)]

use async_graphql::{MergedObject, MergedSubscription};

mod ask;
mod assistance;
mod camel;
mod change;
mod commitment;
mod community;
mod computed;
mod computed_page;
mod connection;
mod contact;
mod country;
mod event;
mod facets;
mod fact;
mod filter;
mod governance;
pub(crate) mod graph;
pub mod language;
pub mod limits;
mod list;
mod naming;
mod network;
mod node;
mod order;
mod organisation;
mod party;
mod party_lists;
pub mod per_event;
mod platform;
mod practice;
mod rank;
mod record;
mod scalar;
mod search;
pub mod shape;
mod summary;
mod survey;
mod tie;
mod topic;
mod viewer;
mod vocabulary;
mod webhook;
mod write;

pub use ask::{DataVersion, Locale};
pub use change::Bookmark;
pub use node::kinds;
pub use scalar::{FILE, Files};
pub use write::Stamp;

/// The entry points of the graph.
#[derive(Default, MergedObject)]
pub struct Query(
    viewer::ViewerQuery,
    viewer::TokenQuery,
    node::NodeQuery,
    search::SearchQuery,
    country::CountryQuery,
    country::CountryRootLists,
    network::NetworkQuery,
    network::NetworkRootLists,
    organisation::OrganisationQuery,
    organisation::OrganisationRootLists,
    platform::PlatformQuery,
    platform::PlatformRootLists,
    governance::GovernanceQuery,
    governance::GovernanceRootLists,
    community::CommunityQuery,
    community::CommunityRootLists,
    contact::ContactRootLists,
    event::EventQuery,
    event::EventRootLists,
    event::MeetingQuery,
    assistance::AssistanceQuery,
    assistance::AssistanceRootLists,
    practice::PracticeQuery,
    practice::PracticeRootLists,
    topic::TopicQuery,
    topic::TopicRootLists,
    naming::NamingRootLists,
    fact::FactRootLists,
    commitment::CommitmentQuery,
    commitment::CommitmentRootLists,
    commitment::ProgressQuery,
    commitment::ProgressSummaryQuery,
    commitment::CoverageQuery,
    survey::SurveyQuery,
    survey::SurveyRootLists,
    summary::SummaryQuery,
    computed::ComputedQuery,
    graph::GraphQuery,
    graph::WayQuery,
    change::ChangeQuery,
    webhook::WebhookQuery,
);

/// What can be written.
#[derive(Default, MergedObject)]
pub struct Mutation(
    write::RecordMutation,
    write::CommonMutation,
    write::ImportMutation,
    write::AnswerMutation,
    webhook::WebhookMutation,
    viewer::TokenMutation,
);

/// What can be followed as it happens.
#[derive(Default, MergedSubscription)]
pub struct Subscription(change::ChangeSubscription);

/// The whole schema.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema without data: enough to print or to extend.
#[must_use]
pub fn build() -> async_graphql::SchemaBuilder<Query, Mutation, Subscription> {
    async_graphql::Schema::build(
        Query::default(),
        Mutation::default(),
        Subscription::default(),
    )
}

/// The text of `schema.graphql`.
#[must_use]
pub fn sdl() -> String {
    let style = async_graphql::SDLExportOptions::new()
        .prefer_single_line_descriptions()
        .use_space_ident();
    build().finish().sdl_with_options(style)
}
