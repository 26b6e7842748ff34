//! One configuration: defaults, then the file, then `SUN_GRAPH_` variables, then flags.
//!
//! Nothing else in the program reads the environment.

mod connections;
mod files;
mod http;
mod live;
mod metrics;
mod print;

use std::env;
use std::path::{Path, PathBuf};

use ::config::{File, FileFormat};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::{
    connections::ConnectionSettings, files::FileSettings, http::HttpSettings, live::LiveSettings,
    metrics::MetricsSettings, print::Origins,
};
use crate::telemetry::LogFormat;
use exchange::read::Limits as FileLimits;
use record::nearest::nearest;
use schema::limits::Limits;
use store::{
    auth::settings::AuthSettings, compute::settings::ComputeSettings,
    db::settings::DatabaseSettings,
};

/// What every variable's name starts with.
const PREFIX: &str = "SUN_GRAPH_";

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The address to serve on; port 0 takes a free one.
    pub listen: String,
    /// What to log: a level, or a filter as `sun_graph=debug,sqlx=warn`.
    pub log: String,
    /// How lines of the log are written: `human` or `json`.
    pub log_format: LogFormat,
    /// How many proxies stand in front, each of which adds the address it was asked
    /// from to `X-Forwarded-For` or `Forwarded`; 0: none, and the headers are ignored.
    /// All whose address cannot be read, or differs in the two headers, count as one.
    pub proxies: usize,
    /// Whose bearers are taken.
    pub auth: AuthSettings,
    /// Hosts that webhooks may lead to though they are not public, have no HTTPS or
    /// answer at another port, as `inside.example:9000`, with spaces between.
    pub webhook_hosts: String,
    /// What a new database begins with: `shipped` or `none`.
    pub dataset: Dataset,
    /// Where the data is.
    pub database: DatabaseSettings,
    /// What one request may ask for.
    pub limits: Limits,
    /// What is computed in memory.
    pub compute: ComputeSettings,
    /// What one file that is sent may hold.
    pub import: FileLimits,
    /// Which sites may ask from browsers.
    pub http: HttpSettings,
    /// What holds for every connection.
    pub connections: ConnectionSettings,
    /// What holds for connections that stay open.
    pub live: LiveSettings,
    /// What holds for files that are made for whoever asks.
    pub files: FileSettings,
    /// What holds for the figures that Prometheus reads.
    pub metrics: MetricsSettings,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8000".into(),
            log: "warn".into(),
            log_format: LogFormat::default(),
            proxies: 0,
            auth: AuthSettings::default(),
            webhook_hosts: String::new(),
            dataset: Dataset::default(),
            database: DatabaseSettings::default(),
            limits: Limits::default(),
            compute: ComputeSettings::default(),
            import: FileLimits::default(),
            http: HttpSettings::default(),
            connections: ConnectionSettings::default(),
            live: LiveSettings::default(),
            files: FileSettings::default(),
            metrics: MetricsSettings::default(),
        }
    }
}

/// What a new database begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase", try_from = "String")]
pub enum Dataset {
    /// The dataset that ships.
    #[default]
    Shipped,
    /// Nothing.
    None,
}

impl TryFrom<String> for Dataset {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        match word.as_str() {
            "shipped" => Ok(Self::Shipped),
            "none" => Ok(Self::None),
            _ => Err(format!("{word:?} is no dataset: give shipped or none")),
        }
    }
}

/// What the command line says, which outdoes everything else.
#[derive(Clone, Debug, Default)]
pub struct Flags {
    /// The file to read.
    pub config: Option<PathBuf>,
    /// `listen`.
    pub listen: Option<String>,
    /// `database.url`.
    pub database: Option<String>,
    /// `dataset`.
    pub dataset: Option<String>,
}

/// Why there is no configuration, in one line that says what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ConfigError(String);

impl Config {
    /// Reads the configuration of this process, and where its values come from.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, or a key or a value of it or of a variable is not known.
    pub fn load(flags: &Flags) -> Result<(Self, Origins), ConfigError> {
        let variables = env::vars_os().filter_map(|(name, value)| {
            let name = name.into_string().ok()?;
            Some((
                name.strip_prefix(PREFIX)?.to_owned(),
                value.into_string().ok()?,
            ))
        });
        Self::layered(flags, variables)
    }

