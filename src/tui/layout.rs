//! Which panes are on the screen, and where: pure arithmetic.

use ratatui::layout::Rect;

use super::model::Pane;

/// Columns that the names of papers get at most.
const MOST_NAMES: u16 = 30;
/// Columns with which the text has what it needs.
const MEASURE: u16 = 70;

/// The place of each pane's content; `None` where there is no room for it now. The title row is above it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Panes {
    pub feeds: Option<Rect>,
    pub list: Option<Rect>,
    pub reader: Option<Rect>,
    pub side: Option<Rect>,
    /// One pane only: its title says where it is.
    pub single: bool,
}

impl Panes {
    /// One pane, whatever the width.
    pub fn alone((width, height): (u16, u16), focus: Pane) -> Self {
        let area = Some(Rect { x: 0, y: 1, width, height: height.saturating_sub(2) });
        let mut panes = Self { single: true, ..Self::default() };
        match focus {
            Pane::Feeds => panes.feeds = area,
            Pane::List => panes.list = area,
            Pane::Reader => panes.reader = area,
            Pane::Side => panes.side = area,
        }
        panes
    }

    /// Four panes from 120 columns, three from 96, two from 60, else one; those beside the focus are shown. `names`: the
    /// columns that the names of the papers would like to have; they get them where that takes nothing from the text.
    pub fn of((width, height): (u16, u16), focus: Pane, zoomed: bool, names: u16) -> Self {
        use Pane::{Feeds, List, Reader, Side};
        let shown: &[Pane] = match (width, focus) {
            (_, Reader) if zoomed => &[Reader],
            (120.., _) => &[Feeds, List, Reader, Side],
            (96.., Feeds | List) => &[Feeds, List, Reader],
            (96.., _) => &[List, Reader, Side],
            (60.., Feeds) => &[Feeds, List],
            (60.., List | Reader) => &[List, Reader],
            (60.., Side) => &[Reader, Side],
            (_, Feeds) => &[Feeds],
            (_, List) => &[List],
            (_, Reader) => &[Reader],
            (_, Side) => &[Side],
        };
        let reads = shown.contains(&Reader);
        let least = if reads { (width / 7).clamp(16, 26) } else { 16 };
        let wide = |pane: Pane| match pane {
            Feeds => least,
            List if shown.contains(&Reader) => (width / 4).clamp(28, 46),
            Side => (width / 6).clamp(22, 34),
            _ => 0,
        };
        let rules = shown.len() as u16 - 1;
        let fixed: u16 = shown.iter().map(|pane| wide(*pane)).sum::<u16>() + rules;
        let spare = width.saturating_sub(fixed).saturating_sub(if reads { MEASURE } else { 0 });
        let more =
            names.min(MOST_NAMES.min((width / 3).max(width.saturating_sub(50)))).saturating_sub(least).min(spare);
        let more = if shown.len() > 1 && shown.contains(&Feeds) { more } else { 0 };
        let wide = |pane: Pane| if pane == Feeds { least + more } else { wide(pane) };
        let fixed = fixed + more;
        let mut panes = Self { single: shown.len() == 1, ..Self::default() };
        let mut x = 0;
        for pane in shown {
            let columns = if shown.len() == 1 {
                width
            } else if wide(*pane) == 0 {
                width.saturating_sub(fixed)
            } else {
                wide(*pane)
            };
            let area = Some(Rect { x, y: 1, width: columns, height: height.saturating_sub(2) });
            match pane {
                Feeds => panes.feeds = area,
                List => panes.list = area,
                Reader => panes.reader = area,
                Side => panes.side = area,
            }
            x += columns + 1;
        }
        panes
    }

    pub fn area(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::Feeds => self.feeds,
            Pane::List => self.list,
            Pane::Reader => self.reader,
            Pane::Side => self.side,
        }
    }

    /// The pane at a point of the screen.
    pub fn at(&self, x: u16, y: u16) -> Option<Pane> {
        Pane::ALL.into_iter().find(|pane| self.area(*pane).is_some_and(|area| area.contains((x, y).into())))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_papers_get_what_they_need_where_the_text_does_not() {
        let feeds = |width, names| Panes::of((width, 24), Pane::Feeds, false, names).feeds.map(|area| area.width);
        assert_eq!([feeds(80, 10), feeds(80, 23), feeds(80, 60), feeds(66, 60)], [16, 23, 30, 22].map(Some));
        assert_eq!([feeds(120, 60), feeds(240, 60)], [17, 30].map(Some));
    }

    #[test]
    fn panes_fill_the_width_and_the_focus_is_always_shown() {
        for width in [1, 20, 40, 60, 80, 96, 120, 160, 300] {
            for focus in Pane::ALL {
                let panes = Panes::of((width, 24), focus, false, 24);
                assert!(panes.area(focus).is_some(), "{width} {focus:?}");
                let right = Pane::ALL.iter().filter_map(|p| panes.area(*p)).map(Rect::right).max();
                assert_eq!(right, Some(width));
            }
        }
    }
}
