//! `samut serve` under the editors that people have: the command itself, over sockets, with the
//! system telling of what changes.
//!
//! In: small archives that are edited as programs do it. Out: after each turn, the pages that a
//! build would make. Nothing waits for a fixed time: a page comes, or the test fails.

#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::disallowed_methods,
    clippy::panic,
    reason = "a test program: what fails, fails the test"
)]

mod building;
mod editing;
mod scratch;

use std::fmt::Write as _;
use std::fs;
use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use editing::{ARCHIVE, Editor, turns};
use proptest::prelude::*;
use samut::diagnostic::any_error;

/// How long a change may take to be seen, on a machine that has much else to do.
const PATIENCE: Duration = Duration::from_secs(20);
/// How often is asked whether it was.
const STEP: Duration = Duration::from_millis(5);

const ONE: &str = "content/news/2017/one.th.md";
const PAGE: &str = "/th/news/2017/one/";

/// An archive that is served.
struct Served {
    root: tempfile::TempDir,
    child: Child,
    host: String,
    /// What was said before the address.
    said: String,
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Reply {
    status: u16,
    body: Vec<u8>,
}

impl Reply {
    fn says(&self, text: &str) -> bool {
        self.body.windows(text.len()).any(|window| window == text.as_bytes())
    }
}

impl Served {
    fn begin() -> Self {
        Self::of(scratch::with(ARCHIVE))
    }

    fn of(root: tempfile::TempDir) -> Self {
        let mut command = Command::new(env!("CARGO_BIN_EXE_samut"));
        command.arg("serve").arg("--root").arg(root.path());
        Self::run(root, command)
    }

    /// The command, given the archive's root.
    fn run(root: tempfile::TempDir, mut command: Command) -> Self {
        command.args(["--port", "0", "--now", "2026-11-22"]);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap());
        let mut said = String::new();
        let host = loop {
            let before = said.len();
            assert!(lines.read_line(&mut said).unwrap() > 0, "no address: {said}");
            if let Some((_, port)) =
                said.split_at(before).1.split_once("http://127.0.0.1:")
            {
                let port = port.trim_end().trim_end_matches('/');
                break format!("127.0.0.1:{port}");
            }
        };
        // What it says later is read, so that it never waits for us.
        thread::spawn(move || lines.read_to_end(&mut Vec::new()));
        Self { root, child, host, said }
    }

    fn get(&self, target: &str) -> Reply {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(PATIENCE)).unwrap();
        let (host, target) = (&self.host, encoded(target));
        let request =
            format!("GET {target} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
        stream.write_all(request.as_bytes()).unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        let end = answer.windows(4).position(|window| window == b"\r\n\r\n").unwrap();
        let (head, body) = answer.split_at(end);
        let status = String::from_utf8_lossy(head).split(' ').nth(1).unwrap().parse();
        Reply {
            status: status.unwrap(),
            body: body.strip_prefix(b"\r\n\r\n").unwrap().to_vec(),
        }
    }

    /// Asks for a page until it is as it should be.
    fn comes(&self, target: &str, wanted: impl Fn(&Reply) -> bool) -> Reply {
        let begun = Instant::now();
        loop {
            let reply = self.get(target);
            if wanted(&reply) {
                return reply;
            }
            assert!(
                begun.elapsed() < PATIENCE,
                "{target} stays {}: {}",
                reply.status,
                String::from_utf8_lossy(&reply.body)
            );
            thread::sleep(STEP);
        }
    }

    /// Asks for all pages until each is what a build would make. An archive with errors has no
    /// build; of that nothing is asked but that its server lives.
    fn settles(&self, after: &dyn std::fmt::Debug) {
        let (diagnostics, built) = building::site(self.root.path(), None);
        let Some(built) = built else {
            assert!(any_error(&diagnostics));
            self.get("/th/");
            return;
        };
        let begun = Instant::now();
        for (path, bytes) in &built {
            let target = format!("/{}", path.strip_suffix("index.html").unwrap_or(path));
            loop {
                let reply = self.get(&target);
                let shown = without_line(&reply.body);
                if reply.status == 200 && shown == *bytes {
                    break;
                }
                if begun.elapsed() > PATIENCE {
                    let (shown, bytes) =
                        (String::from_utf8_lossy(&shown), String::from_utf8_lossy(bytes));
                    assert_eq!(shown, bytes, "{path} after {after:?}: {}", reply.status);
                    panic!("{path} after {after:?}: {}", reply.status);
                }
                thread::sleep(STEP);
            }
        }
    }

