//! What filters are made of.
//!
//! A filter argument is itself the key of the loader's question, so that
//! fields with equal filters share a statement; the condition it stands for is
//! written beside it.

use std::ops::Deref;

use entity::{facet, region_country, topic_record};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, ExprTrait, IntoSimpleExpr, QueryFilter, QuerySelect,
    QueryTrait,
    sea_query::{BinOper, CaseStatement, Expr, Func, SelectStatement},
};

use super::{
    known::{RegionId, TopicId},
    scalar::{CountryCode, Date},
};

/// Adds to a condition what is asked for, and nothing where nothing is.
pub(crate) trait Narrow: Sized {
    /// The column must hold one of these, if any are given.
    fn one_of<T: Into<sea_orm::Value> + Clone>(
        self,
        column: impl ColumnTrait,
        values: Option<&Vec<T>>,
    ) -> Self;
    /// The column must hold this, if it is given.
    fn equal<T: Into<sea_orm::Value> + Clone>(
        self,
        column: impl ColumnTrait,
        value: Option<&T>,
    ) -> Self;
    /// The column must hold an id that the subquery finds.
    fn among(self, column: impl ColumnTrait, ids: Option<SelectStatement>) -> Self;
    /// The column must be known, or must not be.
    fn known(self, column: impl ColumnTrait, is_known: Option<bool>) -> Self;
    /// The date in the column must lie in the period, imprecise dates counting whole.
    fn dated(self, column: impl ColumnTrait, from: Option<&Date>, to: Option<&Date>) -> Self;
    /// The many-valued field must hold one of these, if any are given.
    fn any_facet(
        self,
        record: (&str, impl ColumnTrait),
        field: &str,
        values: Option<Vec<String>>,
    ) -> Self;
    /// The record must be about one of these topics or a narrower one, if any are given.
    fn about(self, record: (&str, impl ColumnTrait), topics: Option<&Vec<TopicId>>) -> Self;
}

impl Narrow for Condition {
    fn one_of<T: Into<sea_orm::Value> + Clone>(
        self,
        column: impl ColumnTrait,
        values: Option<&Vec<T>>,
    ) -> Self {
        self.add_option(values.map(|values| column.is_in(values.iter().cloned())))
    }

    fn equal<T: Into<sea_orm::Value> + Clone>(
        self,
        column: impl ColumnTrait,
        value: Option<&T>,
    ) -> Self {
        self.add_option(value.map(|value| column.eq(value.clone())))
    }

    fn among(self, column: impl ColumnTrait, ids: Option<SelectStatement>) -> Self {
        self.add_option(ids.map(|ids| column.in_subquery(ids)))
    }

    fn known(self, column: impl ColumnTrait, is_known: Option<bool>) -> Self {
        self.add_option(is_known.map(|is_known| {
            if is_known {
                column.is_not_null()
            } else {
                column.is_null()
            }
        }))
    }

    fn dated(self, column: impl ColumnTrait, from: Option<&Date>, to: Option<&Date>) -> Self {
        self.add_option(
            from.map(|from| ends_on_or_after(column.into_simple_expr(), Expr::val(&from.0))),
        )
        .add_option(to.map(|to| column.lte(to.0.clone())))
    }

    fn any_facet(
        self,
        (prefix, id): (&str, impl ColumnTrait),
        field: &str,
        values: Option<Vec<String>>,
    ) -> Self {
        self.add_option(values.map(|values| {
            let records = facet::Entity::find()
                .select_only()
                .column(facet::Column::Record)
                .filter(facet::Column::Field.eq(field))
                .filter(facet::Column::Value.is_in(values))
                .into_query();
            global(prefix, id).in_subquery(records)
        }))
    }

    fn about(self, (prefix, id): (&str, impl ColumnTrait), topics: Option<&Vec<TopicId>>) -> Self {
        self.add_option(plains("topic", topics).map(|topics| {
            let records = topic_record::Entity::find()
                .select_only()
                .column(topic_record::Column::Record)
                .filter(topic_record::Column::Topic.is_in(topics))
                .into_query();
            global(prefix, id).in_subquery(records)
        }))
    }
}

