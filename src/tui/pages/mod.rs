//! Pages over the main view: the front page, a dossier, an entity, a comparison, and so on; a stack, the last is shown.
//!
//! A page owns its state and paints itself. What a command means on it is a `Turn`, which this module carries out;
//! so a page never changes the model, and each is tested alone. A new page is a folder here, a variant of [`Page`], and
//! where it shows stored things a [`Question`] and an [`Answer`].

pub mod catalogue;
pub mod compare;
pub mod dossier;
pub mod entity;
pub mod front;
pub mod health;
pub mod missing;
pub mod mute;
mod rows;
pub mod rules;
pub mod settings;
pub mod themes;
pub mod versions;

use ratatui::layout::Rect;

use super::Cx;
use super::message::{Deed, Effect, Mouse, Setting};
use super::model::{Model, Pane};
use super::update::{managing, opening, prompt};
use super::view::Canvas;
use crate::command::{Command, Scope as KeyScope};
use crate::news::entity_page::EntityPage;
use crate::news::feed::FeedSource;
use crate::news::front::{Comparison, Dossier, FrontPage, Press};
use crate::news::ids::{EntityId, EntryId, FeedId, StoryId};
use crate::news::query::Scope;
use crate::news::time::Timestamp;
use crate::store::{self, FeedRow, FollowTarget, Packed, Past, Reader, Sieve};

/// One page.
#[derive(Clone, Debug)]
pub enum Page {
    Front(front::Front),
    Dossier(dossier::DossierPage),
    Entity(entity::Entity),
    Compare(compare::Compare),
    Versions(versions::Versions),
    Themes(themes::ThemesPage),
    Health(health::HealthPage),
    Settings(settings::Settings),
    Mute(mute::Mute),
    Rules(rules::Rules),
    Catalogue(catalogue::Catalogue),
    Missing(missing::MissingPage),
}

/// The sheet of whichever page it is.
macro_rules! sheet_of {
    ($page:expr) => {
        match $page {
            Page::Front(page) => page,
            Page::Dossier(page) => page,
            Page::Entity(page) => page,
            Page::Compare(page) => page,
            Page::Versions(page) => page,
            Page::Themes(page) => page,
            Page::Health(page) => page,
            Page::Settings(page) => page,
            Page::Mute(page) => page,
            Page::Rules(page) => page,
            Page::Catalogue(page) => page,
            Page::Missing(page) => page,
        }
    };
}

impl Page {
    pub(crate) fn sheet(&self) -> &dyn Sheet {
        sheet_of!(self)
    }

    fn sheet_mut(&mut self) -> &mut dyn Sheet {
        sheet_of!(self)
    }
}

/// What every page can do.
pub(crate) trait Sheet {
    /// Where its keys are looked up first.
    fn scope(&self) -> KeyScope {
        KeyScope::Page
    }

    /// What it asks when it is opened.
    fn asks(&self, cx: &Cx) -> Vec<Effect>;

    /// The article that commands are about.
    fn current(&self) -> Option<EntryId> {
        None
    }

    /// The articles whose rows it needs.
    fn shown(&self) -> Vec<EntryId> {
        Vec::new()
    }

    /// What a command to follow is about here, and its name.
    fn followed(&self) -> Option<(FollowTarget, String)> {
        None
    }

    /// The feed that commands are about.
    fn feed(&self) -> Option<FeedId> {
        None
    }

    /// What is selected, in words, where a screen reader reads the last line out; `None`: the article.
    fn announce(&self, _model: &Model, _cx: &Cx) -> Option<String> {
        None
    }

    /// The feeds are others now, or fare otherwise.
    fn feeds(&mut self, _rows: &[FeedRow]) {}

    /// What the user's file says is known, or is something else now.
    fn configured(&mut self, _model: &Model) -> Vec<Effect> {
        Vec::new()
    }

    /// What it asks again when feeds were polled.
    fn again(&self, _cx: &Cx) -> Vec<Effect> {
        Vec::new()
    }

    /// Takes in what was typed, after it asked for that.
    fn typed(&mut self, _text: &str, _model: &Model, _cx: &Cx) -> Turn {
        Turn::done()
    }

