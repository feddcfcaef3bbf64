//! Pictures in the text: decoded and made ready for this terminal on a thread of their own.

use std::collections::{HashMap, HashSet, VecDeque};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;

use ratatui::layout::Size;
use ratatui_image::picker::cap_parser::QueryStdioOptions;
use ratatui_image::picker::{Picker, ProtocolType};
use ratatui_image::sliced::SlicedProtocol;

use super::{message::Msg, version};
use crate::news::trouble::{self, Trouble};

/// Pictures kept ready: those of a few articles.
const MOST: usize = 24;
/// Pixels of a side, and bytes of a decoded picture.
const WIDEST: u32 = 12_000;
const LARGEST: u64 = 256 << 20;

/// A picture at a size in cells.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PictureKey {
    pub src: String,
    pub columns: u16,
    pub lines: u16,
}

/// A picture ready to be drawn.
pub struct Ready(pub SlicedProtocol);

impl std::fmt::Debug for Ready {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Ready({:?})", self.0.size())
    }
}

/// What became of a picture.
pub type Drawn = Result<Arc<Ready>, Trouble>;

/// What is known of the pictures.
#[derive(Debug, Default)]
pub struct Pictures {
    pub on: bool,
    /// Whether the terminal draws pictures, or blocks of colour stand for them.
    pub asked: HashSet<String>,
    /// Where each stands on disk; else why it does not.
    pub files: HashMap<String, Result<PathBuf, Trouble>>,
    pub drawing: HashSet<PictureKey>,
    drawn: HashMap<PictureKey, Drawn>,
    order: VecDeque<PictureKey>,
}

impl Pictures {
    pub fn get(&self, key: &PictureKey) -> Option<&Drawn> {
        self.drawn.get(key)
    }

    pub fn put(&mut self, key: PictureKey, drawn: Drawn) {
        self.drawing.remove(&key);
        if self.drawn.insert(key.clone(), drawn).is_none() {
            self.order.push_back(key);
        }
        if self.order.len() > MOST
            && let Some(old) = self.order.pop_front()
        {
            self.drawn.remove(&old);
        }
    }
}

/// How this terminal draws pictures. Asks it where its environment promises an answer; to be called before keys are read.
pub(super) fn picker(variable: impl Fn(&str) -> Option<String>) -> Picker {
    if !promises_pictures(&variable) {
        return Picker::halfblocks();
    }
    let options = QueryStdioOptions { timeout_ms: 300, ..QueryStdioOptions::default() };
    match Picker::from_query_stdio_with_options(options) {
        Ok(picker) if picker.protocol_type() == ProtocolType::Kitty && !version::lays_pictures_into_text() => {
            Picker::halfblocks()
        }
        Ok(picker) if picker.protocol_type() == ProtocolType::Halfblocks && variable("XTERM_VERSION").is_some() => {
            sixels_of_xterm().unwrap_or(picker)
        }
        Ok(picker) => picker,
        Err(_) => Picker::halfblocks(),
    }
}

/// xterm draws sixels, and as it is usually set up does not say how large a letter is; the system knows.
fn sixels_of_xterm() -> Option<Picker> {
    let window = crossterm::terminal::window_size().ok()?;
    let (wide, high) = (window.width.checked_div(window.columns)?, window.height.checked_div(window.rows)?);
    if wide == 0 || high == 0 || !version::draws_sixels() {
        return None;
    }
    #[expect(deprecated, reason = "the size of a letter is not a guess here")]
    let mut picker = Picker::from_fontsize(ratatui_image::FontSize::new(wide, high));
    picker.set_protocol_type(ProtocolType::Sixel);
    Some(picker)
}

/// Whether pictures are shown where the user said nothing: only where the terminal draws them as such.
pub(super) fn real(picker: &Picker) -> bool {
    picker.protocol_type() != ProtocolType::Halfblocks
}

fn promises_pictures(variable: &impl Fn(&str) -> Option<String>) -> bool {
    let term = variable("TERM").unwrap_or_default();
    let program = variable("TERM_PROGRAM").unwrap_or_default();
    ["kitty", "foot", "ghostty", "wezterm", "mlterm", "contour", "rio"].iter().any(|name| term.contains(name))
        || ["WezTerm", "iTerm.app", "ghostty", "rio", "contour", "WarpTerminal"].contains(&program.as_str())
        || ["KITTY_WINDOW_ID", "KONSOLE_VERSION", "WEZTERM_EXECUTABLE", "WT_SESSION", "XTERM_VERSION"]
            .iter()
            .any(|name| variable(name).is_some_and(|value| !value.is_empty()))
}

/// Starts the thread that makes pictures ready.
pub(super) fn start(picker: Picker, inbox: Sender<Msg>) -> Sender<(PictureKey, PathBuf)> {
    let (sender, receiver): (_, Receiver<(PictureKey, PathBuf)>) = channel();
    let work = move || {
        for (key, path) in receiver {
            let drawn = draw(&picker, &key, &path).map(|ready| Arc::new(Ready(ready)));
            if inbox.send(Msg::Picture(key, drawn)).is_err() {
                break;
            }
        }
    };
    // Without the thread there are no pictures; everything else goes on.
    drop(thread::Builder::new().name("pictures".to_owned()).spawn(work));
    sender
}

fn draw(picker: &Picker, key: &PictureKey, path: &Path) -> Result<SlicedProtocol, Trouble> {
    let open = || -> Result<image::DynamicImage, image::ImageError> {
        let mut reader = image::ImageReader::open(path)?.with_guessed_format()?;
        let mut limits = image::Limits::default();
        limits.max_image_width = Some(WIDEST);
        limits.max_image_height = Some(WIDEST);
        limits.max_alloc = Some(LARGEST);
        reader.limits(limits);
        reader.decode()
    };
    // A decoder that panics over a broken file costs that picture only.
    let decoded = std::panic::catch_unwind(open).map_err(|_| Trouble::new(trouble::Kind::NoPicture))?;
    let broken = |error: &dyn std::fmt::Display| Trouble::with(trouble::Kind::PictureBroken, [error.to_string()]);
    let image = decoded.map_err(|error| broken(&error))?;
    SlicedProtocol::new(picker, image, Some(Size::new(key.columns, key.lines))).map_err(|error| broken(&error))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_fits_into_the_space_kept_for_it() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("p");
        image::RgbImage::new(400, 300).save_with_format(&path, image::ImageFormat::Png).unwrap();
        let key = PictureKey { src: "x".to_owned(), columns: 40, lines: 8 };
        let size = draw(&Picker::halfblocks(), &key, &path).unwrap().size();
        assert!(size.width <= 40 && size.height <= 8 && size.height >= 7, "{size:?}");
        std::fs::File::create(&path).unwrap();
        assert!(draw(&Picker::halfblocks(), &key, &path).is_err());
    }

    #[test]
    fn only_terminals_that_promise_to_answer_are_asked() {
        assert!(!promises_pictures(&|_: &str| None));
        assert!(promises_pictures(&|name: &str| (name == "TERM").then(|| "xterm-kitty".to_owned())));
    }

    #[test]
    fn pictures_of_long_ago_are_given_up() {
        let mut pictures = Pictures::default();
        for number in 0..MOST + 2 {
            let key = PictureKey { src: number.to_string(), columns: 1, lines: 1 };
            pictures.put(key, Err(Trouble::said("")));
        }
        assert_eq!((pictures.drawn.len(), pictures.order.len()), (MOST, MOST));
    }
}
