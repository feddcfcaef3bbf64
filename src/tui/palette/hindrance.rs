//! Why a command cannot run now.

use super::super::Cx;
use super::super::model::{FeedItem, Model};
use super::super::pages::Page;
use super::super::update::{following, naming};
use crate::command::{Command, Invocation, Needs};
use crate::news::analysis::RelatedKind;
use crate::news::query::Scope;

/// The reason as a sentence; `None` where nothing stands in the way.
pub(crate) fn hindrance(model: &Model, asked: &Invocation, cx: &Cx) -> Option<String> {
    let text = model.reader.text.as_ref();
    let (there, why) = match asked.command.needs() {
        Needs::Nothing => return None,
        Needs::Entry => (model.current().is_some() || !model.chosen.is_empty(), "needs-entry"),
        Needs::Feed => (model.selected_feed().is_some(), "needs-feed"),
        Needs::Link => {
            (model.reader.rendered.as_ref().is_some_and(|rendered| !rendered.links.is_empty()), "needs-link")
        }
        Needs::Enclosure => (text.is_some_and(|text| !text.full.enclosures.is_empty()), "needs-enclosure"),
        Needs::Story => {
            let told = |kind| model.side.related.iter().any(|found| found.kind == kind);
            (told(RelatedKind::SameStory) || told(RelatedKind::SameText), "needs-story")
        }
        Needs::Search => (matches!(model.list.query.scope, Scope::Search(_)), "needs-search"),
        Needs::Target => (following::target(model).is_some() || following::follows_story(model), "needs-target"),
        Needs::Followed => (model.selected_follow().is_some(), "needs-followed"),
        Needs::Row => (
            model.selected_tag().is_some() || model.selected_follow().is_some() || model.selected_feed().is_some(),
            "needs-feed",
        ),
        Needs::Tag => (!model.feeds.tags.is_empty(), "needs-tag"),
        Needs::Done => (!model.undo.is_empty(), "nothing-to-undo"),
        Needs::Undone => (!model.redo.is_empty(), "nothing-to-redo"),
        Needs::Name => (naming::meant(model).is_some(), "needs-name"),
        Needs::Joined => (naming::page(model).is_some_and(|page| !page.merged.is_empty()), "needs-joined"),
        Needs::Hits => (model.reader.finding.is_some(), "needs-hits"),
        Needs::Wide => (
            model.reader.rendered.as_ref().is_some_and(|rendered| rendered.widest > rendered.setting.columns),
            "needs-wide",
        ),
        Needs::Dossier => (matches!(model.pages.last(), Some(Page::Dossier(_))), "needs-dossier"),
        Needs::Front => (matches!(model.pages.last(), Some(Page::Front(_))), "needs-front"),
        Needs::Work => (model.refresh.is_some() || model.packing.is_some(), "needs-work"),
    };
    let way = match asked.command.needs() {
        Needs::Dossier => Command::Dossier,
        Needs::Front => Command::FrontPage,
        _ => Command::Find,
    };
    (!there).then(|| cx.locale.ta(why, &[("key", cx.key(way).into())]))
}

impl Model {
    /// The tag that is selected in the pane on the left.
    pub(crate) fn selected_tag(&self) -> Option<&crate::store::TagRow> {
        match self.feeds.items.get(self.feeds.selected).filter(|_| self.pages.is_empty())? {
            FeedItem::Tag(index) => self.feeds.tags.get(*index),
            _ => None,
        }
    }

    /// The feed that commands are about: the page's, else the one selected in the pane on the left.
    pub(crate) fn selected_feed(&self) -> Option<&crate::store::FeedRow> {
        if let Some(page) = self.pages.last() {
            let feed = page.sheet().feed()?;
            return self.feeds.rows.iter().find(|row| row.feed.id == feed);
        }
        match self.feeds.items.get(self.feeds.selected)? {
            FeedItem::Feed(index) => self.feeds.rows.get(*index),
            _ => None,
        }
    }
}
