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
            "What kind of group it is.",
        ),
        Column::may(
            "theme",
            "#subject",
            Kind::Text,
            "What it is about, in the source's words; empty where no source says.",
        ),
        Column::may(
            "owner",
            "#org+owner",
            Kind::Global,
            "The party that it belongs to, such as the network that set it up; empty if none is \
             known.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that it works within, empty where it reaches over several or none is \
             known.",
        ),
        Column::may(
            "member_led",
            "#indicator+bool",
            Kind::Flag,
            "Whether its members lead it themselves, empty where that is not known.",
        ),
        Column::may(
            "status",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::CommunityStatus>(
                "CommunityStatus",
            )),
            "Whether it is at work, empty where no source says.",
        ),
        Column::may(
            "started",
            "#date+start",
            Kind::Date,
            "When it began, empty if unknown.",
        ),
        Column::may(
            "ended",
            "#date+end",
            Kind::Date,
            "When it ended; empty if no source states an end, or if it is still there.",
        ),
        Column::must(
            "languages",
            "#meta+language",
            Kind::Texts,
            "The languages that it works in, as recorded and in that order; empty where none are \
             recorded.",
        ),
    ],
    owner: Ownership::Party(&["owner", "country"]),
    told: &["country", "owner"],
    text: include_str!("../../../../data/communities.csv"),
};

pub(super) const COMMUNITY_MEMBERS: Sheet = Sheet {
    name: "community_members",
    doc: "A party in a community: what it does there, for which country, and when it was seen \
          to.",
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
            "The party that belongs to it.",
        ),
        Column::may(
            "country",
            "#country+code",
            Kind::Ref("countries"),
            "The country that the party speaks for there, empty if it speaks for none or that is \
             unknown.",
        ),
        Column::must(
            "role",
            "#org+role",
            Kind::Word(Vocabulary::of::<vocabulary::CommunityRole>("CommunityRole")),
            "What the party does there.",
        ),
        Column::may(
            "role_as_printed",
            "#org+role+printed",
            Kind::Text,
            "The role in the source's words, empty where they are not recorded.",
        ),
        Column::may(
            "since",
            "#date+start",
            Kind::Date,
            "Since when it holds; empty if no source states a start.",
        ),
        Column::may(
            "until",
            "#date+end",
            Kind::Date,
            "Until when it held; empty if no source states an end, or if it still holds.",
        ),
        Column::may(
            "first_observed",
            "#date+first",
            Kind::Date,
            "The first date as of which a source reports it, which is not its start; empty if no \
             report is dated.",
        ),
        Column::may(
            "last_observed",
            "#date+observed",
            Kind::Date,
            "The last date as of which a source reports it, which is not its end; empty if no \
             report is dated.",
        ),
    ],
    owner: Ownership::Party(&["party"]),
    told: &["community", "party"],
    text: include_str!("../../../../data/community_members.csv"),
};

pub(super) const COMMUNITY_REQUESTS: Sheet = Sheet {
    name: "community_requests",
    doc: "A country's need of a community's support, and how far it has come: from a mention to \
          a match.",
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
            "The country that needs it.",
        ),
        Column::must(
            "status",
            "#status",
            Kind::Word(Vocabulary::of::<vocabulary::RequestStatus>("RequestStatus")),
            "How far the request has come, as last reported.",
        ),
        Column::may(
            "as_of",
            "#date+observed",
            Kind::Date,
            "The date as of which that is reported, empty if undated.",
        ),
    ],
    owner: Ownership::Party(&["country"]),
    told: &["country"],
    text: include_str!("../../../../data/community_requests.csv"),
};
