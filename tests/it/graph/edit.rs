//! Edits by chance.

use super::{
    log::{Edit, Log, Touched},
    synthetic::{COUNTRIES, Random, Size, code},
};

/// Who edits.
pub(super) struct Editor {
    pub(super) random: Random,
    pub(super) log: Log,
    size: Size,
    fresh: u64,
}

impl Editor {
    pub(super) fn new(seed: u64, size: Size) -> Self {
        Self {
            random: Random::new(seed),
            size,
            log: Log::default(),
            fresh: 0,
        }
    }

    fn id(&mut self, count: u64) -> String {
        format!("synthetic-{}", self.random.below(count))
    }

    fn organisation(&mut self) -> String {
        self.id(self.size.organisations())
    }

    fn party(&mut self) -> String {
        match self.random.below(4) {
            0 => format!("country:{}", code(self.random.below(COUNTRIES))),
            1 => format!(
                "chapter:csn-{}",
                code(self.random.below(COUNTRIES)).to_lowercase()
            ),
            _ => format!("organisation:{}", self.organisation()),
        }
    }

    fn day(&mut self) -> String {
        format!(
            "20{}-0{}",
            11 + self.random.below(14),
            1 + self.random.below(9)
        )
    }

    fn fresh(&mut self) -> String {
        self.fresh += 1;
        format!("new-{}", self.fresh)
    }

    /// An edit of any kind that one step can follow.
    pub(super) fn any(&mut self) -> Edit {
        match self.random.below(16) {
            0..3 => self.participation(),
            3 => self.seat(),
            4 => self.member(),
            5 => self.relation(),
            6 => self.engagement(),
            7 => self.grant(),
            8 => self.commitment(),
            9 => self.commitment_party(),
            10 => self.chapter(),
            11 => self.event(),
            12 => self.new_event(),
            13 => self.ended_event(),
            14 => self.new_body(),
            _ => self.changed_organisation(),
        }
    }

    fn participation(&mut self) -> Edit {
        let event = self.random.below(self.size.events());
        let id = format!("synthetic-{event}-{}", self.random.below(5));
        let record = format!("participation:{id}");
        let sql = match self.random.below(3) {
            0 => format!("DELETE FROM participation WHERE id = '{id}'"),
            1 => format!(
                "UPDATE participation SET party = '{}' WHERE id = '{id}'",
                self.party()
            ),
            _ => format!(
                "UPDATE participation SET country = NULL, event = '{}' WHERE id = '{id}'",
                self.id(3)
            ),
        };
        Edit::new(sql, record)
    }

    fn seat(&mut self) -> Edit {
        let id = format!(
            "{}-{}",
            self.id(self.size.platforms()),
            self.random.below(20)
        );
        let (party, day) = (self.party(), self.day());
        let sql = format!("UPDATE seat SET party = '{party}', until = '{day}' WHERE id = '{id}'");
        Edit::new(sql, format!("seat:{id}"))
    }

    fn member(&mut self) -> Edit {
        let id = self.fresh();
        let (community, party, day) = (self.id(self.size.communities()), self.party(), self.day());
        let sql = format!(
            "INSERT INTO community_member (id, community, party, role, first_observed, confidence, source) \
             VALUES ('{id}', '{community}', '{party}', 'MEMBER', '{day}', 'STATED', 'synthetic')"
        );
        Edit::new(sql, format!("community-member:{id}"))
    }

    fn relation(&mut self) -> Edit {
        let id = self.id(20);
        let kind = *self
            .random
            .pick(&["HOSTS", "FUNDS", "LEADS", "MEMBER_OF", "PARTNER_OF"]);
        let (subject, object) = (self.party(), self.party());
        let sql = format!(
            "UPDATE relation SET kind = '{kind}', subject = '{subject}', object = '{object}' WHERE id = '{id}'"
        );
        Edit::new(sql, format!("relation:{id}"))
    }

    fn engagement(&mut self) -> Edit {
        let id = self.id(20);
        let sql = match self.random.below(2) {
            0 => format!("UPDATE engagement SET recipient = NULL WHERE id = '{id}'"),
            _ => format!(
                "UPDATE engagement SET recipient = '{}' WHERE id = '{id}'",
                self.party()
            ),
        };
        Edit::new(sql, format!("engagement:{id}"))
    }

    fn grant(&mut self) -> Edit {
        let id = self.id(6);
        let fund = *self.random.pick(&[
            "Synthetic fund 1",
            "SYNTHETIC FUND 1",
            "Other synthetic fund",
        ]);
        let sql = match self.random.below(2) {
            0 => format!("DELETE FROM \"grant\" WHERE id = '{id}'"),
            _ => format!("UPDATE \"grant\" SET fund = '{fund}' WHERE id = '{id}'"),
        };
        Edit::new(sql, format!("grant:{id}"))
    }

    fn commitment(&mut self) -> Edit {
        let (id, maker, day) = (self.id(10), self.party(), self.day());
        let sql =
            format!("UPDATE commitment SET maker = '{maker}', starts = '{day}' WHERE id = '{id}'");
        Edit::new(sql, format!("commitment:{id}"))
    }

