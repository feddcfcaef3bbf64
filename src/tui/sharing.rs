//! Articles leave: as files, into the user's own commands, into the player. On a thread of its own, one after the other.

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::thread;
use std::time::Instant;

use super::message::{Msg, Out};
use crate::article;
use crate::config::Commands;
use crate::news::ids::EntryId;
use crate::news::query::{Query, Scope};
use crate::news::time::Timestamp;
use crate::news::trouble::{self, Kind, Trouble};
use crate::share::command::{self, Values};
use crate::share::export::{self, Piece};
use crate::share::saving;
use crate::store::{Reader, Store};

/// Starts the thread; what is sent to it is done in turn, and said.
pub(super) fn start(store: &Store, commands: Commands, inbox: Sender<Msg>) -> crate::store::Result<Sender<Out>> {
    let (sender, receiver) = channel::<Out>();
    let reader = store.reader()?;
    let positions = store.path().with_file_name("positions.json");
    let work = move || {
        for out in receiver {
            // A player or a browser runs as long as one likes: nothing waits for it.
            if let Out::Play { .. } | Out::Browse { .. } = &out {
                let (commands, positions, inbox) = (commands.clone(), positions.clone(), inbox.clone());
                let running = move || {
                    let done = match &out {
                        Out::Play { url } => play(&commands.player, url, &positions),
                        Out::Browse { url } => run(&commands.browser, &[("url", url.clone())], ""),
                        _ => return,
                    };
                    drop(inbox.send(Msg::Shared(out, done)));
                };
                drop(thread::Builder::new().name("player".to_owned()).spawn(running));
                continue;
            }
            let done = leave(&reader, &commands, &out);
            if inbox.send(Msg::Shared(out, done)).is_err() {
                break;
            }
        }
    };
    drop(thread::Builder::new().name("sharing".to_owned()).spawn(work));
    Ok(sender)
}

fn leave(reader: &Reader, commands: &Commands, out: &Out) -> Result<String, Trouble> {
    match out {
        Out::Save { ids, format, to, title } => {
            let pieces = pieces(reader, ids)?;
            save(&pieces, *format, to.as_deref(), title)
        }
        Out::SaveStory { entry, to } => {
            let told = |error: crate::store::StoreError| Trouble::from(&error);
            let story = reader.story_of(*entry).map_err(told)?.ok_or_else(|| Trouble::new(Kind::NoStory))?;
            // A dossier is read from its beginning.
            let whole = Query { scope: Scope::Story(story), oldest_first: true, ..Query::default() };
            let ids = reader.ids(&whole).map_err(told)?;
            let pieces = pieces(reader, &ids)?;
            let title = reader.heads(&[*entry]).map_err(told)?.pop().map(|head| head.title).unwrap_or_default();
            save(&pieces, saving::Format::Epub, to.as_deref(), &title)
        }
        Out::Share { id, name } => {
            let vector = commands.share.get(name).ok_or_else(|| Trouble::with(Kind::NoShare, [name]))?;
            give(reader, *id, vector)
        }
        Out::Pipe { id, vector } => give(reader, *id, vector),
        Out::Notify { title, text } => run(&commands.notify, &[("title", title.clone()), ("text", text.clone())], text),
        Out::Play { .. } | Out::Browse { .. } => Ok(String::new()),
    }
}

fn run(vector: &[String], values: &Values<'_>, input: &str) -> Result<String, Trouble> {
    command::run(&command::fill(vector, values), input).map_err(|error| Trouble::from(&error))
}

fn not_written(path: &Path, error: &std::io::Error) -> Trouble {
    Trouble::with(Kind::NotWritten, [path.display().to_string(), trouble::of_file(error)])
}

/// Gives an article to a command: its text on standard input, what the arguments name in their places.
fn give(reader: &Reader, id: EntryId, vector: &[String]) -> Result<String, Trouble> {
    let piece = pieces(reader, &[id])?.pop().ok_or_else(|| Trouble::new(Kind::NothingToSave))?;
    let text = export::text(&piece);
    let url = piece.url.clone().unwrap_or_default();
    let values = [("url", url), ("title", piece.title), ("feed", piece.feed), ("text", text.clone())];
    run(vector, &values, &text)
}

