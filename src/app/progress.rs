//! How far the assessment has come: sections with their state, the questions of a page, minutes left.

use crate::appraise::explain;
use crate::base::table::Key;
use crate::base::truth::Truth;
use crate::case::answer::{self, Answers, Said};
use crate::pack::Pack;
use crate::pack::question::Question;

use super::command::Page;
use super::session::Session;

/// How a question stands on the page of its section.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It applies, and is put.
    Open,
    /// It was answered and no longer applies: shown quiet, not used.
    Closed,
}

/// How far a section has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SectionProgress {
    /// The section's place in the pack.
    pub section: usize,
    /// Questions on this route that apply now.
    pub asked: usize,
    /// Those of them to which something was said, be it "not known".
    pub answered: usize,
}

impl SectionProgress {
    /// True when nothing is left to ask.
    pub fn is_done(self) -> bool {
        self.answered == self.asked
    }
}

/// The sections that have a question on this route, in order.
pub fn sections(pack: &Pack, session: &Session) -> Vec<SectionProgress> {
    let progress = pack.sections.iter().enumerate().filter_map(|(place, section)| {
        let on_route: Vec<_> =
            section.questions.iter().copied().filter(|question| is_on_route(pack, session, *question)).collect();
        if on_route.is_empty() {
            return None;
        }
        let open: Vec<_> = on_route.into_iter().filter(|question| is_put(session, *question)).collect();
        let answered = open.iter().filter(|question| session.case.answers.said(**question) != Said::NotAsked).count();
        Some(SectionProgress { section: place, asked: open.len(), answered })
    });
    progress.collect()
}

/// The questions on the page of a section, in order, each with how it stands.
pub fn questions(pack: &Pack, session: &Session, section: usize) -> Vec<(Key<Question>, Place)> {
    let Some(section) = pack.sections.get(section) else { return Vec::new() };
    let on_route = section.questions.iter().copied().filter(|question| is_on_route(pack, session, *question));
    let placed = on_route.filter_map(|question| {
        if is_put(session, question) {
            Some((question, Place::Open))
        } else if session.case.answers.said(question) == Said::NotAsked {
            None
        } else {
            Some((question, Place::Closed))
        }
    });
    placed.collect()
}

/// The place of the shortest route that puts every question that was answered; the last route if none does.
pub fn shortest_route(pack: &Pack, answers: &Answers) -> usize {
    let answered: Vec<_> = pack.questions.keys().filter(|question| answers.said(*question) != Said::NotAsked).collect();
    let holds_all = pack.routes.iter().position(|route| answered.iter().all(|question| route.questions.contains(question)));
    holds_all.unwrap_or(pack.routes.len().saturating_sub(1))
}

/// The first page on which something is left to ask; the page to check the answers if nothing is.
pub fn first_open_page(pack: &Pack, session: &Session) -> Page {
    let open = sections(pack, session).into_iter().find(|progress| !progress.is_done());
    open.map_or(Page::CheckAnswers, |progress| Page::Section(progress.section))
}

/// The page of the next section that has something to ask on this route; the page to check the answers after the last.
pub fn page_after(pack: &Pack, session: &Session, page: Page) -> Page {
    let Page::Section(current) = page else { return Page::CheckAnswers };
    let next = sections(pack, session).into_iter().find(|progress| progress.section > current);
    next.map_or(Page::CheckAnswers, |progress| Page::Section(progress.section))
}

/// The page before this one, if there is one.
pub fn page_before(pack: &Pack, session: &Session, page: Page) -> Option<Page> {
    let before = sections(pack, session).into_iter().rev();
    let mut before = before.filter(|progress| match page {
        Page::Section(current) => progress.section < current,
        Page::CheckAnswers => true,
    });
    before.next().map(|progress| Page::Section(progress.section))
}

/// The page on which a question stands.
pub fn page_of(pack: &Pack, question: Key<Question>) -> Page {
    let section = pack.sections.iter().position(|section| section.questions.contains(&question));
    section.map_or(Page::CheckAnswers, Page::Section)
}

/// Questions on this route that apply now: how many something was said to, and how many there are.
pub fn count(pack: &Pack, session: &Session) -> (usize, usize) {
    sections(pack, session).iter().fold((0, 0), |(answered, asked), section| (answered + section.answered, asked + section.asked))
}

