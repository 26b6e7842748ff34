//! The whole policy, held against a table that was written by hand.

use super::*;
use crate::auth::Reach;

fn names(words: &str) -> BTreeSet<String> {
    words.split_whitespace().map(str::to_owned).collect()
}

fn reach(words: &str) -> Reach {
    match words {
        "*" => Reach::All,
        words => Reach::Only(names(words)),
    }
}

fn viewer(role: Role, networks: &str, countries: &str) -> Viewer {
    Viewer {
        role,
        networks: reach(networks),
        countries: reach(countries),
        ..Viewer::anonymous()
    }
}

const ROLES: [Role; 5] = [
    Role::Anonymous,
    Role::Reader,
    Role::Contributor,
    Role::Steward,
    Role::Admin,
];

/// `0` unauthenticated, `-` forbidden, `+` permitted; one for each role.
fn verdicts(networks: &str, countries: &str, permission: Permission<'_>) -> String {
    let verdict = |role| match permit(&viewer(role, networks, countries), permission) {
        Ok(()) => '+',
        Err(Denied::Unauthenticated) => '0',
        Err(Denied::Forbidden(_)) => '-',
    };
    ROLES.into_iter().map(verdict).collect()
}

#[test]
fn what_needs_a_role_alone_needs_no_reach() {
    for (networks, countries) in [("*", "*"), ("", ""), ("csn", "KEN")] {
        for (permission, expected) in [
            (Permission::Follow, "0--++"),
            (Permission::Administer, "0---+"),
        ] {
            assert_eq!(
                verdicts(networks, countries, permission),
                expected,
                "{permission:?}"
            );
        }
    }
}

/// A home as `countries/networks`.
fn home(text: &str) -> Home {
    let (countries, networks) = text.split_once('/').unwrap();
    Home {
        countries: names(countries),
        networks: names(networks),
    }
}

/// Reaches as `networks/countries`.
const REACHES: [&str; 7] = [
    "*/*",
    "*/KEN",
    "csn/*",
    "csn/KEN",
    "csn sbn/KEN RWA",
    "/KEN",
    "csn/",
];

/// Owners, and for each of these reaches from which role on they may be written:
/// `c` a contributor, `s` a steward, `-` nobody.
#[rustfmt::skip]
const OWNERS: [(&str, bool, &str); 12] = [
    //                        */* */KEN csn/* csn/KEN csn,sbn/KEN,RWA /KEN csn/
    ("KEN/csn",      false,  "c   c     c     c       c               -    -"),
    ("KEN/sbn",      false,  "c   c     -     -       c               -    -"),
    ("RWA/csn",      false,  "c   -     c     -       c               -    -"),
    ("ETH/unn",      false,  "c   -     -     -       -               -    -"),
    ("KEN/",         false,  "s   s     s     s       s               s    -"),
    ("RWA/",         false,  "s   -     s     -       s               -    -"),
    ("/csn",         false,  "s   -     s     -       -               -    -"),
    ("/sbn",         false,  "s   -     -     -       -               -    -"),
    ("/",            false,  "s   -     -     -       -               -    -"),
    ("/",            true,   "s   -     -     -       -               -    -"),
    ("KEN/",         true,   "c   c     c     c       c               c    -"),
    ("KEN RWA/",     true,   "c   -     c     -       c               -    -"),
];

#[test]
fn a_record_is_written_by_whoever_reaches_all_of_its_owner() {
    for (at, is_common, expected) in OWNERS {
        let owner = Owner {
            home: home(at),
            is_common,
        };
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(expected.len(), REACHES.len());
        for (reach, expected) in REACHES.into_iter().zip(expected) {
            let (networks, countries) = reach.split_once('/').unwrap();
            let (write, review) = match expected {
                "c" => ("0-+++", "0--++"),
                "s" => ("0--++", "0--++"),
                _ => ("0----", "0----"),
            };
            let place = format!("{at}, {is_common}, by {reach}");
            let found = verdicts(networks, countries, Permission::Write { owner: &owner });
            assert_eq!(found, write, "write {place}");
            let found = verdicts(networks, countries, Permission::Review { owner: &owner });
            assert_eq!(found, review, "review {place}");
        }
    }
}

