//! Answers what is selected of an object, whatever its type.
//!
//! Fields that are at hand are answered in place; the others run side by side, so
//! that what they ask for is fetched in one batch a level. An error of a field that
//! may be `null` is kept for the answer and the field is `null`; any other takes the
//! object with it, as the specification has it.

use async_graphql::{
    Context, ContextSelectionSet, Name, Positioned, ServerError, ServerResult, Value,
    indexmap::{IndexMap, map::Entry},
    parser::types::{Field as Asked, Selection, SelectionSet},
};
use futures_util::future::{BoxFuture, try_join_all};

use super::{Answer, Field, FieldPosition, Object, Output, failed};
use crate::{
    error::Error,
    known::{check, noted},
    shape::Shaping,
};

/// The answer to a field of the query or the mutation.
pub(crate) async fn resolve_root(
    object: &dyn Object,
    ctx: &Context<'_>,
) -> ServerResult<Option<Value>> {
    let Some((place, field)) = object.table().field(&ctx.item.node.name.node) else {
        return Ok(None);
    };
    let shaping = Shaping::of(ctx)?;
    let shown = resolved(shaping, object, place, field, ctx).await;
    shown.map(Some)
}

/// What is selected of a field.
async fn resolved(
    shaping: &Shaping,
    object: &dyn Object,
    place: FieldPosition,
    field: &Field,
    ctx: &Context<'_>,
) -> ServerResult<Value> {
    let output = answer(object, place, ctx).finished().await?;
    value(shaping, ctx, field, output).await
}

/// What is selected of an object.
pub(crate) fn resolve_selection<'a>(
    ctx: &'a ContextSelectionSet<'a>,
    object: &'a dyn Object,
) -> BoxFuture<'a, ServerResult<Value>> {
    Box::pin(async move {
        let shaping = Shaping::of(ctx)?;
        shaping.go_on()?;
        let mut asked = vec![];
        collect(ctx, &object.name(), &ctx.item.node, &mut asked)?;
        let mut values = Vec::with_capacity(asked.len());
        let mut waiting: Vec<BoxFuture<'a, ServerResult<(usize, Value)>>> = vec![];
        for one in asked {
            let key = one.node.response_key().node.clone();
            if one.node.name.node == "__typename" {
                values.push((key, Value::String(object.name().into_owned())));
                continue;
            }
            let Some((place, field)) = object.table().field(&one.node.name.node) else {
                let message = format!("`{}` has no such field", object.name());
                return Err(ServerError::new(message, Some(one.pos)));
            };
            if field.is_at_hand {
                let ctx = ctx.with_field(one);
                let output = answer(object, place, &ctx).finished().await;
                let shown = output.map(|output| leaf(shaping, output));
                values.push((key.clone(), shaping.field(&key, field.is_nullable, shown)?));
                continue;
            }
            let at = values.len();
            values.push((key.clone(), Value::Null));
            waiting.push(Box::pin(async move {
                let ctx = ctx.with_field(one);
                let shown = resolved(shaping, object, place, field, &ctx).await;
                Ok((at, shaping.field(&key, field.is_nullable, shown)?))
            }));
        }
        for (at, value) in try_join_all(waiting).await? {
            values[at].1 = value;
        }
        Ok(merged(values))
    })
}

/// The fields that are selected of a type, those of its fragments included.
fn collect<'a>(
    ctx: &ContextSelectionSet<'a>,
    name: &str,
    selected: &'a SelectionSet,
    into: &mut Vec<&'a Positioned<Asked>>,
) -> ServerResult<()> {
    for selection in &selected.items {
        let (condition, selected) = match &selection.node {
            Selection::Field(field) => {
                into.push(field);
                continue;
            }
            Selection::InlineFragment(fragment) => (
                fragment.node.type_condition.as_ref(),
                &fragment.node.selection_set,
            ),
            Selection::FragmentSpread(spread) => {
                let fragment = ctx.query_env.fragments.get(&spread.node.fragment_name.node);
                let Some(fragment) = fragment else {
                    let message = format!("unknown fragment `{}`", spread.node.fragment_name.node);
                    return Err(ServerError::new(message, Some(spread.pos)));
                };
                (
                    Some(&fragment.node.type_condition),
                    &fragment.node.selection_set,
                )
            }
        };
        let condition = condition.map(|condition| condition.node.on.node.as_str());
        if condition.is_none_or(|condition| is_of(ctx, name, condition)) {
            collect(ctx, name, &selected.node, into)?;
        }
    }
    Ok(())
}