/// The id of a record within its kind: `csn` of `network:csn`.
pub(crate) fn plain<'a>(kind: &str, id: &'a str) -> &'a str {
    id.strip_prefix(kind)
        .and_then(|rest| rest.strip_prefix(':'))
        .unwrap_or(id)
}

/// The global id of a row, as an expression.
pub(crate) fn global(kind: &str, id: impl ColumnTrait) -> Expr {
    Expr::val(format!("{kind}:")).binary(BinOper::Custom("||"), id.into_simple_expr())
}

/// The ids of records within their kind.
pub(crate) fn plains<I: Deref<Target = str>>(
    kind: &str,
    ids: Option<&Vec<I>>,
) -> Option<Vec<String>> {
    ids.map(|ids| ids.iter().map(|id| plain(kind, id).to_owned()).collect())
}

/// The codes of countries.
pub(crate) fn codes(countries: Option<&Vec<CountryCode>>) -> Option<Vec<String>> {
    countries.map(|all| all.iter().map(|country| country.0.clone()).collect())
}

/// Words of a vocabulary as they are stored.
pub(crate) fn stored<W: Copy, S: From<W>>(words: Option<&Vec<W>>) -> Option<Vec<S>> {
    words.map(|words| words.iter().copied().map(S::from).collect())
}

/// The countries of a region, by its global id.
pub(crate) fn countries_of(region: &RegionId) -> SelectStatement {
    let id = plain("region", region);
    region_country::Entity::find()
        .select_only()
        .column(region_country::Column::Country)
        .filter(region_country::Column::Region.eq(id))
        .into_query()
}

/// `2013` ends on its last day: it lies on or after any day that it is the
/// beginning of, or that it is later than.
fn ends_on_or_after(date: Expr, day: Expr) -> Expr {
    let beginning = Func::cust("substr")
        .arg(day.clone())
        .arg(1)
        .arg(Func::char_length(date.clone()));
    date.clone().gte(day).or(date.eq(beginning))
}

/// The period of a tie.
pub(crate) struct Period<C> {
    pub(crate) since: C,
    pub(crate) until: C,
    pub(crate) first_observed: C,
}

impl<C: ColumnTrait> Period<C> {
    /// Whether the tie holds on the day, as far as is known.
    ///
    /// It holds from its start; where no source states one, from the day it
    /// was first observed, since nothing tells us that it was there before;
    /// where it was never dated, always. It holds to its end; where no source
    /// states one, still. Imprecise dates count whole.
    pub(crate) fn holds_on(&self, day: Option<&Date>) -> Condition {
        match day {
            Some(Date(day)) => self.holds(Expr::val(day)),
            None => Condition::all(),
        }
    }

    /// The same of today.
    pub(crate) fn holds_today(&self) -> Condition {
        self.holds(Expr::current_date().cast_as("text"))
    }

    fn holds(&self, day: Expr) -> Condition {
        let start = Func::coalesce([
            self.since.into_simple_expr(),
            self.first_observed.into_simple_expr(),
        ]);
        let start = Expr::from(start);
        let has_begun = Condition::any()
            .add(start.clone().is_null())
            .add(start.lte(day.clone()));
        let has_not_ended = Condition::any()
            .add(self.until.is_null())
            .add(ends_on_or_after(self.until.into_simple_expr(), day));
        Condition::all().add(has_begun).add(has_not_ended)
    }
}

/// What does not fulfil the condition, the unknown included: in SQL, "not" of
/// an unknown value is unknown, and the row would be lost.
pub(crate) fn never(condition: Condition) -> Expr {
    let holds = CaseStatement::new().case(condition, 1).finally(0);
    Expr::Case(Box::new(holds)).eq(0)
}

/// A filter together with what it is combined with.
pub(crate) fn combine<F>(
    own: Condition,
    and: Option<&Vec<F>>,
    or: Option<&Vec<F>>,
    not: Option<&F>,
    condition: impl Fn(&F) -> Condition,
) -> Condition {
    let mut all = own;
    for filter in and.into_iter().flatten() {
        all = all.add(condition(filter));
    }
    if let Some(filters) = or {
        let any = filters
            .iter()
            .fold(Condition::any(), |any, filter| any.add(condition(filter)));
        all = all.add(any);
    }
    if let Some(filter) = not {
        all = all.add(never(condition(filter)));
    }
    all
}
