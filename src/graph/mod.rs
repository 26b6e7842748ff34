//! The collaboration graph as a value: loaded once, carried on from version to
//! version, projected, measured, compared and written to files. Pure but for
//! [`load`] and [`store`].

pub mod day;
pub mod evidence;
pub mod file;
mod index;
pub mod load;
pub mod measure;
mod meeting;
pub mod model;
pub mod naming;
pub mod net;
pub mod paged;
pub mod path;
pub mod project;
pub mod projected;
pub mod render;
pub mod request;
pub mod shown;
pub mod store;
pub mod view;
pub mod whole;

#[cfg(test)]
mod tests;
