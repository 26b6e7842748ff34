//! Ties without a venue: memberships, relations, engagements, grants, commitments.

use super::{
    COUNTRIES, NETWORKS, Size, code, party,
    random::Random,
    rows::{Row, Rows, date, period, text},
};

/// All of them.
pub(super) fn ties(size: Size, random: &mut Random) -> Rows {
    let mut rows = Rows::new();
    let organisation = |random: &mut Random| random.below(size.organisations());
    for number in 0..size.of(4_000) {
        let country = code(random.below(COUNTRIES)).to_lowercase();
        let chapter = format!("{}-{country}", random.pick(&NETWORKS));
        let row = Row::new("membership", format!("synthetic-{number}"))
            .with(
                "organisation",
                text(format!("synthetic-{}", organisation(random))),
            )
            .with("chapter", text(chapter))
            .with("role", text("MEMBER"));
        rows.push(period(row, random));
    }
    for number in 0..size.of(1_000) {
        let kind = *random.pick(&["HOSTS", "CONVENES", "SUPPORTS", "PARTNER_OF"]);
        let row = Row::new("relation", format!("synthetic-{number}"))
            .with(
                "subject",
                text(format!("organisation:synthetic-{}", organisation(random))),
            )
            .with("kind", text(kind))
            .with("object", text(party(size, number % COUNTRIES, random)));
        rows.push(period(row, random));
    }
    for number in 0..size.of(1_000) {
        let row = Row::new("engagement", format!("synthetic-{number}"))
            .with(
                "provider",
                text(format!("organisation:synthetic-{}", organisation(random))),
            )
            .with("provider_name", text("synthetic"))
            .with("recipient", text(party(size, number % COUNTRIES, random)))
            .with("recipient_name", text("synthetic"))
            .with("relation", text("EXTERNAL"))
            .with("since", text(date(random)));
        rows.push(row);
    }
    for number in 0..size.of(300) {
        let row = Row::new("grant", format!("synthetic-{number}"))
            .with("fund", text(format!("Synthetic fund {}", number % 5)))
            .with("recipient", text(party(size, number % COUNTRIES, random)))
            .with("recipient_name", text("synthetic"));
        rows.push(row);
    }
    rows.extend(commitments(size, random));
    rows
}

fn commitments(size: Size, random: &mut Random) -> Rows {
    let mut rows = Rows::new();
    for number in 0..size.of(500) {
        let row = Row::new("commitment", format!("synthetic-{number}"))
            .with("title", text(format!("Synthetic commitment {number}")))
            .with("title_is_label", false.into())
            .with("kind", text("COMMITMENT"))
            .with("maker", text(party(size, number % COUNTRIES, random)))
            .with("maker_name", text("synthetic"));
        rows.push(row);
        for place in 0..2 {
            let role = *random.pick(&["PARTNER", "FUNDER"]);
            let row = Row::new("commitment_party", format!("synthetic-{number}-{place}"))
                .with("commitment", text(format!("synthetic-{number}")))
                .with("party", text(party(size, number % COUNTRIES, random)))
                .with("name", text("synthetic"))
                .with("role", text(role));
            rows.push(row);
        }
    }
    rows
}
