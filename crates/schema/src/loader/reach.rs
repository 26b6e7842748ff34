//! Which rows reach no further than a caller does: the same as
//! [`permit`](store::auth::permit) says of one, for whole lists.

use sea_orm::{
    ColumnTrait, Condition, ExprTrait, IntoSimpleExpr,
    sea_query::{BinOper, Expr, Func},
};

use store::auth::{Reach, Viewer};

/// How far rows may reach. By default nowhere, so that what is forgotten shows nothing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Within {
    networks: Reach,
    countries: Reach,
}

impl Default for Within {
    fn default() -> Self {
        Self {
            networks: Reach::Only([].into()),
            countries: Reach::Only([].into()),
        }
    }
}

impl Within {
    /// As far as this caller.
    #[must_use]
    pub fn of(viewer: &Viewer) -> Self {
        Self {
            networks: viewer.networks.clone(),
            countries: viewer.countries.clone(),
        }
    }

    /// The condition on the columns of networks and of countries, each of which holds
    /// names with spaces between, `prefix` and all, or nothing for everything.
    pub fn condition(
        &self,
        (networks, network_prefix): (impl ColumnTrait, &str),
        (countries, country_prefix): (impl ColumnTrait, &str),
    ) -> Condition {
        Condition::all()
            .add_option(inside(&self.networks, networks, network_prefix))
            .add_option(inside(&self.countries, countries, country_prefix))
    }
}

/// That nothing is left of the names in the column once those of the reach are taken out.
fn inside(reach: &Reach, column: impl ColumnTrait, prefix: &str) -> Option<Expr> {
    let Reach::Only(names) = reach else {
        return None;
    };
    let replace = |text: Expr, from: String, to: &str| -> Expr {
        let arguments = [text, Expr::val(from), Expr::val(to)];
        Func::cust("replace").args(arguments).into()
    };
    // A space on either side of each, so that no name is taken for a part of another.
    let apart = replace(column.into_simple_expr(), " ".into(), "  ");
    let concat = || BinOper::Custom("||");
    let apart = Expr::val(" ").binary(concat(), apart);
    let apart = apart.binary(concat(), Expr::val(" "));
    let left = names.iter().fold(apart, |left, name| {
        replace(left, format!(" {prefix}{name} "), "")
    });
    let left: Expr = Func::cust("trim").arg(left).into();
    Some(left.eq(""))
}
