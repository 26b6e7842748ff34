//! One binary, one harness, one file per concern.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test should stop at the first surprise"
)]

mod audit;
mod auth;
mod backup;
mod case;
mod change;
mod check;
mod contract;
mod dataset;
mod door;
mod feed;
mod file;
mod files;
mod flow;
mod graph;
mod journey;
mod language;
mod lock;
mod meeting;
mod misspelt;
mod misuse;
mod observe;
#[cfg(feature = "ui")]
mod page;
mod paging;
mod permission;
mod postgres;
mod prepared;
mod progress;
mod readme;
mod report;
mod restricted;
mod rooms;
mod round;
mod seated;
mod service;
mod sought;
mod start;
mod storage;
mod summary;
mod survey;
mod table;
mod token;
mod topic;
mod webhook;
mod wire;
mod world;
mod write;
mod writers;
