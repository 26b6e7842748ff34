//! How a long calculation is stopped from outside.
//!
//! The calculation runs on a thread of its own and looks at a flag now and then,
//! which threads can share; the caller's thread asks the caller.

use std::{
    sync::{
        atomic::{AtomicBool, Ordering},
        mpsc::{RecvTimeoutError, sync_channel},
    },
    thread,
    time::Duration,
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
}