    /// The person, organisation or place that it is about.
    fn named(&self) -> Option<&EntityPage> {
        None
    }

    /// What a command means here.
    fn command(&mut self, command: Command, model: &Model, cx: &Cx) -> Turn;

    /// What a click means here.
    fn click(&mut self, _x: u16, _y: u16, _model: &Model, _cx: &Cx) -> Turn {
        Turn::done()
    }

    /// Takes an answer in, where it is one to its question.
    fn hear(&mut self, _answer: &Answer) -> Vec<Effect> {
        Vec::new()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect);

    /// The row of its content on which the selected row begins: there a screen reader reads.
    fn row(&self, _model: &Model) -> usize {
        0
    }

    /// The three keys that matter here, as command and message name.
    fn hints(&self) -> [(Command, &'static str); 3] {
        [(Command::Open, "hint-open"), (Command::Back, "hint-back"), (Command::Help, "hint-help")]
    }
}

/// What a page wants after a command.
#[derive(Debug)]
pub(crate) enum Turn {
    /// The command means nothing of its own here: it does what it does everywhere.
    Elsewhere,
    Stay(Vec<Effect>),
    /// Says a sentence in the line at the bottom.
    Say(String),
    /// Has something done, and says so.
    Do(Vec<Effect>, String),
    Close,
    /// Shows the screen in another theme; and keeps it in the configuration.
    Theme {
        name: String,
        close: bool,
        keep: Option<String>,
        said: Option<String>,
    },
    /// Lays another page over this one.
    Page(Box<Page>),
    /// Leaves for an article; coming back finds the page as it was.
    Read(EntryId),
    /// Asks for a line of text; [`Sheet::typed`] takes it in.
    Ask(Typing),
    /// The front page is this press's from now on.
    Press(Press, Vec<Effect>),
    /// Changes the user's configuration, which can be undone, and says so; marks these articles read with it.
    Keep {
        deed: Box<Deed>,
        said: String,
        close: bool,
        mark: Vec<EntryId>,
    },
    /// Adds a feed that is known.
    Subscribe(Box<FeedSource>),
    /// Leaves for a list.
    Show(String, Scope),
    /// Leaves for an article as one of a list, so that the next unread is the list's.
    ReadIn(EntryId, String, Scope),
}

/// A line of text that a page asks for, or a deed in several steps.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typing {
    /// What stands before the line.
    pub label: String,
    /// What stands in it already.
    pub text: String,
    /// What it may be, each with what that means.
    pub choices: Vec<(String, String)>,
    /// What an empty line means.
    pub nothing: String,
    pub purpose: Purpose,
}

/// What becomes of a line that is asked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Purpose {
    /// The page on the screen takes it in.
    #[default]
    Page,
    /// Another name for this tag.
    Retag(String),
    /// Whether the first tag becomes the second.
    JoinTags(String, String),
}

impl Turn {
    pub(crate) fn done() -> Self {
        Self::Stay(Vec::new())
    }

    pub(crate) fn keep(deed: Deed, said: String) -> Self {
        Self::Keep { deed: Box::new(deed), said, close: false, mark: Vec::new() }
    }
}

/// What pages ask.
#[derive(Clone, Debug, PartialEq)]
pub enum Question {
    /// The stories that a press has told since then.
    Front(Timestamp, Press),
    Dossier(StoryId),
    Compare(EntryId, EntryId),
    Entity(EntityId),
    Versions(EntryId),
    /// The story of an article.
    StoryOf(EntryId),
    /// What of an article a rule could go by.
    About(EntryId),
    /// What rules that are not there yet would be about.
    Fitting(Vec<Sieve>),
    /// What rules that are there keep out of sight, or mark.
    LeftOut(Vec<Sieve>),
    /// How all feeds fared; articles are counted from then on.
    Health(Timestamp),
    /// What of the unread is not here.
    Missing,
}

impl Question {
    /// Whether the engine's library answers, not the store.
    pub(crate) fn is_for_the_engine(&self) -> bool {
        matches!(self, Self::Front(..) | Self::Dossier(_) | Self::Compare(..))
    }
}

