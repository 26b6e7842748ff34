//! The shipped rows without their ids: they are known as what is on record, and as
//! somebody's own they meet none of it.

use record::sheet::{Sheet, sheets};
use sea_orm::{ConnectionTrait, Statement};

use super::{
    new::{came, logged, newest},
    on_both,
};
use crate::world::World;

/// A shipped sheet without its ids, or with them as a sender's own; then under other
/// names, since one that is there is refused.
fn stripped(sheet: &Sheet, as_own: bool) -> String {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(sheet.text.as_bytes());
    let mut writer = csv::Writer::from_writer(vec![]);
    let title = sheet.title().filter(|_| as_own).map(|column| column.name);
    let title = sheet.columns.iter().position(|it| Some(it.name) == title);
    for (number, row) in reader.records().map(Result::unwrap).enumerate() {
        // The second row holds tags, of which a file needs none.
        if number == 1 {
            continue;
        }
        let cells = row.iter().enumerate();
        let cells = cells.map(|(place, cell)| match cell {
            "id" if number == 0 && as_own => "external_id".to_owned(),
            _ if number > 0 && place == 0 && !as_own => String::new(),
            name if number > 0 && Some(place) == title => format!("{name} bis"),
            cell => cell.to_owned(),
        });
        writer.write_record(cells).unwrap();
    }
    String::from_utf8(writer.into_inner().unwrap()).unwrap()
}

/// The shipped rows, each without its id: every one is found to be on record.
async fn every_shipped_row_is_known_without_its_id(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let before = newest(&world).await;
    let mut known = 0;
    for sheet in sheets().iter().filter(|it| it.text.lines().count() > 2) {
        let report = came(&world, &token, sheet.name, &stripped(sheet, false)).await;
        let rows = exchange::parse::parse(sheet, sheet.text)
            .unwrap()
            .rows
            .len();
        assert_eq!(report["unchanged"], rows, "{}: {report:#}", sheet.name);
        known += rows;
    }
    assert!(known > 10_000, "{known}");
    assert_eq!(newest(&world).await, before);
}

/// The shipped rows as somebody's own: every one makes a record, and meets none.
async fn no_shipped_row_would_meet_another(world: World) {
    let token = world.token("STEWARD", None, None).await;
    let mut made = 0;
    for sheet in sheets().iter().filter(|it| it.text.lines().count() > 2) {
        let before = newest(&world).await;
        let (_, answer) = world
            .import(&token, sheet.name, &stripped(sheet, true))
            .await;
        let report = &answer["report"];
        let verbs = logged(&world, before).await;
        assert!(verbs.iter().all(|verb| verb == "CREATE"), "{}", sheet.name);
        // What is answered stands still, and an answer is given once: a second one is refused.
        if sheet.name.starts_with("survey_") {
            assert_eq!(report["changed"], 0, "{}: {answer:#}", sheet.name);
            continue;
        }
        let rows = exchange::parse::parse(sheet, sheet.text)
            .unwrap()
            .rows
            .len();
        assert_eq!(report["created"], rows, "{}: {answer:#}", sheet.name);
        let count = format!("SELECT CAST(count(*) AS BIGINT) FROM \"{}\"", sheet.table);
        let count = Statement::from_string(world.db.backend(), count);
        let count = world
            .db
            .reader()
            .query_one_raw(count)
            .await
            .unwrap()
            .unwrap();
        let count: i64 = count.try_get_by_index(0).unwrap();
        assert_eq!(usize::try_from(count).unwrap(), 2 * rows, "{}", sheet.name);
        made += rows;
    }
    assert!(made > 9_000, "{made}");
}

on_both! {
    every_shipped_row_is_known_without_its_id
    no_shipped_row_would_meet_another
}
