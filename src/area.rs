//! What is open locally, for whom to ask about an option. Nothing is known of an area until somebody checked it.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::base::table::Key;
use crate::pack::intervention::Intervention;

/// Whether an option can be had here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Availability {
    /// It is open.
    Open,
    /// There is a waiting list.
    Waiting,
    /// It is not commissioned here, or closed.
    Closed,
    /// Nobody has checked.
    #[default]
    NotChecked,
}

/// What is open in one area.
#[derive(Clone, Debug, Default)]
pub struct AreaProfile {
    services: BTreeMap<Key<Intervention>, Availability>,
}

impl AreaProfile {
    /// Whether an option can be had here; not checked unless somebody did.
    pub fn availability(&self, option: Key<Intervention>) -> Availability {
        self.services.get(&option).copied().unwrap_or_default()
    }

    /// Records what somebody found out.
    pub fn set(&mut self, option: Key<Intervention>, availability: Availability) {
        self.services.insert(option, availability);
    }
}
