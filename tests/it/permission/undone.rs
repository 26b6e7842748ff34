//! What is taken away, erased and merged, and what was found before.

use record::sheet::{sheet, sheets};

use super::{
    Whose,
    fixture::{Fixture, row},
    on_both, whose,
};
use crate::world::World;

/// Taking away, erasing and merging.
async fn what_is_undone_is_ones_own(world: World) {
    let fixture = Fixture::new(world).await;
    for sheet in sheets() {
        fixture.put_back(sheet, "gone").await;
    }
    // Those that point to others come last.
    for sheet in sheets().iter().rev() {
        for who in &fixture.callers {
            let place = format!("{} by {}", sheet.name, who.name());
            let steward = who.may_find(whose(sheet));
            let may = if sheet.name == "claims" {
                steward
            } else {
                who.may(whose(sheet))
            };
            for (erase, may) in [(false, may), (true, steward)] {
                let is_gone = fixture.by_removal(who, sheet, erase).await;
                assert_eq!(is_gone, may, "removal, {erase}: {place}");
                if is_gone {
                    fixture.put_back(sheet, "gone").await;
                }
            }
        }
        let operator = fixture.callers.last().unwrap();
        assert!(
            fixture.by_removal(operator, sheet, false).await,
            "{}",
            sheet.name
        );
        for who in &fixture.callers {
            let may = who.may_find(whose(sheet));
            let erased = fixture.by_erasure(who, sheet).await;
            // What is gone is told by the log alone, until that is erased.
            assert!(!erased || may, "erasure: {} by {}", sheet.name, who.name());
        }
    }
    let organisations = sheet("organisations").unwrap();
    for (round, who) in fixture.callers.iter().enumerate() {
        let ids = [format!("from-{round}"), format!("into-{round}")];
        for id in &ids {
            fixture.put_back(organisations, id).await;
        }
        let may = who.may_find(Whose::Party);
        let merged = fixture.by_merge(who, &ids).await;
        assert_eq!(merged, may, "merge: {}", who.name());
    }
}

/// A tracker's word that is on record is not taken away by those of whom it tells.
async fn what_was_found_stands(world: World) {
    let fixture = Fixture::new(world).await;
    let commitments = sheet("commitments").unwrap();
    let verified = row(commitments, "gone").with("verification", "VERIFIED");
    fixture.put(commitments, &verified).await;
    for who in &fixture.callers {
        if who.is_steward() {
            continue;
        }
        for value in ["UNVERIFIED", ""] {
            let other = row(commitments, "gone")
                .only(&["source_title"])
                .with("verification", value);
            let is_written = fixture.by_import(who, commitments, &other).await;
            assert!(!is_written, "{value} by {}", who.name());
        }
        let is_gone = fixture.by_removal(who, commitments, false).await;
        assert!(!is_gone, "{}", who.name());
    }
    // Its owner may still say what the commitment is.
    let owner = &fixture.callers[1];
    let other = verified.only(&[]).with("title", "Another synthetic title");
    assert!(fixture.by_import(owner, commitments, &other).await);
}

/// What another's source says is not raised to a statement of it.
async fn what_was_read_off_is_stated_by_those_who_may(world: World) {
    let fixture = Fixture::new(world).await;
    let seats = sheet("seats").unwrap();
    let inferred = row(seats, "matrix").with("confidence", "INFERRED");
    fixture.put(seats, &inferred).await;
    let stated = row(seats, "matrix").only(&[]).with("confidence", "STATED");
    let anew = stated.clone().with("source_title", "Minutes of ours");
    for who in &fixture.callers {
        let may = who.may(Whose::Party);
        let is_stated = fixture.by_import(who, seats, &stated).await;
        assert_eq!(is_stated, may && who.is_steward(), "{}", who.name());
        assert_eq!(
            fixture.by_import(who, seats, &anew).await,
            may,
            "{}",
            who.name()
        );
    }
}

on_both! {
    what_is_undone_is_ones_own
    what_was_found_stands
    what_was_read_off_is_stated_by_those_who_may
}
