//! What lists are ordered by, and where a row stands in an order.

use sea_orm::{
    ColumnType, Condition, ExprTrait, Order, Value,
    sea_query::{CaseStatement, Expr},
};

use crate::loader::table::Table;

/// One column of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sort {
    /// The column.
    pub column: &'static str,
    /// Whether large values come first.
    pub is_descending: bool,
    /// The words of the column in their rank; none where it is ordered as it is.
    pub ranks: &'static [&'static str],
}

impl Sort {
    /// Small, early and A first.
    #[must_use]
    pub const fn up(column: &'static str) -> Self {
        Self {
            column,
            is_descending: false,
            ranks: &[],
        }
    }

    /// Large, late and Z first.
    #[must_use]
    pub const fn down(column: &'static str) -> Self {
        Self {
            column,
            is_descending: true,
            ranks: &[],
        }
    }

    /// By the place of the column's word among these, the first first.
    #[must_use]
    pub const fn ranked(column: &'static str, ranks: &'static [&'static str]) -> Self {
        Self {
            column,
            is_descending: false,
            ranks,
        }
    }

    /// What the column is ordered by.
    pub(super) fn expression(&self, column: Expr) -> Expr {
        if self.ranks.is_empty() {
            return column;
        }
        let case = CaseStatement::new().case(column.clone().is_null(), Expr::null());
        let ranks = self.ranks.iter().zip(0_i32..);
        let case = ranks.fold(case, |case, (word, rank)| {
            case.case(column.clone().eq(*word), rank)
        });
        Expr::Case(Box::new(case))
    }

    /// The same, of a value.
    pub(super) fn value(&self, value: Value) -> serde_json::Value {
        let value = json_of(value);
        match value.as_str() {
            Some(word) if !self.ranks.is_empty() => {
                self.ranks.iter().position(|known| *known == word).into()
            }
            _ => value,
        }
    }
}

/// One key of an order, as it runs from the page's end.
pub(super) struct Key {
    pub(super) expression: Expr,
    pub(super) kind: ColumnType,
    pub(super) is_nullable: bool,
    pub(super) is_descending: bool,
}

impl Key {
    /// What lies further than the value, and what is equal to it.
    pub(super) fn split(&self, value: Option<Value>, is_reversed: bool) -> (Condition, Expr) {
        let own = self.expression.clone();
        let Some(value) = value else {
            let known = if is_reversed {
                own.clone().is_not_null()
            } else {
                Expr::val(1).eq(0)
            };
            return (Condition::any().add(known), own.is_null());
        };
        let further = if self.is_descending {
            own.clone().lt(value.clone())
        } else {
            own.clone().gt(value.clone())
        };
        let mut further = Condition::any().add(further);
        if self.is_nullable && !is_reversed {
            further = further.add(own.clone().is_null());
        }
        (further, own.eq(value))
    }
}

/// The name of a list and its order, which its cursors carry.
#[must_use]
pub fn list_name(table: &Table, order: &[Sort]) -> String {
    let mut name = table.name().to_owned();
    for sort in order {
        name.push(if sort.is_descending { '-' } else { '+' });
        name.push_str(sort.column);
    }
    name
}

pub(super) fn direction(is_descending: bool) -> Order {
    if is_descending {
        Order::Desc
    } else {
        Order::Asc
    }
}

fn json_of(value: Value) -> serde_json::Value {
    match value {
        Value::String(Some(text)) => text.into(),
        Value::Double(Some(number)) => number.into(),
        Value::Int(Some(number)) => number.into(),
        Value::BigInt(Some(number)) => number.into(),
        Value::Bool(Some(flag)) => flag.into(),
        _ => serde_json::Value::Null,
    }
}

pub(super) fn value_of(kind: &ColumnType, json: &str) -> Option<Value> {
    let json: serde_json::Value = serde_json::from_str(json).ok()?;
    match kind {
        ColumnType::Double => json.as_f64().map(Value::from),
        ColumnType::Integer => json
            .as_i64()
            .and_then(|number| i32::try_from(number).ok())
            .map(Value::from),
        ColumnType::BigInteger => json.as_i64().map(Value::from),
        ColumnType::Boolean => json.as_bool().map(Value::from),
        _ => json.as_str().map(Value::from),
    }
}