    /// A party of one commitment becomes that of another.
    fn commitment_party(&mut self) -> Edit {
        let (of, place, to) = (self.id(3), self.random.below(2), self.id(8));
        let id = format!("{of}-{place}");
        let sql = format!("UPDATE commitment_party SET commitment = '{to}' WHERE id = '{id}'");
        // It may have been moved before, so all are named that it can have been of.
        let mut edit = Edit::new(sql, format!("commitment-party:{id}"));
        edit.touched.clear();
        for number in 0..8 {
            edit.touched.push(Touched {
                record: format!("commitment-party:{id}"),
                before: Some(format!(
                    r#"{{"id":"{id}","commitment":"synthetic-{number}"}}"#
                )),
                after: Some(format!(r#"{{"id":"{id}","commitment":"{to}"}}"#)),
            });
        }
        edit
    }

    fn chapter(&mut self) -> Edit {
        let id = format!("csn-{}", code(self.random.below(COUNTRIES)).to_lowercase());
        let presence = *self.random.pick(&["YES", "NO"]);
        let carrier = self.organisation();
        let sql = format!(
            "UPDATE chapter SET presence = '{presence}', organisation = '{carrier}' WHERE id = '{id}'"
        );
        Edit::new(sql, format!("chapter:{id}"))
    }

    fn changed_organisation(&mut self) -> Edit {
        let id = self.organisation();
        let (name, country) = (self.fresh(), code(self.random.below(COUNTRIES)));
        let sql = format!(
            "UPDATE organisation SET name = 'Synthetic {name}', country = '{country}', kind = 'MEDIA' WHERE id = '{id}'"
        );
        Edit::new(sql, format!("organisation:{id}"))
    }

    fn event(&mut self) -> Edit {
        let (id, day) = (self.id(self.size.events()), self.day());
        let sql = format!("UPDATE event SET starts = '{day}', ends = NULL WHERE id = '{id}'");
        Edit::new(sql, format!("event:{id}"))
    }

    fn new_event(&mut self) -> Edit {
        let (id, party, other, day) = (self.fresh(), self.party(), self.party(), self.day());
        let sql = format!(
            "INSERT INTO event (id, name, name_is_label, kind, starts, confidence, source) \
             VALUES ('{id}', 'Synthetic {id}', FALSE, 'WORKSHOP', '{day}', 'STATED', 'synthetic');
             INSERT INTO participation (id, event, party, role, confidence, source) \
             VALUES ('{id}-1', '{id}', '{party}', 'HOST', 'STATED', 'synthetic'), \
             ('{id}-2', '{id}', '{other}', 'SPEAKER', 'STATED', 'synthetic')"
        );
        Edit::new(sql, format!("event:{id}"))
            .touching(format!("participation:{id}-1"))
            .touching(format!("participation:{id}-2"))
    }

    /// An event is removed, and all who were at it.
    fn ended_event(&mut self) -> Edit {
        let number = 1 + self.random.below(self.fresh.max(1));
        let id = format!("new-{number}");
        let sql = format!(
            "DELETE FROM participation WHERE event = '{id}' AND id IN ('{id}-1', '{id}-2'); \
             DELETE FROM event WHERE id = '{id}' AND NOT EXISTS (SELECT 1 FROM participation WHERE event = '{id}')"
        );
        Edit::new(sql, format!("event:{id}"))
            .touching(format!("participation:{id}-1"))
            .touching(format!("participation:{id}-2"))
    }

    fn new_body(&mut self) -> Edit {
        let (id, party) = (self.fresh(), self.party());
        let sql = format!(
            "INSERT INTO body (id, name, confidence, source) VALUES ('{id}', 'Synthetic {id}', 'STATED', 'synthetic'); \
             INSERT INTO relation (id, subject, kind, object, confidence, source) \
             VALUES ('{id}', '{party}', 'SUPPORTS', 'body:{id}', 'STATED', 'synthetic')"
        );
        Edit::new(sql, format!("body:{id}")).touching(format!("relation:{id}"))
    }

    /// A country is called something else.
    pub(super) fn country(&mut self) -> Edit {
        let id = code(self.random.below(COUNTRIES));
        let sql = format!(
            "UPDATE country SET name = 'Synthetic {}' WHERE id = '{id}'",
            self.fresh()
        );
        Edit::new(sql, format!("country:{id}"))
    }

    /// A party that nobody knows takes part in an event, and comes to be known.
    pub(super) fn loose(&mut self) -> [Edit; 2] {
        let id = self.fresh();
        let sql = format!(
            "INSERT INTO participation (id, event, party, role, confidence, source) \
             VALUES ('{id}', 'synthetic-1', 'organisation:{id}', 'HOST', 'STATED', 'synthetic')"
        );
        let loose = Edit::new(sql, format!("participation:{id}"));
        let sql = format!(
            "INSERT INTO organisation (id, name, name_is_label, kind, confidence, source) \
             VALUES ('{id}', 'Synthetic {id}', FALSE, 'UN', 'STATED', 'synthetic')"
        );
        [loose, Edit::new(sql, format!("organisation:{id}"))]
    }

    /// What no log tells of.
    pub(super) fn unlogged(&mut self) -> Edit {
        let mut edit = self.changed_organisation();
        edit.touched.clear();
        edit
    }
}
