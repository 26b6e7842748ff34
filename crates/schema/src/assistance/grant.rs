//! Money from a fund to a recipient.

use async_graphql::ID;

use crate::{
    country::Country,
    fact::Fact,
    object::object,
    party::Party,
    record::{Record, fact, record},
    scalar::{PartialDate, date},
};

record!(Grant, grant, "grant");

object! {
    /// Money or an award from a fund to a recipient. Some records are totals of several grants; their `note` says "aggregate". Adding them to single grants counts money twice.
    Grant as Grant |this, ctx| {
        /// The stable identifier, such as `grant:pooled-fund-2018-nga`.
        id: ID = this.global_id().into();
        /// The name of the fund, award or donor.
        fund: &str = &this.0.fund;
        /// The window, cycle or year of the fund, as printed; `null` if the source names none.
        window: Option<&str> = this.0.window.as_deref();
        /// The party that received it; `null` if the source names several or none on record.
        recipient: Option<Party> => Party::load_if(ctx, this.0.recipient.as_ref());
        /// The name of the recipient and of those who share the grant, as printed; if the source names nobody, a text of this dataset says so.
        recipient_name: &str = &this.0.recipient_name;
        /// The country that it went to; `null` if several or unknown.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// The implementing partner, as printed, with semicolons between several; `null` if the source does not say.
        implementing_partner: Option<&str> = this.0.implementing_partner.as_deref();
        /// The United Nations organisation that the money passes through, as printed, with semicolons between several; `null` if none or not stated.
        participating_un_organisation: Option<&str> = this.0.participating_un_organisation.as_deref();
        /// The amount, in whole units of `currency`, not converted; `null` if unknown. `amountBasis` may qualify it.
        amount: Option<f64> = this.0.amount;
        /// The currency of `amount` as an ISO 4217 code; `null` if no amount is known.
        currency: Option<&str> = this.0.currency.as_deref();
        /// A remark on the basis and purpose of the amount, or on why it is missing, such as "over this amount"; `null` if there is none.
        amount_basis: Option<&str> = this.0.amount_basis.as_deref();
        /// The start date or the award date; `null` if unknown.
        since: Option<PartialDate> = date(this.0.since.as_ref());
        /// The end date; `null` if no source states one.
        until: Option<PartialDate> = date(this.0.until.as_ref());
        ..Fact = fact!(this);
    }
}
