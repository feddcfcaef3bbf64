//! The real program on a pseudo-terminal: press keys, wait for a whole frame that shows what is expected.
//!
//! Only frames are judged: what the program wrote between «begin» and «end of synchronised update». A half-drawn screen is
//! never looked at, and nothing waits for time to pass.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]

mod press;
mod words;

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

pub(crate) use press::on_the_air;
pub(crate) use words::say;

/// How long a thing that must happen may take on a busy machine. Nothing waits this long when all is well.
const PATIENCE: Duration = Duration::from_mins(2);

const END_OF_FRAME: &[u8] = b"\x1b[?2026l";
/// What the first frame of another size begins with.
const WIPE: &[u8] = b"\x1b[2J";

/// A running program and its screen.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
    /// Bytes after the last whole frame.
    pending: Vec<u8>,
    /// The last whole frame, as text; `None` before the first.
    frame: Option<String>,
    /// Whether frames that were drawn for the size before may still be on their way: those show nothing.
    resized: bool,
    /// Answers that wait for the first frame; `None`: they wait for nothing.
    late: Option<String>,
}

/// How the program is started.
pub(crate) struct Start<'a> {
    pub arguments: &'a [&'a str],
    pub home: &'a Path,
    pub size: (u16, u16),
    /// Bytes that any of its files may have; more fails as a full disk does.
    pub largest_file: Option<u64>,
    /// The terminal answers what it is asked only after it has shown a frame, as over a slow line.
    pub answers_late: bool,
}

impl Terminal {
    /// Starts the program with `arguments`, its files under `home`, in French.
    pub(crate) fn start(arguments: &[&str], home: &Path, columns: u16, rows: u16) -> Self {
        Self::start_as(&Start { arguments, home, size: (columns, rows), largest_file: None, answers_late: false })
    }

    pub(crate) fn start_as(start: &Start<'_>) -> Self {
        let (columns, rows) = start.size;
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let program = env!("CARGO_BIN_EXE_kiosque");
        let mut command = if let Some(bytes) = start.largest_file {
            // The limit is the shell's to set; the signal that comes with it is ignored, so that writing fails instead.
            let mut shell = CommandBuilder::new("/bin/sh");
            let script = format!("trap '' XFSZ; ulimit -f {}; exec \"$0\" \"$@\"", bytes / 512);
            shell.args(["-c", &script, program]);
            shell
        } else {
            CommandBuilder::new(program)
        };
        command.args(start.arguments);
        environment(&mut |key, value| command.env(key, value), start.home);
        let child = pair.slave.spawn_command(command).unwrap();
        drop(pair.slave);
        let mut reader = pair.master.try_clone_reader().unwrap();
        let keys = pair.master.take_writer().unwrap();
        let (sender, output) = channel();
        std::thread::spawn(move || {
            let mut buffer = [0; 4096];
            while let Ok(count @ 1..) = reader.read(&mut buffer) {
                if sender.send(buffer[..count].to_vec()).is_err() {
                    return;
                }
            }
        });
        let parser = vt100::Parser::new(rows, columns, 0);
        Self {
            child,
            master: pair.master,
            keys,
            output,
            parser,
            pending: Vec::new(),
            frame: None,
            resized: false,
            late: start.answers_late.then(String::new),
        }
    }

    /// Types `keys` as they come from a keyboard.
    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// The last whole frame.
    pub(crate) fn screen(&self) -> &str {
        self.frame.as_deref().unwrap_or_default()
    }

    /// Waits until `text` stands in a frame. White space counts once: a line may break anywhere.
    #[track_caller]
    pub(crate) fn expect(&mut self, text: &str) {
        let wanted = one_line(text);
        self.wait_for(&format!("«{text}»"), |screen| one_line(screen).contains(&wanted));
    }

    /// Waits until a frame is as `claim` says.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, what: &str, claim: impl Fn(&str) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !self.frame.as_deref().is_some_and(&claim) {
            match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.take(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("{what} did not come; the last frame is\n{}", self.screen()),
                Err(RecvTimeoutError::Disconnected) => {
                    panic!("{what} did not come before the end\n{}\n{}", self.screen(), self.parser.screen().contents())
                }
            }
        }
    }

    /// Takes in what the program wrote, frame by frame, and answers what it asks of the terminal.
    fn take(&mut self, bytes: &[u8]) {
        self.pending.extend_from_slice(bytes);
        self.answer();
        while let Some(at) = self.pending.windows(END_OF_FRAME.len()).position(|window| window == END_OF_FRAME) {
            let frame: Vec<u8> = self.pending.drain(..at + END_OF_FRAME.len()).collect();
            self.parser.process(&frame);
            self.resized &= !frame.windows(WIPE.len()).any(|window| window == WIPE);
            if !self.resized {
                self.frame = Some(self.parser.screen().contents());
            }
            if let Some(late) = self.late.take() {
                self.press(&late);
            }
        }
    }

    /// A terminal says its colours and what it is when it is asked.
    fn answer(&mut self) {
        for (question, answer) in [
            ("\x1b]10;?", "\x1b]10;rgb:ffff/ffff/ffff\x1b\\"),
            ("\x1b]11;?", "\x1b]11;rgb:0000/0000/0000\x1b\\"),
            ("\x1b[c", "\x1b[?62c"),
            ("\x1b[6n", "\x1b[1;1R"),
        ] {
            let question = question.as_bytes();
            if let Some(at) = self.pending.windows(question.len()).position(|window| window == question) {
                self.pending.drain(at..at + question.len());
                match &mut self.late {
                    Some(late) => late.push_str(answer),
                    None => self.press(answer),
                }
            }
        }
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.parser.screen_mut().set_size(rows, columns);
        self.frame = None;
        self.resized = true;
    }

    /// Asks it to end as the system does.
    pub(crate) fn terminate(&self) {
        let pid = self.child.process_id().unwrap().to_string();
        assert!(std::process::Command::new("kill").args(["-TERM", &pid]).status().unwrap().success());
    }

    /// Waits for the end of the program; returns its exit code and what stands on the screen then.
    pub(crate) fn end(mut self) -> (u32, String) {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.take(&bytes);
        }
        let rest = std::mem::take(&mut self.pending);
        self.parser.process(&rest);
        let code = self.child.wait().unwrap().exit_code();
        (code, self.parser.screen().contents())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The same environment for every program that a test starts.
fn environment(set: &mut dyn FnMut(&str, String), home: &Path) {
    let place = |name: &str| home.join(name).to_string_lossy().into_owned();
    for (key, value) in [
        ("TERM", "xterm-256color".to_owned()),
        ("LANG", "fr_BE.UTF-8".to_owned()),
        ("LC_ALL", "fr_BE.UTF-8".to_owned()),
        ("TZ", "UTC".to_owned()),
        ("HOME", home.to_string_lossy().into_owned()),
        ("KIOSQUE_DATA_DIR", place("data")),
        ("KIOSQUE_CONFIG", place("config.toml")),
    ] {
        set(key, value);
    }
}

/// Runs a subcommand to its end; its exit code and what it said on standard output and standard error.
pub(crate) fn run(arguments: &[&str], home: &Path) -> (Option<i32>, String, String) {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_kiosque"));
    command.args(arguments);
    let mut set = |key: &str, value: String| {
        command.env(key, value);
    };
    environment(&mut set, home);
    let done = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    (done.status.code(), text(done.stdout), text(done.stderr))
}

/// `text` with every run of white space, borders of panes included, made one space.
fn one_line(text: &str) -> String {
    text.split(|c: char| c.is_whitespace() || c == '│').filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}
