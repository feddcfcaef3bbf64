//! Starts the interface on a configuration and a store.

use std::sync::Arc;

use kiosque::cli::{Context, Global, UserError, site_rules};
use kiosque::config::edit::Editor;
use kiosque::config::{Config, Paths, nearest, own_themes, write_atomically};
use kiosque::engine::{Engine, Event, Gate, Handle, Library, Options, Rank, Request, stand_back};
use kiosque::locale::Locale;
use kiosque::news::analysis::Related;
use kiosque::news::feed::FeedSource;
use kiosque::news::front::{Comparison, Dossier, FrontPage, Press};
use kiosque::news::ids::{EntryId, StoryId};
use kiosque::news::time::Timestamp;
use kiosque::store::Store;
use kiosque::text::language::Lang;
use kiosque::theme::ThemeError;
use kiosque::tui::{Background, Host, TuiError, UiConfig};

use crate::keeper::FileKeeper;

/// Related articles shown beside an article.
const MOST_RELATED: usize = 12;
/// Stories of the front page.
const MOST_STORIES: usize = 30;

/// The interface on the user's own feeds.
pub(crate) fn interface(global: &Global, linear: bool) -> anyhow::Result<()> {
    let Context { paths, mut config, store } = Context::open(global)?;
    config.interface.linear |= linear;
    let sources = config.sources();
    run(&config, store, sources, &paths)
}

/// The interface on feeds that are not the user's, in a folder that is thrown away.
pub(crate) fn demonstration(data: &std::path::Path, feeds: Vec<FeedSource>, linear: bool) -> anyhow::Result<()> {
    let store = Store::open(data)?;
    let mut config = Config::default();
    config.interface.linear = linear;
    let paths = Paths { config: data.join("config.toml"), data: data.to_owned() };
    // What one does to the feeds is done in a file of their own.
    let mut editor = Editor::new("", &paths.config)?;
    for feed in &feeds {
        editor.add(feed)?;
    }
    write_atomically(&paths.config, &editor.text())?;
    run(&config, store, feeds, &paths)
}

fn run(config: &Config, store: Store, sources: Vec<FeedSource>, paths: &Paths) -> anyhow::Result<()> {
    let options = Options { rules: site_rules(paths)?, ..Options::new(config, &sources) };
    // The feeds are in the store before the first frame asks for them.
    let mut writer = store.writer()?;
    writer.follow_sources(&sources)?;
    store.keep(writer);
    let ui = UiConfig {
        theme: config.interface.theme.clone(),
        own_themes: own_themes(&paths.config),
        measure: config.interface.measure.0,
        pictures: config.interface.pictures.wanted(),
        justified: config.interface.justify,
        linear: config.interface.linear,
        copies_read: config.interface.copies_read,
        locale: config.interface.language.tag().map(str::to_owned),
        preset: config.interface.keys,
        keys: config.user_keys(),
        commands: config.commands.clone(),
    };
    let automatic = config.refresh.automatic;
    let language = ui.locale.as_deref().map_or_else(Locale::from_env, Locale::from_tag).lang();
    let store = store.telling_in(language);
    let engine_store = store.clone();
    let gate = Gate::default();
    let engine_gate = gate.clone();
    let start_engine = move |emit: Box<dyn Fn(Event) + Send + Sync>| -> Box<dyn Background> {
        let emit: Arc<dyn Fn(Event) + Send + Sync> = Arc::from(emit);
        let tell = Arc::clone(&emit);
        match Engine::start(engine_store.clone(), &sources, options, &engine_gate, move |event| tell(event)) {
            Ok(handle) => {
                if automatic {
                    handle.send(Request::Refresh { feeds: Vec::new(), force: false, asked: false });
                }
                Box::new(Running::new(handle.library(), Some(handle), language))
            }
            Err(error) => {
                emit(Event::Trouble { error: error.to_string(), hint: error.hint() });
                Box::new(Running::new(Arc::new(Library::new(engine_store)), None, language))
            }
        }
    };
    let host = Host {
        store,
        gate,
        start_engine: Box::new(start_engine),
        config: ui,
        keeper: Box::new(FileKeeper::new(paths)),
    };
    kiosque::tui::run(host).map_err(|error| match error {
        // Nothing has begun yet: the configuration is wrong.
        TuiError::Theme(wrong @ ThemeError::Own { .. }) => {
            UserError(format!("{}: {wrong}", paths.config.with_file_name("").display())).into()
        }
        TuiError::Theme(wrong) => {
            UserError(format!("{}: [interface] theme: {}", paths.config.display(), theme(&wrong))).into()
        }
        TuiError::Keys(wrong) => UserError(format!("{}: [keys]: {wrong}", paths.config.display())).into(),
        other => anyhow::Error::new(other).context("the interface stopped"),
    })
}

/// What is wrong with a theme, with the name that may have been meant.
fn theme(wrong: &ThemeError) -> String {
    let near = match wrong {
        ThemeError::NoSuchTheme { name, known } => nearest(name, known.iter().map(String::as_str)),
        _ => None,
    };
    near.map_or_else(|| wrong.to_string(), |near| format!("{wrong}; did you mean «{near}»?"))
}

struct Running {
    /// `None` where the engine could not start: then there is only what is stored.
    handle: Option<Handle>,
    library: Arc<Library>,
    /// To the thread that looks for what is related.
    related: std::sync::mpsc::Sender<Question>,
    /// The language in which the reader's headlines are chosen.
    language: Lang,
}

/// An article, and who wants to know what is related to it.
type Question = (EntryId, Box<dyn FnOnce(Vec<Related>) + Send>);

impl Running {
    fn new(library: Arc<Library>, handle: Option<Handle>, language: Lang) -> Self {
        let (related, questions) = std::sync::mpsc::channel::<Question>();
        let asked = Arc::clone(&library);
        std::thread::spawn(move || {
            stand_back(Rank::Second);
            while let Ok(first) = questions.recv() {
                // Who runs through a list asks at every article, and waits for the last only.
                let (entry, answer) = questions.try_iter().last().unwrap_or(first);
                answer(asked.related(entry, MOST_RELATED).unwrap_or_default());
            }
        });
        Self { handle, library, related, language }
    }
}

impl Background for Running {
    fn send(&self, request: Request) {
        if let Some(handle) = &self.handle {
            handle.send(request);
        }
    }

    fn related(&self, entry: EntryId, answer: Box<dyn FnOnce(Vec<Related>) + Send>) {
        // Without a thread nobody is told, as where nothing is related.
        let _ = self.related.send((entry, answer));
    }

    fn front_page(&self, press: Press, since: Timestamp, answer: Box<dyn FnOnce(FrontPage) + Send>) {
        let (library, language) = (Arc::clone(&self.library), self.language);
        std::thread::spawn(move || {
            let found = library.front_page(&press, since, MOST_STORIES, language);
            answer(found.unwrap_or(FrontPage { press, ..FrontPage::default() }));
        });
    }

    fn dossier(&self, story: StoryId, answer: Box<dyn FnOnce(Option<Dossier>) + Send>) {
        let (library, language) = (Arc::clone(&self.library), self.language);
        std::thread::spawn(move || answer(library.dossier(story, language).unwrap_or_default()));
    }

    fn compare(&self, left: EntryId, right: EntryId, answer: Box<dyn FnOnce(Option<Comparison>) + Send>) {
        let library = Arc::clone(&self.library);
        std::thread::spawn(move || answer(library.compare(left, right).unwrap_or_default()));
    }

    fn shutdown(self: Box<Self>) {
        if let Some(handle) = self.handle {
            handle.shutdown();
        }
    }
}
