//! The closed vocabularies, in the field's own words: a word is the same in a
//! sheet, a row and an answer.

mod assistance;
mod change;
mod commitment;
mod community;
mod contact;
mod country;
mod event;
mod fact;
mod network;
mod platform;
mod practice;
mod survey;

pub use assistance::*;
pub use change::*;
pub use commitment::*;
pub use community::*;
pub use contact::*;
pub use country::*;
pub use event::*;
pub use fact::*;
pub use network::*;
pub use platform::*;
pub use practice::*;
pub use survey::*;
