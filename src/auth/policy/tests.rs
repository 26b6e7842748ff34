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
fn verdicts(networks: &str, countries: &str, deed: Deed<'_>) -> String {
    let verdict = |role| match permit(&viewer(role, networks, countries), deed) {
        Ok(()) => '+',
        Err(Denied::Unauthenticated) => '0',
        Err(Denied::Forbidden(_)) => '-',
    };
    ROLES.into_iter().map(verdict).collect()
}

#[test]
fn what_needs_a_role_alone_needs_no_reach() {
    for (networks, countries) in [("*", "*"), ("", ""), ("csn", "KEN")] {
        for (deed, expected) in [(Deed::Follow, "0--++"), (Deed::Administer, "0---+")] {
            assert_eq!(verdicts(networks, countries, deed), expected, "{deed:?}");
        }
    }
}

#[test]
fn what_belongs_to_nobody_is_for_those_who_reach_everything() {
    for reach in REACHES {
        let (networks, countries) = reach.split_once('/').unwrap();
        let expected = if reach == "*/*" { "0--++" } else { "0----" };
        for homes in [&[][..], &[Home::default()]] {
            for deed in [Deed::Write { homes }, Deed::Review { homes }] {
                let found = verdicts(networks, countries, deed);
                assert_eq!(found, expected, "{deed:?} by {reach}");
            }
        }
    }
}

/// Homes as `countries/networks`, and for each whether reaches as
/// `networks/countries` extend there.
const REACHES: [&str; 7] = [
    "*/*",
    "*/KEN",
    "csn/*",
    "csn/KEN",
    "csn sbn/KEN RWA",
    "/KEN",
    "csn/",
];

#[rustfmt::skip]
const TABLE: [(&[&str], &str); 11] = [
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
fn a_record_is_written_by_whoever_reaches_one_of_its_homes() {
    for (homes, expected) in TABLE {
        let told = homes;
        let homes: Vec<Home> = homes
            .iter()
            .map(|home| {
                let (countries, networks) = home.split_once('/').unwrap();
                Home {
                    countries: names(countries),
                    networks: names(networks),
                }
            })
            .collect();
        let expected: Vec<&str> = expected.split_whitespace().collect();
        assert_eq!(expected.len(), REACHES.len());
        for (reach, expected) in REACHES.into_iter().zip(expected) {
            let (networks, countries) = reach.split_once('/').unwrap();
            let (write, review) = match expected {
                "+" => ("0-+++", "0--++"),
                _ => ("0----", "0----"),
            };
            let place = format!("{told:?} by {reach}");
            let found = verdicts(networks, countries, Deed::Write { homes: &homes });
            assert_eq!(found, write, "write {place}");
            let found = verdicts(networks, countries, Deed::Review { homes: &homes });
            assert_eq!(found, review, "review {place}");
            let sees = |role| Sight::of(&viewer(role, networks, countries)).sees(&homes);
            let seen = ROLES.map(sees);
            let is_within = expected == "+";
            let all = [false, is_within, is_within, is_within, is_within];
            assert_eq!(seen, all, "read {place}");
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
            let sees = Sight::of(&viewer(role, networks, countries)).sees(&[]);
            assert_eq!(sees, is_seen && role != Role::Anonymous, "{role:?}");
        }
    }
    let home = |scopes: &[&str]| {
        let scopes: Vec<String> = scopes.iter().map(|it| (*it).to_owned()).collect();
        Home::of_scopes(&scopes)
    };
    assert_eq!(home(&["other:x"]), []);
    let one = Home {
        countries: names("KEN RWA"),
        networks: names("csn"),
    };
    assert_eq!(home(&["country:KEN", "country:RWA", "network:csn"]), [one]);
}

#[test]
fn a_refusal_says_what_is_needed() {
    let told = |viewer: &Viewer, deed: Deed<'_>| match permit(viewer, deed) {
        Err(Denied::Forbidden(message)) => message,
        other => panic!("{other:?}"),
    };
    let reader = viewer(Role::Reader, "*", "*");
    let message = told(&reader, Deed::Administer);
    assert!(
        message.contains("ADMIN") && message.contains("READER"),
        "{message}"
    );

    let contributor = viewer(Role::Contributor, "csn", "KEN");
    let home = |countries, networks| Home {
        countries: names(countries),
        networks: names(networks),
    };
    let far = [home("RWA", "sbn"), home("", "unn")];
    let message = told(&contributor, Deed::Write { homes: &far });
    for word in ["all countries", "RWA", "sbn, unn"] {
        assert!(message.contains(word), "{message}");
    }
    let many = [home("AFG BDI BEN BFA BGD BWA CAF", "")];
    let message = told(&contributor, Deed::Write { homes: &many });
    assert!(
        message.contains("BGD, 2 more") && message.len() <= 200,
        "{message}"
    );
}

#[test]
fn those_who_hold_the_server_may_everything() {
    for viewer in [Viewer::operator(), Viewer::dataset()] {
        let nowhere = [Home::default()];
        for deed in [
            Deed::Write { homes: &nowhere },
            Deed::Review { homes: &nowhere },
            Deed::Follow,
            Deed::Administer,
        ] {
            assert_eq!(permit(&viewer, deed), Ok(()), "{deed:?}");
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
        let deed = Deed::Oversee {
            networks: &reach(networks),
            countries: &reach(countries),
        };
        assert_eq!(verdicts("csn", "KEN", deed), expected, "{deed:?}");
        assert_eq!(verdicts("*", "*", deed), "0---+", "{deed:?}");
    }
}
