//! The terminal interface: a pure update, views that only paint, effects as data, and the loop between them.
//!
//! The main thread owns the model and the terminal and never touches disk or network. Nothing is drawn unless a message
//! came; while nothing happens, not a byte is written.

mod door;
mod effect;
mod help;
mod key_names;
mod late_answers;
mod layout;
mod line_edit;
pub mod message;
pub mod model;
pub mod pages;
mod palette;
pub mod pictures;
mod render;
mod sharing;
mod sheet;
mod terminal;
mod update;
mod version;
mod view;
mod watching;

use std::collections::BTreeMap;
use std::io;
use std::path::Path;
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use crossterm::event::{Event as Input, KeyEventKind, MouseButton, MouseEventKind};
use jiff::tz::TimeZone;

use self::door::Door;
use self::effect::{Left, Runner};
use self::late_answers::LateAnswers;
use self::message::{Deed, Kept, Mouse, Msg, Reply};
use self::model::Model;
pub use self::terminal::give_back;
use crate::command::keymap::UserKey;
use crate::command::{Command, Key, KeyError, Keymap, Preset};
use crate::config::Commands;
use crate::engine::{Event, Gate, Request};
use crate::locale::Locale;
use crate::news::analysis::Related;
use crate::news::front::{Comparison, Dossier, FrontPage, Press};
use crate::news::ids::{EntryId, StoryId};
use crate::news::time::Timestamp;
use crate::store::{Store, StoreError};
use crate::theme::{Depth, ThemeError, Themes};

/// No frame follows another sooner.
const FRAME: Duration = Duration::from_millis(8);
/// After a key, how long to wait for what it asked for, so that no empty pane flashes up.
const SETTLE: Duration = Duration::from_millis(4);

/// How long the first frame waits to be whole.
const FIRST: Duration = Duration::from_millis(60);

/// What the interface needs of the engine.
pub trait Background {
    fn send(&self, request: Request);
    /// Looks for what is related to an entry, and says it from another thread.
    fn related(&self, entry: EntryId, answer: Box<dyn FnOnce(Vec<Related>) + Send>);
    /// Ranks the stories that a press has told since then, and says them from another thread.
    fn front_page(&self, press: Press, since: Timestamp, answer: Box<dyn FnOnce(FrontPage) + Send>);
    /// Lays a story out by days, and says it from another thread; `None` where it is no more.
    fn dossier(&self, story: StoryId, answer: Box<dyn FnOnce(Option<Dossier>) + Send>);
    /// Lays two articles side by side, and says it from another thread; `None` where one is no more.
    fn compare(&self, left: EntryId, right: EntryId, answer: Box<dyn FnOnce(Option<Comparison>) + Send>);
    /// Finishes what is being written, and stops.
    fn shutdown(self: Box<Self>);
}

/// Starts the engine, which tells what happens through the function it is given.
pub type StartEngine = Box<dyn FnOnce(Box<dyn Fn(Event) + Send + Sync>) -> Box<dyn Background> + Send>;

/// Changes the user's configuration file. May take its time: it is asked on a thread of its own.
pub trait Keeper: Send {
    /// Does it, or says in a sentence why not.
    fn keep(&mut self, number: u64, deed: &Deed) -> Result<Kept, String>;
}

/// The user's wishes.
#[derive(Clone, Debug)]
pub struct UiConfig {
    /// A theme's name; `auto`: as the terminal's ground is dark or light.
    pub theme: String,
    /// The user's themes: names and their TOML.
    pub own_themes: BTreeMap<String, String>,
    /// Columns of text.
    pub measure: u16,
    /// A language tag; `None`: the environment's.
    pub locale: Option<String>,
    /// Whether pictures are shown; `None`: where the terminal draws them as such.
    pub pictures: Option<bool>,
    /// Both edges of the text straight.
    pub justified: bool,
    /// One pane, no rules and no pictures, for screen readers.
    pub linear: bool,
    /// Reading an article marks those of the same text read.
    pub copies_read: bool,
    /// Whose keys lie over the usual ones.
    pub preset: Preset,
    /// The user's own: command names, each with a key.
    pub keys: Vec<UserKey>,
    /// Their own commands.
    pub commands: Commands,
}

impl Default for UiConfig {
    fn default() -> Self {
        Self {
            theme: "auto".to_owned(),
            own_themes: BTreeMap::new(),
            measure: 68,
            locale: None,
            pictures: None,
            justified: false,
            linear: false,
            copies_read: true,
            preset: Preset::Usual,
            keys: Vec::new(),
            commands: Commands::default(),
        }
    }
}

