//! Layers of configuration, and what is said of what cannot be used.

use super::*;

fn load(flags: &Flags, variables: &[(&str, &str)]) -> Result<Config, ConfigError> {
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
        config: Some(path),
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
    let config = config.unwrap();
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
        assert_eq!(origins(good).unwrap().http.origins, good);
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
    std::fs::write(&path, Config::default().to_toml()).unwrap();
    let flags = Flags {
        config: Some(path),
        ..Flags::default()
    };
    assert_eq!(load(&flags, &[]).unwrap(), Config::default());
}
