//! The real program on a pseudo-terminal: press keys, wait for text.

#![expect(clippy::unwrap_used, reason = "a test stops at the first surprise")]
#![expect(dead_code, reason = "not every test uses all of it")]

use std::io::{Read, Write};
use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};

/// How long a thing that must happen may take on a busy machine. Nothing waits this long when all is well.
const PATIENCE: Duration = Duration::from_mins(1);

/// A running program and its screen.
pub(crate) struct Terminal {
    child: Box<dyn Child + Send + Sync>,
    master: Box<dyn MasterPty + Send>,
    keys: Box<dyn Write + Send>,
    output: Receiver<Vec<u8>>,
    parser: vt100::Parser,
}

impl Terminal {
    /// Starts the program with `arguments`, its files under `home`, in French.
    pub(crate) fn start(arguments: &[&str], home: &Path, columns: u16, rows: u16) -> Self {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_kiosque"));
        command.args(arguments);
        command.env_clear();
        for (key, value) in [("TERM", "xterm-256color"), ("LANG", "fr_BE.UTF-8"), ("TZ", "UTC")] {
            command.env(key, value);
        }
        command.env("HOME", home);
        command.env("KIOSQUE_DATA_DIR", home.join("data"));
        command.env("KIOSQUE_CONFIG", home.join("config.toml"));
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
        Self { child, master: pair.master, keys, output, parser: vt100::Parser::new(rows, columns, 0) }
    }

    /// Types `keys` as they come from a keyboard.
    pub(crate) fn press(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// What is on the screen.
    pub(crate) fn screen(&self) -> String {
        self.parser.screen().contents()
    }

    /// Waits until `text` is on the screen.
    #[track_caller]
    pub(crate) fn expect(&mut self, text: &str) {
        self.wait_for(&format!("«{text}»"), |screen| screen.contains(text));
    }

    /// Waits until the screen is as `claim` says.
    #[track_caller]
    pub(crate) fn wait_for(&mut self, what: &str, claim: impl Fn(&str) -> bool) {
        let until = Instant::now() + PATIENCE;
        while !claim(&self.screen()) {
            match self.output.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(bytes) => self.parser.process(&bytes),
                Err(RecvTimeoutError::Timeout) => panic!("{what} did not come; the screen is\n{}", self.screen()),
                Err(RecvTimeoutError::Disconnected) => panic!("{what} did not come before the end\n{}", self.screen()),
            }
        }
    }

    pub(crate) fn resize(&mut self, columns: u16, rows: u16) {
        self.master.resize(PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 }).unwrap();
        self.parser.screen_mut().set_size(rows, columns);
    }

    pub(crate) fn pid(&self) -> u32 {
        self.child.process_id().unwrap()
    }

    /// Waits for the end of the program; returns its exit code and what it wrote last.
    pub(crate) fn end(mut self) -> (u32, String) {
        while let Ok(bytes) = self.output.recv_timeout(PATIENCE) {
            self.parser.process(&bytes);
        }
        let code = self.child.wait().unwrap().exit_code();
        (code, self.parser.screen().contents())
    }
}

impl Drop for Terminal {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}
