//! How a long calculation is stopped from outside.
//!
//! Algorithms of other crates cannot be interrupted, and may only be given
//! what threads can share. So the calculation runs on a thread of its own and
//! looks at a flag, while the caller's thread asks the caller; a foreign
//! algorithm is handed the net through a view whose ties are gone once the flag
//! is up, and then has nothing left to walk.

use std::{
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{RecvTimeoutError, sync_channel},
    },
    thread,
    time::Duration,
};

use petgraph::{
    graph::{EdgeReference, UnGraph},
    visit::EdgeFiltered,
};

/// How long the caller's wish may go unheard.
const PAUSE: Duration = Duration::from_millis(2);

/// A flag that is up once the calculation should end.
#[derive(Default)]
pub(super) struct Halt(AtomicBool);

impl Halt {
    /// `None` once the calculation should end.
    pub(super) fn check(&self) -> Option<()> {
        (!self.0.load(Ordering::Relaxed)).then_some(())
    }

    /// The net, whose ties are gone once the calculation should end. What was
    /// calculated from it is good only if `check` passes afterwards.
    pub(super) fn view<'a>(
        &'a self,
        graph: &'a UnGraph<(), f64>,
    ) -> EdgeFiltered<&'a UnGraph<(), f64>, impl Fn(EdgeReference<'a, f64>) -> bool> {
        EdgeFiltered::from_fn(graph, |_| self.check().is_some())
    }
}

/// Does the work unless `stop` says, before it or meanwhile, that nobody waits for it.
pub(super) fn unless<T: Send>(
    stop: &dyn Fn() -> bool,
    work: impl FnOnce(&Halt) -> Option<T> + Send,
) -> Option<T> {
    if stop() {
        return None;
    }
    let halt = Halt::default();
    let (done, answer) = sync_channel(1);
    thread::scope(|scope| {
        // An answer that nobody waits for may be lost.
        scope.spawn(|| done.send(work(&halt)).ok());
        loop {
            match answer.recv_timeout(PAUSE) {
                Ok(found) => return found,
                Err(RecvTimeoutError::Disconnected) => return None,
                Err(RecvTimeoutError::Timeout) if stop() => {
                    halt.0.store(true, Ordering::Relaxed);
                    return None;
                }
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    })
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn work_is_done_if_nobody_stops_it() {
        assert_eq!(unless(&|| false, |_| Some(7)), Some(7));
    }

    #[test]
    fn work_is_not_begun_if_stopped_before() {
        assert_eq!(unless(&|| true, |_| Some(7)), None);
    }

    #[test]
    fn work_ends_if_stopped_meanwhile() {
        let asked = Cell::new(0);
        let stop = || {
            asked.set(asked.get() + 1);
            asked.get() > 3
        };
        let endless = |halt: &Halt| -> Option<()> {
            loop {
                halt.check()?;
                thread::yield_now();
            }
        };
        assert_eq!(unless(&stop, endless), None);
        assert_eq!(asked.get(), 4);
    }

    #[test]
    fn a_stopped_view_has_no_ties() {
        use petgraph::visit::IntoNeighbors;

        let graph = UnGraph::from_edges([(0, 1, 1.0)]);
        let halt = Halt::default();
        assert_eq!((&halt.view(&graph)).neighbors(0.into()).count(), 1);
        halt.0.store(true, Ordering::Relaxed);
        assert_eq!((&halt.view(&graph)).neighbors(0.into()).count(), 0);
    }
}
