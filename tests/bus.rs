//! What the desktop says over D-Bus, on a bus of our own with somebody on it who plays logind. Needs `dbus-daemon`
//! (Debian: dbus-daemon); where it is missing that is said, and nothing is tested.

#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "test code")]

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::os::unix::net::UnixStream;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use throughline::app::system::signal::{Signal, Signaller, Why, signals};
use throughline::ui::window::bus::{watch_login, watch_savers};
use zbus::blocking::{Connection, connection};
use zbus::zvariant::{OwnedFd, OwnedObjectPath, Value};

const LOGIN: &str = "org.freedesktop.login1";
const PATH: &str = "/org/freedesktop/login1";
const MINE: &str = "/org/freedesktop/login1/session/_31";
const OTHER: &str = "/org/freedesktop/login1/session/_32";
const SESSION: &str = "org.freedesktop.login1.Session";

/// A bus of our own, gone with this.
struct Bus {
    daemon: Child,
    address: String,
    _folder: tempfile::TempDir,
}

impl Bus {
    /// Nothing where the program for it is missing.
    fn new() -> Option<Self> {
        let folder = tempfile::tempdir().unwrap();
        let address = format!("--address=unix:path={}", folder.path().join("bus").display());
        let daemon = Command::new("dbus-daemon")
            .args(["--session", "--nofork", "--nopidfile", "--print-address=1", &address])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn();
        let Ok(mut daemon) = daemon else {
            std::io::stderr().write_all(b"skipped: `dbus-daemon` is not on this computer\n").unwrap();
            return None;
        };
        let mut line = String::new();
        BufReader::new(daemon.stdout.take().unwrap()).read_line(&mut line).unwrap();
        Some(Self { daemon, address: line.trim().to_owned(), _folder: folder })
    }

    fn connect(&self) -> Connection {
        connection::Builder::address(self.address.as_str()).unwrap().build().unwrap()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        self.daemon.kill().ok();
        self.daemon.wait().ok();
    }
}

/// Plays logind. Holds the other ends of what whoever wants to delay sleep was given.
struct Logind {
    delays: Arc<Mutex<Vec<UnixStream>>>,
}

#[expect(clippy::unused_self, reason = "the bus hands it over")]
#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Logind {
    #[zbus(name = "GetSessionByPID")]
    fn session_by_pid(&self, pid: u32) -> OwnedObjectPath {
        assert_eq!(pid, 0, "it asks about itself");
        OwnedObjectPath::try_from(MINE).unwrap()
    }

    fn inhibit(&self, what: &str, who: &str, why: &str, mode: &str) -> OwnedFd {
        assert_eq!((what, who, mode), ("sleep", "Throughline", "delay"));
        assert!(!why.is_empty());
        let (ours, theirs) = UnixStream::pair().unwrap();
        self.delays.lock().unwrap().push(ours);
        std::os::fd::OwnedFd::from(theirs).into()
    }
}

/// Somebody who plays logind on a bus, and a window that listens.
struct Scene {
    logind: Connection,
    delays: Arc<Mutex<Vec<UnixStream>>>,
    heard: Receiver<Signal>,
    bus: Bus,
}

impl Scene {
    fn new() -> Option<Self> {
        let bus = Bus::new()?;
        let delays = Arc::new(Mutex::new(Vec::new()));
        let played = Logind { delays: Arc::clone(&delays) };
        let address = connection::Builder::address(bus.address.as_str()).unwrap();
        let logind = address.name(LOGIN).unwrap().serve_at(PATH, played).unwrap().build().unwrap();
        let (signaller, heard) = signals(Arc::new(|| ()));
        let scene = Self { logind, delays, heard, bus };
        scene.listen(&signaller, watch_login);
        scene.listen(&signaller, watch_savers);
        // It asks to be waited for once it listens.
        while scene.delays.lock().unwrap().is_empty() {
            std::thread::sleep(Duration::from_millis(10));
        }
        std::thread::sleep(Duration::from_millis(200));
        Some(scene)
    }

