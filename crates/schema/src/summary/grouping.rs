//! The words that records can be grouped by, kind by kind.

use async_graphql::Enum;
use entity::vocabulary;
use sea_orm::ActiveEnum;

use super::{By, Keys};
use crate::{
    error::{Error, Result},
    loader::summary::Grouping,
    object::leaves,
    vocabulary::RegionScheme,
};

leaves!(
    CommitmentGrouping,
    EventGrouping,
    AssistanceGrouping,
    PracticeGrouping,
    IndicatorValueGrouping
);

impl By {
    fn records(kind: &'static str, grouping: Grouping) -> Self {
        let keys = Keys::Records(kind);
        Self { grouping, keys }
    }

    fn words<W: ActiveEnum<Value = String>>(grouping: Grouping) -> Self {
        let keys = Keys::Words(W::values());
        Self { grouping, keys }
    }

    fn numbers(grouping: Grouping) -> Self {
        let keys = Keys::Numbers;
        Self { grouping, keys }
    }

    fn texts(grouping: Grouping) -> Self {
        let keys = Keys::Texts;
        Self { grouping, keys }
    }

    fn country(column: &'static str) -> Self {
        Self::records("country", Grouping::Column(column))
    }

    fn network(party: &'static str) -> Self {
        Self::records("network", Grouping::Network(party))
    }

    fn region(country: &'static str, scheme: Option<RegionScheme>) -> Result<Self> {
        let grouping = Grouping::Region(country, named(scheme)?);
        Ok(Self::records("region", grouping))
    }
}

fn named(scheme: Option<RegionScheme>) -> Result<vocabulary::RegionScheme> {
    scheme.map(Into::into).ok_or_else(|| {
        let message = "regions of different schemes do not coincide: name one, such as `scheme: SECRETARIAT_HUB`";
        Error::BadInput(message.into())
    })
}

/// What commitments can be grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum CommitmentGrouping {
    /// The country of the party that made it.
    Country,
    /// The regions (of one scheme) of that country.
    Region,
    /// The network of the party that made it: a chapter's own network, the network for an organisation's kind, or for a country that of the government focal points.
    Network,
    /// The kind of stakeholder that made it.
    MakerKind,
    /// The level and generation of the commitment.
    Kind,
    /// The global nutrition targets that it names; there may be several.
    Target,
    /// The means of action; there may be several.
    ActionClass,
    /// The level of SMARTness.
    Smartness,
    /// The state of verification.
    Verification,
    /// The summit themes that it belongs to; there may be several.
    Theme,
    /// The progress that the tracker reports.
    Status,
    /// The year in which it was made.
    Year,
}

impl CommitmentGrouping {
    pub(crate) fn by(self, scheme: Option<RegionScheme>) -> Result<By> {
        let facet = |field| Grouping::Facet("commitment", field);
        let column = Grouping::Column;
        Ok(match self {
            Self::Country => By::country("country"),
            Self::Region => By::region("country", scheme)?,
            Self::Network => By::network("maker"),
            Self::MakerKind => By::words::<vocabulary::MakerKind>(column("maker_kind")),
            Self::Kind => By::words::<vocabulary::CommitmentKind>(column("kind")),
            Self::Target => By::words::<vocabulary::NutritionTarget>(facet("targets")),
            Self::ActionClass => By::words::<vocabulary::ActionClass>(facet("action_classes")),
            Self::Smartness => By::words::<vocabulary::Smartness>(column("smartness")),
            Self::Verification => By::words::<vocabulary::Verification>(column("verification")),
            Self::Theme => By::words::<vocabulary::CommitmentTheme>(facet("themes")),
            Self::Status => By::words::<vocabulary::ProgressStatus>(column("progress_status")),
            Self::Year => By::numbers(Grouping::Year(&["made"])),
        })
    }
}

/// What events can be grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum EventGrouping {
    /// The country where the event was held.
    Country,
    /// The regions (of one scheme) of that country.
    Region,
    /// The kind of meeting.
    Kind,
    /// Whether people met in person, online or both.
    Mode,
    /// The themes; there may be several.
    Theme,
    /// The year of the start date; the year of the end date if no start is known.
    Year,
}