    fn layered(
        flags: &Flags,
        variables: impl Iterator<Item = (String, String)>,
    ) -> Result<(Self, Origins), ConfigError> {
        let known = Self::keys();
        let mut file = flags.config.clone();
        let mut overrides = Vec::new();
        for (name, value) in variables {
            let key = match name.as_str() {
                "CONFIG" => {
                    file = file.or_else(|| Some(value.into()));
                    continue;
                }
                "DATABASE" => "database.url".to_owned(),
                name => name.to_ascii_lowercase().replace("__", "."),
            };
            if !known.contains(&key) {
                let variable = |key: &str| key.to_ascii_uppercase().replace('.', "__");
                let nearest = nearest(&key, known.iter().map(String::as_str));
                let meant = nearest.map(|key| format!("{PREFIX}{}", variable(key)));
                return Err(ConfigError(format!(
                    "variable {PREFIX}{name} is not known: {}",
                    remedy("unset", meant)
                )));
            }
            overrides.push((key, value, format!("variable {PREFIX}{name}")));
        }
        for (flag, key, value) in [
            ("listen", "listen", &flags.listen),
            ("database", "database.url", &flags.database),
            ("dataset", "dataset", &flags.dataset),
        ] {
            let value = value.iter().cloned();
            overrides.extend(value.map(|it| (key.into(), it, format!("flag --{flag}"))));
        }

        let mut layers = ::config::Config::builder();
        let mut origins = Origins::default();
        if let Some(path) = &file {
            for key in checked_keys(path, &known)? {
                origins.0.insert(key, format!("file {}", path.display()));
            }
            layers = layers.add_source(source(path));
        }
        for (key, value, origin) in overrides {
            layers = layers.set_override(&key, value).map_err(told)?;
            origins.0.insert(key, origin);
        }
        let config: Self = layers
            .build()
            .map_err(told)?
            .try_deserialize()
            .map_err(told)?;
        match config.auth.fault().or_else(|| config.http.fault()) {
            None => Ok((config, origins)),
            Some(fault) => Err(ConfigError(fault)),
        }
    }

    /// Every key, as `limits.depth`.
    fn keys() -> Vec<String> {
        serde_json::to_value(Self::default())
            .map(|defaults| flat("", &defaults))
            .unwrap_or_default()
    }
}

fn source(path: &Path) -> File<::config::FileSourceFile, FileFormat> {
    File::from(path).format(FileFormat::Toml)
}

/// What to do about a name that is not known.
fn remedy(away: &str, meant: Option<String>) -> String {
    match meant {
        Some(meant) => format!("did you mean {meant}?"),
        None => format!("{away} it, or see `sun-graph config` for every key"),
    }
}

/// What a file sets; refuses one that is not there, is not TOML, or sets what is not known.
fn checked_keys(path: &Path, known: &[String]) -> Result<Vec<String>, ConfigError> {
    let shown = path.display();
    let unread = |cause: &str| {
        let cause = one_line(cause);
        ConfigError(format!(
            "the configuration file {shown} cannot be read: {cause}"
        ))
    };
    if !path.exists() {
        return Err(unread("there is no such file"));
    }
    let content: Value = ::config::Config::builder()
        .add_source(source(path))
        .build()
        .and_then(::config::Config::try_deserialize)
        .map_err(|cause| unread(&cause.to_string()))?;
    let keys = flat("", &content);
    match keys.iter().find(|key| !known.contains(key)) {
        None => Ok(keys),
        Some(key) => {
            let nearest = nearest(key, known.iter().map(String::as_str));
            let meant = nearest.map(|key| format!("`{key}`"));
            Err(ConfigError(format!(
                "{shown} sets `{key}`, which is not known: {}",
                remedy("remove", meant)
            )))
        }
    }
}

fn flat(prefix: &str, value: &Value) -> Vec<String> {
    match value {
        Value::Object(keys) => keys
            .iter()
            .flat_map(|(key, value)| {
                let key = if prefix.is_empty() {
                    key.clone()
                } else {
                    format!("{prefix}.{key}")
                };
                flat(&key, value)
            })
            .collect(),
        _ => vec![prefix.to_owned()],
    }
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "it is what `map_err` hands over"
)]
fn told(cause: ::config::ConfigError) -> ConfigError {
    let cause = one_line(&cause.to_string());
    ConfigError(format!("the configuration cannot be used: {cause}"))
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
