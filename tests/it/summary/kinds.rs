//! The summaries, what they can group by, and how each group leads to its records.

/// How a group leads to its records.
#[derive(Clone, Copy)]
pub(super) enum Lead {
    /// A filter field takes a list of words.
    Words(&'static str),
    /// A filter field takes a list of texts.
    Texts(&'static str),
    /// A filter field takes the countries of the region.
    Region(&'static str),
    /// A filter, made from the year.
    Year(fn(i32) -> String),
    /// None does: it is counted in another test.
    Nowhere,
}

/// A summary, the list that it sums up, a filter to narrow both, and whether the filter knows `not`.
pub(super) struct Kind {
    pub(super) summary: &'static str,
    pub(super) list: &'static str,
    pub(super) narrower: &'static str,
    pub(super) knows_not: bool,
    pub(super) groupings: &'static [(&'static str, Lead)],
}

/// Every summary with everything it can group by.
pub(super) const KINDS: [Kind; 5] = [
    Kind {
        summary: "commitmentSummary",
        list: "commitments",
        narrower: "and: [{ kinds: [LEGACY, GOAL] }]",
        knows_not: true,
        groupings: &[
            ("COUNTRY", Lead::Texts("countries")),
            ("REGION", Lead::Region("countries")),
            ("NETWORK", Lead::Texts("networks")),
            ("MAKER_KIND", Lead::Words("makerKinds")),
            ("KIND", Lead::Words("kinds")),
            ("TARGET", Lead::Words("targets")),
            ("ACTION_CLASS", Lead::Words("actionClasses")),
            ("SMARTNESS", Lead::Words("smartness")),
            ("VERIFICATION", Lead::Words("verification")),
            ("THEME", Lead::Words("themes")),
            ("STATUS", Lead::Words("progressStatus")),
            (
                "YEAR",
                Lead::Year(|year| format!("madeFrom: \"{year}-01-01\", madeTo: \"{year}-12-31\"")),
            ),
        ],
    },
    Kind {
        summary: "eventSummary",
        list: "events",
        narrower: "and: [{ from: \"2015-06-01\" }]",
        knows_not: true,
        groupings: &[
            ("COUNTRY", Lead::Texts("countries")),
            ("REGION", Lead::Region("countries")),
            ("KIND", Lead::Words("kinds")),
            ("MODE", Lead::Words("modes")),
            ("THEME", Lead::Texts("themes")),
            (
                "YEAR",
                Lead::Year(|year| {
                    let before = year - 1;
                    format!("to: \"{year}-12-31\", not: {{ to: \"{before}-12-31\" }}")
                }),
            ),
        ],
    },
    Kind {
        summary: "assistanceSummary",
        list: "assistance",
        narrower: "crossesBorder: true",
        knows_not: false,
        groupings: &[
            ("RELATION", Lead::Words("relations")),
            ("PROVIDER_COUNTRY", Lead::Texts("providerCountries")),
            ("RECIPIENT_COUNTRY", Lead::Texts("recipientCountries")),
            ("RECIPIENT_REGION", Lead::Region("recipientCountries")),
            ("PROVIDER_NETWORK", Lead::Texts("providerNetworks")),
            ("RECIPIENT_NETWORK", Lead::Texts("recipientNetworks")),
            ("TOPIC", Lead::Texts("topics")),
            (
                "YEAR",
                Lead::Year(|year| format!("from: \"{year}-01-01\", to: \"{year}-12-31\"")),
            ),
        ],
    },
    Kind {
        summary: "practiceSummary",
        list: "practices",
        narrower: "and: [{ nutritionTypes: [ENABLING_ENVIRONMENT, BOTH] }]",
        knows_not: true,
        groupings: &[
            ("COUNTRY", Lead::Texts("countries")),
            ("REGION", Lead::Region("countries")),
            ("THEME", Lead::Texts("themes")),
            ("NUTRITION_TYPE", Lead::Words("nutritionTypes")),
            (
                "YEAR",
                Lead::Year(|year| {
                    format!("publishedFrom: \"{year}-01-01\", publishedTo: \"{year}-12-31\"")
                }),
            ),
        ],
    },
    Kind {
        summary: "indicatorValueSummary",
        list: "indicatorValues",
        narrower: "and: [{ surveys: [\"survey:jaa\"] }]",
        knows_not: true,
        groupings: &[
            ("COUNTRY", Lead::Texts("countries")),
            ("REGION", Lead::Region("countries")),
            ("ROUND", Lead::Texts("rounds")),
            ("CLASS", Lead::Words("classes")),
            ("YEAR", Lead::Year(|year| format!("year: {year}"))),
            ("YEARS_SINCE_JOINING", Lead::Nowhere),
        ],
    },
];
