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
    /// The maker's country.
    Country,
    /// The regions, of one scheme, that the maker's country lies in.
    Region,
    /// The network of the maker: of a chapter its own, of an organisation that of its kind, of a country that of the government focal points.
    Network,
    /// What kind of stakeholder the maker is.
    MakerKind,
    /// Which level and generation they are of.
    Kind,
    /// The global nutrition targets that they name, of which there may be several.
    Target,
    /// What they act through, of which there may be several.
    ActionClass,
    /// The level of SMARTness.
    Smartness,
    /// The state of verification.
    Verification,
    /// The summit themes that they stand under, of which there may be several.
    Theme,
    /// What the tracker says of their progress.
    Status,
    /// The year in which they were made.
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
    /// The country where they were held.
    Country,
    /// The regions, of one scheme, that this country lies in.
    Region,
    /// What kind of meeting they are.
    Kind,
    /// Whether people met in person, online or both.
    Mode,
    /// The themes, of which there may be several.
    Theme,
    /// The year in which they began; in which they ended where no start is known.
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
    /// What the provider and the recipient are to each other.
    Relation,
    /// The country that the provider comes from.
    ProviderCountry,
    /// The country that the recipient comes from.
    RecipientCountry,
    /// The regions, of one scheme, that the recipient's country lies in.
    RecipientRegion,
    /// The network of the provider: of a chapter its own, of an organisation that of its kind, of a country that of the government focal points.
    ProviderNetwork,
    /// The network of the recipient, in the same way.
    RecipientNetwork,
    /// What it was about, in the source's words.
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
    /// The countries that they document, of which there may be several.
    Country,
    /// The regions, of one scheme, that these countries lie in.
    Region,
    /// The theme, in the words of the dataset.
    Theme,
    /// How they act on nutrition.
    NutritionType,
    /// The year in which they were published.
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
    /// The country that they were measured for.
    Country,
    /// The regions, of one scheme, that the country lies in.
    Region,
    /// The round in which they were measured.
    Round,
    /// The year that they are of: their own, else that of their round; of a period, its first.
    Year,
    /// How the MEAL dashboard classes them.
    Class,
    /// How many years before that year the country joined the Movement, by the years alone; less than 0 if it joined later.
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
