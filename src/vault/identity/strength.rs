//! How easily a passphrase is guessed, and what would make it harder. Worked out here, without any network.

use zxcvbn::feedback::{Suggestion, Warning};
use zxcvbn::{Score, zxcvbn};

/// How easily a passphrase is guessed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Strength {
    /// From 0, guessed at once, to 4, not guessed within reach of anybody.
    pub score: u8,
    /// The same in a sentence.
    pub says: &'static str,
    /// Why it is weak, and what would help; empty for a strong one.
    pub advice: Vec<&'static str>,
}

impl Strength {
    /// True when the program asks to choose another one.
    pub fn is_weak(&self) -> bool {
        self.score < 3
    }
}

/// Measures a passphrase; `known` is what others know of the worker, such as the name.
pub fn strength(passphrase: &str, known: &[&str]) -> Strength {
    let measured = zxcvbn(passphrase, known);
    let (score, says) = match measured.score() {
        Score::Zero => (0, "This passphrase would be guessed at once."),
        Score::One => (1, "This passphrase is weak: a patient guesser would find it within a day."),
        Score::Two => (2, "This passphrase is not strong: somebody with a good computer would find it."),
        Score::Three => (3, "This passphrase is good."),
        // The library may add a class; none is weaker than those it has.
        _ => (4, "This passphrase is strong."),
    };
    let feedback = measured.feedback();
    let why = feedback.and_then(|feedback| feedback.warning()).map(warning);
    let how = feedback.into_iter().flat_map(|feedback| feedback.suggestions().iter().filter_map(|told| suggestion(*told)));
    let mut advice: Vec<&'static str> = why.into_iter().chain(how).collect();
    if score < 3 && advice.is_empty() {
        advice.push("Four or five words that have nothing to do with each other are strong, and easy to keep in mind.");
    }
    Strength { score, says, advice }
}

fn warning(warning: Warning) -> &'static str {
    match warning {
        Warning::StraightRowsOfKeysAreEasyToGuess => "A row of keys is easy to guess.",
        Warning::ShortKeyboardPatternsAreEasyToGuess => "A short pattern of keys is easy to guess.",
        Warning::RepeatsLikeAaaAreEasyToGuess => "The same letter again and again is easy to guess.",
        Warning::RepeatsLikeAbcAbcAreOnlySlightlyHarderToGuess => "Saying the same thing twice is hardly harder to guess.",
        Warning::ThisIsATop10Password | Warning::ThisIsATop100Password | Warning::ThisIsACommonPassword => {
            "Many people use this very one; it is tried first."
        }
        Warning::ThisIsSimilarToACommonlyUsedPassword => "It is like one that many people use.",
        Warning::SequencesLikeAbcAreEasyToGuess => "Letters or digits in their order are easy to guess.",
        Warning::RecentYearsAreEasyToGuess => "Years are easy to guess.",
        Warning::AWordByItselfIsEasyToGuess => "One word alone is easy to guess.",
        Warning::DatesAreOftenEasyToGuess => "Dates are easy to guess.",
        Warning::NamesAndSurnamesByThemselvesAreEasyToGuess | Warning::CommonNamesAndSurnamesAreEasyToGuess => {
            "Names are easy to guess."
        }
    }
}

fn suggestion(suggestion: Suggestion) -> Option<&'static str> {
    match suggestion {
        Suggestion::UseAFewWordsAvoidCommonPhrases | Suggestion::AddAnotherWordOrTwo => {
            Some("Add a word or two that have nothing to do with the others.")
        }
        Suggestion::NoNeedForSymbolsDigitsOrUppercaseLetters => None,
        Suggestion::CapitalizationDoesntHelpVeryMuch | Suggestion::AllUppercaseIsAlmostAsEasyToGuessAsAllLowercase => {
            Some("Capitals hardly help.")
        }
        Suggestion::ReversedWordsArentMuchHarderToGuess => Some("Words written backwards hardly help."),
        Suggestion::PredictableSubstitutionsDontHelpVeryMuch => Some("Writing 0 for o or @ for a hardly helps."),
        Suggestion::UseALongerKeyboardPatternWithMoreTurns => Some("Do not follow a pattern on the keyboard."),
        Suggestion::AvoidRepeatedWordsAndCharacters => Some("Do not repeat words or letters."),
        Suggestion::AvoidSequences => Some("Leave out what follows an order, such as abc or 123."),
        Suggestion::AvoidRecentYears
        | Suggestion::AvoidYearsThatAreAssociatedWithYou
        | Suggestion::AvoidDatesAndYearsThatAreAssociatedWithYou => Some("Leave out years and dates."),
    }
}
