//! What the database says of the data as a whole.

use sea_orm::{ConnectionTrait, DbErr, FromQueryResult, Statement};

#[derive(FromQueryResult)]
pub(super) struct State {
    pub(super) version: i64,
    pub(super) dataset: Option<String>,
}

pub(super) async fn state(connection: &impl ConnectionTrait) -> Result<State, DbErr> {
    let statement = Statement::from_string(
        connection.get_database_backend(),
        r#"SELECT "version", "dataset" FROM "data_version" WHERE "id" = 1"#,
    );
    State::find_by_statement(statement)
        .one(connection)
        .await?
        .ok_or_else(|| DbErr::RecordNotFound("data_version".into()))
}
