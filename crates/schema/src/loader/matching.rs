//! Who gives assistance: all that is on record of offers and of help given, for
//! matching it with a need.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use entity::{
    assistance_offer, chapter, engagement, facet, organisation, record_topic, region,
    region_country, topic, vocabulary::RegionScheme,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, QueryFilter, QueryOrder, QuerySelect,
    QueryTrait,
    sea_query::{BinOper, Expr, SelectStatement, UnionType},
};

use super::{CHUNK, Failure, Reader};
use answer::matching::{Engagement, Offer, Party, Pool, Region, Topic};

/// Who gives assistance, or has given it? Asked as a whole, in a number of statements
/// that does not grow with the number of needs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct ProvidersOnRecord;

/// Which topics is this record tied to? By its global id.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TopicsOf(pub String);

impl Loader<TopicsOf> for Reader {
    type Value = Arc<[String]>;
    type Error = Failure;

    async fn load(&self, keys: &[TopicsOf]) -> Result<HashMap<TopicsOf, Self::Value>, Self::Error> {
        let mut records: Vec<&str> = keys.iter().map(|key| key.0.as_str()).collect();
        records.sort_unstable();
        let mut found = HashMap::new();
        for records in records.chunks(CHUNK) {
            let is_asked = record_topic::Column::Record.is_in(records.iter().copied());
            let topics = self.topics(Condition::all().add(is_asked)).await?;
            let topics = topics.into_iter();
            found.extend(topics.map(|(record, topics)| (TopicsOf(record), topics.into())));
        }
        Ok(found)
    }
}

impl Loader<ProvidersOnRecord> for Reader {
    type Value = Arc<Pool>;
    type Error = Failure;

    async fn load(
        &self,
        keys: &[ProvidersOnRecord],
    ) -> Result<HashMap<ProvidersOnRecord, Self::Value>, Self::Error> {
        let mut pool = Pool {
            topics: self.vocabulary().await?,
            regions: self.regions().await?,
            ..Pool::default()
        };
        let is_given = Condition::any()
            .add(record_topic::Column::Record.starts_with("engagement:"))
            .add(record_topic::Column::Record.starts_with("assistance-offer:"));
        let mut topics = self.topics(is_given).await?;
        self.offers(&mut pool, &mut topics).await?;
        self.engagements(&mut pool, &mut topics).await?;
        self.parties(&mut pool).await?;
        let pool = Arc::new(pool);
        let answers = keys.iter().map(|key| (key.clone(), Arc::clone(&pool)));
        Ok(answers.collect())
    }
}

impl Reader {
    async fn topics(&self, which: Condition) -> Result<HashMap<String, Vec<String>>, Failure> {
        let rows = record_topic::Entity::find()
            .select_only()
            .columns([record_topic::Column::Record, record_topic::Column::Topic])
            .filter(which)
            .order_by_asc(record_topic::Column::Topic)
            .into_tuple::<(String, String)>()
            .all(self.db.reader())
            .await?;
        let mut topics: HashMap<String, Vec<String>> = HashMap::new();
        for (record, topic) in rows {
            topics.entry(record).or_default().push(topic);
        }
        Ok(topics)
    }

    async fn vocabulary(&self) -> Result<HashMap<String, Topic>, Failure> {
        let rows = topic::Entity::find().all(self.db.reader()).await?;
        let topic = |row: topic::Model| {
            let names = vec![row.name, row.name_fr, row.name_es];
            let broader = row.broader;
            (row.id, Topic { broader, names })
        };
        Ok(rows.into_iter().map(topic).collect())
    }

    async fn regions(&self) -> Result<HashMap<String, Vec<Region>>, Failure> {
        let rows = region::Entity::find().all(self.db.reader()).await?;
        let schemes = rows.into_iter().map(|row| (row.id, row.scheme));
        let schemes: HashMap<String, RegionScheme> = schemes.collect();
        let members = region_country::Entity::find()
            .order_by_asc(region_country::Column::Id)
            .all(self.db.reader())
            .await?;
        let mut regions: HashMap<String, Vec<Region>> = HashMap::new();
        for member in members {
            let region = schemes.get(&member.region).map(|scheme| Region {
                id: member.region,
                scheme: *scheme,
            });
            regions.entry(member.country).or_default().extend(region);
        }
        Ok(regions)
    }

