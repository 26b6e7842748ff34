//! Words about countries, as clients see them.

use async_graphql::Enum;

use crate::object::leaves;

leaves!(RegionScheme);

/// A scheme that groups countries; the schemes differ.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Enum)]
#[graphql(remote = "entity::vocabulary::RegionScheme")]
pub(crate) enum RegionScheme {
    /// The geographic regions of the United Nations standard M49 for statistics.
    M49,
    /// The hubs of the Movement Secretariat: four by geography and one for fragile settings.
    SecretariatHub,
    /// The regional groups that alliances of the Civil Society Network form.
    CsnGroup,
    /// The regions that the 2019 MEAL dataset uses for its countries.
    #[graphql(name = "MEAL_2019")]
    Meal2019,
}
