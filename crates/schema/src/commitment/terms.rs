//! How a commitment is measured, whom it is for and what it costs.

use std::sync::Arc;

use entity::commitment::Model;

use crate::{
    facets,
    object::{object, plain},
    vocabulary::{CommitmentLocation, MeasurementPlan, TargetPopulation},
};

/// How a commitment is measured, who it is for and what it costs.
pub(crate) struct CommitmentTerms(pub(crate) Arc<Model>);

object! {
    /// How a commitment is measured, who it is for and what it costs.
    CommitmentTerms as CommitmentTerms |this, ctx| {
        /// The indicator that its values measure, as published; `null` if not recorded.
        indicator: Option<&str> = this.0.indicator.as_deref();
        /// The source of data for its progress; `null` if not recorded.
        measurement_plan: Option<MeasurementPlan> = this.0.measurement_plan.map(Into::into);
        /// How its progress is monitored, as published; `null` if not recorded.
        monitoring: Option<&str> = this.0.monitoring.as_deref();
        /// Where it applies; `null` if not recorded.
        location: Option<CommitmentLocation> = this.0.location.map(Into::into);
        /// Whether it is for all people, for groups or for no one; `null` if not recorded.
        population: Option<TargetPopulation> = this.0.population.map(Into::into);
        /// The number of people that it aims to reach; `null` if not recorded.
        population_coverage: Option<f64> = this.0.population_coverage;
        /// The characteristics that define the people it is for, as printed; empty if not recorded.
        population_characteristics: Vec<String> => async {
            let record = format!("commitment:{}", this.0.id);
            facets::of(ctx, record, "population_characteristics").await
        };
        /// The sex of the people it is for, as printed; `null` if not recorded.
        sex: Option<&str> = this.0.sex.as_deref();
        /// The cost; `null` if nothing about it is recorded.
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
        /// How it is funded, as published; `null` if not recorded.
        funding_mechanism: Option<&str> = this.0.funding_mechanism.as_deref();
    }
}

plain! {
    /// The cost of a commitment.
    Cost {
        /// The amount in `currency`, in single units, not thousands; `null` if not recorded.
        amount: Option<f64>,
        /// The currency of `amount` as an ISO 4217 code; `null` if not recorded.
        currency: Option<String>,
        /// The amount in United States dollars as published, never converted here; `null` if the source prints none.
        usd: Option<f64>,
        /// Whether the money is secured, as printed; `null` if not recorded.
        secured: Option<String>,
    }
}