impl EventGrouping {
    pub(super) fn by(self, scheme: Option<RegionScheme>) -> Result<By> {
        Ok(match self {
            Self::Country => By::country("country"),
            Self::Region => By::region("country", scheme)?,
            Self::Kind => By::words::<vocabulary::EventKind>(Grouping::Column("kind")),
            Self::Mode => By::words::<vocabulary::EventMode>(Grouping::Column("mode")),
            Self::Theme => By::texts(Grouping::Facet("event", "themes")),
            Self::Year => By::numbers(Grouping::Year(&["starts", "ends"])),
        })
    }
}

/// What assistance can be grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum AssistanceGrouping {
    /// The relation between provider and recipient.
    Relation,
    /// The country that the provider comes from.
    ProviderCountry,
    /// The country that the recipient comes from.
    RecipientCountry,
    /// The regions (of one scheme) of the recipient's country.
    RecipientRegion,
    /// The network of the provider: a chapter's own network, the network for an organisation's kind, or for a country that of the government focal points.
    ProviderNetwork,
    /// The network of the recipient, found in the same way.
    RecipientNetwork,
    /// The subject, in the words of the source.
    Topic,
    /// The year in which it began.
    Year,
}

impl AssistanceGrouping {
    pub(super) fn by(self, scheme: Option<RegionScheme>) -> Result<By> {
        let relation = Grouping::Column("relation");
        Ok(match self {
            Self::Relation => By::words::<vocabulary::AssistanceRelation>(relation),
            Self::ProviderCountry => By::country("provider_country"),
            Self::RecipientCountry => By::country("recipient_country"),
            Self::RecipientRegion => By::region("recipient_country", scheme)?,
            Self::ProviderNetwork => By::network("provider"),
            Self::RecipientNetwork => By::network("recipient"),
            Self::Topic => By::texts(Grouping::Column("topic")),
            Self::Year => By::numbers(Grouping::Year(&["since"])),
        })
    }
}

/// What practices can be grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum PracticeGrouping {
    /// The countries that the practice documents; there may be several.
    Country,
    /// The regions (of one scheme) of these countries.
    Region,
    /// The theme, in the words of the dataset.
    Theme,
    /// How the practice acts on nutrition.
    NutritionType,
    /// The year of publication.
    Year,
}

impl PracticeGrouping {
    pub(super) fn by(self, scheme: Option<RegionScheme>) -> Result<By> {
        let (kind, countries) = ("practice", "countries");
        let nutrition_type = Grouping::Column("nutrition_type");
        Ok(match self {
            Self::Country => By::records("country", Grouping::Facet(kind, countries)),
            Self::Region => {
                let grouping = Grouping::FacetRegion(kind, countries, named(scheme)?);
                By::records("region", grouping)
            }
            Self::Theme => By::texts(Grouping::Column("theme")),
            Self::NutritionType => By::words::<vocabulary::NutritionType>(nutrition_type),
            Self::Year => By::numbers(Grouping::Year(&["published"])),
        })
    }
}

/// What indicator values can be grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Enum)]
pub(crate) enum IndicatorValueGrouping {
    /// The country that the value was measured for.
    Country,
    /// The regions (of one scheme) of the country.
    Region,
    /// The round in which the value was measured.
    Round,
    /// The year of the value, or of its round if it has no date; the first year of a period.
    Year,
    /// The class in the MEAL dashboard.
    Class,
    /// That year minus the year in which the country joined the Movement; negative if it joined later.
    YearsSinceJoining,
}

impl IndicatorValueGrouping {
    pub(super) fn by(self, scheme: Option<RegionScheme>) -> Result<By> {
        Ok(match self {
            Self::Country => By::country("country"),
            Self::Region => By::region("country", scheme)?,
            Self::Round => By::records("survey-round", Grouping::Column("round")),
            Self::Year => By::numbers(Grouping::ValueYear),
            Self::Class => By::words::<vocabulary::IndicatorClass>(Grouping::Column("class")),
            Self::YearsSinceJoining => By::numbers(Grouping::YearsSinceJoining),
        })
    }
}
