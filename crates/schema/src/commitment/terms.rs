//! How a commitment is measured, whom it is for and what it costs.

use std::sync::Arc;

use entity::commitment::Model;

use crate::{
    facets,
    object::{object, plain},
    vocabulary::{CommitmentLocation, MeasurementPlan, TargetPopulation},
};

/// How a commitment is measured, whom it is for and what it costs.
pub(crate) struct CommitmentTerms(pub(crate) Arc<Model>);

object! {
    /// How a commitment is measured, whom it is for and what it costs.
    CommitmentTerms as CommitmentTerms |this, ctx| {
        /// What its values measure, as published; `null` if not recorded.
        indicator: Option<&str> = this.0.indicator.as_deref();
        /// Whose data measure its progress, `null` if not recorded.
        measurement_plan: Option<MeasurementPlan> = this.0.measurement_plan.map(Into::into);
        /// How its progress is monitored, as published; `null` if not recorded.
        monitoring: Option<&str> = this.0.monitoring.as_deref();
        /// Where it applies, `null` if not recorded.
        location: Option<CommitmentLocation> = this.0.location.map(Into::into);
        /// Whether it is for all people, for groups or for none; `null` if not recorded.
        population: Option<TargetPopulation> = this.0.population.map(Into::into);
        /// How many people it is to reach, `null` if not recorded.
        population_coverage: Option<f64> = this.0.population_coverage;
        /// By what the people whom it is for are told from others, as printed; empty if not recorded.
        population_characteristics: Vec<String> => async {
            let record = format!("commitment:{}", this.0.id);
            facets::of(ctx, record, "population_characteristics").await
        };
        /// Of which sex the people are whom it is for, as printed; `null` if not recorded.
        sex: Option<&str> = this.0.sex.as_deref();
        /// What it costs, `null` if nothing about its costs is recorded.
        cost: Option<Cost> = {
            let row = &this.0;
            let cost = Cost {
                amount: row.cost_amount,
                currency: row.cost_currency.clone(),
                usd: row.cost_usd,
                secured: row.cost_secured.clone(),
            };
            let is_known = cost.amount.is_some() || cost.usd.is_some() || cost.secured.is_some();
            is_known.then_some(cost)
        };
        /// Through what it is paid for, as published; `null` if not recorded.
        funding_mechanism: Option<&str> = this.0.funding_mechanism.as_deref();
    }
}

plain! {
    /// What a commitment costs.
    Cost {
        /// The amount in `currency`, in units and not in thousands; `null` if not recorded.
        amount: Option<f64>,
        /// The currency of `amount` as an ISO 4217 code, `null` if not recorded.
        currency: Option<String>,
        /// The amount in United States dollars as published, never converted by us; `null` where the source prints none.
        usd: Option<f64>,
        /// Whether the money is secured, as printed; `null` if not recorded.
        secured: Option<String>,
    }
}
