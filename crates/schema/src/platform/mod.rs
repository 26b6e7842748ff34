//! Multi-stakeholder platforms, the bodies beside them, and who sits there.

use async_graphql::ID;

use super::{
    contact::PartyContacts,
    country::Country,
    fact::Fact,
    language::Language,
    list::lists,
    naming::NamingLists,
    network::{Network, NetworkFilter, PresenceFilter},
    object::object,
    party_lists::PartyLists,
    record::{Record, fact, record},
    scalar::{Date, PartialDate, date},
    vocabulary::{PlatformKind, Presence},
};
use crate::loader::side::{Join, Parent};

mod filter;
mod seat;
mod seated;
mod sitting;

pub(crate) use filter::PlatformFilter;
pub(crate) use seat::{Seat, SeatFilter};
pub(crate) use seated::countries_seating;
pub(crate) use sitting::sittings;

use super::ask::Ask;

record!(Platform, platform, "platform");

object! {
    /// A multi-stakeholder platform, in which government, civil society, the United Nations, donors, business and others meet; or a related body (see `kind`).
    Platform as Platform |this, ctx| {
        /// The stable identifier.
        id: ID = this.global_id().into();
        /// The name; other names and spellings are in `names`.
        name(
            /// The language; by default that of the Accept-Language header. English if the name is not translated.
            language: Option<Language>,
        ): String = {
            let name = match ctx.language(language) {
                Language::En => None,
                Language::Fr => this.0.name_fr.as_ref(),
                Language::Es => this.0.name_es.as_ref(),
            };
            name.unwrap_or(&this.0.name).clone()
        };
        /// Whether the name is a label made for this dataset rather than a name in a source.
        name_is_label: bool = this.0.name_is_label;
        /// The kind of body. Only national, subnational and technical bodies are platforms in the strict sense.
        kind: PlatformKind = this.0.kind.into();
        /// The country that it works in.
        country: Option<Country> => Country::load(ctx, &this.0.country);
        /// The highest executive office that it belongs to, as printed; `null` if unknown.
        anchored_in: Option<&str> = this.0.anchored_in.as_deref();
        /// The founding date; `null` if unknown.
        established: Option<PartialDate> = date(this.0.established.as_ref());
        /// Whether it exists, as last observed; no data does not mean no. `null` if this body itself was never observed.
        presence: Option<Presence> = this.0.presence.map(Into::into);
        /// The date of that observation; `null` if undated or if there is none.
        presence_as_of: Option<PartialDate> = date(this.0.presence_as_of.as_ref());
        /// The networks that have no seat on record here on a day, although others have; `null` if no seat here is on record for that day, since nobody knows then who is missing. They may have a seat that no source states.
        networks_not_seated(
            /// The day; today by default.
            as_of: Option<Date>,
        ): Option<Vec<Network>> => seat::networks_not_seated(ctx, &this.0.id, as_of);
        ..PlatformLists = PlatformLists(this.0.id.clone());
        ..PartyLists = PartyLists(this.global_id());
        ..PartyContacts = PartyContacts(this.global_id());
        ..NamingLists = NamingLists(this.global_id());
        ..Fact = fact!(this);
    }
}

const SEATED: &[Join] = &[Join::new("seat", "platform", "network")];

lists! {
    /// The lists of a platform.
    PlatformLists(String) |platform| {
        /// The seats here: their holders, roles and dates.
        seats: SeatFilter = Parent::column("platform", &platform.0);
        /// The networks that have or had a seat on record here.
        networks_seated: NetworkFilter = Parent::through(SEATED, &platform.0);
        /// The observations of whether it exists, year by year.
        presences: PresenceFilter = Parent::column("record", format!("platform:{}", platform.0));
    }
}

/// Root fields about platforms.
#[derive(Default)]
pub(crate) struct PlatformQuery;

object! {
    /// Root fields about platforms.
    PlatformQuery as PlatformQuery |this, ctx| {
        /// One platform by its id, or `null` if there is none.
        platform(
            /// Its global id.
            id: ID,
        ): Option<Platform> => Platform::load(ctx, &id);
    }
}

lists! {
    /// Lists of platforms and seats.
    PlatformRootLists |_root| {
        /// The platforms and related bodies.
        platforms: PlatformFilter = None;
        /// The seats on all platforms.
        seats: SeatFilter = None;
    }
}
