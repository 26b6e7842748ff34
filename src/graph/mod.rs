//! The collaboration graph as a value: loaded once, carried on from version to
//! version, projected, measured, compared and written to files. Pure but for
//! [`load`] and [`store`].
//!
//! What it costs, by `cargo bench --bench graph` (2026-11-25, two cores that others
//! used at the same time; medians) on a synthetic Movement: 11,107 nodes and 68,349
//! links, and ten times that.
//!
//! | | full size | tenfold | bound by |
//! |---|---|---|---|
//! | memory of the graph | 132 bytes a link | 130 | ids of records |
//! | read whole from SQLite | 1.5 s | 29 s | rows decoded, and looked up in the order of ids |
//! | carried on after one change | 0.3 ms | 0.5 ms | three statements |
//! | a look at every link | 0.06 ms | 2.4 ms | memory |
//! | every pair of every venue, not kept | 0.9 ms | 44 ms | memory |
//! | the same in a hash table | 155 ms | 3.4 s | |
//! | all actors | 43 ms | 1.1 s | sorting an actor's ties |
//! | one country's actors and neighbours | 1.6 ms | 42 ms | a look at every link, twice |
//!
//! One country with its neighbours, 2,648 members and 6,391 tied pairs, projected and
//! measured with nothing known: 83 ms, of which betweenness was 46 ms on one core before
//! it was spread over all, and communities, then found twice, 12 ms each time; within
//! the country 7 ms. What is measured once is kept.

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
