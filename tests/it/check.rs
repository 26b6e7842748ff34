//! `sun-graph check`: what does not hold together is found, part by part.

use sea_orm::{ConnectionTrait, Database};

use crate::start::{Running, sun_graph};

#[tokio::test]
async fn what_does_not_hold_together_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let check = || {
        let output = sun_graph(folder).arg("check").output().unwrap();
        let told = String::from_utf8(output.stdout).unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        (output.status.code(), told, error)
    };
    // Beside a server, too.
    let server = Running::start(sun_graph(folder).args(["--listen", "127.0.0.1:0"]));
    let (code, told, error) = check();
    assert_eq!((code, error.as_str()), (Some(0), ""), "{told}");
    let parts: Vec<&str> = told
        .lines()
        .filter_map(|line| line.split(' ').next())
        .collect();
    assert_eq!(parts, ["database", "log", "references", "search", "graph"]);
    assert_eq!(server.stop(), Some(0));

    let url = format!("sqlite:{}", folder.join("sun-graph.db").display());
    for (part, spoil) in [
        (
            "log",
            "UPDATE change SET actor = 'nobody' WHERE sequence = 7",
        ),
        (
            "references",
            "UPDATE seat SET party = 'organisation:synthetic-nobody' WHERE id = (SELECT min(id) FROM seat)",
        ),
        (
            "search",
            "UPDATE search_entry SET text = 'other words' WHERE id = 'country:KEN'",
        ),
        (
            "search",
            "DELETE FROM search_entry WHERE id = 'country:KEN'",
        ),
    ] {
        let before = std::fs::read(folder.join("sun-graph.db")).unwrap();
        let db = Database::connect(&url).await.unwrap();
        let done = db.execute_unprepared(spoil).await.unwrap();
        assert_eq!(done.rows_affected(), 1, "{spoil}");
        db.close().await.unwrap();
        let (code, told, error) = check();
        assert_eq!(code, Some(1), "{spoil}: {told}");
        assert!(error.contains(part), "{spoil}: {error}");
        std::fs::write(folder.join("sun-graph.db"), before).unwrap();
    }
    assert_eq!(check().0, Some(0));
}
