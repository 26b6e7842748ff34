//! Which changes are wanted, as clients say it.

use async_graphql::ID;

use crate::{
    error::{Error, Result},
    filter::plain,
    scalar::CountryCode,
};
use record::sheet::sheet_of;
use store::feed::Filter;

/// The arguments that keep some changes and leave others out.
pub(crate) struct Narrowing {
    pub(crate) kinds: Option<Vec<String>>,
    pub(crate) countries: Option<Vec<CountryCode>>,
    pub(crate) networks: Option<Vec<ID>>,
    pub(crate) record: Option<ID>,
}

impl Narrowing {
    /// The same as the log understands it.
    pub(crate) fn filter(self) -> Result<Filter> {
        for kind in self.kinds.iter().flatten() {
            if sheet_of(kind).is_none() {
                return Err(Error::BadInput(
                    "unknown kind of record: give what stands before the colon of an id, such as event".into(),
                ));
            }
        }
        let countries = self.countries.map(|countries| {
            let countries = countries.into_iter();
            countries.map(|it| format!("country:{}", it.0)).collect()
        });
        let networks = self.networks.map(|networks| {
            let networks = networks.iter().map(|id| plain("network", id));
            networks.map(|id| format!("network:{id}")).collect()
        });
        Ok(Filter {
            kinds: self.kinds,
            countries,
            networks,
            record: self.record.map(|id| id.0),
            ..Filter::default()
        })
    }
}
