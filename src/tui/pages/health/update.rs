//! What keys mean on the page of health.

use ratatui::layout::Rect;

use super::{HealthPage, view, words};
use crate::command::Command;
use crate::engine::Request;
use crate::news::feed::Ailment;
use crate::news::ids::FeedId;
use crate::news::query::Scope;
use crate::store::FeedRow;
use crate::tui::Cx;
use crate::tui::message::{Ask, Effect};
use crate::tui::model::{Model, Pane};
use crate::tui::pages::{self, Answer, Page, Question, Sheet, Turn};
use crate::tui::update::sharing::browse;
use crate::tui::view::Canvas;

/// Articles are counted over a week.
const WEEK: i64 = 7 * 86_400;

/// Opens the page, on the feed that is selected on the left where one is.
pub(crate) fn open(model: &mut Model, cx: &Cx) -> Vec<Effect> {
    let here = model.selected_feed().filter(|_| model.focus == Pane::Feeds || !model.pages.is_empty());
    let here = here.map(|row| row.feed.id);
    let mut order: Vec<&FeedRow> = model.feeds.rows.iter().filter(|row| !row.feed.is_archived()).collect();
    order.sort_by_key(|row| (row.feed.health.ailment().is_none(), std::cmp::Reverse(row.feed.health.failures)));
    let order: Vec<FeedId> = order.into_iter().map(|row| row.feed.id).collect();
    let selected = here.or(order.first().copied());
    let mut page = HealthPage { order, selected, ..HealthPage::default() };
    page.settle(&model.feeds.rows);
    page.cursor.keep_in_view(&starts(page.order.len()), view::room(model.screen()));
    pages::open(model, Page::Health(page), cx)
}

fn starts(rows: usize) -> Vec<usize> {
    (0..=rows).collect()
}

impl Sheet for HealthPage {
    /// What can be done with a feed on the left can be done here.
    fn scope(&self) -> crate::command::Scope {
        crate::command::Scope::Feeds
    }

    fn asks(&self, cx: &Cx) -> Vec<Effect> {
        vec![Effect::Read(Ask::Page(Question::Health(cx.now.plus(-WEEK))))]
    }

    fn again(&self, cx: &Cx) -> Vec<Effect> {
        self.asks(cx)
    }

    fn feed(&self) -> Option<FeedId> {
        self.selected
    }

    fn feeds(&mut self, rows: &[FeedRow]) {
        self.settle(rows);
    }

    fn announce(&self, model: &Model, cx: &Cx) -> Option<String> {
        let row = self.chosen(model)?;
        Some(format!("{} · {}", row.feed.name, words::status(&row.feed.health, &cx.locale)))
    }

    fn command(&mut self, command: Command, model: &Model, cx: &Cx) -> Turn {
        if self.whole {
            return self.in_whole(command, model, cx);
        }
        let count = self.rows(&model.feeds.rows).len();
        if self.cursor.go(command, &starts(count), view::room(model.screen()), |_| true) {
            self.selected = self.rows(&model.feeds.rows).get(self.cursor.selected).map(|row| row.feed.id);
            return Turn::done();
        }
        match command {
            Command::Open => self.open(model, cx),
            Command::Right | Command::NextPane => {
                (self.whole, self.scroll) = (self.selected.is_some(), 0);
                Turn::done()
            }
            Command::Browser => self.site(model, cx),
            Command::Health => Turn::Close,
            _ => Turn::Elsewhere,
        }
    }

    fn click(&mut self, _x: u16, y: u16, model: &Model, cx: &Cx) -> Turn {
        if self.whole {
            return Turn::done();
        }
        let line = usize::from(y).checked_sub(1 + view::header(model.screen().0)).map(|line| line + self.cursor.top);
        let found = line.and_then(|line| self.rows(&model.feeds.rows).get(line).map(|row| (line, row.feed.id)));
        let inside = usize::from(y) <= view::header(model.screen().0) + view::room(model.screen());
        let Some((line, feed)) = found.filter(|_| inside) else { return Turn::done() };
        if self.selected == Some(feed) {
            return self.open(model, cx);
        }
        (self.cursor.selected, self.selected) = (line, Some(feed));
        Turn::done()
    }

