//! Options on which the newest evidence is old. Old evidence is not wrong; that nobody looked since is worth knowing.

use crate::base::date::Date;

use super::Pack;
use super::intervention::{Intervention, Role};
use super::remark::{RemarkKind, Remarks, Subject};

/// After how many years evidence counts as old, unless the check is told otherwise.
pub const STALE_YEARS: u16 = 15;

/// Remarks on options whose newest evidence statement or rating is more than so many years old.
pub fn stale(pack: &Pack, today: Date, years: u16, remarks: &mut Remarks<'_>) {
    for option in pack.interventions.iter().filter(|intervention| intervention.role == Role::Option) {
        let help = "look for newer evidence, or explain in `pack.ron` that there is none";
        let subject = Subject::intervention(option);
        match newest_year(pack, option) {
            Some(year) if i32::from(today.year()) - i32::from(year) > i32::from(years) => {
                let what = format!("the newest evidence on option `{}` is of {year}, more than {years} years ago", option.id);
                remarks.warn(RemarkKind::Stale, &subject, what, help);
            }
            Some(_) => {}
            // That there is none at all is a remark of its own.
            None if option.statements.is_empty() && option.ratings.is_empty() => {}
            None => {
                let what = format!("no evidence on option `{}` has a year", option.id);
                remarks.warn(RemarkKind::Stale, &subject, what, help);
            }
        }
    }
}

/// The newest year of a statement, or of a rating body's publication. A statement without a year is as old as the
/// newest source that it cites.
fn newest_year(pack: &Pack, option: &Intervention) -> Option<i16> {
    let statements = option.statements.iter().filter_map(|statement| {
        let of_sources = statement.cites.iter().filter_map(|cite| last_year(&pack.sources[cite.source].year));
        last_year(&statement.year).or(of_sources.max())
    });
    let ratings = option.ratings.iter().filter_map(|rating| last_year(&pack.sources[rating.body].year));
    statements.chain(ratings).max()
}

/// The latest year that a text names in four digits: 2006 for "2006/07", 2021 for "2019 to 2021".
fn last_year(text: &str) -> Option<i16> {
    let numbers = text.split(|letter: char| !letter.is_ascii_digit()).filter(|digits| digits.len() == 4);
    numbers.filter_map(|digits| digits.parse().ok()).filter(|year| (1900..2100).contains(year)).max()
}
