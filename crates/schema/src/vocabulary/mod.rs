//! The closed vocabularies, as clients see them. A word is the same in a sheet,
//! a row and an answer; here each has its description.

mod assistance;
mod change;
mod commitment;
mod community;
mod contact;
mod country;
mod event;
mod fact;
mod network;
mod platform;
mod practice;
mod survey;
mod viewer;

pub(crate) use assistance::*;
pub(crate) use change::*;
pub(crate) use commitment::*;
pub(crate) use community::*;
pub(crate) use contact::*;
pub(crate) use country::*;
pub(crate) use event::*;
pub(crate) use fact::*;
pub(crate) use network::*;
pub(crate) use platform::*;
pub(crate) use practice::*;
pub(crate) use survey::*;
pub(crate) use viewer::*;

#[cfg(test)]
mod tests {
    use std::{any::type_name, collections::BTreeSet};

    use async_graphql::resolver_utils::EnumType;
    use entity::vocabulary as stored;
    use sea_orm::ActiveEnum;

    use crate::vocabulary as shown;

    fn assert_same_words<Shown, Stored>()
    where
        Shown: EnumType,
        Stored: ActiveEnum<Value = String> + From<Shown>,
    {
        let items = Shown::items();
        let shown: BTreeSet<String> = items.iter().map(|item| item.name.to_owned()).collect();
        let stored: BTreeSet<String> = Stored::values().into_iter().collect();
        assert_eq!(shown, stored, "{}", type_name::<Shown>());

        for item in items {
            let word = Stored::from(item.value).into_value();
            assert_eq!(item.name, word, "{}", type_name::<Shown>());
        }
    }

    #[test]
    fn words_about_assistance_are_those_of_the_rows() {
        assert_same_words::<shown::AssistanceRelation, stored::AssistanceRelation>();
        assert_same_words::<shown::OfferOrigin, stored::OfferOrigin>();
        assert_same_words::<shown::EngagementStatus, stored::EngagementStatus>();
        assert_same_words::<shown::NeedStatus, stored::NeedStatus>();
        assert_same_words::<shown::OpportunityKind, stored::OpportunityKind>();
    }

    #[test]
    fn words_about_commitments_are_those_of_the_rows() {
        assert_same_words::<shown::CommitmentKind, stored::CommitmentKind>();
        assert_same_words::<shown::MakerKind, stored::MakerKind>();
        assert_same_words::<shown::Smartness, stored::Smartness>();
        assert_same_words::<shown::Verification, stored::Verification>();
        assert_same_words::<shown::ProgressStatus, stored::ProgressStatus>();
        assert_same_words::<shown::NutritionTarget, stored::NutritionTarget>();
        assert_same_words::<shown::ActionClass, stored::ActionClass>();
        assert_same_words::<shown::CommitmentTheme, stored::CommitmentTheme>();
        assert_same_words::<shown::MeasurementPlan, stored::MeasurementPlan>();
        assert_same_words::<shown::CommitmentLocation, stored::CommitmentLocation>();
        assert_same_words::<shown::TargetPopulation, stored::TargetPopulation>();
        assert_same_words::<shown::CommitmentPartyRole, stored::CommitmentPartyRole>();
        assert_same_words::<shown::MeasureKind, stored::MeasureKind>();
    }

    #[test]
    fn words_about_changes_are_those_of_the_rows() {
        assert_same_words::<shown::ChangeVerb, stored::ChangeVerb>();
    }

    #[test]
    fn words_about_communities_are_those_of_the_rows() {
        assert_same_words::<shown::CommunityKind, stored::CommunityKind>();
        assert_same_words::<shown::CommunityStatus, stored::CommunityStatus>();
        assert_same_words::<shown::CommunityRole, stored::CommunityRole>();
        assert_same_words::<shown::RequestStatus, stored::RequestStatus>();
    }

    #[test]
    fn words_about_countries_are_those_of_the_rows() {
        assert_same_words::<shown::RegionScheme, stored::RegionScheme>();
    }

    #[test]
    fn words_about_events_are_those_of_the_rows() {
        assert_same_words::<shown::EventKind, stored::EventKind>();
        assert_same_words::<shown::EventMode, stored::EventMode>();
        assert_same_words::<shown::ParticipationRole, stored::ParticipationRole>();
    }

    #[test]
    fn words_about_facts_are_those_of_the_rows() {
        assert_same_words::<shown::Confidence, stored::Confidence>();
        assert_same_words::<shown::Presence, stored::Presence>();
        assert_same_words::<shown::Comparator, stored::Comparator>();
        assert_same_words::<shown::NameKind, stored::NameKind>();
    }

    #[test]
    fn words_about_networks_are_those_of_the_rows() {
        assert_same_words::<shown::NetworkLevel, stored::NetworkLevel>();
        assert_same_words::<shown::OrganisationKind, stored::OrganisationKind>();
        assert_same_words::<shown::MembershipRole, stored::MembershipRole>();
        assert_same_words::<shown::RelationKind, stored::RelationKind>();
    }

    #[test]
    fn words_about_platforms_are_those_of_the_rows() {
        assert_same_words::<shown::PlatformKind, stored::PlatformKind>();
        assert_same_words::<shown::SeatRole, stored::SeatRole>();
        assert_same_words::<shown::GovernanceRole, stored::GovernanceRole>();
    }

    #[test]
    fn words_about_practices_are_those_of_the_rows() {
        assert_same_words::<shown::PracticeState, stored::PracticeState>();
        assert_same_words::<shown::NutritionType, stored::NutritionType>();
        assert_same_words::<shown::PracticeRole, stored::PracticeRole>();
        assert_same_words::<shown::PracticeLinkKind, stored::PracticeLinkKind>();
    }

    #[test]
    fn words_about_surveys_are_those_of_the_rows() {
        assert_same_words::<shown::IndicatorClass, stored::IndicatorClass>();
        assert_same_words::<shown::QuestionType, stored::QuestionType>();
        assert_same_words::<shown::ResponseStatus, stored::ResponseStatus>();
    }
    #[test]
    fn words_about_viewers_are_those_of_the_rows() {
        assert_same_words::<shown::Role, stored::Role>();
    }
}
