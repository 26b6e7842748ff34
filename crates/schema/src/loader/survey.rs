//! What rounds of surveys asked, whom, and what they were answered.

use std::{
    collections::{BTreeSet, HashMap},
    sync::Arc,
};

use async_graphql::dataloader::Loader;
use entity::{
    chapter, region, region_country, survey_answer, survey_respondent, survey_response,
    survey_round, survey_text,
    vocabulary::{RegionScheme, ResponseStatus},
};
use sea_orm::{ColumnTrait, EntityTrait, JoinType, QueryFilter, QueryOrder, QuerySelect};

use super::{CHUNK, Failure, Reader};
use answer::survey::{Answers, Asked, Instrument};
use store::action::instruments;

/// What did this round ask, whom, and what was it answered?
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ConductOf(pub String);

/// What a round asked, and what it was answered.
#[derive(Debug, Default)]
pub struct Conduct {
    /// The questions; none where they are not on record.
    pub instrument: Instrument,
    /// The chapters that have a response on record, of whatever status, or are
    /// named as respondents.
    pub asked: Vec<Asked>,
}

impl Loader<ConductOf> for Reader {
    type Value = Arc<Conduct>;
    type Error = Failure;

    async fn load(
        &self,
        keys: &[ConductOf],
    ) -> Result<HashMap<ConductOf, Self::Value>, Self::Error> {
        let db = self.db.reader();
        let ids: Vec<&str> = keys.iter().map(|key| key.0.as_str()).collect();
        let rounds = survey_round::Entity::find()
            .filter(survey_round::Column::Id.is_in(ids.iter().copied()))
            .all(db)
            .await?;
        let versions: BTreeSet<String> =
            rounds.iter().filter_map(|it| it.version.clone()).collect();
        let versions: Vec<String> = versions.into_iter().collect();
        let instruments = instruments(db, &versions).await?;
        let responses = survey_response::Entity::find()
            .filter(survey_response::Column::Round.is_in(ids.iter().copied()))
            .all(db)
            .await?;
        let respondents = survey_respondent::Entity::find()
            .filter(survey_respondent::Column::Round.is_in(ids.iter().copied()))
            .all(db)
            .await?;
        let counted = responses.iter().filter(|it| is_counted(it.status));
        let counted: Vec<&str> = counted.map(|it| it.id.as_str()).collect();
        let mut answers: HashMap<String, Vec<survey_answer::Model>> = HashMap::new();
        for responses in counted.chunks(CHUNK) {
            let rows = survey_answer::Entity::find()
                .filter(survey_answer::Column::Response.is_in(responses.iter().copied()))
                .all(db)
                .await?;
            for row in rows {
                answers.entry(row.response.clone()).or_default().push(row);
            }
        }
        let chapters = responses.iter().map(|it| it.chapter.as_str());
        let chapters = chapters.chain(respondents.iter().map(|it| it.chapter.as_str()));
        let chapters: Vec<&str> = chapters.collect::<BTreeSet<_>>().into_iter().collect();
        let mut country_of: HashMap<String, String> = HashMap::new();
        for chapters in chapters.chunks(CHUNK) {
            let rows = chapter::Entity::find()
                .filter(chapter::Column::Id.is_in(chapters.iter().copied()))
                .all(db)
                .await?;
            country_of.extend(rows.into_iter().map(|row| (row.id, row.country)));
        }
        let of_round = |round: &survey_round::Model| {
            let named = respondents.iter().filter(|it| it.round == round.id);
            let mut asked: HashMap<&str, Option<Answers>> =
                named.map(|it| (it.chapter.as_str(), None)).collect();
            for response in responses.iter().filter(|it| it.round == round.id) {
                let rows = answers.get(&response.id).into_iter().flatten();
                let counted = is_counted(response.status).then(|| rows.collect());
                asked.insert(&response.chapter, counted);
            }
            let mut asked: Vec<Asked> = asked
                .into_iter()
                .map(|(chapter, answers)| Asked {
                    chapter: chapter.to_owned(),
                    country: country_of.get(chapter).cloned().unwrap_or_default(),
                    answers,
                })
                .collect();
            asked.sort_by(|one, other| one.chapter.cmp(&other.chapter));
            let version = round.version.as_ref();
            let instrument = version.and_then(|version| instruments.get(version));
            Conduct {
                instrument: instrument.cloned().unwrap_or_default(),
                asked,
            }
        };
        Ok(rounds
            .iter()
            .map(|round| (ConductOf(round.id.clone()), Arc::new(of_round(round))))
            .collect())
    }
}

/// Whether results count a response of this status.
fn is_counted(status: ResponseStatus) -> bool {
    matches!(status, ResponseStatus::Submitted | ResponseStatus::Reviewed)
}

/// Which regions of this scheme is each country in? By the country's code.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct RegionsUnder(pub RegionScheme);

impl Loader<RegionsUnder> for Reader {
    type Value = Arc<HashMap<String, Vec<String>>>;
    type Error = Failure;

    async fn load(
        &self,
        keys: &[RegionsUnder],
    ) -> Result<HashMap<RegionsUnder, Self::Value>, Self::Error> {
        let rows: Vec<(String, String, RegionScheme)> = region_country::Entity::find()
            .select_only()
            .columns([
                region_country::Column::Country,
                region_country::Column::Region,
            ])
            .column(region::Column::Scheme)
            .join(
                JoinType::InnerJoin,
                region_country::Entity::belongs_to(region::Entity)
                    .from(region_country::Column::Region)
                    .to(region::Column::Id)
                    .into(),
            )
            .filter(region::Column::Scheme.is_in(keys.iter().map(|key| key.0)))
            .order_by_asc(region_country::Column::Region)
            .into_tuple()
            .all(self.db.reader())
            .await?;
        let mut found: HashMap<RegionsUnder, HashMap<String, Vec<String>>> = HashMap::new();
        for (country, region, scheme) in rows {
            let regions = found.entry(RegionsUnder(scheme)).or_default();
            regions.entry(country).or_default().push(region);
        }
        Ok(found
            .into_iter()
            .map(|(key, regions)| (key, Arc::new(regions)))
            .collect())
    }
}

/// How is this question or choice worded? By global id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct WordingsOf(pub String);

impl Loader<WordingsOf> for Reader {
    type Value = Arc<Vec<survey_text::Model>>;
    type Error = Failure;

    async fn load(
        &self,
        keys: &[WordingsOf],
    ) -> Result<HashMap<WordingsOf, Self::Value>, Self::Error> {
        use survey_text::{Column, Entity};
        let records = keys.iter().map(|key| key.0.as_str());
        let found = self.rows_by::<Entity>(Column::Record, records, Column::Id);
        let found = found.await?.into_iter();
        Ok(found
            .map(|(record, rows)| (WordingsOf(record), Arc::new(rows)))
            .collect())
    }
}
