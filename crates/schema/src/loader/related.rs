//! All practices as they are compared with one another, read once a version of
//! the data and shared by all requests: likeness goes by how rare things are among
//! all of them, so that one practice cannot be compared without the others.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use entity::{
    facet, practice, practice_party, record_topic, region_country, topic, vocabulary::PracticeState,
};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QuerySelect};
use tokio::sync::Mutex;

use answer::related::{Account, Corpus, Hierarchies};
use store::db::Db;

/// What stands before the id of a practice in its global id.
const PRACTICE: &str = "practice:";

/// The practices of the newest version that was asked for.
pub struct Practices {
    db: Db,
    /// Held while they are read, so that those who wait read nothing themselves.
    newest: Mutex<Option<(u64, Arc<Corpus>)>>,
}

impl Practices {
    /// Practices that are read from this database when they are first asked for.
    #[must_use]
    pub fn new(db: Db) -> Self {
        Self {
            db,
            newest: Mutex::default(),
        }
    }

    /// The practices at this version of the data, or a later one.
    ///
    /// # Errors
    ///
    /// If the database does not answer.
    pub async fn corpus(&self, version: u64) -> Result<Arc<Corpus>, DbErr> {
        let mut newest = self.newest.lock().await;
        if let Some((read, corpus)) = &*newest
            && *read >= version
        {
            return Ok(Arc::clone(corpus));
        }
        let corpus = Arc::new(Corpus::new(
            &self.accounts().await?,
            self.hierarchies().await?,
        ));
        *newest = Some((version, Arc::clone(&corpus)));
        Ok(corpus)
    }

    async fn accounts(&self) -> Result<Vec<Account>, DbErr> {
        let db = self.db.reader();
        let rows: Vec<(String, String, String)> = practice::Entity::find()
            .select_only()
            .columns([
                practice::Column::Id,
                practice::Column::Title,
                practice::Column::Theme,
            ])
            .filter(practice::Column::State.eq(PracticeState::Published))
            .into_tuple()
            .all(db)
            .await?;
        let topics: Vec<(String, String)> = record_topic::Entity::find()
            .select_only()
            .columns([record_topic::Column::Record, record_topic::Column::Topic])
            .filter(record_topic::Column::Record.starts_with(PRACTICE))
            .into_tuple()
            .all(db)
            .await?;
        let parties: Vec<(String, String)> = practice_party::Entity::find()
            .select_only()
            .columns([
                practice_party::Column::Practice,
                practice_party::Column::Party,
            ])
            .filter(practice_party::Column::Party.is_not_null())
            .into_tuple()
            .all(db)
            .await?;
        let countries: Vec<(String, String)> = facet::Entity::find()
            .select_only()
            .columns([facet::Column::Record, facet::Column::Value])
            .filter(facet::Column::Field.eq("countries"))
            .filter(facet::Column::Record.starts_with(PRACTICE))
            .into_tuple()
            .all(db)
            .await?;
        let (mut topics, mut countries) = (grouped(topics), grouped(countries));
        let mut parties = grouped(parties);
        let account = |(id, title, theme): (String, String, String)| {
            let record = format!("{PRACTICE}{id}");
            Account {
                text: format!("{title} {theme}"),
                topics: topics.remove(&record).unwrap_or_default(),
                parties: parties.remove(&id).unwrap_or_default(),
                countries: countries.remove(&record).unwrap_or_default(),
                id,
            }
        };
        Ok(rows.into_iter().map(account).collect())
    }

    async fn hierarchies(&self) -> Result<Hierarchies, DbErr> {
        let db = self.db.reader();
        let broader: Vec<(String, String)> = topic::Entity::find()
            .select_only()
            .columns([topic::Column::Id, topic::Column::Broader])
            .filter(topic::Column::Broader.is_not_null())
            .into_tuple()
            .all(db)
            .await?;
        let regions: Vec<(String, String)> = region_country::Entity::find()
            .select_only()
            .columns([
                region_country::Column::Country,
                region_country::Column::Region,
            ])
            .into_tuple()
            .all(db)
            .await?;
        Ok(Hierarchies {
            broader: broader.into_iter().collect(),
            regions: grouped(regions),
        })
    }
}

fn grouped(pairs: Vec<(String, String)>) -> BTreeMap<String, BTreeSet<String>> {
    let mut groups: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (group, member) in pairs {
        groups.entry(group).or_default().insert(member);
    }
    groups
}
