//! Sheets about communities.

use entity::vocabulary;

use super::{Column, Kind, Sheet, words};

pub(super) const COMMUNITIES: Sheet = Sheet {
    name: "communities",
    table: "community",
    record: "community",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("name", "#activity+name", Kind::Text),
        Column::must(
            "kind",
            "#activity+type",
            Kind::Word(words::<vocabulary::CommunityKind>),
        ),
        Column::may("theme", "#subject", Kind::Text),
        Column::may("owner", "#org+owner", Kind::Global),
        Column::may("country", "#country+code", Kind::Ref("countries")),
        Column::may("member_led", "#indicator+bool", Kind::Flag),
        Column::may(
            "status",
            "#status",
            Kind::Word(words::<vocabulary::CommunityStatus>),
        ),
        Column::may("started", "#date+start", Kind::Date),
        Column::may("ended", "#date+end", Kind::Date),
        Column::must("languages", "#meta+language", Kind::Texts),
    ],
    text: include_str!("../../data/communities.csv"),
};

pub(super) const COMMUNITY_MEMBERS: Sheet = Sheet {
    name: "community_members",
    table: "community_member",
    record: "community-member",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("community", "#activity+community", Kind::Ref("communities")),
        Column::must("party", "#org+id+global", Kind::Global),
        Column::may("country", "#country+code", Kind::Ref("countries")),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(words::<vocabulary::CommunityRole>),
        ),
        Column::may("role_as_printed", "#org+role+printed", Kind::Text),
        Column::may("since", "#date+start", Kind::Date),
        Column::may("until", "#date+end", Kind::Date),
        Column::may("first_observed", "#date+first", Kind::Date),
        Column::may("last_observed", "#date+observed", Kind::Date),
    ],
    text: include_str!("../../data/community_members.csv"),
};

pub(super) const COMMUNITY_REQUESTS: Sheet = Sheet {
    name: "community_requests",
    table: "community_request",
    record: "community-request",
    home: &[],
    columns: &[
        Column::must("id", "#meta+id", Kind::Id),
        Column::must("community", "#activity+community", Kind::Ref("communities")),
        Column::must("country", "#country+code", Kind::Ref("countries")),
        Column::must(
            "status",
            "#status",
            Kind::Word(words::<vocabulary::RequestStatus>),
        ),
        Column::may("as_of", "#date+observed", Kind::Date),
    ],
    text: include_str!("../../data/community_requests.csv"),
};
