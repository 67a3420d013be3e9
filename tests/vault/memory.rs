//! What is found in the program's memory after locking. Linux only: there a program can read its own.

#[cfg(target_os = "linux")]
mod linux {
    use std::fs::File;
    use std::io::{Read as _, Seek as _, SeekFrom, Write as _};
    use std::sync::Arc;
    use std::time::Duration;

    use throughline::case::answer::{Detail, Provenance};
    use throughline::vault::home::Home;
    use throughline::vault::keeper::{Ask, Desk, Keeper, News};
    use throughline::vault::record::Outcome;
    use throughline::vault::sealed::WorkFactor;
    use throughline::vault::secret::Passphrase;
    use throughline::vault::store::real::RealDisk;

    use crate::support::{case, noon, pack, record};

    /// The places in memory, other than its own copy, where these letters stand. They are given turned about, so that
    /// the search itself does not hold them.
    fn found(turned: &[u8]) -> usize {
        let mut count = 0;
        let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
        let mut memory = File::open("/proc/self/mem").unwrap();
        for line in maps.lines().filter(|line| line.split(' ').nth(1).is_some_and(|rights| rights.starts_with("rw"))) {
            let (from, to) = line.split(' ').next().unwrap().split_once('-').unwrap();
            let (from, to) = (u64::from_str_radix(from, 16).unwrap(), u64::from_str_radix(to, 16).unwrap());
            let mut bytes = vec![0; usize::try_from(to - from).unwrap()];
            if memory.seek(SeekFrom::Start(from)).and_then(|_| memory.read_exact(&mut bytes)).is_ok() {
                let matches = |part: &[u8]| part.iter().zip(turned).all(|(byte, turned)| *byte == !turned);
                count += bytes.windows(turned.len()).filter(|part| matches(part)).count();
            }
            bytes.fill(0);
        }
        count
    }

    fn turned(text: &[u8]) -> Vec<u8> {
        text.iter().map(|byte| !byte).collect()
    }

    /// Letters that stand nowhere else, put together at run time.
    fn canary(kind: u8) -> Vec<u8> {
        (0..24_u8).map(|place| b'a' + (place * 7 + kind * 5) % 26).collect()
    }

    fn wait(keeper: &Keeper, find: impl Fn(&News) -> bool) {
        while !find(&keeper.wait(Duration::from_secs(20)).unwrap()) {}
    }

    /// The passphrase and what was said must be gone: memory is wiped when it is given back, here as in the program.
    #[test]
    fn after_locking_the_passphrase_and_the_words_are_gone_from_memory() {
        let folder = tempfile::tempdir().unwrap();
        let desk = Desk {
            disk: Arc::new(RealDisk),
            home: Home::at(folder.path()),
            pack: pack(),
            work: WorkFactor::none_for_tests(),
            now: noon,
        };
        let keeper = Keeper::start(desk, Arc::new(|| {})).unwrap();
        let (secret, said) = (turned(&canary(1)), turned(&canary(2)));
        let passphrase = {
            let typed = zeroize::Zeroizing::new(canary(1));
            Passphrase::new(std::str::from_utf8(&typed).unwrap()).unwrap()
        };
        assert!(found(&secret) > 0, "the search finds what is there");
        keeper.ask(Ask::MakeIdentity("Jo".to_owned(), passphrase));
        keeper.ask(Ask::Begin(Box::new(record("T-01", &[("age", 30)]))));
        let mut with_words = case("T-01", &[("age", 30)]);
        let words = String::from_utf8(canary(2)).unwrap();
        let detail = Detail { from: Provenance::Person, words, note: String::new() };
        with_words.answers.set_detail(pack().question("age").unwrap(), detail);
        keeper.ask(Ask::Say(Box::new(with_words), Outcome::default()));
        std::thread::sleep(Duration::from_millis(600));
        let before = found(&said);
        keeper.ask(Ask::Lock);
        wait(&keeper, |news| matches!(news, News::Locked));
        let (secret, after) = (found(&secret), found(&said));
        writeln!(
            std::io::stderr(),
            "memory after locking: passphrase {secret} times; an answer’s words {after} times, {before} before locking"
        )
        .unwrap();
        assert_eq!(secret, 0, "the passphrase is still in memory");
        assert_eq!(after, 0, "an answer’s words are still in memory");
    }
}
