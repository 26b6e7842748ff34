//! This process as a client of its own service: reports and commands ask as an anonymous
//! client would, through the same routes.

use poem::{
    Endpoint, Error, Request, Response,
    error::BadRequest,
    http::{Method, Uri, header::ACCEPT},
};
use serde_json::Value;

use super::Service;

/// An answer that this process gave itself.
pub(crate) struct Answered {
    /// The answer, as clients read it.
    pub(crate) body: Value,
    /// The version of the data that it is of.
    pub(crate) data_version: Option<u64>,
}

impl Service {
    /// Asks the service a GraphQL request, as an anonymous client would.
    ///
    /// # Errors
    ///
    /// If the answer cannot be read.
    pub(crate) async fn ask(&self, request: &Value) -> Result<Answered, Error> {
        let address = Uri::from_static("/graphql");
        let mut response = self.post(request, address, "application/json").await?;
        let version = response.headers().get("data-version");
        let data_version = version.and_then(|version| version.to_str().ok()?.parse().ok());
        let body = response.take_body().into_json().await?;
        Ok(Answered { body, data_version })
    }

    /// Whether a GraphQL request is answered in a media type, and the bytes of the answer
    /// or of the refusal.
    ///
    /// # Errors
    ///
    /// If the answer cannot be read.
    pub(crate) async fn answer(
        &self,
        request: &Value,
        address: &str,
        media_type: &str,
    ) -> Result<(bool, Vec<u8>), Error> {
        let address = address.parse().map_err(BadRequest)?;
        let response = self.post(request, address, media_type).await?;
        let is_answered = response.status().is_success();
        Ok((is_answered, response.into_body().into_vec().await?))
    }

    async fn post(&self, request: &Value, address: Uri, accept: &str) -> Result<Response, Error> {
        let request = Request::builder()
            .method(Method::POST)
            .uri(address)
            .header(ACCEPT, accept)
            .content_type("application/json")
            .body(request.to_string());
        Ok(self.routes.get_response(request).await)
    }
}
