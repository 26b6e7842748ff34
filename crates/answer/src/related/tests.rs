use std::collections::{BTreeMap, BTreeSet};

use proptest::{collection::btree_set, prelude::*};

use super::{Account, BROADER, Corpus, Hierarchies, Kin, PARTIES, PLACES, TEXT, TOPICS};

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn account(id: &str, text: &str, topics: &[&str], countries: &[&str]) -> Account {
    Account {
        id: id.into(),
        text: text.into(),
        topics: set(topics),
        countries: set(countries),
        ..Account::default()
    }
}

/// Feeding is broader than breastfeeding and weaning; two countries are in the west.
fn hierarchies() -> Hierarchies {
    let broader = [("breastfeeding", "feeding"), ("weaning", "feeding")];
    let regions = [("SEN", "west"), ("MLI", "west"), ("NPL", "asia")];
    Hierarchies {
        broader: broader
            .map(|(one, other)| (one.into(), other.into()))
            .into(),
        regions: regions
            .map(|(one, other)| (one.into(), set(&[other])))
            .into(),
    }
}

fn close(one: f64, other: f64) {
    assert!((one - other).abs() < 1e-12, "{one} is not {other}");
}

#[test]
fn the_weights_are_shares_of_one() {
    close(TOPICS + TEXT + PARTIES + PLACES, 1.0);
}

#[test]
fn each_part_is_the_formula_worked_out_by_hand() {
    let accounts = [
        account("a", "Gardens, gardens", &["breastfeeding"], &["SEN"]),
        account("b", "Gardens and wells", &["weaning"], &["MLI"]),
        account("c", "Laws", &["law"], &["NPL"]),
    ];
    let kin = Corpus::new(&accounts, hierarchies()).related("a", 9);
    let [kin] = kin.as_slice() else {
        panic!("only b has something in common with a: {kin:?}")
    };
    let (shared, own) = (1.5_f64.ln(), 3_f64.ln());
    let topic = BROADER * shared / (BROADER * shared + 2.0 * own);
    close(kin.parts.topics, topic);
    close(kin.parts.places, topic);
    close(kin.parts.parties, 0.0);
    let a = (1.0 + 2_f64.ln()) * shared;
    close(kin.parts.text, a * shared / (a * shared.hypot(own)));
    close(
        kin.score,
        TOPICS * topic + TEXT * kin.parts.text + PLACES * topic,
    );
    assert_eq!(kin.topics, ["feeding"]);
    assert_eq!(kin.regions, ["west"]);
    assert_eq!(kin.words, ["gardens"]);
    assert!(kin.countries.is_empty() && kin.parties.is_empty());
}

#[test]
fn a_shared_topic_stands_for_its_broader_ones() {
    let accounts = [
        account("a", "", &["breastfeeding"], &[]),
        account("b", "", &["breastfeeding"], &[]),
        account("c", "", &["weaning"], &[]),
        account("d", "", &["law"], &[]),
    ];
    let kin = Corpus::new(&accounts, hierarchies()).related("a", 9);
    let reasons: Vec<(&str, &[String])> = kin
        .iter()
        .map(|kin| (kin.practice.as_str(), kin.topics.as_slice()))
        .collect();
    let (narrow, wide) = (["breastfeeding".to_owned()], ["feeding".to_owned()]);
    assert_eq!(reasons, [("b", narrow.as_slice()), ("c", wide.as_slice())]);
    close(kin[0].parts.topics, 1.0);
}

#[test]
fn to_share_one_common_party_is_little() {
    let by = |id: &str, party: &str| Account {
        parties: set(&[party]),
        ..account(id, "", &[], &[])
    };
    let parties = ["common", "common", "common", "rare", "rare", "own"];
    let accounts: Vec<Account> = (0..6)
        .map(|number| by(&format!("p{number}"), parties[number]))
        .collect();
    let corpus = Corpus::new(&accounts, hierarchies());
    let part = |id: &str| corpus.related(id, 1)[0].parts.parties;
    close(part("p0"), 2_f64.ln() / 3_f64.ln());
    close(part("p3"), 1.0);
}