fn pieces(reader: &Reader, ids: &[EntryId]) -> Result<Vec<Piece>, Trouble> {
    let mut pieces = Vec::with_capacity(ids.len());
    for id in ids {
        let Some(full) = reader.entry(*id).map_err(|error| Trouble::from(&error))? else { continue };
        let stored = reader.article(*id).map_err(|error| Trouble::from(&error))?.map(|stored| stored.article);
        let document = article::readable(&full, stored.as_ref());
        pieces.push(Piece::of(&full, stored.as_ref(), document));
    }
    if pieces.is_empty() { Err(Trouble::new(Kind::NothingToSave)) } else { Ok(pieces) }
}

/// Writes the articles to a file, or into a folder under a name that is free; says where.
fn save(pieces: &[Piece], format: saving::Format, to: Option<&Path>, title: &str) -> Result<String, Trouble> {
    let folder = || {
        let dirs = directories::UserDirs::new();
        let documents = dirs.as_ref().and_then(|dirs| dirs.document_dir().filter(|dir| dir.is_dir()));
        documents
            .or(dirs.as_ref().map(directories::UserDirs::home_dir))
            .map_or_else(|| PathBuf::from("."), Path::to_owned)
    };
    let path = match to {
        Some(path) if !path.is_dir() => path.to_owned(),
        Some(folder) => saving::free_path(folder, title, format),
        None => saving::free_path(&folder(), title, format),
    };
    let told = |error: std::io::Error| not_written(&path, &error);
    let bytes = format.bytes(title, pieces, Timestamp::now()).map_err(told)?;
    saving::keep(&path, &bytes).map_err(told)?;
    Ok(path.display().to_string())
}

/// Plays from where one stopped listening. Where the player was left, time has gone on by as much as it ran.
fn play(player: &[String], url: &str, positions: &Path) -> Result<String, Trouble> {
    let known = |path: &Path| -> HashMap<String, u64> {
        std::fs::read(path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok()).unwrap_or_default()
    };
    let from = known(positions).get(url).copied().unwrap_or(0);
    let began = Instant::now();
    let said = run(player, &[("url", url.to_owned()), ("position", from.to_string())], "")?;
    // Another player may have been left meanwhile: its position is read anew.
    let mut all = known(positions);
    all.insert(url.to_owned(), from + began.elapsed().as_secs());
    let text = serde_json::to_vec(&all).map_err(|error| Trouble::said(error.to_string()))?;
    saving::keep(positions, &text).map_err(|error| not_written(positions, &error))?;
    Ok(said)
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn what_is_played_goes_on_where_one_stopped() {
        let folder = tempfile::tempdir().unwrap();
        let positions = folder.path().join("positions.json");
        std::fs::write(&positions, "{\"https://x.example/a.mp3\":90}").unwrap();
        let player = ["echo", "{position}", "{url}"].map(str::to_owned);
        assert_eq!(play(&player, "https://x.example/a.mp3", &positions).unwrap(), "90 https://x.example/a.mp3");
        assert_eq!(play(&player, "https://x.example/b.mp3", &positions).unwrap(), "0 https://x.example/b.mp3");
        assert!(
            play(&["kiosque-no-such-player".to_owned()], "x", &positions)
                .unwrap_err()
                .to_string()
                .contains("could not be started")
        );
    }

    #[test]
    fn articles_are_saved_under_a_name_that_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let piece = Piece { title: "Un titre".to_owned(), ..Piece::default() };
        let save =
            || save(std::slice::from_ref(&piece), saving::Format::Markdown, Some(folder.path()), "Un titre").unwrap();
        assert!(save().ends_with("un-titre.md"));
        assert!(save().ends_with("un-titre-2.md"));
    }
}
