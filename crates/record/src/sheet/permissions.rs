//! The table of who may write what, made from the descriptions of the sheets.

use std::fmt::Write;

use super::{By, Ownership, Sheet, sheets};

const HEAD: &str = "\
# Who may write what

Made from the descriptions of the sheets: `sun-graph sheets --permissions`.

A record belongs to the party that states it. A writer needs a role and a reach, and both hold for
what the record was and for what it becomes, whichever way it is written: by mutation, file, upload,
merge, removal or an end.

- The party is at home in a country and in a network: a contributor or steward who reaches both.
- It has a country and no network: a steward who reaches the country.
- It has a network and no country: a steward who reaches the network and all countries.
- It has neither, no party is named, or the record is shared by all: a steward who reaches all
  countries and all networks.
- It is held in common: a contributor or steward who reaches all of the countries that it names, of
  whatever network.
- Where a column leads to a record that is no party, whose that is decides.

What a judge finds of a record, such as a tracker, is written by stewards of it alone, in a row that
gives its source; a record that holds such a finding is removed by them alone. So are the steps named
below, merging, and erasing what the log tells. Whoever is no steward and makes a record `STATED`
that was not gives its source anew: what another's source says is not theirs to say.

| sheet | whose a record is | for stewards alone, with its source | steps for stewards alone |
|---|---|---|---|
";

/// The table as Markdown: kinds, whose they are, and what stewards alone write.
#[must_use]
pub fn permissions() -> String {
    let mut table = HEAD.to_owned();
    for sheet in sheets() {
        let assessed: Vec<String> = sheet.assessed().map(|it| code(it.name)).collect();
        let cells = [
            sheet.name.to_owned(),
            owner(sheet),
            assessed.join(", "),
            steps(sheet),
        ];
        // Writing to a text does not fail.
        let _ = writeln!(table, "| {} |", cells.join(" | "));
    }
    table
}

fn code(name: &str) -> String {
    format!("`{name}`")
}

fn owner(sheet: &Sheet) -> String {
    let columns: Vec<String> = sheet.owner.columns().into_iter().map(code).collect();
    match sheet.owner {
        Ownership::Shared => "shared by all".to_owned(),
        Ownership::Own(_) if sheet.name == "organisations" => {
            format!(
                "its own: {}, and the network of its `kind`",
                columns.join(" and ")
            )
        }
        Ownership::Own(_) => format!("its own: {}", columns.join(" and ")),
        Ownership::Party(_) => format!("that of {}", columns.join(", else of ")),
        Ownership::Common { .. } => format!("in common: {}", columns.join(", else that of ")),
    }
}

fn steps(sheet: &Sheet) -> String {
    let Some((column, flow)) = sheet.flow() else {
        return String::new();
    };
    let steps = flow.steps.iter().filter(|step| step.by == By::Steward);
    let steps: Vec<String> = steps
        .map(|step| format!("{} to {}", step.from, step.to))
        .collect();
    if steps.is_empty() {
        String::new()
    } else {
        format!("{}: {}", code(column.name), steps.join(", "))
    }
}