/// What the interface is given.
pub struct Host {
    pub store: Store,
    /// What works in the background gives way there; it is told of every key.
    pub gate: Gate,
    pub start_engine: StartEngine,
    pub config: UiConfig,
    pub keeper: Box<dyn Keeper>,
}

/// Why the interface could not start, or stopped.
#[derive(Debug, thiserror::Error)]
pub enum TuiError {
    #[error(transparent)]
    Store(#[from] StoreError),
    #[error(transparent)]
    Theme(#[from] ThemeError),
    #[error(transparent)]
    Keys(#[from] KeyError),
    #[error("cannot use the terminal: {0}")]
    Terminal(#[from] io::Error),
}

/// What update and view read besides the model.
#[derive(Debug)]
pub struct Cx {
    pub now: Timestamp,
    pub zone: TimeZone,
    pub locale: Locale,
    pub keymap: Keymap,
    /// The user's own commands.
    pub commands: Commands,
    /// The terminal knows links (OSC 8).
    pub links: bool,
}

impl Cx {
    /// What a command does, in the reader's language.
    pub fn describe(&self, command: Command) -> String {
        let said = self.locale.get(&format!("cmd-{}", command.name()), &[]);
        said.unwrap_or_else(|| command.doc().to_owned())
    }

    /// The first key of a command, as people read it.
    pub fn key(&self, command: Command) -> String {
        self.keymap.keys_of(command).first().map(|keys| self.written(&keys.0)).unwrap_or_default()
    }

    /// Keys as people read them.
    pub fn written(&self, keys: &[Key]) -> String {
        key_names::short(keys, &self.locale)
    }
}

/// Runs the interface until the reader leaves.
pub fn run(host: Host) -> Result<(), TuiError> {
    let Host { store, gate, start_engine, config, keeper } = host;
    let variable = |name: &str| std::env::var(name).ok();
    let depth = Depth::from_env(variable);
    let themes = Themes::new(depth).with_own(config.own_themes);
    // A mistake in the user's theme is told before the screen is taken.
    let auto = config.theme == "auto";
    let asks = auto || matches!(config.theme.as_str(), "dark" | "light");
    let mut shown = if auto { "terminal".to_owned() } else { config.theme };
    let mut theme = themes.named(&shown)?;
    let mut cx = Cx {
        now: Timestamp::now(),
        zone: TimeZone::system(),
        locale: config.locale.as_deref().map_or_else(Locale::from_env, Locale::from_tag),
        keymap: Keymap::with(config.preset, &config.keys)?,
        commands: config.commands.clone(),
        links: terminal::knows_links(|name| std::env::var(name).ok()),
    };
    let (sender, inbox) = channel();
    let picker = pictures::picker(variable);
    // Without colour there is nothing to draw pictures with.
    let pictures = depth != Depth::None && config.pictures.unwrap_or_else(|| pictures::real(&picker));
    let door = Door::new(start_engine, sender.clone())?;
    let mut runner = Runner::start(&store, door, keeper, config.commands.clone(), picker, sender.clone())?;
    let mut terminal =
        terminal::Terminal::take(store.path().parent().unwrap_or(Path::new(".")), cx.locale.t("crashed"))?;
    let mut model = Model {
        size: terminal.size()?,
        measure: config.measure.clamp(30, 120),
        justified: config.justified,
        linear: config.linear,
        copies_read: config.copies_read,
        ..Model::default()
    };
    model.pictures.on = pictures;
    model.themes = themes.names().into_iter().map(str::to_owned).collect();
    model.theme.clone_from(&shown);
    for effect in update::begin(&mut model, &cx) {
        runner.run(effect);
    }
    // While the first list is read: the terminal has to answer before keys are listened to.
    if asks {
        model.ground = terminal::ground(depth);
    }
    if auto {
        model.ground.map_or("terminal", terminal::theme_on).clone_into(&mut model.theme);
        model.awaits_ground = model.ground.is_none() && depth >= Depth::TwoHundred;
    }
    listen(sender.clone(), gate)?;
    // The first answer is a moment away: an empty screen would only flash.
    let mut drawn = Instant::now();
    let mut awaited = Awaited { list: true, feeds: true };
    'running: while let Ok(first) = inbox.recv() {
        let mut until = drawn + if awaited.any() { FIRST } else { FRAME };
        let mut next = Some(first);
        while let Some(msg) = next {
            if matches!(msg, Msg::Key(_) | Msg::Mouse(_) | Msg::Paste(_)) {
                until = Instant::now() + SETTLE;
            }
            if awaited.any() && awaited.came(&msg) {
                until = Instant::now();
            }
            cx.now = Timestamp::now();
            for effect in update::update(&mut model, msg, &cx) {
                match runner.run(effect) {
                    Left::Nothing => {}
                    Left::Quit => break 'running,
                    Left::Redraw => terminal.clear()?,
                    Left::Language(tag) => {
                        cx.locale = Locale::from_tag(&tag);
                        drop(sender.send(Msg::Changed));
                    }
                    Left::Keys(preset) => {
                        // They were read at the start; a preset takes nothing from what is the user's own.
                        if let Ok(keymap) = Keymap::with(preset, &config.keys) {
                            cx.keymap = keymap;
                        }
                    }
                    Left::Notify(title, text) => terminal::Terminal::notify(&title, &text)?,
                    Left::Copy(text) => terminal::Terminal::copy(&text)?,
                }
            }
            let now = Instant::now();
            next = if now >= until { None } else { inbox.recv_timeout(until - now).ok() };
        }
        // The user's own is drawn as it is written.
        let ground = model.ground.filter(|_| !themes.is_own(&model.theme));
        let wanted = terminal::legible(&model.theme, ground);
        if shown != wanted {
            wanted.clone_into(&mut shown);
            match themes.named(&shown) {
                Ok(chosen) => theme = chosen,
                Err(error) => model.status = Some(error.to_string()),
            }
        }
        terminal.draw(|frame| view::view(&model, &theme, &cx, frame))?;
        drawn = Instant::now();
        if !awaited.list {
            // Until now nothing competed with the first list for the disk and the processor.
            runner.open_door();
        }
    }
    drop(terminal);
    runner.shutdown();
    Ok(())
}

/// What the first frame waits for, so that it is whole.
struct Awaited {
    list: bool,
    feeds: bool,
}

impl Awaited {
    fn any(&self) -> bool {
        self.list || self.feeds
    }

    /// Notes what has come; whether that was the last of it.
    fn came(&mut self, msg: &Msg) -> bool {
        match msg {
            Msg::Reply(Reply::List(_)) => self.list = false,
            Msg::Reply(Reply::Feeds { .. }) => self.feeds = false,
            // Then it is drawn as it is, with what went wrong.
            Msg::Reply(Reply::Failed(_)) => (self.list, self.feeds) = (false, false),
            _ => {}
        }
        !self.any()
    }
}

/// Listens to the terminal and to the system's wish that we leave, each on a thread of its own.
fn listen(sender: Sender<Msg>, gate: Gate) -> io::Result<()> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    let mut signals = signal_hook::iterator::Signals::new([SIGTERM, SIGHUP, SIGINT])?;
    let leaving = sender.clone();
    thread::Builder::new().name("signals".to_owned()).spawn(move || {
        for _ in signals.forever() {
            if leaving.send(Msg::Quit).is_err() {
                break;
            }
        }
    })?;
    thread::Builder::new().name("input".to_owned()).spawn(move || {
        let mut answers = LateAnswers::new(Instant::now());
        while let Ok(input) = crossterm::event::read() {
            if matches!(input, Input::Key(_) | Input::Mouse(_) | Input::Paste(_)) {
                gate.key();
            }
            let inputs = match input {
                Input::Key(key) if key.kind != KeyEventKind::Release => {
                    answers.typed(key, Instant::now()).into_iter().map(Input::Key).collect()
                }
                other => vec![other],
            };
            let told = answers.ground().map(Msg::Ground);
            if inputs.into_iter().filter_map(translate).chain(told).any(|msg| sender.send(msg).is_err()) {
                return;
            }
        }
        // Nobody is left to quit where this fails.
        let _ = sender.send(Msg::Quit);
    })?;
    Ok(())
}

fn translate(input: Input) -> Option<Msg> {
    Some(match input {
        Input::Key(key) if key.kind != KeyEventKind::Release => Msg::Key(key.into()),
        Input::Mouse(event) => Msg::Mouse(match event.kind {
            MouseEventKind::Down(MouseButton::Left) => Mouse::Click(event.column, event.row),
            MouseEventKind::ScrollUp => Mouse::WheelUp(event.column, event.row),
            MouseEventKind::ScrollDown => Mouse::WheelDown(event.column, event.row),
            _ => return None,
        }),
        Input::Paste(text) => Msg::Paste(text),
        Input::Resize(width, height) => Msg::Resize(width, height),
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
