//! Which records of a sheet a filter keeps, by the list field of the schema
//! itself, so that a file holds what the list shows, in the list's order.

use apollo_compiler::{Schema, ast::OperationType};
use async_graphql::Value as Const;
use serde_json::{Map, Value};

use crate::http::{
    graphql::{GraphqlState, Parameters, caller::Caller, operation},
    refusal::{Refusal, Result},
};
use record::sheet::Sheet;
use schema::{self, Stamp, error::OUR_FAULT};
use store::code::Code;

/// How a list is narrowed and ordered.
#[derive(Clone, Debug, Default)]
pub(super) struct Narrowing {
    pub(super) filter: Option<Value>,
    pub(super) order: Option<String>,
    pub(super) direction: Option<String>,
}

impl Narrowing {
    pub(super) fn is_empty(&self) -> bool {
        self.filter.is_none() && self.order.is_none() && self.direction.is_none()
    }
}

/// A list field of the root, as it is asked for its ids.
pub(super) struct List {
    query: String,
    narrowing: Narrowing,
}

/// A page of ids, and where the next begins.
pub(super) struct Ids {
    pub(super) ids: Vec<String>,
    pub(super) next: Option<String>,
}

impl List {
    /// The list of a sheet's records.
    pub(super) fn of(types: &Schema, sheet: &Sheet, narrowing: Narrowing) -> Result<Self> {
        let none = || {
            let message = format!(
                "{} cannot be filtered: leave out filter and order",
                sheet.name
            );
            Refusal::new(Code::BadUserInput, message)
        };
        let connection = schema::kinds()
            .into_iter()
            .find(|(kind, _)| *kind == sheet.record)
            .map(|(_, name)| format!("{name}Connection"))
            .ok_or_else(none)?;
        let query = types.get_object("Query").ok_or_else(none)?;
        let mut fields = query.fields.values();
        let field = fields.find(|field| field.ty.inner_named_type().as_str() == connection);
        let field = field.ok_or_else(none)?;
        let kind = |argument: &str| {
            let argument = field.argument_by_name(argument);
            argument
                .map(|it| it.ty.inner_named_type().to_string())
                .ok_or_else(none)
        };
        let (filter, order) = (kind("filter")?, kind("order")?);
        let name = &field.name;
        let query = format!(
            "query($filter: {filter}, $order: {order}, $direction: Direction, $after: String, $first: Int) {{
                list: {name}(filter: $filter, order: $order, direction: $direction, first: $first, after: $after) {{
                    nodes {{ id }} pageInfo {{ endCursor hasNextPage }}
                }}
            }}"
        );
        Ok(Self { query, narrowing })
    }

    /// The page behind a cursor.
    pub(super) async fn page(
        &self,
        state: &GraphqlState,
        caller: &Caller,
        after: Option<String>,
    ) -> Result<Ids> {
        let mut variables = Map::new();
        let mut set = |name: &str, value: Option<Value>| {
            if let Some(value) = value {
                variables.insert(name.to_owned(), value);
            }
        };
        let Narrowing {
            filter,
            order,
            direction,
        } = self.narrowing.clone();
        set("filter", filter);
        set("order", order.map(Value::String));
        set("direction", direction.map(Value::String));
        set("after", after.map(Value::String));
        set("first", Some(state.validator.limits().page_size.into()));
        let parameters = Parameters {
            query: self.query.clone(),
            operation_name: None,
            variables,
            files: vec![],
        };
        let may = &[OperationType::Query];
        let prepared = operation::prepare(state, parameters, may, caller).await?;
        let stamp = Stamp::at(state.clock.now());
        let asked = (caller.clone(), stamp);
        let answer = operation::execute_detached(state.clone(), prepared, asked).await?;
        if let Some(error) = answer.response.errors.first() {
            // What is wrong with the filter was told before; this is about what it holds.
            let code = error.extensions.as_ref().and_then(|told| told.get("code"));
            let code = match code {
                Some(code) if *code == Const::from(Code::NotFound.as_str()) => Code::NotFound,
                _ => Code::BadUserInput,
            };
            return Err(Refusal::new(code, error.message.clone()));
        }
        read(answer.response.data).ok_or_else(|| Refusal::new(Code::Internal, OUR_FAULT))
    }
}

fn read(data: Const) -> Option<Ids> {
    let data = data.into_json().ok()?;
    let list = &data["list"];
    let ids = list["nodes"].as_array()?.iter();
    let ids = ids.filter_map(|node| node["id"].as_str()?.split_once(':'));
    let info = &list["pageInfo"];
    let next = info["endCursor"]
        .as_str()
        .filter(|_| info["hasNextPage"] == true);
    Some(Ids {
        ids: ids.map(|(_, id)| id.to_owned()).collect(),
        next: next.map(str::to_owned),
    })
}
