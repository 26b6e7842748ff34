//! The collaboration graph as a value: loaded once, carried on from version to
//! version, projected, measured, compared and written to files. Pure but for
//! [`load`] and [`store`].
//!
//! What it costs, by `cargo bench --bench graph` (2026-11-25, two cores that nobody
//! else used; medians) on a synthetic Movement: 11,107 nodes and 68,349 links, and ten
//! times that.
//!
//! | | full size | tenfold | bound by |
//! |---|---|---|---|
//! | memory of the graph | 132 bytes a link | 130 | ids of records |
//! | read whole from SQLite | 0.69 s | 10.3 s | rows decoded, and looked up in the order of ids |
//! | carried on after one change | 0.6 ms | 0.7 ms | three statements |
//! | a look at every link | 0.06 ms | 2.9 ms | memory |
//! | every pair of every venue, not kept | 0.8 ms | 30 ms | memory |
//! | the same in a hash table | 30 ms | 845 ms | |
//! | all actors | 28 ms | 663 ms | sorting an actor's ties |
//! | one country's actors and neighbours | 1.6 ms | 41 ms | a look at every link, twice |
//!
//! One country with its neighbours, 2,648 members and 6,391 tied pairs, projected and
//! measured with nothing known: 45 ms, of which betweenness is 25 ms on two cores and
//! communities 12 ms; within the country 5 ms. What is measured once is kept.

pub mod day;
pub mod evidence;
pub mod file;
mod index;
pub mod layout;
pub mod load;
pub mod measure;
mod meeting;
pub mod model;
pub mod naming;
pub mod net;
pub mod paged;
pub mod path;
pub mod price;
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
