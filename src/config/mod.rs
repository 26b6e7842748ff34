//! One configuration: defaults, then the file, then `SUN_GRAPH_` variables, then flags.
//!
//! Nothing else in the program reads the environment.

mod connections;
mod files;
mod live;
mod metrics;

use std::{
    env, iter,
    path::{Path, PathBuf},
};

use ::config::{File, FileFormat};
use serde::{Deserialize, Serialize};
use serde_json::Value;

pub use self::{
    connections::ConnectionSettings, files::FileSettings, live::LiveSettings,
    metrics::MetricsSettings,
};
use crate::telemetry::LogFormat;
use exchange::read::Limits as FileLimits;
use schema::limits::Limits;
use store::{
    auth::settings::AuthSettings, compute::settings::ComputeSettings,
    db::settings::DatabaseSettings,
};

/// What every variable's name starts with.
const PREFIX: &str = "SUN_GRAPH_";

/// Everything that can be set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Config {
    /// The address to serve on; port 0 takes a free one.
    pub listen: String,
    /// What to log: a level, or a filter as `sun_graph=debug,sqlx=warn`.
    pub log: String,
    /// How lines of the log are written: `human` or `json`.
    pub log_format: LogFormat,
    /// How many proxies stand in front, each of which adds the address it was asked
    /// from to `X-Forwarded-For` or `Forwarded`; 0: none, and the headers are not
    /// believed. Whose address cannot be read, or is not the same in both headers,
    /// counts as one with all others of whom that is so.
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
            connections: ConnectionSettings::default(),
            live: LiveSettings::default(),
            files: FileSettings::default(),
            metrics: MetricsSettings::default(),
        }
    }
}

/// What a new database begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Dataset {
    /// The dataset that ships.
    #[default]
    Shipped,
    /// Nothing.
    None,
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
    /// Reads the configuration of this process.
    ///
    /// # Errors
    ///
    /// Where the file cannot be read, or a key or a value of it or of a variable is not known.
    pub fn load(flags: &Flags) -> Result<Self, ConfigError> {
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
    ) -> Result<Self, ConfigError> {
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
                return Err(ConfigError(format!(
                    "variable {PREFIX}{name} is not known: unset it, or see `sun-graph config` for every key"
                )));
            }
            overrides.push((key, value));
        }
        overrides.extend(flags.listen.iter().map(|it| ("listen".into(), it.clone())));
        overrides.extend(
            flags
                .database
                .iter()
                .map(|it| ("database.url".into(), it.clone())),
        );

        overrides.extend(
            flags
                .dataset
                .iter()
                .map(|it| ("dataset".into(), it.clone())),
        );

        let mut layers = ::config::Config::builder();
        if let Some(path) = &file {
            check_file(path, &known)?;
            layers = layers.add_source(source(path));
        }
        for (key, value) in overrides {
            layers = layers.set_override(&key, value).map_err(told)?;
        }
        let config: Self = layers
            .build()
            .map_err(told)?
            .try_deserialize()
            .map_err(told)?;
        match config.auth.fault() {
            None => Ok(config),
            Some(fault) => Err(ConfigError(fault)),
        }
    }

    /// Every key, as `limits.depth`.
    fn keys() -> Vec<String> {
        serde_json::to_value(Self::default())
            .map(|defaults| flat("", &defaults))
            .unwrap_or_default()
    }

    /// The configuration as a file would say it, passwords left out.
    #[must_use]
    pub fn to_toml(&self) -> String {
        let Ok(Value::Object(keys)) = serde_json::to_value(self) else {
            return String::new();
        };
        let (tables, plain): (Vec<_>, Vec<_>) = keys.iter().partition(|(_, it)| it.is_object());
        let line = |(key, value): (&String, &Value)| format!("{key} = {value}\n");
        let plain = plain.into_iter().map(line).collect();
        let tables = tables.into_iter().map(|(name, table)| {
            let lines: String = table.as_object().into_iter().flatten().map(line).collect();
            format!("\n[{name}]\n{lines}")
        });
        iter::once(plain).chain(tables).collect()
    }
}

fn source(path: &Path) -> File<::config::FileSourceFile, FileFormat> {
    File::from(path).format(FileFormat::Toml)
}

/// Refuses a file that is not there, is not TOML, or sets what is not known.
fn check_file(path: &Path, known: &[String]) -> Result<(), ConfigError> {
    let shown = path.display();
    let content: Value = ::config::Config::builder()
        .add_source(source(path))
        .build()
        .and_then(::config::Config::try_deserialize)
        .map_err(|cause| {
            let cause = one_line(&cause.to_string());
            ConfigError(format!(
                "the configuration file {shown} cannot be read: {cause}"
            ))
        })?;
    match flat("", &content)
        .into_iter()
        .find(|key| !known.contains(key))
    {
        None => Ok(()),
        Some(key) => Err(ConfigError(format!(
            "{shown} sets `{key}`, which is not known: remove it, or see `sun-graph config` for every key"
        ))),
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