#[test]
fn equals_come_by_id_and_what_all_have_says_nothing() {
    let same = |id| account(id, "School meals", &["law"], &["NPL"]);
    let other = account("d", "Wells", &[], &["NPL"]);
    let accounts = [same("c"), same("a"), same("b"), other];
    let corpus = Corpus::new(&accounts, hierarchies());
    let ids = |kin: Vec<Kin>| kin.into_iter().map(|kin| kin.practice).collect::<Vec<_>>();
    assert_eq!(ids(corpus.related("c", 9)), ["a", "b"]);
    assert_eq!(ids(corpus.related("c", 1)), ["a"]);
    assert!(corpus.related("d", 9).is_empty());
    assert!(corpus.related("none", 9).is_empty());
}

const TOPICS_OF: [&str; 4] = ["breastfeeding", "weaning", "feeding", "law"];
const WORDS: [&str; 5] = ["gardens", "wells", "laws", "and", "meals"];
const PLACES_OF: [&str; 3] = ["SEN", "MLI", "NPL"];

fn some(names: &'static [&'static str]) -> impl Strategy<Value = BTreeSet<String>> {
    btree_set(proptest::sample::select(names), 0..=names.len())
        .prop_map(|names| names.into_iter().map(str::to_owned).collect())
}

fn accounts() -> impl Strategy<Value = Vec<Account>> {
    let one = (
        some(&TOPICS_OF),
        some(&WORDS),
        some(&WORDS),
        some(&PLACES_OF),
    );
    proptest::collection::vec(one, 2..8).prop_map(|all| {
        let numbered = all.into_iter().enumerate();
        let account = |(number, (topics, words, parties, countries))| {
            let words: BTreeSet<String> = words;
            Account {
                id: format!("p{number}"),
                text: words.into_iter().collect::<Vec<_>>().join(" "),
                topics,
                parties,
                countries,
            }
        };
        numbered.map(account).collect()
    })
}

fn by_id(corpus: &Corpus, id: &str) -> BTreeMap<String, Kin> {
    let kin = corpus.related(id, usize::MAX).into_iter();
    kin.map(|kin| (kin.practice.clone(), kin)).collect()
}

proptest! {
    #[test]
    fn likeness_is_the_same_both_ways(accounts in accounts()) {
        let corpus = Corpus::new(&accounts, hierarchies());
        for account in &accounts {
            for (other, kin) in by_id(&corpus, &account.id) {
                let mut back = by_id(&corpus, &other).remove(&account.id).unwrap();
                back.practice = other;
                prop_assert_eq!(back, kin);
            }
        }
    }

    #[test]
    fn scores_lie_between_nothing_and_all(accounts in accounts()) {
        let corpus = Corpus::new(&accounts, hierarchies());
        for account in &accounts {
            let kin = corpus.related(&account.id, usize::MAX);
            prop_assert!(kin.is_sorted_by(|one, other| one.score >= other.score));
            for kin in kin {
                let parts = [kin.parts.topics, kin.parts.text, kin.parts.parties, kin.parts.places];
                prop_assert!(parts.iter().all(|part| (0.0..=1.0).contains(part)));
                prop_assert!(kin.score > 0.0 && kin.score <= 1.0 + 1e-12);
            }
        }
    }

    #[test]
    fn reasons_are_what_both_have(accounts in accounts()) {
        let corpus = Corpus::new(&accounts, hierarchies());
        let account = |id: &str| accounts.iter().find(|account| account.id == id).unwrap();
        let is_about = |account: &Account, topic: &str| {
            let is_fed = account.topics.contains("breastfeeding") || account.topics.contains("weaning");
            account.topics.contains(topic) || (topic == "feeding" && is_fed)
        };
        for one in &accounts {
            for kin in corpus.related(&one.id, usize::MAX) {
                let other = account(&kin.practice);
                for topic in &kin.topics {
                    prop_assert!(is_about(one, topic) && is_about(other, topic));
                }
                for country in &kin.countries {
                    prop_assert!(one.countries.contains(country) && other.countries.contains(country));
                }
                for party in &kin.parties {
                    prop_assert!(one.parties.contains(party) && other.parties.contains(party));
                }
                for word in &kin.words {
                    prop_assert!(one.text.contains(word) && other.text.contains(word));
                }
            }
        }
    }

    #[test]
    fn the_order_of_the_rows_does_not_count(accounts in accounts()) {
        let corpus = Corpus::new(&accounts, hierarchies());
        let mut turned = accounts.clone();
        turned.reverse();
        let turned = Corpus::new(&turned, hierarchies());
        for account in &accounts {
            prop_assert_eq!(
                corpus.related(&account.id, usize::MAX),
                turned.related(&account.id, usize::MAX)
            );
        }
    }
}
