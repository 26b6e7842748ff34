//! What field tools add to a file of their own: who filled it in, where, when and by
//! what, and how whoever runs the form judged it. Of the first nothing is kept.

use entity::vocabulary::ResponseStatus;

/// Columns that KoboToolbox, ODK Collect and ODK Central add.
const OWN: [&str; 36] = [
    "start",
    "end",
    "today",
    "username",
    "email",
    "phonenumber",
    "simserial",
    "subscriberid",
    "simid",
    "deviceid",
    "devicephonenum",
    "audit",
    "audit_URL",
    "start-geopoint",
    "background-audio",
    "rootUuid",
    "formhub/uuid",
    "uuid",
    "SubmissionDate",
    "KEY",
    "PARENT_KEY",
    "instanceID",
    "instanceName",
    "deprecatedID",
    "SubmitterID",
    "SubmitterName",
    "AttachmentsPresent",
    "AttachmentsExpected",
    "Status",
    "ReviewState",
    "DeviceID",
    "Edits",
    "FormVersion",
    "formVersion",
    "meta",
    "meta.instanceID",
];

/// Where they stand.
const PLACES: [&str; 6] = [
    "_",
    "meta/",
    "meta-",
    "start-geopoint-",
    "SET-OF-",
    "formhub/",
];

/// Whether a field tool adds this column.
pub(super) fn is_own(head: &str) -> bool {
    let plain = head.rsplit('/').next().unwrap_or(head);
    let mut places = PLACES.iter();
    OWN.contains(&head)
        || OWN.contains(&plain)
        || plain.starts_with("__")
        || places.any(|place| head.starts_with(place))
}

/// Whether a column says how a submission was judged.
pub(super) fn is_review(head: &str) -> bool {
    matches!(head, "ReviewState" | "_validation_status")
}

/// What becomes of a submission that was judged so; the worst comes last.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Review {
    /// It comes in as submitted: whether it is accepted is for this server's stewards
    /// to say.
    In,
    /// It comes in as a draft, which counts for nothing, until it is cleared up.
    Held,
    /// It stays out.
    Out,
}

impl Review {
    /// What a column of judgements says; `None` if it is not known.
    pub(super) fn of(cell: &str) -> Option<Self> {
        // KoboToolbox writes the label, the uid or, as JSON, both.
        const UID: &str = "validation_status_";
        let uid = cell.split_once(UID).map(|(_, rest)| rest);
        let uid = uid.and_then(|it| {
            it.split(|letter: char| !matches!(letter, 'a'..='z' | '_'))
                .next()
        });
        let word: String = uid
            .unwrap_or(cell)
            .chars()
            .filter(char::is_ascii_alphanumeric)
            .collect();
        match word.to_ascii_lowercase().as_str() {
            "notapproved" | "rejected" => Some(Self::Out),
            "onhold" | "hasissues" => Some(Self::Held),
            "approved" | "" | "received" | "edited" | "null" => Some(Self::In),
            _ => None,
        }
    }

    /// The status that a response comes in with, given the one on record.
    pub(super) fn status(self, known: Option<ResponseStatus>) -> ResponseStatus {
        match (self, known) {
            // What was accepted here stays so, however often the file is sent.
            (_, Some(ResponseStatus::Reviewed)) => ResponseStatus::Reviewed,
            (Self::Held, _) => ResponseStatus::Draft,
            _ => ResponseStatus::Submitted,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judgements_are_known_by_label_and_by_uid() {
        for (cell, review) in [
            ("", Some(Review::In)),
            ("{}", Some(Review::In)),
            ("received", Some(Review::In)),
            ("edited", Some(Review::In)),
            ("approved", Some(Review::In)),
            ("Approved", Some(Review::In)),
            ("validation_status_approved", Some(Review::In)),
            ("hasIssues", Some(Review::Held)),
            ("On hold", Some(Review::Held)),
            ("On Hold", Some(Review::Held)),
            ("validation_status_on_hold", Some(Review::Held)),
            ("rejected", Some(Review::Out)),
            ("Not approved", Some(Review::Out)),
            ("Not Approved", Some(Review::Out)),
            ("validation_status_not_approved", Some(Review::Out)),
            (
                r#"{"by_whom": "x", "uid": "validation_status_not_approved", "label": "Not Approved"}"#,
                Some(Review::Out),
            ),
            ("perhaps", None),
        ] {
            assert_eq!(Review::of(cell), review, "{cell}");
        }
    }

    #[test]
    fn what_tools_add_is_told_from_what_people_do() {
        for head in [
            "_uuid",
            "__version__",
            "meta/instanceID",
            "meta-instanceID",
            "formhub/uuid",
            "about/deviceid",
            "start-geopoint",
            "_start-geopoint_latitude",
        ] {
            assert!(is_own(head), "{head}");
        }
        assert!(!is_own("metals") && !is_own("starting"));
    }
}