/// Where something is told, and whether these reaches extend to any of it.
#[rustfmt::skip]
const TOLD: [(&[&str], &str); 11] = [
    //                       */* */KEN csn/* csn/KEN csn,sbn/KEN,RWA /KEN csn/
    (&["KEN/"],             "+    +     +     +       +               +    -"),
    (&["RWA/"],             "+    -     +     -       +               -    -"),
    (&["KEN RWA/"],         "+    +     +     +       +               +    -"),
    (&["ETH/"],             "+    -     +     -       -               -    -"),
    (&["KEN/csn"],          "+    +     +     +       +               -    -"),
    (&["KEN/sbn"],          "+    +     -     -       +               -    -"),
    (&["KEN/sbn csn"],      "+    +     +     +       +               -    -"),
    (&["/csn"],             "+    -     +     -       -               -    -"),
    (&["/sbn"],             "+    -     -     -       -               -    -"),
    (&["ETH/", "KEN/csn"],  "+    +     +     +       +               -    -"),
    (&["KEN/unn", "RWA/csn"], "+  +     +     -       +               -    -"),
];

#[test]
fn what_is_restricted_is_read_where_it_is_told() {
    for (homes, expected) in TOLD {
        let told = homes;
        let homes: Vec<Home> = homes.iter().map(|it| home(it)).collect();
        let expected: Vec<&str> = expected.split_whitespace().collect();
        for (reach, expected) in REACHES.into_iter().zip(expected) {
            let (networks, countries) = reach.split_once('/').unwrap();
            for role in ROLES {
                let is_seen = ReadScope::of(&viewer(role, networks, countries)).sees(&homes);
                let is_meant = expected == "+" && role != Role::Anonymous;
                assert_eq!(is_seen, is_meant, "{role:?} reads {told:?} by {reach}");
            }
        }
    }
}

#[test]
fn what_belongs_nowhere_is_read_by_whoever_reaches_everywhere() {
    for (networks, countries, is_seen) in [
        ("*", "*", true),
        ("csn", "*", false),
        ("*", "KEN", false),
        ("", "", false),
    ] {
        for role in ROLES {
            let sees = ReadScope::of(&viewer(role, networks, countries)).sees(&[]);
            assert_eq!(sees, is_seen && role != Role::Anonymous, "{role:?}");
        }
    }
    let of_scopes = |scopes: &[&str]| {
        let scopes: Vec<String> = scopes.iter().map(|it| (*it).to_owned()).collect();
        Home::of_scopes(&scopes)
    };
    assert_eq!(of_scopes(&["other:x"]), []);
    let one = Home {
        countries: names("KEN RWA"),
        networks: names("csn"),
    };
    assert_eq!(
        of_scopes(&["country:KEN", "country:RWA", "network:csn"]),
        [one]
    );
}

#[test]
fn a_refusal_says_what_is_needed() {
    let told = |viewer: &Viewer, permission: Permission<'_>| match permit(viewer, permission) {
        Err(Denied::Forbidden(message)) => message,
        other => panic!("{other:?}"),
    };
    let reader = viewer(Role::Reader, "*", "*");
    let message = told(&reader, Permission::Administer);
    assert!(
        message.contains("ADMIN") && message.contains("READER"),
        "{message}"
    );

    let contributor = viewer(Role::Contributor, "csn", "KEN");
    let refused = |at: &str| {
        let owner = Owner {
            home: home(at),
            is_common: true,
        };
        let permission = Permission::Write { owner: &owner };
        told(&contributor, permission)
    };
    let message = refused("RWA/sbn");
    assert!(
        message.contains("to RWA and to the network sbn"),
        "{message}"
    );
    let message = refused("AFG BDI BEN BFA BGD BWA CAF/");
    assert!(
        message.contains("BGD, 2 more") && message.len() <= 200,
        "{message}"
    );
    let steward = viewer(Role::Steward, "csn", "KEN");
    let owner = Owner {
        home: home("/unn"),
        ..Owner::default()
    };
    let message = told(&steward, Permission::Review { owner: &owner });
    assert!(
        message.contains("all countries and to the network unn"),
        "{message}"
    );
}

#[test]
fn those_who_hold_the_server_may_everything() {
    for viewer in [Viewer::operator(), Viewer::dataset()] {
        let nobody = Owner::default();
        for permission in [
            Permission::Write { owner: &nobody },
            Permission::Review { owner: &nobody },
            Permission::Follow,
            Permission::Administer,
        ] {
            assert_eq!(permit(&viewer, permission), Ok(()), "{permission:?}");
        }
    }
}

#[test]
fn a_token_reaches_no_further_than_who_gives_it_out() {
    for (networks, countries, expected) in [
        ("csn", "KEN", "0---+"),
        ("csn", "", "0---+"),
        ("csn", "*", "0----"),
        ("*", "KEN", "0----"),
        ("csn sbn", "KEN", "0----"),
        ("csn", "KEN RWA", "0----"),
    ] {
        let permission = Permission::Oversee {
            networks: &reach(networks),
            countries: &reach(countries),
        };
        assert_eq!(
            verdicts("csn", "KEN", permission),
            expected,
            "{permission:?}"
        );
        assert_eq!(verdicts("*", "*", permission), "0---+", "{permission:?}");
    }
}
