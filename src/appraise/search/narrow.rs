//! What follows from what is wanted, and where to branch when nothing more follows.

use crate::base::truth::Truth;

use super::program::{Domain, Node, Program, VALUE};

/// What became of a branch.
pub(super) enum Narrowed {
    /// It cannot come out as wanted.
    Refuted,
    /// It comes out as wanted whatever is left open.
    Settled,
    /// It can be either: the likelier part, and the rest.
    Open(Vec<Domain>, Vec<Vec<Domain>>),
}

/// Takes out of a branch what cannot lead to what is wanted, as far as that can be seen without trying.
pub(super) fn narrow(program: &Program<'_>, domains: &mut Vec<Domain>) -> Narrowed {
    loop {
        let mut branch = Branch::new(program, std::mem::take(domains));
        let before = branch.domains.clone();
        let is_possible = program.roots.iter().all(|(node, holds)| branch.require(node, *holds));
        *domains = branch.domains;
        if !is_possible {
            return Narrowed::Refuted;
        }
        if *domains == before {
            return decided(program, domains);
        }
    }
}

fn decided(program: &Program<'_>, domains: &[Domain]) -> Narrowed {
    let mut branch = Branch::new(program, domains.to_vec());
    for (node, holds) in &program.roots {
        match branch.truth(node) {
            Truth::Unknown => {
                // Unknown for good is neither yes nor no.
                let Some((leaf, wanted)) = branch.open_leaf(node, *holds) else { return Narrowed::Refuted };
                let mut parts = split(domains, leaf, wanted).into_iter();
                return parts.next().map_or(Narrowed::Refuted, |likely| Narrowed::Open(likely, parts.collect()));
            }
            truth if truth == Truth::from(*holds) => {}
            Truth::Yes | Truth::No => return Narrowed::Refuted,
        }
    }
    Narrowed::Settled
}

/// A branch with what is known of its terms.
struct Branch<'p, 'a> {
    program: &'p Program<'a>,
    domains: Vec<Domain>,
    /// Domains only ever get smaller, so a truth that was settled stays good.
    known: Vec<Option<Truth>>,
}

impl<'p, 'a> Branch<'p, 'a> {
    fn new(program: &'p Program<'a>, domains: Vec<Domain>) -> Self {
        Self { program, domains, known: vec![None; program.named.len()] }
    }

    fn domain(&self, slot: usize) -> Domain {
        self.domains.get(slot).copied().unwrap_or(Domain { values: 0, chosen: 0, left_out: 0, ways: 0 })
    }

    /// Yes or no where that holds for everything left open.
    fn truth(&mut self, node: &'p Node) -> Truth {
        match node {
            Node::Settled(truth) => *truth,
            Node::All(parts) => self.until(parts, Truth::No),
            Node::Any(parts) => self.until(parts, Truth::Yes),
            Node::Not(part) => self.truth(part).not(),
            Node::Named(place) => self.named_truth(*place),
            Node::Passes(slot, mask) => {
                let domain = self.domain(*slot);
                answered(domain, covers(domain.values & mask == 0, domain.values & !mask == 0))
            }
            Node::Picks(slot, mask) => {
                let domain = self.domain(*slot);
                answered(domain, covers(mask & !domain.left_out == 0, domain.chosen & mask != 0))
            }
            Node::Said(slot, ways) => {
                let domain = self.domain(*slot);
                covers(domain.ways & ways == 0, domain.ways & !ways == 0)
            }
        }
    }

    fn until(&mut self, parts: &'p [Node], deciding: Truth) -> Truth {
        let mut so_far = deciding.not();
        for part in parts {
            match self.truth(part) {
                truth if truth == deciding => return deciding,
                Truth::Unknown => so_far = Truth::Unknown,
                Truth::Yes | Truth::No => {}
            }
        }
        so_far
    }

    fn named_truth(&mut self, place: usize) -> Truth {
        if let Some(Some(truth)) = self.known.get(place) {
            return *truth;
        }
        let program = self.program;
        let truth = program.named.get(place).map_or(Truth::Unknown, |node| self.truth(node));
        if let Some(known) = self.known.get_mut(place) {
            *known = Some(truth);
        }
        truth
    }

