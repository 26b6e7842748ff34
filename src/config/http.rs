//! Pages of other sites that ask this server from a browser.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Which sites may ask this server from their visitors' browsers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields)]
pub struct HttpSettings {
    /// Sites whose pages may read, bear tokens and write, as `https://example.org`, with
    /// spaces between; `*`: pages of every site may read without a token. Pages of this
    /// server's own address always may all of it. Empty: no other site.
    pub origins: String,
}

impl Default for HttpSettings {
    /// Everybody reads, since what is read without a token is public.
    fn default() -> Self {
        Self {
            origins: "*".into(),
        }
    }
}

impl HttpSettings {
    /// What is wrong with these settings, if anything.
    pub(super) fn fault(&self) -> Option<String> {
        let mut origins = self.origins.split_whitespace();
        let wrong = origins.find(|origin| *origin != "*" && !is_origin(origin))?;
        Some(format!(
            "http.origins: {wrong:?} is no site: write https://example.org, with a port if it has one and nothing after it, or *"
        ))
    }
}

/// Whether a browser could say this of a page: a scheme, a host and perhaps a port.
fn is_origin(text: &str) -> bool {
    let host = text
        .strip_prefix("https://")
        .or_else(|| text.strip_prefix("http://"));
    host.is_some_and(|host| !host.is_empty() && !host.contains(['/', '*', ',', '?', '#', '@']))
}