    fn listen(&self, signaller: &Signaller, watch: fn(&Connection, &Signaller) -> zbus::Result<()>) {
        let (bus, signaller) = (self.bus.connect(), signaller.clone());
        std::thread::Builder::new().spawn(move || watch(&bus, &signaller)).unwrap();
    }

    fn prepare_for_sleep(&self, begins: bool) {
        self.logind.emit_signal(None::<&str>, PATH, "org.freedesktop.login1.Manager", "PrepareForSleep", &begins).unwrap();
    }

    fn hears(&self) -> Option<Signal> {
        self.heard.recv_timeout(Duration::from_secs(5)).ok()
    }

    #[track_caller]
    fn hears_nothing(&self) {
        assert!(self.heard.recv_timeout(Duration::from_millis(300)).is_err());
    }
}

/// True when the other end was let go.
fn is_let_go(end: &UnixStream) -> bool {
    end.set_read_timeout(Some(Duration::from_millis(300))).unwrap();
    matches!((&*end).read(&mut [0]), Ok(0))
}

#[test]
fn sleep_is_delayed_until_everything_is_locked_and_asked_for_again_after_waking() {
    let Some(scene) = Scene::new() else { return };
    scene.prepare_for_sleep(true);
    let signal = scene.hears().unwrap();
    assert_eq!(signal.why, Why::Sleeps);
    let first = scene.delays.lock().unwrap().remove(0);
    assert!(!is_let_go(&first), "the computer waits");
    drop(signal);
    assert!(is_let_go(&first), "the computer may sleep");
    scene.prepare_for_sleep(false);
    assert_eq!(scene.hears().unwrap().why, Why::Slept);
    assert_eq!(scene.delays.lock().unwrap().len(), 1, "it will wait the next time too");
}

#[test]
fn the_lock_of_this_session_counts_and_that_of_another_does_not() {
    let Some(scene) = Scene::new() else { return };
    scene.logind.emit_signal(None::<&str>, OTHER, SESSION, "Lock", &()).unwrap();
    scene.hears_nothing();
    scene.logind.emit_signal(None::<&str>, MINE, SESSION, "Lock", &()).unwrap();
    assert_eq!(scene.hears().unwrap().why, Why::ScreenLocked);
    let hint = |locked: bool| {
        let changed = HashMap::from([("LockedHint", Value::from(locked))]);
        let body = (SESSION, changed, Vec::<String>::new());
        scene.logind.emit_signal(None::<&str>, MINE, "org.freedesktop.DBus.Properties", "PropertiesChanged", &body).unwrap();
    };
    hint(false);
    scene.hears_nothing();
    hint(true);
    assert_eq!(scene.hears().unwrap().why, Why::ScreenLocked);
}

#[test]
fn what_somebody_else_says_in_the_name_of_logind_does_not_count() {
    let Some(scene) = Scene::new() else { return };
    let stranger = scene.bus.connect();
    stranger.emit_signal(None::<&str>, PATH, "org.freedesktop.login1.Manager", "PrepareForSleep", &true).unwrap();
    scene.hears_nothing();
}

#[test]
fn a_screen_saver_that_begins_locks_and_one_that_ends_does_not() {
    let Some(scene) = Scene::new() else { return };
    let desktop = scene.bus.connect();
    let saver = |name: &str, active: bool| {
        desktop.emit_signal(None::<&str>, "/ScreenSaver", name, "ActiveChanged", &active).unwrap();
    };
    saver("org.gnome.ScreenSaver", false);
    saver("org.example.Lamp", true);
    scene.hears_nothing();
    for name in ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver", "org.xfce.ScreenSaver"] {
        saver(name, true);
        assert_eq!(scene.hears().unwrap().why, Why::ScreenLocked, "{name}");
    }
}

#[test]
fn a_bus_that_goes_ends_the_listening_in_silence() {
    let Some(bus) = Bus::new() else { return };
    let (signaller, heard) = signals(Arc::new(|| ()));
    let connection = bus.connect();
    let thread = std::thread::Builder::new().spawn(move || watch_login(&connection, &signaller).is_ok()).unwrap();
    std::thread::sleep(Duration::from_millis(300));
    drop(bus);
    thread.join().expect("it does not panic");
    assert!(heard.try_recv().is_err());
}
