//! What clients see.
//!
//! One folder an area, with its types, filters and root fields. A type is a row
//! with descriptions; whatever a field asks for goes through the loader.

use async_graphql::MergedSubscription;

use self::object::{object, root};

mod ask;
mod assistance;
mod at_most;
mod camel;
mod change;
mod commitment;
mod community;
mod computed;
mod computed_page;
mod connection;
mod contact;
mod country;
pub mod error;
mod event;
mod facets;
mod fact;
mod filter;
mod governance;
pub mod graph;
mod known;
pub mod language;
pub mod limits;
mod list;
pub mod loader;
mod naming;
mod network;
mod node;
mod object;
mod order;
mod organisation;
pub mod page;
mod party;
mod party_lists;
pub mod per_event;
mod platform;
mod practice;
mod rank;
mod record;
mod scalar;
mod search;
mod service;
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

/// The fields that read data.
pub struct Query;

object! {
    /// The fields that read data.
    Query as Query |_this, _ctx| {
        ..viewer::ViewerQuery = viewer::ViewerQuery;
        ..viewer::TokenQuery = viewer::TokenQuery;
        ..service::ServiceQuery = service::ServiceQuery;
        ..node::NodeQuery = node::NodeQuery;
        ..search::SearchQuery = search::SearchQuery;
        ..country::CountryQuery = country::CountryQuery;
        ..country::CountryRootLists = country::CountryRootLists;
        ..network::NetworkQuery = network::NetworkQuery;
        ..network::NetworkRootLists = network::NetworkRootLists;
        ..organisation::OrganisationQuery = organisation::OrganisationQuery;
        ..organisation::OrganisationRootLists = organisation::OrganisationRootLists;
        ..platform::PlatformQuery = platform::PlatformQuery;
        ..platform::PlatformRootLists = platform::PlatformRootLists;
        ..governance::GovernanceQuery = governance::GovernanceQuery;
        ..governance::GovernanceRootLists = governance::GovernanceRootLists;
        ..community::CommunityQuery = community::CommunityQuery;
        ..community::CommunityRootLists = community::CommunityRootLists;
        ..contact::ContactRootLists = contact::ContactRootLists;
        ..event::EventQuery = event::EventQuery;
        ..event::EventRootLists = event::EventRootLists;
        ..event::MeetingQuery = event::MeetingQuery;
        ..assistance::AssistanceQuery = assistance::AssistanceQuery;
        ..assistance::AssistanceRootLists = assistance::AssistanceRootLists;
        ..practice::PracticeQuery = practice::PracticeQuery;
        ..practice::PracticeRootLists = practice::PracticeRootLists;
        ..topic::TopicQuery = topic::TopicQuery;
        ..topic::TopicRootLists = topic::TopicRootLists;
        ..naming::NamingRootLists = naming::NamingRootLists;
        ..fact::FactRootLists = fact::FactRootLists;
        ..commitment::CommitmentQuery = commitment::CommitmentQuery;
        ..commitment::CommitmentRootLists = commitment::CommitmentRootLists;
        ..commitment::ProgressQuery = commitment::ProgressQuery;
        ..commitment::ProgressSummaryQuery = commitment::ProgressSummaryQuery;
        ..commitment::CoverageQuery = commitment::CoverageQuery;
        ..survey::SurveyQuery = survey::SurveyQuery;
        ..survey::SurveyRootLists = survey::SurveyRootLists;
        ..summary::SummaryQuery = summary::SummaryQuery;
        ..computed::ComputedQuery = computed::ComputedQuery;
        ..graph::GraphQuery = graph::GraphQuery;
        ..graph::WayQuery = graph::WayQuery;
        ..change::ChangeQuery = change::ChangeQuery;
        ..webhook::WebhookQuery = webhook::WebhookQuery;
    }
}

/// The fields that write data.
pub struct Mutation;

object! {
    /// The fields that write data.
    Mutation as Mutation |_this, _ctx| {
        ..write::RecordMutation = write::RecordMutation;
        ..write::CommonMutation = write::CommonMutation;
        ..write::ImportMutation = write::ImportMutation;
        ..write::AnswerMutation = write::AnswerMutation;
        ..webhook::WebhookMutation = webhook::WebhookMutation;
        ..viewer::TokenMutation = viewer::TokenMutation;
    }
}

root!(Query, Mutation);

/// The fields that send changes as they happen.
#[derive(Default, MergedSubscription)]
pub struct Subscription(change::ChangeSubscription);

/// The whole schema.
pub type Schema = async_graphql::Schema<Query, Mutation, Subscription>;

/// The schema without data: enough to print or to extend.
#[must_use]
pub fn build() -> async_graphql::SchemaBuilder<Query, Mutation, Subscription> {
    async_graphql::Schema::build(Query, Mutation, Subscription::default())
        .data(known::KnownIds::default())
}

/// The text of `schema.graphql`.
#[must_use]
pub fn sdl() -> String {
    let style = async_graphql::SDLExportOptions::new()
        .prefer_single_line_descriptions()
        .include_specified_by()
        .use_space_ident();
    build().finish().sdl_with_options(style)
}
