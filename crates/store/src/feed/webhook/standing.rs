//! How all webhooks are together, for whoever watches the server.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

/// How all webhooks are.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    /// How many take what they are sent.
    pub well: u64,
    /// How many do not at the moment.
    pub failing: u64,
    /// How many are told nothing any more.
    pub disabled: u64,
    /// Since when the one has failed that has failed the longest.
    pub failing_since: Option<String>,
    /// The place in the log of the one that is furthest behind.
    pub position: Option<i64>,
}

#[derive(FromQueryResult)]
struct Row {
    position: i64,
    failing_since: Option<String>,
    disabled: Option<String>,
}

/// Asks how all webhooks are.
///
/// # Errors
///
/// If the database does not answer.
pub async fn standing(db: &impl ConnectionTrait) -> Result<Standing, DbErr> {
    let ask = r#"SELECT "position", "failing_since", "disabled" FROM "webhook""#;
    let ask = Statement::from_string(db.get_database_backend(), ask);
    let mut standing = Standing::default();
    for row in Row::find_by_statement(ask).all(db).await? {
        if row.disabled.is_some() {
            standing.disabled += 1;
            continue;
        }
        let behind = standing.position.unwrap_or(row.position);
        standing.position = Some(behind.min(row.position));
        match row.failing_since {
            None => standing.well += 1,
            Some(since) => {
                standing.failing += 1;
                let longest = standing.failing_since.take();
                standing.failing_since = longest.into_iter().chain([since]).min();
            }
        }
    }
    Ok(standing)
}
