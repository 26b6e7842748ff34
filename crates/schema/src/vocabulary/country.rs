//! Words about countries, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(RegionScheme);

/// The schemes by which countries are grouped; they do not coincide.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::RegionScheme")]
pub(crate) enum RegionScheme {
    /// The geographic regions of the United Nations' standard codes for statistical use.
    M49,
    /// The hubs of the Movement Secretariat: four by geography, one for fragile settings.
    SecretariatHub,
    /// The regional groups that alliances of the Civil Society Network form among themselves.
    CsnGroup,
    /// The regions by which the 2019 MEAL dataset reports its countries.
    #[graphql(name = "MEAL_2019")]
    Meal2019,
}
