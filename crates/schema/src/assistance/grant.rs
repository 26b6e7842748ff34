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
    /// Money or an award from a fund to a recipient. Some records are totals over several grants, which `note` calls aggregate: adding them to single grants counts money twice.
    Grant as Grant |this, ctx| {
        /// The stable identifier, such as `grant:pooled-fund-2018-nga`.
        id: ID = this.global_id().into();
        /// The fund, award or donor that it came from, by name.
        fund: &str = &this.0.fund;
        /// The window, cycle or year of the fund, as printed; `null` where the source names none.
        window: Option<&str> = this.0.window.as_deref();
        /// The party that received it; `null` where the source names several or none that is on record.
        recipient: Option<Party> => Party::load_if(ctx, this.0.recipient.as_ref());
        /// Who received it, as printed, with those who share it; where the source names nobody, words of ours that say so.
        recipient_name: &str = &this.0.recipient_name;
        /// The country that it went to, `null` if it went to several or that is unknown.
        country: Option<Country> => Country::load_if(ctx, this.0.country.as_ref());
        /// Who puts it to use, as printed and with semicolons between several; `null` where the source does not say.
        implementing_partner: Option<&str> = this.0.implementing_partner.as_deref();
        /// The United Nations organisation that it passes through, as printed and with semicolons between several; `null` if none or if the source does not say.
        participating_un_organisation: Option<&str> = this.0.participating_un_organisation.as_deref();
        /// How much it is, in whole units of `currency` and not converted; `null` if unknown. `amountBasis` may qualify it.
        amount: Option<f64> = this.0.amount;
        /// The currency of `amount` as an ISO 4217 code, `null` where no amount is known.
        currency: Option<&str> = this.0.currency.as_deref();
        /// What the amount, or its absence, rests on and what it is for, such as "over this amount"; `null` where there is nothing to add.
        amount_basis: Option<&str> = this.0.amount_basis.as_deref();
        /// Since when it runs, or when it was awarded; `null` if unknown.
        since: Option<PartialDate> = date(this.0.since.as_ref());
        /// Until when it runs, `null` if no source states an end.
        until: Option<PartialDate> = date(this.0.until.as_ref());
        ..Fact = fact!(this);
    }
}