/// What pages are told.
#[derive(Clone, Debug)]
pub enum Answer {
    Front(FrontPage),
    Dossier(StoryId, Option<Box<Dossier>>),
    Compare((EntryId, EntryId), Option<Comparison>),
    Entity(EntityId, Option<Box<EntityPage>>),
    /// Oldest first; the last is what stands now.
    Versions(EntryId, Vec<versions::Edition>),
    StoryOf(EntryId, Option<StoryId>),
    Health(Vec<Past>),
    About(EntryId, Option<mute::About>),
    Fitting(Vec<(Sieve, Vec<EntryId>)>),
    LeftOut(Vec<(Sieve, Vec<EntryId>)>),
    Missing(Packed),
}

/// Answers what the store knows.
pub(crate) fn answer(reader: &Reader, question: &Question) -> store::Result<Option<Answer>> {
    Ok(match question {
        Question::Entity(id) => {
            Some(Answer::Entity(*id, entity::look_up(reader, *id, Timestamp::now())?.map(Box::new)))
        }
        Question::Versions(id) => Some(Answer::Versions(*id, versions::look_up(reader, *id)?)),
        Question::Missing => Some(Answer::Missing(reader.packed()?)),
        Question::StoryOf(id) => Some(Answer::StoryOf(*id, reader.story_of(*id)?)),
        Question::Health(since) => Some(Answer::Health(reader.pasts(*since)?)),
        Question::About(id) => Some(Answer::About(*id, mute::look_up(reader, *id)?)),
        Question::Fitting(sieves) => {
            let each = sieves.iter().map(|sieve| Ok((sieve.clone(), reader.fitting(sieve)?)));
            Some(Answer::Fitting(each.collect::<store::Result<_>>()?))
        }
        Question::LeftOut(sieves) => {
            let each = sieves.iter().map(|sieve| Ok((sieve.clone(), reader.left_out(sieve)?)));
            Some(Answer::LeftOut(each.collect::<store::Result<_>>()?))
        }
        Question::Front(..) | Question::Dossier(_) | Question::Compare(..) => None,
    })
}

/// Lays a page over what is on the screen.
pub(crate) fn open(model: &mut Model, page: Page, cx: &Cx) -> Vec<Effect> {
    let effects = page.sheet().asks(cx);
    model.pages.push(page);
    effects
}

/// Lets the page on the screen take a command; `None` where it is to be done as everywhere.
pub(crate) fn command(model: &mut Model, command: Command, cx: &Cx) -> Option<Vec<Effect>> {
    let mut page = model.pages.pop()?;
    let turn = match (page.sheet_mut().command(command, model, cx), command) {
        (Turn::Elsewhere, Command::Back | Command::Left) => Turn::Close,
        (turn, _) => turn,
    };
    carry_out(model, page, turn, cx)
}

/// Lets the page on the screen take the mouse.
pub(crate) fn point(model: &mut Model, mouse: Mouse, cx: &Cx) -> Vec<Effect> {
    let wheel = match mouse {
        Mouse::WheelDown(..) => Command::Down,
        Mouse::WheelUp(..) => Command::Up,
        Mouse::Click(x, y) => {
            let Some(mut page) = model.pages.pop() else { return Vec::new() };
            let turn = page.sheet_mut().click(x, y, model, cx);
            return carry_out(model, page, turn, cx).unwrap_or_default();
        }
    };
    command(model, wheel, cx).unwrap_or_default()
}

