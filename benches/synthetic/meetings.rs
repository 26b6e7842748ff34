//! Who is where: seats, members of communities, participations.

use super::{
    COUNTRIES, Size, code, local, party,
    random::Random,
    rows::{Row, Rows, period, text},
};

/// How many take part in an event: a summit, a few conferences, many workshops.
fn attendance(number: u64) -> u64 {
    match number {
        0 => 500,
        number if number % 100 == 0 => 100,
        number => 5 + number % 9,
    }
}

/// Seats, members and participations.
pub(super) fn meetings(size: Size, random: &mut Random) -> Rows {
    let mut rows = Rows::new();
    for platform in 0..size.platforms() {
        for place in 0..20 {
            let party = party(size, platform % COUNTRIES, random);
            let row = Row::new("seat", format!("synthetic-{platform}-{place}"))
                .with("platform", text(format!("synthetic-{platform}")))
                .with("party", text(party))
                .with("role", text("MEMBER"));
            rows.push(period(row, random));
        }
    }
    for community in 0..size.communities() {
        for place in 0..25 {
            let country = random.below(COUNTRIES);
            let row = Row::new("community_member", format!("synthetic-{community}-{place}"))
                .with("community", text(format!("synthetic-{community}")))
                .with("party", text(local(size, country, random)))
                .with("country", text(code(country)))
                .with("role", text("MEMBER"));
            rows.push(period(row, random));
        }
    }
    for event in 0..size.events() {
        for place in 0..attendance(event) {
            let country = event % COUNTRIES;
            // Who speaks for a country is at home there.
            let speaks_for = (place % 3 == 0).then(|| code(country));
            let party = match speaks_for {
                Some(_) => local(size, country, random),
                None => party(size, country, random),
            };
            let row = Row::new("participation", format!("synthetic-{event}-{place}"))
                .with("event", text(format!("synthetic-{event}")))
                .with("party", text(party))
                .with("country", speaks_for.into())
                .with("role", text("PARTICIPANT"));
            rows.push(row);
        }
    }
    rows
}