    fn at(&self, path: &str) -> PathBuf {
        self.root.path().join(path)
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    fn save(&self, path: &str, text: &str) {
        scratch::write(&self.at(path), text.as_bytes());
    }

    /// The next request has what was saved: a page never waits to be told of its own file.
    fn shows_at_once(&self, target: &str, text: &str) {
        let reply = self.get(target);
        assert!(reply.status == 200 && reply.says(text), "{text}: {reply:?}");
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A target as a browser sends it.
fn encoded(target: &str) -> String {
    target.bytes().fold(String::new(), |mut encoded, byte| {
        if byte.is_ascii_graphic() && byte != b'%' {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
        encoded
    })
}

/// A page without the line that is put into it.
fn without_line(page: &[u8]) -> Vec<u8> {
    const LINE: &[u8] = b"<script src=\"/.samut-live/live.js\"";
    let Some(start) = page.windows(LINE.len()).position(|window| window == LINE) else {
        return page.to_vec();
    };
    let (before, rest) = page.split_at(start);
    let end = rest.iter().position(|&byte| byte == b'\n').unwrap();
    [before, rest.split_at(end + 1).1].concat()
}

fn item(title: &str, body: &str) -> String {
    format!("+++\ntitle = \"{title}\"\ndate = 2017-05-02\n+++\n{body}\n")
}

#[test]
fn saved_in_place_or_over_its_name() {
    let served = Served::begin();
    let text = served.text(ONE);
    served.save(ONE, &text.replace("เนื้อหา", "แก้ครั้งที่หนึ่ง"));
    served.shows_at_once(PAGE, "แก้ครั้งที่หนึ่ง");

    // vim: the old file becomes a backup, and a probe named 4913 comes and goes.
    served.save("content/news/2017/4913", "");
    fs::remove_file(served.at("content/news/2017/4913")).unwrap();
    served.save("content/news/2017/.one.th.md.swp", "b0VIM");
    fs::rename(served.at(ONE), served.at(&format!("{ONE}~"))).unwrap();
    served.save(ONE, &text.replace("เนื้อหา", "แก้ครั้งที่สอง"));
    served.shows_at_once(PAGE, "แก้ครั้งที่สอง");
    served.settles(&"vim");
    fs::remove_file(served.at(&format!("{ONE}~"))).unwrap();

    // VS Code and many others: a new file takes the name.
    let beside = served.at("content/news/2017/.one.th.md.tmp");
    fs::write(&beside, text.replace("ข่าวที่หนึ่ง", "ชื่อใหม่")).unwrap();
    fs::rename(&beside, served.at(ONE)).unwrap();
    served.shows_at_once(PAGE, "ชื่อใหม่");
    served.comes("/th/news/", |reply| reply.says("ชื่อใหม่"));
    served.settles(&"a save by renaming");

    // The same size and the same time, as a tool that keeps times leaves it.
    let before = fs::metadata(served.at(ONE)).unwrap();
    let file = fs::File::options().write(true).open(served.at(ONE)).unwrap();
    (&file).write_all(text.replace("ข่าวที่หนึ่ง", "ชื่ออื่น").as_bytes()).unwrap();
    file.set_modified(before.modified().unwrap()).unwrap();
    drop(file);
    assert_eq!(fs::metadata(served.at(ONE)).unwrap().len(), before.len());
    served.settles(&"a save that keeps size and time");
}

#[test]
fn saved_in_two_steps() {
    let served = Served::begin();
    let text = served.text(ONE);
    served.get(PAGE);
    for n in 0..3 {
        let title = format!("ขั้นที่{n}");
        let file = fs::File::create(served.at(ONE)).unwrap();
        thread::sleep(Duration::from_millis(50));
        (&file).write_all(text.replace("ข่าวที่หนึ่ง", &title).as_bytes()).unwrap();
        drop(file);
        served.shows_at_once(PAGE, &title);
        served.comes("/th/news/", |reply| reply.says(&title));
    }
    served.settles(&"two steps");
}

#[test]
fn many_at_once() {
    let served = Served::begin();
    for n in 0..100 {
        served.save(
            &format!("content/news/2015/many/n{n}.th.md"),
            &item(&format!("จำนวน{n}"), "ก"),
        );
    }
    served.comes("/th/news/2015/many/n99/", |reply| reply.says("จำนวน99"));
    served.settles(&"a hundred new files");
    for n in 0..100 {
        served.save(
            &format!("content/news/2015/many/n{n}.th.md"),
            &item(&format!("ต่าง{n}"), "ข"),
        );
    }
    served.settles(&"a hundred saves");
    // As `git switch`: some go, some come, some change, all in one go.
    fs::remove_dir_all(served.at("content/news/2015")).unwrap();
    for n in 50..90 {
        served.save(
            &format!("content/news/2015/many/n{n}.th.md"),
            &item(&format!("สาขา{n}"), "ค"),
        );
    }
    served.save("content/news/2014/deep/er/still/x.th.md", &item("ลึก", "ง"));
    served.comes("/th/news/2014/deep/er/still/x/", |reply| reply.says("ลึก"));
    served.comes("/th/news/2015/many/n10/", |reply| reply.status == 404);
    served.settles(&"another branch");
}

#[test]
fn folders_that_come_go_and_move() {
    let served = Served::begin();
    let elsewhere = scratch::empty();
    let moved = elsewhere.path().join("2017");
    served.comes(PAGE, |reply| reply.status == 200);
    fs::rename(served.at("content/news/2017"), &moved).unwrap();
    served.comes(PAGE, |reply| reply.status == 404);
    served.settles(&"moved out");
    fs::rename(&moved, served.at("content/news/2016")).unwrap();
    served.comes("/th/news/2016/one/", |reply| reply.status == 200);
    served.settles(&"moved in");
    // What was moved in is watched, and so are folders that are made within it.
    served.save("content/news/2016/new.th.md", &item("ในที่ใหม่", "ก"));
    served.comes("/th/news/", |reply| reply.says("ในที่ใหม่"));
    fs::rename(served.at("content/news/2016"), served.at("content/news/2017")).unwrap();
    served.comes(PAGE, |reply| reply.status == 200);
    served.save("content/news/2017/new.th.md", &item("เปลี่ยนแล้ว", "ก"));
    served.comes("/th/news/", |reply| reply.says("เปลี่ยนแล้ว"));
    served.settles(&"renamed twice");
    fs::remove_dir_all(served.at("content/reports")).unwrap();
    served.comes("/th/reports/2017/somtc-17/", |reply| reply.status == 404);
    served.settles(&"deleted");

    fs::rename(served.at("content"), served.at("away")).unwrap();
    served.comes(PAGE, |reply| reply.says("content/site.toml"));
    fs::rename(served.at("away"), served.at("content")).unwrap();
    served.comes(PAGE, |reply| reply.status == 200 && !reply.says("data-samut-live"));
    served.settles(&"all of it away and back");
    served.save("content/news/2017/new.th.md", &item("หลังกลับมา", "ก"));
    served.comes("/th/news/", |reply| reply.says("หลังกลับมา"));
}

#[test]
fn files_in_folders_as_soon_as_these_are_made() {
    let served = Served::begin();
    for n in 0..30 {
        let folder = format!("content/news/2013/r{n}/s/t");
        for m in 0..3 {
            served.save(
                &format!("{folder}/u{m}/x.th.md"),
                &item(&format!("เร็ว{n}-{m}"), "ก"),
            );
        }
    }
    served.settles(&"deep folders in a hurry");
    for n in 0..30 {
        served.save(
            &format!("content/news/2013/r{n}/s/t/u2/x.th.md"),
            &item(&format!("ช้า{n}"), "ก"),
        );
    }
    served.settles(&"files in folders that are new");
}

#[test]
fn themes_that_come_and_go() {
    let served = Served::begin();
    let template = "<!doctype html><html lang=\"th\"><head></head><body>{{ page.title }} MARK</body></html>\n";
    served.save("themes/default/templates/item.html", &template.replace("MARK", "หนึ่ง"));
    served.comes(PAGE, |reply| reply.says("หนึ่ง"));
    served.save("themes/default/templates/item.html", &template.replace("MARK", "ที่สอง"));
    served.comes(PAGE, |reply| reply.says("ที่สอง"));
    served.settles(&"a template");
    // A template that cannot be read leaves the pages as they were, with what is wrong.
    served.save("themes/default/templates/item.html", "{% if %}");
    let broken = served.comes(PAGE, |reply| reply.says("data-samut-live"));
    assert!(broken.status == 200 && broken.says("ที่สอง"), "{broken:?}");
    let other = served.get("/th/news/2017/two/");
    assert!(other.says("ที่สอง"), "a page that nobody had seen: {other:?}");
    served.save("themes/default/static/style.css", "p{}\n");
    fs::remove_file(served.at("themes/default/templates/item.html")).unwrap();
    served.comes("/static/style.css", |reply| reply.body == b"p{}\n");
    served.settles(&"mended");
    fs::remove_dir_all(served.at("themes")).unwrap();
    served.settles(&"no themes");
    served.save("themes/mine/templates/404.html", "mine");
    let site = served.text("content/site.toml");
    served.save("content/site.toml", &format!("theme = \"mine\"\n{site}"));
    served.comes("/404.html", |reply| reply.says("mine"));
    served.settles(&"another theme");
}

#[test]
fn settings_that_are_broken_and_mended() {
    let site = "content/site.toml";
    let served = Served::begin();
    let good = served.text(site);
    served.get(PAGE);
    let breaks: [&dyn Fn(); 4] = [
        &|| served.save(site, "title = \"\n"),
        &|| fs::remove_file(served.at(site)).unwrap(),
        &|| fs::write(served.at(site), b"title = \"\xa2\xe8\xd2\xc7\"").unwrap(),
        &|| served.save(site, ""),
    ];
    for (n, make) in breaks.iter().enumerate() {
        make();
        let broken = served.comes(PAGE, |reply| reply.says("data-samut-live"));
        assert!(broken.status == 200 && broken.says("ข่าวที่หนึ่ง"), "{n}: {broken:?}");
        let good = good.replace("คลัง", &format!("คลัง{n}"));
        served.save(site, &good);
        served.comes(PAGE, |reply| {
            reply.says(&format!("คลัง{n}")) && !reply.says("data-samut-live")
        });
        served.settles(&n);
    }
}

#[test]
fn settings_that_are_broken_from_the_start() {
    let root = scratch::with(ARCHIVE);
    let good = fs::read(root.path().join("content/site.toml")).unwrap();
    fs::write(root.path().join("content/site.toml"), "title = \"\n").unwrap();
    let served = Served::of(root);
    let broken = served.get(PAGE);
    assert!(broken.says("content/site.toml"), "{broken:?}");
    fs::write(served.at("content/site.toml"), good).unwrap();
    let page = served.get(PAGE);
    assert!(page.status == 200 && page.says("ข่าวที่หนึ่ง"), "{page:?}");
    served.settles(&"the first settings");
}

#[test]
fn files_that_are_something_else() {
    let served = Served::begin();
    let good = served.text(ONE);
    served.get(PAGE);
    // Without its translation, its address goes with it.
    fs::remove_file(served.at("content/news/2017/one.en.md")).unwrap();
    let gone = || fs::remove_file(served.at(ONE)).unwrap();
    let breaks: [(&str, &dyn Fn()); 3] = [
        ("TIS-620", &|| {
            fs::write(served.at(ONE), b"+++\ntitle = \"\xa2\xe8\xd2\xc7\"\n+++\n")
                .unwrap();
        }),
        ("UTF-16", &|| fs::write(served.at(ONE), b"\xff\xfe+\0+\0+\0").unwrap()),
        ("front matter", &|| {
            served.save(ONE, &good.replace("2017-05-02", "2017-13-02"));
        }),
    ];
    for (what, make) in breaks {
        make();
        let broken = served.get(PAGE);
        assert!(
            broken.says("data-samut-live") && broken.says("ข่าวที่หนึ่ง"),
            "{what}: {broken:?}"
        );
        served.save(ONE, &good);
        assert!(!served.get(PAGE).says("data-samut-live"), "{what}");
        served.settles(&what);
    }
    let others: [(&str, &dyn Fn()); 3] = [
        ("a folder", &|| {
            gone();
            fs::create_dir(served.at(ONE)).unwrap();
        }),
        ("a link", &|| {
            gone();
            std::os::unix::fs::symlink("/nonexistent", served.at(ONE)).unwrap();
        }),
        ("a pipe", &|| {
            gone();
            assert!(
                Command::new("mkfifo").arg(served.at(ONE)).status().unwrap().success()
            );
        }),
    ];
    for (what, make) in others {
        make();
        served.comes(PAGE, |reply| reply.status == 404);
        if what == "a folder" {
            fs::remove_dir(served.at(ONE)).unwrap();
        } else {
            gone();
        }
        served.save(ONE, &good);
        served.comes(PAGE, |reply| reply.status == 200);
        served.settles(&what);
    }
}

#[test]
fn an_index_that_comes_and_goes() {
    let served = Served::begin();
    served.save("content/news/2017/index.th.md", &item("ชุดของปี", "ก"));
    served.comes("/th/news/2017/", |reply| reply.says("ชุดของปี"));
    served.settles(&"a bundle");
    fs::remove_file(served.at("content/news/2017/index.th.md")).unwrap();
    served.comes(PAGE, |reply| reply.status == 200);
    served.settles(&"no bundle");
}

#[test]
fn thai_names_in_either_form() {
    let served = Served::begin();
    // U+0E33, and the two characters that look alike.
    for (name, title) in [("คำ", "รวม"), ("คํา", "แยก")] {
        served.save(&format!("content/news/2012/{name}.th.md"), &item(title, "ก"));
        served.settles(&title);
        fs::remove_file(served.at(&format!("content/news/2012/{name}.th.md"))).unwrap();
    }
    // é, composed and decomposed.
    for name in ["caf\u{e9}", "cafe\u{301}"] {
        served.save(&format!("content/news/2012/{name}.th.md"), &item(name, "ก"));
        served.settles(&name);
    }
    served.settles(&"both");
}

#[test]
fn an_archive_that_is_named_from_where_one_is() {
    let root = scratch::with(ARCHIVE);
    let mut command = Command::new(env!("CARGO_BIN_EXE_samut"));
    command.current_dir(root.path()).args(["serve", "--root", "."]);
    let served = Served::run(root, command);
    served.save(ONE, &served.text(ONE).replace("ข่าวที่หนึ่ง", "ชื่อใหม่"));
    served.comes("/th/news/", |reply| reply.says("ชื่อใหม่"));
    served.save("content/news/2011/new.th.md", &item("ใหม่", "ก"));
    served.comes("/th/news/2011/new/", |reply| reply.status == 200);
    assert!(!served.said.contains("does not tell"), "{}", served.said);
}

#[test]
fn an_archive_of_nothing() {
    let (path, text) = ARCHIVE[0];
    let settings = text.split("[[menu]]").next().unwrap();
    let served = Served::of(scratch::with(&[(path, settings)]));
    served.comes("/th/", |reply| reply.status == 200);
    served.settles(&"nothing");
    served.save("content/news/first.th.md", &item("ข่าวแรก", "ก"));
    served.comes("/th/news/first/", |reply| reply.says("ข่าวแรก"));
    served.settles(&"one");
}

/// A server begins with each case, so two are tried, unless more are asked for.
fn cases() -> u32 {
    let asked = std::env::var("PROPTEST_CASES").ok();
    asked.and_then(|cases| cases.parse().ok()).unwrap_or(2)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(), max_shrink_iters: 30, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn after_any_turns_every_page_is_what_a_build_would_make(turns in turns()) {
        let served = Served::begin();
        let mut editor = Editor::of(served.root.path());
        for turn in &turns {
            editor.take(turn);
            served.settles(turn);
        }
        editor.mend();
        served.settles(&turns);
    }
}
