//! Tests of everything that needs no screen: truth, packs, cases, and the engine.

#[cfg(test)]
mod bad_checks;
#[cfg(test)]
mod bad_packs;
#[cfg(test)]
mod cases;
#[cfg(test)]
mod comparisons;
#[cfg(test)]
mod consistency;
#[cfg(test)]
mod evaluate;
#[cfg(test)]
mod first_appointment;
#[cfg(test)]
mod inventory;
#[cfg(test)]
mod keeping;
#[cfg(test)]
mod library;
#[cfg(test)]
mod over_time;
#[cfg(test)]
mod pack;
#[cfg(test)]
mod packs;
#[cfg(test)]
mod pathway;
#[cfg(test)]
mod people;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod reading;
#[cfg(test)]
mod reference;
#[cfg(test)]
mod search;
#[cfg(test)]
mod settings;
#[cfg(test)]
mod truth;
#[cfg(test)]
mod what_if;
