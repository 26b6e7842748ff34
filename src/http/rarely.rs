//! What happens often and is worth a line in the log now and then.

use std::time::{Duration, Instant};

/// How long nothing more is said.
const MINUTE: Duration = Duration::from_mins(1);

/// Counts how often something happened since it was last said.
#[derive(Default)]
pub(super) struct Rarely {
    said: Option<Instant>,
    times: usize,
}

impl Rarely {
    /// It happened again: how often since it was last said, if it is time to say so.
    pub(super) fn again(&mut self, now: Instant) -> Option<usize> {
        self.times += 1;
        let is_time = self.said.is_none_or(|said| now - said >= MINUTE);
        is_time.then(|| {
            self.said = Some(now);
            std::mem::take(&mut self.times)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_a_minute_tells_of_all() {
        let mut rarely = Rarely::default();
        let begin = Instant::now();
        assert_eq!(rarely.again(begin), Some(1));
        for second in 1..60 {
            assert_eq!(rarely.again(begin + Duration::from_secs(second)), None);
        }
        assert_eq!(rarely.again(begin + MINUTE), Some(60));
        assert_eq!(rarely.again(begin + MINUTE), None);
    }
}
