//! The memory of a server: who takes it, and who looks after it.

use std::sync::Arc;

use crate::{
    compute::{ComputePool, memory},
    graph::store::Store,
};

/// What the process has of memory, and who takes it.
pub(super) struct Memory {
    pub(super) bound: u64,
    pub(super) pool: ComputePool,
    pub(super) store: Arc<Store>,
}

impl Memory {
    /// Looks after it for as long as the server runs.
    pub(super) async fn watch(self) {
        let Self { bound, pool, store } = self;
        memory::watch(pool, bound, || store.forget()).await;
    }
}
