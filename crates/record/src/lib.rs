//! What the records of the Movement are.
//!
//! A kind of record is described once, by its [`sheet`]: its columns, what each may
//! hold, and who may read it. Everything else goes by that description: what is written,
//! sent, shown and given out. Beside it stand the few notions that all kinds share:
//! dates as precise as they are known, texts that are compared whatever their accents.

pub mod clock;
pub mod country;
pub mod date;
pub mod fold;
pub mod formula;
pub mod nearest;
pub mod sheet;
