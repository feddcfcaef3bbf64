//! The terminal: taken at the start, given back however the program ends.

use std::io::{self, Write as _};
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use crossterm::clipboard::CopyToClipboard;
use crossterm::cursor::Show;
use crossterm::event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture};
use crossterm::terminal::{
    BeginSynchronizedUpdate, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode,
    enable_raw_mode,
};
use crossterm::{execute, queue};
use ratatui::backend::CrosstermBackend;

use super::late_answers::Ground;
use super::sheet::{Frames, Sheet};
use crate::text::clean;
use crate::theme::Depth;

/// Whether the screen is ours: a crash on any thread has to know.
static TAKEN: AtomicBool = AtomicBool::new(false);

/// The screen while it is ours.
pub(super) struct Terminal {
    inner: ratatui::Terminal<CrosstermBackend<Sheet>>,
    frames: Frames,
}

impl Terminal {
    /// Takes the terminal; a crash gives it back and leaves a report in this folder.
    pub(super) fn take(reports: &Path, sorry: String) -> io::Result<Self> {
        enable_raw_mode()?;
        TAKEN.store(true, Ordering::SeqCst);
        let reports = reports.to_owned();
        std::panic::set_hook(Box::new(move |info| crashed(info, &reports, &sorry)));
        let taken =
            execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, EnableMouseCapture).and_then(|()| {
                let sheet = Sheet::default();
                let frames = Frames::on(sheet.clone())?;
                Ok(Self { inner: ratatui::Terminal::new(CrosstermBackend::new(sheet))?, frames })
            });
        match taken {
            Ok(taken) => Ok(taken),
            Err(error) => {
                give_back();
                Err(error)
            }
        }
    }

    pub(super) fn size(&self) -> io::Result<(u16, u16)> {
        self.inner.size().map(|size| (size.width, size.height))
    }

    /// Draws one frame that the terminal shows at once; not a byte where nothing has changed.
    pub(super) fn draw(&mut self, paint: impl FnOnce(&mut ratatui::Frame<'_>)) -> io::Result<()> {
        self.inner.draw(paint)?;
        let Some(bytes) = self.frames.take() else { return Ok(()) };
        let mut out = io::stdout().lock();
        queue!(out, BeginSynchronizedUpdate)?;
        out.write_all(&bytes)?;
        execute!(out, EndSynchronizedUpdate)
    }

    pub(super) fn clear(&mut self) -> io::Result<()> {
        self.inner.clear()
    }

    /// A desktop notification, where the terminal can show one (OSC 777, else OSC 9; never a bell).
    pub(super) fn notify(title: &str, text: &str) -> io::Result<()> {
        let term = std::env::var("TERM").unwrap_or_default();
        let (title, text) = (clean::line(title).replace(';', ","), clean::line(text));
        let mut out = io::stdout();
        if term.starts_with("foot") || term.starts_with("rxvt") {
            write!(out, "\x1b]777;notify;{title};{text}\x1b\\")?;
        } else {
            write!(out, "\x1b]9;{title} · {text}\x1b\\")?;
        }
        out.flush()
    }

    pub(super) fn copy(text: &str) -> io::Result<()> {
        execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text))
    }
}

/// Writes down what happened. A panic in a background thread costs one job and nothing is said of it on the screen;
/// one on the screen's own ends the program: the terminal is given back first, then a sentence says where the report lies.
#[expect(clippy::print_stderr, reason = "the screen is given back: this is the last word")]
fn crashed(info: &std::panic::PanicHookInfo<'_>, reports: &Path, sorry: &str) {
    let path = reports.join("crash.txt");
    let thread = std::thread::current().name().unwrap_or("unnamed").to_owned();
    let trace = std::backtrace::Backtrace::force_capture();
    let version = env!("CARGO_PKG_VERSION");
    let report = format!("kiosque {version}, thread {thread}: {info}\n\n{trace}\n\n");
    let append = || std::fs::File::options().create(true).append(true).open(&path)?.write_all(report.as_bytes());
    let written = append();
    if thread == "main" {
        give_back();
        match written {
            Ok(()) => eprintln!("{sorry} {}", path.display()),
            Err(_) => eprintln!("{report}"),
        }
    }
}

/// How long the first frame waits for the terminal to say what its ground is; what it says later counts then.
const ANSWER: Duration = Duration::from_millis(25);

/// The terminal's ground. Asks it, so it is to be called before keys are read; `None` where it does not answer in time, or
/// has too few colours for it to matter.
pub(super) fn ground(depth: Depth) -> Option<Ground> {
    use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};
    if depth < Depth::TwoHundred {
        return None;
    }
    let mut options = QueryOptions::default();
    options.timeout = ANSWER;
    match theme_mode(options) {
        Ok(ThemeMode::Dark) => Some(Ground::Dark),
        Ok(ThemeMode::Light) => Some(Ground::Light),
        Err(_) => None,
    }
}

/// The theme for this ground.
pub(super) fn theme_on(ground: Ground) -> &'static str {
    match ground {
        Ground::Dark => "dark",
        Ground::Light => "light",
    }
}

/// The theme to draw where one was chosen that has no ground of its own: on the wrong one its ink could not be read, so
/// the same ink stands on paper, or under the lamp.
pub(super) fn legible(name: &str, ground: Option<Ground>) -> &str {
    match (name, ground) {
        ("light", Some(Ground::Dark)) => "paper",
        ("dark", Some(Ground::Light)) => "lamplight",
        _ => name,
    }
}

/// Whether the terminal shows links as such, as far as its environment tells; others would show nothing or rubbish.
pub(super) fn knows_links(variable: impl Fn(&str) -> Option<String>) -> bool {
    let term = variable("TERM").unwrap_or_default();
    if term == "dumb" || term == "linux" {
        return false;
    }
    let program = variable("TERM_PROGRAM").unwrap_or_default();
    let known = ["iTerm.app", "WezTerm", "ghostty", "vscode", "Hyper", "rio", "tabby", "WarpTerminal", "contour"];
    let vte = variable("VTE_VERSION").and_then(|version| version.parse::<u32>().ok());
    known.contains(&program.as_str())
        || ["kitty", "alacritty", "foot", "ghostty", "wezterm", "contour"].iter().any(|name| term.contains(name))
        || vte.is_some_and(|version| version >= 5_000)
        || ["KONSOLE_VERSION", "WT_SESSION", "DOMTERM"].iter().any(|name| variable(name).is_some())
}

impl Drop for Terminal {
    fn drop(&mut self) {
        give_back();
    }
}

/// Puts the terminal back as it was; harmless when done twice.
pub fn give_back() {
    // Once only: a second time would move the cursor over what was said meanwhile.
    if !TAKEN.swap(false, Ordering::SeqCst) {
        return;
    }
    // Nothing can be told any more where this fails: the terminal is gone.
    let _ = execute!(io::stdout(), DisableMouseCapture, DisableBracketedPaste, LeaveAlternateScreen, Show);
    let _ = disable_raw_mode();
    let _ = io::stdout().flush();
}
