//! What a search or a list leaves out.

use crate::base::table::Key;
use crate::pack::evidence::RatingClass;
use crate::pack::intervention::{Intervention, Need, Role};
use crate::pack::{Jurisdiction, Pack, Stage};

use super::item::{Item, Kind};

/// What is left out of a search. Nothing is, by default.
///
/// Of each list an entry must have one; an empty list leaves nothing out. Only interventions have stages, roles, needs,
/// ratings and places, so that these lists leave out everything else.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Kinds.
    pub kinds: Vec<Kind>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Stages at which it can be offered.
    pub stages: Vec<Key<Stage>>,
    /// Needs that it serves.
    pub needs: Vec<Key<Need>>,
    /// Classes of rating.
    pub classes: Vec<RatingClass>,
    /// Places in which it exists.
    pub jurisdictions: Vec<Key<Jurisdiction>>,
}

impl Filter {
    /// True when something may be left out.
    pub fn is_on(&self) -> bool {
        let Self { kinds, .. } = self;
        !kinds.is_empty() || self.is_on_interventions()
    }

    fn is_on_interventions(&self) -> bool {
        let Self { kinds: _, roles, stages, needs, classes, jurisdictions } = self;
        !(roles.is_empty() && stages.is_empty() && needs.is_empty() && classes.is_empty() && jurisdictions.is_empty())
    }

    /// True for an entry that is not left out.
    pub fn passes(&self, pack: &Pack, item: Item) -> bool {
        one_of(&self.kinds, |kind| kind == item.kind())
            && match item {
                Item::Intervention(key) => self.passes_intervention(pack, &pack.interventions[key]),
                Item::Need(_)
                | Item::Alert(_)
                | Item::Tool(_)
                | Item::Word(_)
                | Item::Series(_)
                | Item::Comparison(_)
                | Item::Source(_)
                | Item::Figure(_)
                | Item::Event(_)
                | Item::Caveat(_)
                | Item::Question(_)
                | Item::Prompt(_) => !self.is_on_interventions(),
            }
    }

    fn passes_intervention(&self, pack: &Pack, intervention: &Intervention) -> bool {
        one_of(&self.roles, |role| role == intervention.role)
            && one_of(&self.stages, |stage| intervention.stages.contains(&stage))
            && one_of(&self.needs, |need| intervention.serves.contains(&need))
            && one_of(&self.classes, |class| pack.rating_class(intervention) == class)
            && one_of(&self.jurisdictions, |place| intervention.jurisdictions.contains(&place))
    }
}

/// True when the list asks for nothing, or something of it is so.
fn one_of<T: Copy>(wanted: &[T], is_so: impl Fn(T) -> bool) -> bool {
    wanted.is_empty() || wanted.iter().any(|wanted| is_so(*wanted))
}