/// Whether a type is this one, or one of those that this one stands for.
fn is_of(ctx: &ContextSelectionSet<'_>, name: &str, condition: &str) -> bool {
    name == condition
        || ctx
            .schema_env
            .registry
            .types
            .get(condition)
            .is_some_and(|ty| ty.is_possible_type(name))
}

/// The answer of a field, of the object's own or of a part of it.
fn answer<'a>(object: &'a dyn Object, place: FieldPosition, ctx: &'a Context<'a>) -> Answer<'a> {
    let part = match place {
        FieldPosition::Own(place) => return checked(ctx, || object.answer(place, ctx)),
        FieldPosition::Part(place) => object.part(place),
    };
    let name = ctx.item.node.name.node.as_str();
    let place = part.as_ref().and_then(|part| part.table().field(name));
    let (Some(part), Some((place, field))) = (part, place) else {
        return Answer::Now(Ok(Output::Value(Value::Null)));
    };
    if field.is_at_hand
        && let Answer::Now(output) = answer(&*part, place, ctx)
    {
        return Answer::Now(output);
    }
    Answer::Later(Box::pin(async move {
        answer(&*part, place, ctx).finished().await
    }))
}

/// The answer, once all ids that its arguments name are known.
fn checked<'a>(ctx: &'a Context<'a>, answer: impl FnOnce() -> Answer<'a>) -> Answer<'a> {
    // What a field that failed left behind is not this one's.
    noted();
    let answer = answer();
    let noted = noted();
    if noted.is_empty() {
        return answer;
    }
    Answer::Later(Box::pin(async move {
        let checked = check(ctx, noted).await;
        checked.map_err(|error| failed(ctx, error))?;
        answer.finished().await
    }))
}

impl Answer<'_> {
    async fn finished(self) -> ServerResult<Output> {
        match self {
            Self::Now(output) => output,
            Self::Later(output) => output.await,
        }
    }
}

/// A leaf, or a list of leaves.
fn leaf(shaping: &Shaping, output: Output) -> Value {
    match output {
        Output::Value(value) => value,
        Output::List(items) => {
            let items = items.into_iter().map(|item| {
                let value = leaf(shaping, item);
                shaping.count(1, &value);
                value
            });
            Value::List(items.collect())
        }
        Output::Object(_) => Value::Null,
    }
}

/// What is selected of what a field shows.
async fn value(
    shaping: &Shaping,
    ctx: &Context<'_>,
    field: &Field,
    output: Output,
) -> ServerResult<Value> {
    let selected = ctx.with_selection_set(&ctx.item.node.selection_set);
    match output {
        Output::Value(value) => Ok(value),
        Output::Object(object) => resolve_selection(&selected, &*object).await,
        Output::List(items) if selected.item.node.items.is_empty() => {
            Ok(leaf(shaping, Output::List(items)))
        }
        Output::List(items) => {
            let selected = &selected;
            let items = items
                .into_iter()
                .enumerate()
                .map(|(index, item)| async move {
                    let selected = selected.with_index(index);
                    let shown = match item {
                        Output::Object(object) => resolve_selection(&selected, &*object).await,
                        Output::Value(value) => Ok(value),
                        Output::List(_) => {
                            Err(failed(ctx, Error::BadInput("a list of lists".into())))
                        }
                    };
                    shaping.item(field.has_nullable_items, shown)
                });
            Ok(Value::List(try_join_all(items).await?))
        }
    }
}

/// The object of the values; what was selected twice is one.
fn merged(values: Vec<(Name, Value)>) -> Value {
    let mut object = IndexMap::with_capacity(values.len());
    for (name, value) in values {
        insert(&mut object, name, value);
    }
    Value::Object(object)
}

fn insert(object: &mut IndexMap<Name, Value>, name: Name, value: Value) {
    match object.entry(name) {
        Entry::Vacant(place) => {
            place.insert(value);
        }
        Entry::Occupied(mut place) => merge(place.get_mut(), value),
    }
}

fn merge(into: &mut Value, value: Value) {
    match (into, value) {
        (Value::Object(into), Value::Object(values)) => {
            for (name, value) in values {
                insert(into, name, value);
            }
        }
        (Value::List(into), Value::List(values)) => {
            for (into, value) in into.iter_mut().zip(values) {
                merge(into, value);
            }
        }
        _ => {}
    }
}
