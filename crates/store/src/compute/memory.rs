//! How much memory the process may take, and what is done before it takes more.
//!
//! The bound is that of its cgroup, as containers have one, unless it is set. Past
//! four fifths of it what is only kept is forgotten, and as long as more is taken the
//! dearest request ends, one at a look; so the process is not ended by the system, and
//! all requests with it.

use std::{fs, path::Path, time::Duration};

use tokio::time::{self, MissedTickBehavior};

use super::ComputePool;

/// What is taken for the bound where nothing tells of any memory: a gigabyte.
const DEFAULT: u64 = 1 << 30;

/// How often is looked.
const LOOK: Duration = Duration::from_millis(100);

/// What a request has to have cost, in points, to be ended: others hold nothing.
const DEAR: u64 = 20;

/// The bytes that the process may take: as set, else as its cgroup allows, else half of
/// the machine's.
#[must_use]
pub fn bound(set: u64) -> u64 {
    if set > 0 {
        return set;
    }
    let groups = fs::read_to_string("/proc/self/cgroup").unwrap_or_default();
    let half = || Some(told("/proc/meminfo", "MemTotal:")? / 2);
    of_cgroup(&groups, Path::new("/sys/fs/cgroup"))
        .or_else(half)
        .unwrap_or(DEFAULT)
}

/// The least of the bounds of the cgroups that the process is in.
fn of_cgroup(groups: &str, root: &Path) -> Option<u64> {
    let read = |path: &Path| fs::read_to_string(path).ok()?.trim().parse::<u64>().ok();
    let bounds = groups.lines().flat_map(|line| {
        let mut parts = line.splitn(3, ':').skip(1);
        let (controllers, path) = (parts.next(), parts.next().unwrap_or_default());
        let (folder, file) = match controllers {
            // The second version has one tree for all.
            Some("") => (root.to_owned(), "memory.max"),
            Some(list) if list.split(',').any(|it| it == "memory") => {
                (root.join("memory"), "memory.limit_in_bytes")
            }
            _ => return vec![],
        };
        let path = Path::new(path.trim_start_matches('/'));
        let above = path.ancestors();
        let bounds = above.filter_map(|path| read(&folder.join(path).join(file)));
        bounds.collect()
    });
    // The first version says a number beyond all memory where there is no bound.
    bounds.filter(|bound| *bound < 1 << 50).min()
}

/// The bytes that the process takes of the machine's memory, where the system tells.
#[must_use]
pub fn taken() -> Option<u64> {
    told("/proc/self/status", "VmRSS:")
}

/// The bytes that a file of the system tells under this name.
fn told(file: &str, name: &str) -> Option<u64> {
    let text = fs::read_to_string(file).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    let kilobytes: u64 = line.split_whitespace().next()?.parse().ok()?;
    Some(kilobytes * 1024)
}

/// Looks after the memory of the process for as long as it runs; `forget` drops what
/// is only kept.
pub async fn watch(pool: ComputePool, bound: u64, forget: impl Fn()) {
    let mut looks = time::interval(LOOK);
    looks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut before = 0;
    loop {
        looks.tick().await;
        if let Some(taken) = taken() {
            relieve(&pool, (before, taken, bound), &forget);
            before = taken;
        }
    }
}

/// Makes room, if more than four fifths of the bound are taken.
fn relieve(pool: &ComputePool, (before, taken, bound): (u64, u64, u64), forget: impl Fn()) {
    if taken <= bound / 5 * 4 {
        return;
    }
    forget();
    // What was freed is not always given back to the system: nobody pays for that.
    if taken <= before && taken <= bound {
        return;
    }
    if let Some(points) = pool.end_dearest(DEAR) {
        tracing::warn!(
            taken,
            bound,
            points,
            "a request was ended: the process was short of memory"
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compute::{Allowance, ComputeBudget, Cost};

    #[test]
    fn the_least_bound_of_the_cgroups_holds() {
        let root = tempfile::tempdir().unwrap();
        let group = root.path().join("a/b");
        fs::create_dir_all(&group).unwrap();
        fs::write(group.join("memory.max"), "max\n").unwrap();
        assert_eq!(of_cgroup("0::/a/b\n", root.path()), None);
        fs::write(root.path().join("a/memory.max"), "1000\n").unwrap();
        assert_eq!(of_cgroup("0::/a/b\n", root.path()), Some(1000));
        fs::write(group.join("memory.max"), "400\n").unwrap();
        assert_eq!(of_cgroup("0::/a/b\n", root.path()), Some(400));

        let old = root.path().join("memory");
        fs::create_dir_all(&old).unwrap();
        fs::write(old.join("memory.limit_in_bytes"), "9223372036854771712").unwrap();
        let groups = "3:cpu,cpuacct:/\n2:memory:/\n";
        assert_eq!(of_cgroup(groups, root.path()), None);
        fs::write(old.join("memory.limit_in_bytes"), "500").unwrap();
        assert_eq!(of_cgroup(groups, root.path()), Some(500));
        assert_eq!((bound(7), bound(0) > 0), (7, true));
    }

    #[tokio::test]
    async fn the_dearest_request_ends_and_only_past_the_bound() {
        let pool = ComputePool::unbounded();
        let budget =
            |nodes| ComputeBudget::new(&pool, Allowance::UNLIMITED, nodes, Box::new(|_| Ok(())));
        let (cheap, middling, dear) = (budget(10), budget(1_000), budget(100));
        let mut ends = [
            Box::pin(cheap.until_ended()),
            Box::pin(middling.until_ended()),
            Box::pin(dear.until_ended()),
        ];
        dear.spend(Cost::times(2, 1_000_000_000)).unwrap();
        let mut ended = async || {
            let mut ended = vec![];
            for end in &mut ends {
                let now = Duration::ZERO;
                ended.push(time::timeout(now, end.as_mut()).await.is_ok());
            }
            ended
        };
        let forgotten = std::cell::Cell::new(0);
        let forget = || forgotten.set(forgotten.get() + 1);
        relieve(&pool, (0, 79, 100), forget);
        assert_eq!((ended().await, forgotten.get()), (vec![false; 3], 0));
        relieve(&pool, (81, 81, 100), forget);
        assert_eq!((ended().await, forgotten.get()), (vec![false; 3], 1));
        relieve(&pool, (80, 81, 100), forget);
        assert_eq!(ended().await, [false, false, true]);
        relieve(&pool, (101, 101, 100), forget);
        relieve(&pool, (101, 101, 100), forget);
        assert_eq!(forgotten.get(), 4);
        // What holds nothing goes on.
        let one_more = Duration::ZERO;
        assert!(time::timeout(one_more, ends[1].as_mut()).await.is_ok());
        assert!(time::timeout(one_more, ends[0].as_mut()).await.is_err());
    }
}
