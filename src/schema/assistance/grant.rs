//! Money from a fund to a recipient.

use async_graphql::{Context, ID, Object};

use crate::{
    error::Result,
    schema::{
        country::Country,
        fact::Fact,
        party::Party,
        record::{Record, fact, record},
        scalar::{PartialDate, date},
    },
};

record!(Grant, grant, "grant");

/// Money or an award from a fund to a recipient. Some records are totals over several grants, which `note` calls aggregate: adding them to single grants counts money twice.
#[Object]
impl Grant {
    /// The stable identifier, such as `grant:pooled-fund-2018-nga`.
    pub(crate) async fn id(&self) -> ID {
        self.global_id().into()
    }

    /// The fund, award or donor that it came from, by name.
    async fn fund(&self) -> &str {
        &self.0.fund
    }

    /// The window, cycle or year of the fund, as printed; `null` where the source names none.
    async fn window(&self) -> Option<&str> {
        self.0.window.as_deref()
    }

    /// The party that received it; `null` where the source names several or none that is on record.
    async fn recipient(&self, ctx: &Context<'_>) -> Result<Option<Party>> {
        Party::load_if(ctx, self.0.recipient.as_ref()).await
    }

    /// Who received it, as printed, with those who share it; where the source names nobody, words of ours that say so.
    async fn recipient_name(&self) -> &str {
        &self.0.recipient_name
    }

    /// The country that it went to, `null` if it went to several or that is unknown.
    async fn country(&self, ctx: &Context<'_>) -> Result<Option<Country>> {
        Country::load_if(ctx, self.0.country.as_ref()).await
    }

    /// Who puts it to use, as printed and with semicolons between several; `null` where the source does not say.
    async fn implementing_partner(&self) -> Option<&str> {
        self.0.implementing_partner.as_deref()
    }

    /// The United Nations organisation that it passes through, as printed and with semicolons between several; `null` if none or if the source does not say.
    async fn participating_un_organisation(&self) -> Option<&str> {
        self.0.participating_un_organisation.as_deref()
    }

    /// How much it is, in whole units of `currency` and not converted; `null` if unknown. `amountBasis` may qualify it.
    async fn amount(&self) -> Option<f64> {
        self.0.amount
    }

    /// The currency of `amount` as an ISO 4217 code, `null` where no amount is known.
    async fn currency(&self) -> Option<&str> {
        self.0.currency.as_deref()
    }

    /// What the amount, or its absence, rests on and what it is for, such as "over this amount"; `null` where there is nothing to add.
    async fn amount_basis(&self) -> Option<&str> {
        self.0.amount_basis.as_deref()
    }

    /// Since when it runs, or when it was awarded; `null` if unknown.
    async fn since(&self) -> Option<PartialDate> {
        date(self.0.since.as_ref())
    }

    /// Until when it runs, `null` if no source states an end.
    async fn until(&self) -> Option<PartialDate> {
        date(self.0.until.as_ref())
    }

    #[graphql(flatten)]
    async fn fact(&self) -> Fact {
        fact!(self)
    }
}
