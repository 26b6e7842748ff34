//! What records are grouped by, and how a statement finds it.

use entity::{country, facet, indicator_value, region, region_country, survey_round, vocabulary};
use sea_orm::{
    ColumnTrait, ExprTrait, IntoSimpleExpr, JoinType,
    sea_query::{Alias, BinOper, DynIden, Expr, Func, IntoIden, Query, SelectStatement},
};

use crate::loader::{party, table::Table};

/// What records are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Grouping {
    /// What a column holds.
    Column(&'static str),
    /// The year that a date column states; of the first of these columns that holds a date.
    Year(&'static [&'static str]),
    /// Each value of a many-valued field of this kind of record.
    Facet(&'static str, &'static str),
    /// Each region, of one scheme, that the country in a column lies in.
    Region(&'static str, vocabulary::RegionScheme),
    /// Each region, of one scheme, that a country in a many-valued field of this kind of record lies in.
    FacetRegion(&'static str, &'static str, vocabulary::RegionScheme),
    /// The network of the party in a column.
    Network(&'static str),
    /// The year that an indicator value is of, its own or that of its round.
    ValueYear,
    /// How many years before that year the country joined the Movement.
    YearsSinceJoining,
}

impl Grouping {
    /// Whether one record may be in several groups.
    #[must_use]
    pub const fn overlaps(self) -> bool {
        matches!(
            self,
            Self::Facet(..) | Self::Region(..) | Self::FacetRegion(..)
        )
    }

    /// What the rows of a table are grouped by, which `rows` is joined to where
    /// the table itself does not hold it. No row is lost, and one that several
    /// keys are found for comes once for each.
    pub(super) fn key(self, rows: &mut SelectStatement, table: &DynIden) -> Expr {
        let own = |column: &'static str| Expr::col((table.clone(), Alias::new(column)));
        let (column, pairs) = match self {
            Self::Column(column) => return own(column),
            Self::Year(columns) => {
                let dates = columns.iter().copied().map(own);
                let first = dates.reduce(|date, other| Func::coalesce([date, other]).into());
                return first.map_or_else(Expr::null, year);
            }
            Self::Facet(kind, field) => ("id", values(kind, field)),
            Self::Region(country, scheme) => (country, regions(scheme)),
            Self::FacetRegion(kind, field, scheme) => ("id", regions_named(kind, field, scheme)),
            Self::Network(party) => (party, party::networks()),
            Self::ValueYear => ("id", value_years()),
            Self::YearsSinceJoining => ("id", years_since_joining()),
        };
        let is_own = Expr::col(("paired", "record")).eq(own(column));
        rows.join_subquery(JoinType::LeftJoin, pairs, "paired", is_own);
        Expr::col(("paired", "key"))
    }
}

/// Pairs of a record, by its id within its kind, and a value of its field.
fn values(kind: &str, field: &str) -> SelectStatement {
    let prefix = format!("{kind}:");
    let behind = i32::try_from(prefix.len() + 1).unwrap_or(1);
    let id = Func::cust("substr")
        .arg(facet::Column::Record.into_simple_expr())
        .arg(behind);
    Query::select()
        .distinct()
        .expr_as(id, "record")
        .expr_as(facet::Column::Value.into_simple_expr(), "key")
        .from(facet::Entity)
        .and_where(facet::Column::Field.eq(field))
        .and_where(facet::Column::Record.starts_with(prefix))
        .take()
}

/// Pairs of a country and a region of the scheme that it lies in.
fn regions(scheme: vocabulary::RegionScheme) -> SelectStatement {
    let is_region = Expr::col((region::Entity, region::Column::Id))
        .eq(region_country::Column::Region.into_simple_expr());
    Query::select()
        .distinct()
        .expr_as(region_country::Column::Country.into_simple_expr(), "record")
        .expr_as(region_country::Column::Region.into_simple_expr(), "key")
        .from(region_country::Entity)
        .inner_join(region::Entity, is_region)
        .and_where(region::Column::Scheme.eq(scheme))
        .take()
}

/// Pairs of a record and a region that a country it names lies in.
fn regions_named(kind: &str, field: &str, scheme: vocabulary::RegionScheme) -> SelectStatement {
    let lies_in = Expr::col(("lying", "record")).eq(Expr::col(("named", "key")));
    Query::select()
        .distinct()
        .expr_as(Expr::col(("named", "record")), "record")
        .expr_as(Expr::col(("lying", "key")), "key")
        .from_subquery(values(kind, field), "named")
        .join_subquery(JoinType::InnerJoin, regions(scheme), "lying", lies_in)
        .take()
}

/// Pairs of an indicator value and the year that it is of.
fn value_years() -> SelectStatement {
    let mut select = dated_values();
    select.expr_as(year(date_of_value()), "key").take()
}

/// The indicator values of this year, by id.
#[must_use]
pub fn values_of_year(year: i32) -> SelectStatement {
    let is_of_year = self::year(date_of_value()).eq(format!("{year:04}"));
    dated_values().and_where(is_of_year).take()
}

/// Pairs of an indicator value and the years from joining to it.
fn years_since_joining() -> SelectStatement {
    let number = |date| year(date).cast_as("integer");
    let is_country = Expr::col((country::Entity, country::Column::Id))
        .eq(indicator_value::Column::Country.into_simple_expr());
    let joined = country::Column::Joined.into_simple_expr();
    let years = number(date_of_value()).binary(BinOper::Sub, number(joined));
    dated_values()
        .inner_join(country::Entity, is_country)
        .expr_as(years.cast_as("text"), "key")
        .take()
}

fn dated_values() -> SelectStatement {
    let is_round = Expr::col((survey_round::Entity, survey_round::Column::Id))
        .eq(indicator_value::Column::Round.into_simple_expr());
    Query::select()
        .expr_as(indicator_value::Column::Id.into_simple_expr(), "record")
        .from(indicator_value::Entity)
        .inner_join(survey_round::Entity, is_round)
        .take()
}

/// The date of an indicator value, that of its round where it has none of its own.
fn date_of_value() -> Expr {
    Func::coalesce([
        indicator_value::Column::Date.into_simple_expr(),
        survey_round::Column::AsOf.into_simple_expr(),
    ])
    .into()
}

/// The year that a date begins with, however precise it is.
fn year(date: Expr) -> Expr {
    Func::cust("substr").arg(date).arg(1).arg(4).into()
}

/// The name of a table, to qualify its columns by.
pub(super) fn table(table: &Table) -> DynIden {
    Alias::new(table.name()).into_iden()
}
