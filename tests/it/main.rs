//! One binary, one harness, one file per concern.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test should stop at the first surprise"
)]

mod audit;
mod auth;
mod case;
mod change;
mod contract;
mod dataset;
mod door;
mod feed;
mod files;
mod graph;
mod journey;
mod language;
mod paging;
mod postgres;
mod readme;
mod report;
mod rooms;
mod round;
mod start;
mod storage;
mod summary;
mod survey;
mod token;
mod webhook;
mod wire;
mod world;
mod write;