/// About how many minutes the rest of the route takes; 0 when nothing is left, otherwise at least 1.
pub fn minutes_left(pack: &Pack, session: &Session) -> u32 {
    let (answered, asked) = count(pack, session);
    let route_minutes = pack.routes.get(session.route).map_or(0, |route| route.minutes as usize);
    let left = asked.saturating_sub(answered);
    let minutes = (route_minutes * left).div_ceil(asked.max(1));
    u32::try_from(minutes).unwrap_or(u32::MAX)
}

/// Why an answer that is kept does not count now, such as "not used now, because Drinking daily: No".
pub fn why_not_used(pack: &Pack, session: &Session, question: Key<Question>) -> String {
    let Some(applies) = session.derived.appraisal.applies.get(question.place()) else { return "not used now".to_owned() };
    let answers = &session.case.answers;
    match applies.truth {
        Truth::Unknown => {
            let missing = explain::missing_in_words(pack, answers, applies);
            format!("not used now, because it is not known whether it applies: {missing}")
        }
        Truth::No | Truth::Yes => {
            format!("not used now, because of this answer: {}", explain::because_in_words(pack, answers, applies))
        }
    }
}

/// Why a question is not put now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotPut {
    /// The reason, as a sentence without its full stop.
    pub says: String,
    /// The questions whose answers are the reason, or are waited for, in the pack's order.
    pub questions: Vec<Key<Question>>,
}

/// Why a question is not put now; `None` where it is.
pub fn why_not_put(pack: &Pack, session: &Session, question: Key<Question>) -> Option<NotPut> {
    let (appraisal, answers) = (&session.derived.appraisal, &session.case.answers);
    let applies = appraisal.applies.get(question.place()).filter(|_| !appraisal.put.contains(question))?;
    Some(match applies.truth {
        Truth::No => NotPut {
            says: format!("Not asked, because of this answer: {}", explain::because_in_words(pack, answers, applies)),
            questions: applies.because.iter(&pack.questions).collect(),
        },
        Truth::Unknown => NotPut {
            says: format!("Not asked yet: whether it applies hangs on {}", explain::missing_in_words(pack, answers, applies)),
            questions: applies.missing.iter(&pack.questions).collect(),
        },
        Truth::Yes => {
            let stages = pack.questions[question].ask_at.iter().map(|stage| pack.stages[*stage].name.as_str());
            let (asked_at, now) = (stages.collect::<Vec<_>>().join("; "), answers.said(pack.stage_question));
            let not_now = match now.value() {
                Some(_) => format!("Not asked at this stage: {}", answer::in_words(pack, pack.stage_question, now)),
                None => "Not asked while the stage is not known".to_owned(),
            };
            NotPut { says: format!("{not_now}. It is asked at: {asked_at}"), questions: vec![pack.stage_question] }
        }
    })
}

/// Answers that contradict each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Contradiction<'a> {
    /// What does not go together.
    pub says: &'a str,
    /// The questions whose answers make it, in the order in which the pack names them.
    pub questions: Vec<Key<Question>>,
}

/// The contradictions between the answers, in the pack's order.
pub fn contradictions<'a>(pack: &'a Pack, session: &Session) -> Vec<Contradiction<'a>> {
    let raised = session.derived.appraisal.contradictions.iter().map(|raised| {
        let entry = &pack.contradictions[raised.contradiction];
        let makes_it = |question: &Key<Question>| raised.finding.because.contains(*question);
        Contradiction { says: &entry.says, questions: entry.questions.iter().copied().filter(makes_it).collect() }
    });
    raised.collect()
}

/// True when the question is put now, or was answered when it was, so that the answer can be corrected.
fn is_put(session: &Session, question: Key<Question>) -> bool {
    let appraisal = &session.derived.appraisal;
    let was_answered = session.case.answers.said(question) != Said::NotAsked;
    appraisal.put.contains(question) || (was_answered && appraisal.applies(question) == Truth::Yes)
}

/// True when the route puts the question, or it was answered on another route and so belongs to the record.
fn is_on_route(pack: &Pack, session: &Session, question: Key<Question>) -> bool {
    let on_route = pack.routes.get(session.route).is_none_or(|route| route.questions.contains(&question));
    on_route || session.case.answers.said(question) != Said::NotAsked || session.find == Some(question)
}
