//! The collaboration graph as a value: loaded once a data version, projected,
//! measured, compared and written to files. Pure but for [`load`] and [`store`].

pub mod document;
pub mod evidence;
pub mod load;
pub mod measure;
pub mod model;
pub mod net;
pub mod path;
pub mod project;
pub mod projected;
pub mod render;
pub mod request;
pub mod store;
pub mod view;

#[cfg(test)]
mod tests;