    fn hear(&mut self, answer: &Answer) -> Vec<Effect> {
        if let Answer::Health(pasts) = answer {
            self.pasts = pasts.iter().map(|past| (past.feed, past.clone())).collect();
        }
        Vec::new()
    }

    fn paint(&self, canvas: &mut Canvas<'_>, model: &Model, area: Rect) {
        view::paint(self, canvas, model, area);
    }

    fn row(&self, model: &Model) -> usize {
        if self.whole {
            return 0;
        }
        view::header(model.screen().0) + self.cursor.selected.saturating_sub(self.cursor.top)
    }

    fn hints(&self) -> [(Command, &'static str); 3] {
        if self.whole {
            return [
                (Command::RefreshFeed, "hint-refresh"),
                (Command::Back, "hint-back"),
                (Command::Help, "hint-help"),
            ];
        }
        [(Command::Right, "hint-history"), (Command::FeedSettings, "hint-set"), (Command::Help, "hint-help")]
    }
}

impl HealthPage {
    /// Stays on the feed that is selected; where it is no more, on the row where it was.
    fn settle(&mut self, rows: &[FeedRow]) {
        let ids: Vec<FeedId> = self.rows(rows).iter().map(|row| row.feed.id).collect();
        let at = self.selected.and_then(|id| ids.iter().position(|known| *known == id));
        self.cursor.selected = at.unwrap_or_else(|| self.cursor.selected.min(ids.len().saturating_sub(1)));
        self.selected = ids.get(self.cursor.selected).copied();
    }

    /// What keys mean where one feed is shown with all that is known of it.
    fn in_whole(&mut self, command: Command, model: &Model, cx: &Cx) -> Turn {
        let Some(row) = self.chosen(model) else {
            self.whole = false;
            return Turn::done();
        };
        let lines = view::whole(row, self.pasts.get(&row.feed.id), model.screen().0, cx).len();
        if let Some(to) = pages::scrolled(self.scroll, command, lines, pages::height(model)) {
            self.scroll = to;
            return Turn::done();
        }
        match command {
            Command::Left | Command::Back | Command::NextPane | Command::PreviousPane => {
                self.whole = false;
                Turn::done()
            }
            Command::Open => self.open(model, cx),
            Command::Browser => self.site(model, cx),
            Command::Health => Turn::Close,
            _ => Turn::Elsewhere,
        }
    }

    fn site(&self, model: &Model, cx: &Cx) -> Turn {
        let Some(row) = self.chosen(model) else { return Turn::done() };
        let site = row.feed.site.clone().unwrap_or_else(|| root(&row.feed.url));
        Turn::Do(vec![browse(site, cx)], cx.locale.t("opened"))
    }

    /// The articles of a feed; where a page stands in its place, that page is searched for feeds.
    fn open(&self, model: &Model, cx: &Cx) -> Turn {
        let Some(row) = self.chosen(model) else { return Turn::done() };
        if row.feed.health.ailment() == Some(Ailment::WebPage) {
            let address = row.feed.url.clone();
            let said = cx.locale.ta("adding-feed", &[("address", address.as_str().into())]);
            return Turn::Do(vec![Effect::Engine(Request::Find(address))], said);
        }
        Turn::Show(row.feed.name.clone(), Scope::Feed(row.feed.id))
    }
}

/// The site of an address: what stands before its path.
fn root(url: &str) -> String {
    let after = url.find("://").map_or(0, |at| at + 3);
    let end = url[after..].find('/').map_or(url.len(), |at| after + at);
    format!("{}/", &url[..end])
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_site_is_what_stands_before_the_path() {
        assert_eq!(super::root("https://a.example:8/x/y?z"), "https://a.example:8/");
        assert_eq!(super::root("https://a.example"), "https://a.example/");
    }
}
