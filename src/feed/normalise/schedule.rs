//! What a feed asks of those who poll it, and where its older entries are.

use url::Url;

use super::super::date;
use super::super::namespace::Ns;
use super::super::tree::Node;
use super::links::absolute;
use crate::news::feed::Asked;
use crate::news::time::Timestamp;

pub(super) fn asked(head: &Node<'_>, address: Option<&Url>) -> Asked {
    let number =
        |ns: Ns, name: &str| head.child(ns, name).and_then(Node::trimmed).and_then(|text| text.parse::<u32>().ok());
    let list = |name: &str, part: &str| -> Vec<String> {
        let parts = head.child(Ns::Rss, name).into_iter().flat_map(|node| &node.kids);
        parts
            .filter(|kid| kid.name.eq_ignore_ascii_case(part))
            .filter_map(|kid| kid.trimmed().map(str::to_ascii_lowercase))
            .collect()
    };
    let link = |relation: &str| {
        let links = head.kids.iter().filter(|kid| kid.is_plain("link"));
        let mut named =
            links.filter(|kid| kid.attribute("rel").is_some_and(|rel| rel.trim().eq_ignore_ascii_case(relation)));
        named.find_map(|kid| absolute(kid.attribute("href")?, kid, address)).filter(|url| url.starts_with("http"))
    };
    // Hour 24 is midnight, as in the first versions of the rule.
    let hours = list("skipHours", "hour")
        .iter()
        .filter_map(|hour| hour.parse::<u8>().ok())
        .filter(|hour| *hour <= 24)
        .map(|hour| hour % 24)
        .collect();
    let days = list("skipDays", "day").iter().filter_map(|day| weekday(day)).collect();
    let base = head.child(Ns::Sy, "updateBase").and_then(|node| date::read(&node.text));
    Asked {
        ttl: number(Ns::Rss, "ttl").filter(|minutes| *minutes > 0),
        update_every: period(head),
        update_base: base.map(|at| Timestamp(at.timestamp())),
        skip_hours: hours,
        skip_days: days,
        older: link("prev-archive").or_else(|| link("next")),
        archive: head.kids.iter().any(|kid| kid.is(Ns::History, "archive")),
        complete: head.kids.iter().any(|kid| kid.is(Ns::History, "complete")),
        own_address: link("self"),
        hub: link("hub"),
    }
}

/// Seconds between updates, from `sy:updatePeriod` and `sy:updateFrequency`.
fn period(head: &Node<'_>) -> Option<i64> {
    let period = match head.child(Ns::Sy, "updatePeriod")?.trimmed()?.to_ascii_lowercase().as_str() {
        "hourly" => 3_600,
        "daily" => 86_400,
        "weekly" => 7 * 86_400,
        "monthly" => 30 * 86_400,
        "yearly" => 365 * 86_400,
        _ => return None,
    };
    let times =
        head.child(Ns::Sy, "updateFrequency").and_then(Node::trimmed).and_then(|times| times.parse::<i64>().ok());
    Some(period / times.filter(|times| *times > 0).unwrap_or(1))
}

/// 0 for Monday to 6 for Sunday.
fn weekday(name: &str) -> Option<u8> {
    let at = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"].iter().position(|day| name.starts_with(day))?;
    u8::try_from(at).ok()
}