    async fn offers(
        &self,
        pool: &mut Pool,
        topics: &mut HashMap<String, Vec<String>>,
    ) -> Result<(), Failure> {
        let facets = facet::Entity::find()
            .filter(facet::Column::Record.starts_with("assistance-offer:"))
            .order_by_asc(facet::Column::Position)
            .all(self.db.reader())
            .await?;
        let mut texts: HashMap<(String, String), Vec<String>> = HashMap::new();
        for facet in facets {
            let field = texts.entry((facet.record, facet.field)).or_default();
            field.push(facet.value);
        }
        let rows = assistance_offer::Entity::find()
            .all(self.db.reader())
            .await?;
        pool.offers.extend(rows.into_iter().map(|row| {
            let record = format!("assistance-offer:{}", row.id);
            let mut field = |name: &str| {
                let texts = texts.remove(&(record.clone(), name.to_owned()));
                texts.unwrap_or_default()
            };
            Offer {
                texts: field("topics"),
                languages: field("languages"),
                topics: topics.remove(&record).unwrap_or_default(),
                id: row.id,
                party: row.party,
                name: row.name,
                country: row.country,
                origin: row.origin,
                since: row.since,
                until: row.until,
            }
        }));
        Ok(())
    }

    async fn engagements(
        &self,
        pool: &mut Pool,
        topics: &mut HashMap<String, Vec<String>>,
    ) -> Result<(), Failure> {
        let rows = engagement::Entity::find().all(self.db.reader()).await?;
        pool.engagements.extend(rows.into_iter().filter_map(|row| {
            let record = format!("engagement:{}", row.id);
            Some(Engagement {
                topics: topics.remove(&record).unwrap_or_default(),
                id: row.id,
                provider: row.provider?,
                provider_name: row.provider_name,
                provider_country: row.provider_country,
                recipient: row.recipient,
                recipient_country: row.recipient_country,
                relation: row.relation,
                status: row.status,
                text: row.topic,
                since: row.since,
            })
        }));
        Ok(())
    }

    /// The countries of chapters, the kinds and countries of the organisations that
    /// give assistance, and who of them carries a chapter.
    async fn parties(&self, pool: &mut Pool) -> Result<(), Failure> {
        let chapters = chapter::Entity::find()
            .order_by_asc(chapter::Column::Id)
            .all(self.db.reader())
            .await?;
        for row in chapters {
            let chapter = format!("chapter:{}", row.id);
            if let Some(organisation) = row.organisation {
                // Of several it acts as the first.
                let organisation = format!("organisation:{organisation}");
                let carried = pool.carriers.entry(organisation);
                carried.or_insert_with(|| chapter.clone());
            }
            let party = Party {
                country: Some(row.country),
                kind: None,
            };
            pool.parties.insert(chapter, party);
        }
        let organisations = organisation::Entity::find()
            .filter(organisation_id().in_subquery(givers()))
            .all(self.db.reader())
            .await?;
        for row in organisations {
            let party = Party {
                country: row.country,
                kind: Some(row.kind),
            };
            pool.parties
                .insert(format!("organisation:{}", row.id), party);
        }
        Ok(())
    }
}

fn organisation_id() -> Expr {
    let id = Expr::col((organisation::Entity, organisation::Column::Id));
    Expr::val("organisation:").binary(BinOper::Custom("||"), id)
}

/// Whoever offers assistance or has given it, by global id.
fn givers() -> SelectStatement {
    let offering = assistance_offer::Entity::find()
        .select_only()
        .column(assistance_offer::Column::Party)
        .filter(assistance_offer::Column::Party.is_not_null())
        .into_query();
    let mut giving = engagement::Entity::find()
        .select_only()
        .column(engagement::Column::Provider)
        .filter(engagement::Column::Provider.is_not_null())
        .into_query();
    giving.union(UnionType::Distinct, offering).take()
}
