//! What Linux desktops say over D-Bus: that the computer goes to sleep, that the session or the screen is locked.
//!
//! A thread for each bus waits for that and for nothing else. Where there is no bus, or nobody on it who says such things,
//! nothing happens; the clocks still tell of sleep. Nothing is asked of the network: both buses are sockets of this
//! computer.

use std::thread::Builder;

use zbus::blocking::{Connection, MessageIterator};
use zbus::message::{Message, Type};
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue};
use zbus::{MatchRule, Result};

use crate::app::system::signal::{Signaller, Why};

const LOGIN: &str = "org.freedesktop.login1";
const LOGIN_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";
/// The screen savers of the desktops, each under a name of its own.
const SAVERS: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];
/// Signals that may wait; those that lock are few.
const QUEUE: usize = 16;

/// Begins to listen on both buses.
pub fn watch(signaller: &Signaller) {
    let (of_system, of_session) = (signaller.clone(), signaller.clone());
    let system = Builder::new().name("listen to logind".to_owned());
    let session = Builder::new().name("listen to the screen saver".to_owned());
    // Without a thread or a bus there is nobody to listen to.
    system.spawn(move || Connection::system().and_then(|bus| watch_login(&bus, &of_system))).ok();
    session.spawn(move || Connection::session().and_then(|bus| watch_savers(&bus, &of_session))).ok();
}

/// Listens to logind until the window or the bus has gone.
///
/// # Errors
/// What the bus said.
pub fn watch_login(bus: &Connection, signaller: &Signaller) -> Result<()> {
    let rule = MatchRule::builder().msg_type(Type::Signal).sender(LOGIN)?.path_namespace(LOGIN_PATH)?.build();
    let signals = MessageIterator::for_match_rule(rule, bus, Some(QUEUE))?;
    let mine = my_session(bus);
    // The computer waits with sleeping until this is dropped, for a few seconds at most.
    let mut delay = ask_to_wait(bus);
    for message in signals {
        let message = message?;
        let is_heard = match heard(&message, mine.as_ref()) {
            Some(Heard::GoesToSleep) => match delay.take() {
                Some(delay) => signaller.lock_before(Why::Sleeps, delay),
                None => signaller.lock(Why::Sleeps),
            },
            Some(Heard::WokeUp) => {
                delay = ask_to_wait(bus);
                signaller.lock(Why::Slept)
            }
            Some(Heard::Locked) => signaller.lock(Why::ScreenLocked),
            None => true,
        };
        if !is_heard {
            return Ok(());
        }
    }
    Ok(())
}

/// Listens to the screen savers until the window or the bus has gone.
///
/// # Errors
/// What the bus said.
pub fn watch_savers(bus: &Connection, signaller: &Signaller) -> Result<()> {
    let rule = MatchRule::builder().msg_type(Type::Signal).member("ActiveChanged")?.build();
    for message in MessageIterator::for_match_rule(rule, bus, Some(QUEUE))? {
        let message = message?;
        let is_saver = message.header().interface().is_some_and(|interface| SAVERS.contains(&interface.as_str()));
        let is_active = message.body().deserialize::<bool>().unwrap_or_default();
        if is_saver && is_active && !signaller.lock(Why::ScreenLocked) {
            return Ok(());
        }
    }
    Ok(())
}

/// What logind may say that matters here.
enum Heard {
    GoesToSleep,
    WokeUp,
    Locked,
}

fn heard(message: &Message, mine: Option<&OwnedObjectPath>) -> Option<Heard> {
    let header = message.header();
    // Where it is not known which session is this one, each counts.
    let is_mine = mine.is_none_or(|mine| header.path().is_some_and(|path| path.as_str() == mine.as_str()));
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (MANAGER, "PrepareForSleep") => {
            let begins = message.body().deserialize::<bool>().ok()?;
            Some(if begins { Heard::GoesToSleep } else { Heard::WokeUp })
        }
        (SESSION, "Lock") if is_mine => Some(Heard::Locked),
        (PROPERTIES, "PropertiesChanged") if is_mine => {
            let body = message.body();
            let (of, changed, _): (String, std::collections::BTreeMap<String, OwnedValue>, Vec<String>) =
                body.deserialize().ok()?;
            let hint = changed.get("LockedHint").and_then(|hint| bool::try_from(hint).ok()).unwrap_or_default();
            (of == SESSION && hint).then_some(Heard::Locked)
        }
        _ => None,
    }
}

fn my_session(bus: &Connection) -> Option<OwnedObjectPath> {
    // 0 is whoever asks.
    let answer = bus.call_method(Some(LOGIN), LOGIN_PATH, Some(MANAGER), "GetSessionByPID", &0_u32).ok()?;
    answer.body().deserialize().ok()
}

fn ask_to_wait(bus: &Connection) -> Option<OwnedFd> {
    let wish = ("sleep", "Throughline", "Cases are locked before the computer sleeps", "delay");
    let answer = bus.call_method(Some(LOGIN), LOGIN_PATH, Some(MANAGER), "Inhibit", &wish).ok()?;
    answer.body().deserialize().ok()
}