fn carry_out(model: &mut Model, page: Page, turn: Turn, cx: &Cx) -> Option<Vec<Effect>> {
    if !matches!(turn, Turn::Close | Turn::Theme { close: true, .. } | Turn::Keep { close: true, .. }) {
        model.pages.push(page);
    }
    let leave = |model: &mut Model, to: Pane| {
        opening::remember(model);
        model.zoomed = false;
        model.focus = to;
    };
    Some(match turn {
        Turn::Elsewhere => return None,
        Turn::Stay(effects) => effects,
        Turn::Do(effects, sentence) => {
            model.status = Some(sentence);
            effects
        }
        Turn::Say(sentence) => {
            model.status = Some(sentence);
            Vec::new()
        }
        Turn::Close => Vec::new(),
        Turn::Theme { name, keep, said, .. } => {
            model.theme = name;
            model.status = said;
            keep.map(|name| Effect::Keep(0, Deed::Remember("theme", Setting::Word(name)))).into_iter().collect()
        }
        Turn::Ask(typing) => prompt::ask_for_page(model, typing, cx),
        Turn::Press(press, effects) => {
            model.press = press;
            effects
        }
        Turn::Keep { deed, said, mark, .. } => managing::keep_and_mark(model, *deed, mark, said),
        Turn::Subscribe(source) => managing::subscribe(model, *source, cx),
        Turn::Show(title, scope) => {
            leave(model, Pane::List);
            opening::show_list(model, title, scope)
        }
        Turn::Page(page) => open(model, *page, cx),
        Turn::Read(id) => {
            leave(model, Pane::Reader);
            opening::read(model, id, cx)
        }
        Turn::ReadIn(id, title, scope) => {
            leave(model, Pane::Reader);
            let mut effects = opening::show_list_at(model, title, scope, Some(id));
            effects.extend(opening::read(model, id, cx));
            effects
        }
    })
}

/// What every page asked, asked again: what it shows may be called otherwise now.
pub(crate) fn ask_again(model: &Model, cx: &Cx) -> Vec<Effect> {
    model.pages.iter().flat_map(|page| page.sheet().asks(cx)).collect()
}

/// Gives an answer to every page that may have asked for it.
pub(crate) fn hear(model: &mut Model, answer: &Answer) -> Vec<Effect> {
    model.pages.iter_mut().flat_map(|page| page.sheet_mut().hear(answer)).collect()
}

/// Gives the page on the screen what was typed for it.
pub(crate) fn typed(model: &mut Model, text: &str, cx: &Cx) -> Vec<Effect> {
    let Some(mut page) = model.pages.pop() else { return Vec::new() };
    let turn = page.sheet_mut().typed(text, model, cx);
    carry_out(model, page, turn, cx).unwrap_or_default()
}

/// Tells the pages how the feeds are now.
pub(crate) fn feeds(model: &mut Model) {
    for page in &mut model.pages {
        page.sheet_mut().feeds(&model.feeds.rows);
    }
}

/// Tells the pages what the user's file says now.
pub(crate) fn configured(model: &mut Model) -> Vec<Effect> {
    let mut shown = std::mem::take(&mut model.pages);
    let effects = shown.iter_mut().flat_map(|page| page.sheet_mut().configured(model)).collect();
    model.pages = shown;
    effects
}

/// What pages ask again when feeds were polled.
pub(crate) fn again(model: &Model, cx: &Cx) -> Vec<Effect> {
    model.pages.iter().flat_map(|page| page.sheet().again(cx)).collect()
}

/// The height of a page's content on this screen.
pub(crate) fn height(model: &Model) -> usize {
    usize::from(model.screen().1.saturating_sub(2))
}

/// Where a text of so many lines is scrolled to by a command; `None` where it is no command of moving.
pub(crate) fn scrolled(scroll: usize, command: Command, lines: usize, height: usize) -> Option<usize> {
    let last = lines.saturating_sub(height);
    let page = height.saturating_sub(2).max(1);
    let to = match command {
        Command::Down => scroll + 1,
        Command::Up => scroll.saturating_sub(1),
        Command::PageDown | Command::ReadOn => scroll + page,
        Command::PageUp => scroll.saturating_sub(page),
        Command::HalfDown => scroll + page / 2,
        Command::HalfUp => scroll.saturating_sub(page / 2),
        Command::Top => 0,
        Command::Bottom => last,
        _ => return None,
    };
    Some(to.min(last))
}

/// Lays the page of a person, an organisation or a place over what is on the screen.
pub(crate) fn open_entity(model: &mut Model, id: EntityId, cx: &Cx) -> Vec<Effect> {
    open(model, Page::Entity(entity::Entity::new(id)), cx)
}
