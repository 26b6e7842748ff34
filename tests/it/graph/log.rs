//! Edits, each logged as every writer logs it.

use sea_orm::ConnectionTrait;
use store::db::WriteTransaction;

/// A statement, and the records that it touches.
pub(super) struct Edit {
    sql: String,
    pub(super) touched: Vec<Touched>,
}

/// A record, and its cells before and after where they matter.
pub(super) struct Touched {
    pub(super) record: String,
    pub(super) before: Option<String>,
    pub(super) after: Option<String>,
}

impl Edit {
    pub(super) fn new(sql: String, record: String) -> Self {
        let touched = Touched {
            record,
            before: None,
            after: None,
        };
        Self {
            sql,
            touched: vec![touched],
        }
    }

    pub(super) fn touching(mut self, record: String) -> Self {
        self.touched
            .extend(Self::new(String::new(), record).touched);
        self
    }
}

/// The log, as far as it is written.
#[derive(Default)]
pub(super) struct Log {
    sequence: u64,
}

impl Log {
    /// Writes an edit and logs it, within a transaction of this version.
    pub(super) async fn write(&mut self, write: &WriteTransaction, version: u64, edit: &Edit) {
        write.execute_unprepared(&edit.sql).await.unwrap();
        for touched in &edit.touched {
            self.sequence += 1;
            let cells = |cells: &Option<String>| {
                cells
                    .as_ref()
                    .map_or("NULL".into(), |cells| format!("'{cells}'"))
            };
            let (kind, _) = touched.record.split_once(':').unwrap();
            let log = format!(
                "INSERT INTO change (sequence, version, at, actor, verb, kind, record, before, after, digests, hash) \
                 VALUES ({}, {version}, '2026-01-01T00:00:00Z', 'synthetic', 'CHANGE', '{kind}', '{}', {}, {}, '', '')",
                self.sequence,
                touched.record,
                cells(&touched.before),
                cells(&touched.after),
            );
            write.execute_unprepared(&log).await.unwrap();
        }
    }
}
