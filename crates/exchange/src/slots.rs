//! Room for imports: a few at a time, and one of each caller.

use std::{
    collections::HashSet,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use store::auth::Viewer;

/// The places there are; cheap to clone.
#[derive(Clone)]
pub struct ImportSlots {
    free: Arc<Semaphore>,
    /// Who is importing.
    busy: Arc<Mutex<HashSet<String>>>,
}

/// A place, free again once it is dropped.
pub struct ImportSlot {
    _permit: OwnedSemaphorePermit,
    busy: Arc<Mutex<HashSet<String>>>,
    principal: String,
}

/// Why there is no place, in words for the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken(pub &'static str);

impl ImportSlots {
    /// So many places.
    #[must_use]
    pub fn new(places: usize) -> Self {
        Self {
            free: Arc::new(Semaphore::new(places)),
            busy: Arc::default(),
        }
    }

    /// Takes a place for a caller.
    ///
    /// # Errors
    ///
    /// If the caller has one, or others have them all.
    pub fn take(&self, viewer: &Viewer) -> Result<ImportSlot, Taken> {
        let permit = Arc::clone(&self.free).try_acquire_owned();
        let permit =
            permit.map_err(|_| Taken("other imports are running: try again in a moment"))?;
        if !locked(&self.busy).insert(viewer.principal.clone()) {
            return Err(Taken("an import of yours is running: wait for its end"));
        }
        Ok(ImportSlot {
            _permit: permit,
            busy: Arc::clone(&self.busy),
            principal: viewer.principal.clone(),
        })
    }
}

impl Drop for ImportSlot {
    fn drop(&mut self) {
        locked(&self.busy).remove(&self.principal);
    }
}

fn locked(busy: &Mutex<HashSet<String>>) -> MutexGuard<'_, HashSet<String>> {
    busy.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_free_again_once_it_is_left() {
        let places = ImportSlots::new(2);
        let (one, mut other, mut third) =
            (Viewer::operator(), Viewer::dataset(), Viewer::operator());
        other.principal = "token:b".into();
        third.principal = "token:c".into();
        let place = places.take(&one);
        assert!(places.take(&one).is_err());
        let second = places.take(&other);
        assert!(place.is_ok() && second.is_ok() && places.take(&third).is_err());
        drop(place);
        assert!(places.take(&third).is_ok() && places.take(&one).is_ok());
    }
}
