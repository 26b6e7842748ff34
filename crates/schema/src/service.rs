//! What a client may want to know of the server itself.

use serde_json::{Map, Value};

use super::{
    limits::Limits,
    object::{object, output},
};
use store::db::Db;

/// The server that answers.
pub(crate) struct Service;

/// One ceiling of a request.
pub(crate) struct ServiceLimit {
    name: String,
    value: f64,
}

output!(Service);
output!(ServiceLimit);

object! {
    /// The server that answers: its version, the data that it holds and what a request may ask for.
    Service as Service |_this, ctx| {
        /// The version of the server, such as `0.1.0`.
        version: &str = env!("CARGO_PKG_VERSION");
        /// The version of the data. Each write makes it higher; answers of the same version are of the same data.
        data: i64 => async {
            let version = ctx.data_unchecked::<Db>().data_version().await?;
            Ok(i64::try_from(version).unwrap_or(i64::MAX))
        };
        /// The fingerprint of the shipped dataset that was loaded last; `null` if none was.
        dataset: Option<String> => async {
            Ok(ctx.data_unchecked::<Db>().dataset().await?)
        };
        /// What one request may ask for, in the order of their names.
        limits: Vec<ServiceLimit> = limits(ctx.data_unchecked());
    }
}

object! {
    /// One ceiling of a request.
    ServiceLimit as ServiceLimit |this, ctx| {
        /// Its name among the settings of the server, such as `page_size`.
        name: &str = &this.name;
        /// The most that is allowed, in the unit that the name ends with if it has one.
        value: f64 = this.value;
    }
}

fn limits(limits: &Limits) -> Vec<ServiceLimit> {
    let Ok(Value::Object(limits)) = serde_json::to_value(limits) else {
        return vec![];
    };
    let mut limits: Vec<_> = named(limits).collect();
    limits.sort_by(|one, other| one.name.cmp(&other.name));
    limits
}

fn named(limits: Map<String, Value>) -> impl Iterator<Item = ServiceLimit> {
    limits.into_iter().filter_map(|(name, value)| {
        let value = value.as_f64()?;
        Some(ServiceLimit { name, value })
    })
}

/// Root fields about the server.
#[derive(Default)]
pub(crate) struct ServiceQuery;

object! {
    /// Root fields about the server.
    ServiceQuery as ServiceQuery |_this, _ctx| {
        /// The server that answers this request.
        service: Service = Service;
    }
}
