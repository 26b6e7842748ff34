//! Sheets about communities.

use entity::vocabulary;

use super::{Column, Kind, Ownership, Readers, Sheet, Vocabulary};

pub(super) const COMMUNITIES: Sheet = Sheet {
    name: "communities",
    doc: "A group that works or learns together across countries, networks or organisations, \
          such as a community of practice, a working group or a task force.",
    table: "community",
    record: "community",
    readers: Readers::Public,
    columns: &[
        Column::must(
            "id",
            "#meta+id",
            Kind::Id,
            "The stable identifier, such as `cop1-2014`.",
        ),
        Column::must("name", "#activity+name", Kind::Text, "The name."),
        Column::must(
            "kind",
            "#activity+type",
            Kind::Word(Vocabulary::of::<vocabulary::CommunityKind>("CommunityKind")),
            "The kind of group.",
        ),
        Column::may(
            "theme",
            "#subject",
            Kind::Text,
            "What it is about, in the source's words; empty if no source says.",
        ),
        Column::may(
            "owner",
            "#org+owner",
            Kind::Global,
            "The party that it belongs to, such as the network that founded it; empty if none is \
             known.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that it works in; empty if it works in several or none is known.",
        ),
        Column::may(
            "member_led",
            "#indicator+bool",
            Kind::Flag,
            "Whether its members lead it themselves; empty if unknown.",
        ),
        Column::may(
            "status",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::CommunityStatus>(
                "CommunityStatus",
            )),
            "Whether it is active; empty if no source says.",
        ),
        Column::may(
            "started",
            "#date+start",
            Kind::Date,
            "The start date; empty if no source states one.",
        ),
        Column::may(
            "ended",
            "#date+end",
            Kind::Date,
            "The end date; empty if no source states one or if it has not ended.",
        ),
        Column::must(
            "languages",
            "#meta+language",
            Kind::Texts,
            "The languages that it works in, as recorded and in that order; empty if none are \
             recorded.",
        )
        .of_terms(),
    ],
    owner: Ownership::Party(&["owner", "country"]),
    told: &["country", "owner"],
    text: include_str!("../../../../data/communities.csv"),
};

pub(super) const COMMUNITY_MEMBERS: Sheet = Sheet {
    name: "community_members",
    doc: "A party in a community: its role, the country that it speaks for, and its dates.",
    table: "community_member",
    record: "community-member",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "community",
            "#activity+community",
            Kind::Ref("communities"),
            "The community.",
        ),
        Column::must(
            "party",
            "#org+id+global",
            Kind::Global,
            "The party in the community.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that the party speaks for; empty if it speaks for none or if unknown.",
        ),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(Vocabulary::of::<vocabulary::CommunityRole>("CommunityRole")),
            "The party's role.",
        ),
        Column::may(
            "role_as_printed",
            "#org+role+printed",
            Kind::Text,
            "The role in the source's words; empty if not recorded.",
        ),
        Column::may(
            "since",
            "#date+start",
            Kind::Date,
            "The start date; empty if no source states one.",
        ),
        Column::may(
            "until",
            "#date+end",
            Kind::Date,
            "The end date; empty if no source states one or if it has not ended.",
        ),
        Column::may(
            "first_observed",
            "#date+first",
            Kind::Date,
            "The first date for which a source reports it, not its start; empty if no report is \
             dated.",
        ),
        Column::may(
            "last_observed",
            "#date+observed",
            Kind::Date,
            "The last date for which a source reports it, not its end; empty if no report is \
             dated.",
        ),
    ],
    owner: Ownership::Party(&["party"]),
    told: &["community", "party"],
    text: include_str!("../../../../data/community_members.csv"),
};

pub(super) const COMMUNITY_REQUESTS: Sheet = Sheet {
    name: "community_requests",
    doc: "A country's need for a community's support, and its status.",
    table: "community_request",
    record: "community-request",
    readers: Readers::Public,
    columns: &[
        Column::must("id", "#meta+id", Kind::Id, "The stable identifier."),
        Column::must(
            "community",
            "#activity+community",
            Kind::Ref("communities"),
            "The community whose support is needed.",
        ),
        Column::must(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that needs support.",
        ),
        Column::must(
            "status",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::RequestStatus>("RequestStatus")),
            "The status of the request, as last reported.",
        ),
        Column::may(
            "as_of",
            "#date+observed",
            Kind::Date,
            "The date for which the status is reported; empty if undated.",
        ),
    ],
    owner: Ownership::Party(&["country"]),
    told: &["country"],
    text: include_str!("../../../../data/community_requests.csv"),
};
