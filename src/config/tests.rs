//! Layers of configuration, and what is said of what cannot be used.

use super::*;

fn load(flags: &Flags, variables: &[(&str, &str)]) -> Result<(Config, Origins), ConfigError> {
    let variables = variables
        .iter()
        .map(|(name, value)| ((*name).into(), (*value).into()));
    Config::layered(flags, variables)
}

#[test]
fn flags_outdo_variables_and_variables_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sun-graph.toml");
    let text = "listen = 'a:1'\n[database]\nurl = 'sqlite:a'\nreaders = 3\n[limits]\ndepth = 9\n";
    std::fs::write(&path, text).unwrap();
    let flags = Flags {
        config: Some(path.clone()),
        listen: Some("c:3".into()),
        database: None,
        dataset: None,
    };
    let config = load(
        &flags,
        &[
            ("LISTEN", "b:2"),
            ("DATABASE", "sqlite:b"),
            ("LIMITS__NODES", "7"),
        ],
    );
    let (config, origins) = config.unwrap();
    let text = config.to_toml(&origins);
    let file = format!("readers = 3 # file {}\n", path.display());
    for told in [
        "port 0 takes a free one.\nlisten = \"c:3\" # flag --listen\n",
        "url = \"sqlite:b\" # variable SUN_GRAPH_DATABASE\n",
        "nodes = 7 # variable SUN_GRAPH_LIMITS__NODES\n",
        "aliases = 30 # default\n",
        &file,
    ] {
        assert!(text.contains(told), "{told} is not in {text}");
    }
    assert_eq!(config.listen, "c:3");
    assert_eq!(config.database.url, "sqlite:b");
    assert_eq!(config.database.readers, 3);
    assert_eq!((config.limits.depth, config.limits.nodes), (9, 7));
    assert_eq!(config.limits.aliases, Limits::default().aliases);
}

#[test]
fn what_is_not_known_is_named() {
    let flags = Flags::default();
    let fault = load(&flags, &[("LIMITS__DEPHT", "7")])
        .unwrap_err()
        .to_string();
    assert!(fault.contains("SUN_GRAPH_LIMITS__DEPHT"), "{fault}");
    let fault = load(&flags, &[("LIMITS__DEPTH", "deep")])
        .unwrap_err()
        .to_string();
    assert!(fault.contains("depth") && !fault.contains('\n'), "{fault}");
    let fault = load(
        &Flags {
            config: Some("/nowhere.toml".into()),
            ..flags
        },
        &[],
    );
    assert!(fault.unwrap_err().to_string().contains("/nowhere.toml"));
}

#[test]
fn sites_are_named_as_browsers_name_them() {
    let flags = Flags::default();
    let origins = |origins| load(&flags, &[("HTTP__ORIGINS", origins)]);
    for good in ["", "*", "* https://a.example http://b.example:8080"] {
        assert_eq!(origins(good).unwrap().0.http.origins, good);
    }
    for bad in [
        "https://a.example/",
        "a.example",
        "null",
        "https://*.example",
    ] {
        let fault = origins(bad).unwrap_err().to_string();
        assert!(
            fault.contains(bad) && fault.contains("http.origins"),
            "{fault}"
        );
    }
}

#[test]
fn what_is_printed_can_be_read_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("printed.toml");
    std::fs::write(&path, Config::default().to_toml(&Origins::default())).unwrap();
    let flags = Flags {
        config: Some(path),
        ..Flags::default()
    };
    assert_eq!(load(&flags, &[]).unwrap().0, Config::default());
}

#[test]
fn each_value_says_what_it_means() {
    let text = Config::default().to_toml(&Origins::default());
    let mut before = "";
    for line in text.lines() {
        if line.contains(" = ") && !line.starts_with('#') {
            assert!(line.ends_with(" # default"), "{line}");
            assert!(before.starts_with("# "), "{line} means nothing");
        }
        before = line;
    }
}

#[test]
fn what_is_like_a_key_is_guessed() {
    let told = |name: &str| {
        load(&Flags::default(), &[(name, "7")])
            .unwrap_err()
            .to_string()
    };
    let fault = told("LIMITS__DEPHT");
    assert!(
        fault.ends_with("did you mean SUN_GRAPH_LIMITS__DEPTH?"),
        "{fault}"
    );
    assert!(told("SOMETHING_ELSE").contains("unset it"));
    let fault = load(&Flags::default(), &[("DATASET", "al")])
        .unwrap_err()
        .to_string();
    assert!(fault.contains("give shipped or none"), "{fault}");
}