    /// Takes out what would let the node come out otherwise; false if nothing is left.
    fn require(&mut self, node: &'p Node, holds: bool) -> bool {
        match node {
            Node::Settled(truth) => *truth == Truth::from(holds),
            Node::All(parts) if holds => parts.iter().all(|part| self.require(part, true)),
            Node::Any(parts) if !holds => parts.iter().all(|part| self.require(part, false)),
            Node::All(parts) | Node::Any(parts) => self.require_one(parts, holds),
            Node::Not(part) => self.require(part, !holds),
            Node::Named(place) => {
                let program = self.program;
                program.named.get(*place).is_some_and(|node| self.require(node, holds))
            }
            Node::Passes(slot, mask) => self.shrink(*slot, |domain| {
                domain.values &= if holds { *mask } else { !*mask };
                domain.ways &= VALUE;
            }),
            Node::Picks(slot, mask) => self.shrink(*slot, |domain| {
                if holds {
                    let open = mask & !domain.left_out;
                    // The last one that can be it must be it.
                    if open.is_power_of_two() {
                        domain.chosen |= open;
                    }
                    domain.ways &= if open == 0 { 0 } else { VALUE };
                } else {
                    domain.left_out |= mask;
                    domain.ways &= VALUE;
                }
            }),
            Node::Said(slot, ways) => self.shrink(*slot, |domain| domain.ways &= if holds { *ways } else { !*ways }),
        }
    }

    /// One of the parts has to come out so; where only one still can, it must.
    fn require_one(&mut self, parts: &'p [Node], holds: bool) -> bool {
        let mut open = None;
        for part in parts {
            match self.truth(part) {
                truth if truth == Truth::from(holds) => return true,
                Truth::Unknown if open.is_some() => return true,
                Truth::Unknown => open = Some(part),
                Truth::Yes | Truth::No => {}
            }
        }
        open.is_some_and(|part| self.require(part, holds))
    }

    fn shrink(&mut self, slot: usize, change: impl FnOnce(&mut Domain)) -> bool {
        let Some(domain) = self.domains.get_mut(slot) else { return false };
        change(domain);
        domain.ways != 0 && domain.values != 0 && domain.chosen & domain.left_out == 0
    }

    /// The first comparison that keeps the node from being settled, and how it would have to come out.
    fn open_leaf(&mut self, node: &'p Node, holds: bool) -> Option<(&'p Node, bool)> {
        if self.truth(node) != Truth::Unknown {
            return None;
        }
        match node {
            Node::Settled(_) => None,
            Node::All(parts) | Node::Any(parts) => parts.iter().find_map(|part| self.open_leaf(part, holds)),
            Node::Not(part) => self.open_leaf(part, !holds),
            Node::Named(place) => {
                let program = self.program;
                program.named.get(*place).and_then(|node| self.open_leaf(node, holds))
            }
            Node::Passes(slot, _) | Node::Picks(slot, _) => (self.domain(*slot).ways & VALUE != 0).then_some((node, holds)),
            Node::Said(..) => Some((node, holds)),
        }
    }
}

/// The truth of something of which these are known.
fn covers(never: bool, always: bool) -> Truth {
    match (never, always) {
        (true, _) => Truth::No,
        (false, true) => Truth::Yes,
        (false, false) => Truth::Unknown,
    }
}

/// The truth of a comparison: unknown unless there is a value for certain.
fn answered(domain: Domain, truth: Truth) -> Truth {
    if domain.ways == VALUE { truth } else { Truth::Unknown }
}

/// The branch in parts that are settled at this leaf, the wanted one first. Together they hold all that the branch held.
fn split(domains: &[Domain], leaf: &Node, wanted: bool) -> Vec<Vec<Domain>> {
    let with = |slot: usize, change: &dyn Fn(&mut Domain)| {
        let mut part = domains.to_vec();
        part.get_mut(slot).map(change);
        part
    };
    let (slot, mut parts) = match leaf {
        Node::Passes(slot, mask) => {
            let part = |mask: u128| with(*slot, &|domain| (domain.values, domain.ways) = (domain.values & mask, VALUE));
            (*slot, vec![part(*mask), part(!*mask)])
        }
        Node::Picks(slot, mask) => {
            let open = domains.get(*slot).map_or(0, |domain| mask & !domain.left_out & !domain.chosen);
            let bit = 1_u64.checked_shl(open.trailing_zeros()).unwrap_or(0);
            let chosen = with(*slot, &|domain| (domain.chosen, domain.ways) = (domain.chosen | bit, VALUE));
            let left_out = with(*slot, &|domain| (domain.left_out, domain.ways) = (domain.left_out | bit, VALUE));
            (*slot, vec![chosen, left_out])
        }
        Node::Said(slot, ways) => {
            let part = |ways: u8| with(*slot, &|domain| domain.ways &= ways);
            return if wanted { vec![part(*ways), part(!*ways)] } else { vec![part(!*ways), part(*ways)] };
        }
        Node::Settled(_) | Node::All(_) | Node::Any(_) | Node::Not(_) | Node::Named(_) => return Vec::new(),
    };
    if !wanted {
        parts.reverse();
    }
    // Where it was not answered is a part of its own.
    if domains.get(slot).is_some_and(|domain| domain.ways != VALUE) {
        parts.push(with(slot, &|domain| domain.ways &= !VALUE));
    }
    parts.retain(|part| part.get(slot).is_some_and(|domain| domain.values != 0 && domain.ways != 0));
    parts
}
