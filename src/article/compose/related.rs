//! The headlines that a page lists beside its article, and those it puts between paragraphs.

use super::{Making, address};
use crate::article::page::{Kind, within};
use crate::article::same;
use crate::article::sense::{Survey, Topic};
use crate::article::tree::Id;
use crate::news::article::Link;
use crate::text::clean;
use crate::text::terms::fold;

/// More are not listed.
const MOST: usize = 12;

/// More are not looked at.
const FOUND: usize = 120;

/// Parts of names of elements that list what belongs to an article.
const NAMES: &[&str] = &[
    "related",
    "lire-aussi",
    "lireaussi",
    "read-also",
    "a-lire",
    "alire",
    "meme-sujet",
    "memesujet",
    "same-topic",
    "recommended",
    "lees-ook",
    "leesook",
    "mehr-zum",
    "linked-articles",
    "see-also",
    "voiraussi",
    "more-on",
    "inline-link",
];

/// Words of headings over what others read, which has nothing to do with the article; folded.
const POPULAR: &[&str] = &[
    "plus lus",
    "plus lues",
    "plus consultes",
    "most read",
    "most popular",
    "most viewed",
    "trending",
    "latest",
    "meest gelezen",
    "meistgelesen",
    "derniere",
    "toute l'actu",
    "voir plus",
    "editor",
];

/// How the words of links begin that do something with the article, or go on with it; folded. Whole phrases: headlines
/// begin with such verbs too.
const DEEDS: &[&str] = &[
    "sauvegarder l'article",
    "sauvegarder cet",
    "version imprimable",
    "imprimer l'article",
    "imprimer cet",
    "envoyer l'article",
    "envoyer cet",
    "envoyer a un ami",
    "envoyer par",
    "partager sur",
    "partager cet",
    "partager l'article",
    "partager par",
    "reagir a cet",
    "commenter cet",
    "tous les commentaires",
    "voir les commentaires",
    "lire les commentaires",
    "all comments",
    "alle reacties",
    "alle kommentare",
    "commenter l'article",
    "abonnez-vous",
    "pour lire la suite",
    "lire la suite",
    "share on",
    "share this",
    "share via",
    "print this",
    "send this",
    "email this",
    "save this",
    "subscribe to",
    "read the full",
    "continue reading",
    "delen op",
    "delen via",
    "deel dit",
    "artikel delen",
    "lees verder",
    "auf facebook",
    "artikel teilen",
    "artikel drucken",
    "weiterlesen",
];

/// What a site sells beside its articles; folded.
const SOLD: &[&str] = &[
    "abonnements papier",
    "offre d'abonnement",
    "offres d'abonnement",
    "offres 100 %",
    "paris sportifs",
    "code promo",
    "codes promo",
    "tentez de gagner",
    "tentez de recevoir",
    "je tente ma chance",
    "inscrivez-vous a la newsletter",
    "abonnez-vous a la newsletter",
    "jetzt abonnieren",
    "probeabo",
    "proefabonnement",
    "neem een abonnement",
    "start your subscription",
    "sign up for our newsletter",
];

/// What stands before a headline for those who pay, and is none of its words. Single words may be: "Abonnés Netflix".
const RESERVED: &[&str] = &[
    "Article réservé à nos abonnés",
    "Réservé à nos abonnés",
    "Article réservé aux abonnés",
    "Réservé aux abonnés",
    "Voor abonnees",
    "Subscriber only",
];

/// A headline without what says that it costs.
fn unreserved(title: &str) -> &str {
    let rest = RESERVED
        .iter()
        .find_map(|mark| title.strip_prefix(mark))
        .map(|rest| rest.trim_start_matches([' ', ':', '\u{a0}']));
    rest.filter(|rest| rest.chars().next().is_some_and(char::is_uppercase)).unwrap_or(title)
}

/// The related headlines, those in the text first.
pub(crate) fn related(making: &Making<'_, '_>, survey: &Survey<'_, '_>, own: &str) -> Vec<Link> {
    let page = making.page;
    let first = making.kept.iter().position(|kept| *kept).unwrap_or(0);
    let last = making.kept.iter().rposition(|kept| *kept).unwrap_or(0);
    let is_about_others = |at: usize| survey.facts[at].topics[Topic::Related as usize];
    let is_popular = |at: usize| {
        let folded = fold(page.text(&page.passages[at]));
        POPULAR.iter().any(|words| folded.contains(words))
    };
    let mut found = Vec::new();
    // Since which passage, of a run of linked lines, a line has said "read also".
    let mut opened = false;
    for (at, passage) in page.passages.iter().enumerate() {
        let apart = within::NAV | within::FOOTER | within::FORM | within::HIDDEN;
        if making.kept[at] || passage.within & apart != 0 {
            opened &= !making.kept[at];
            continue;
        }
        let says_so = is_about_others(at) == 2 && passage.figures.chars < 300 && !is_popular(at);
        let heading = survey.facts[at].heading.is_some_and(|heading| {
            is_about_others(heading) == 2
                && page.passages[heading].figures.chars < 60
                && at - heading < 40
                && !is_popular(heading)
        });
        let dense = passage.figures.link_density() > 0.5;
        // Another heading heads something else: services, sections, what is on television.
        let turns = matches!(passage.kind, Kind::Heading(_)) && !dense && is_about_others(at) == 0;
        opened = says_so || opened && !turns && (dense || passage.figures.chars < 40);
        let inside = first < at && at < last && dense;
        let named = || {
            passage.figures.chars > 15
                && page.above(passage).take(4).any(|above| {
                    let class = page.tree.raw_attr(page.elements[above].id, "class").unwrap_or_default();
                    let class = class.to_ascii_lowercase();
                    NAMES.iter().any(|name| class.contains(name))
                })
        };
        // What the publisher put into the text, or named so, says more than a heading over a list that may be of all
        // that is new.
        let rank = match () {
            () if inside || says_so => 0,
            () if dense && named() => 1,
            () if heading || opened => 2,
            () => continue,
        };
        // In a list that is only taken for one of headlines, two words name a section.
        let is_headline =
            |link: &Link| rank < 2 || link.title.chars().count() >= 25 || link.title.split(' ').count() > 3;
        found.extend(links_of(making, at).into_iter().filter(is_headline).map(|link| (rank, link)));
        if found.len() >= FOUND {
            break;
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    let mut links = Vec::new();
    for (_, link) in found {
        push(&mut links, link, own);
        if links.len() >= MOST {
            break;
        }
    }
    links
}

/// Adds a link that is not there yet and does not lead to the page itself.
pub(crate) fn push(links: &mut Vec<Link>, link: Link, own: &str) {
    let bare = |url: &str| url.split('#').next().unwrap_or_default().to_owned();
    let known = links.iter().any(|other| other.url == link.url || same(&other.title) == same(&link.title));
    if !known && bare(&link.url) != bare(own) {
        links.push(link);
    }
}

/// The links of a passage that read like headlines.
fn links_of(making: &Making<'_, '_>, at: usize) -> Vec<Link> {
    let page = making.page;
    let mut anchors: Vec<Id> =
        page.pieces[page.passages[at].pieces.clone()].iter().filter_map(|piece| piece.link).collect();
    anchors.dedup();
    anchors
        .into_iter()
        .filter_map(|anchor| {
            let title = clean::line(&page.tree.text_of(anchor));
            let folded = fold(&title);
            if DEEDS
                .iter()
                .any(|deed| folded.strip_prefix(deed).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric)))
            {
                return None;
            }
            if SOLD.iter().any(|sold| folded.contains(sold)) {
                return None;
            }
            let href = page.tree.attr(anchor, "href")?;
            // A page whose own address is not known still says which of its site's articles it links.
            let rooted = || (making.base.is_none() && href.starts_with('/')).then(|| href.clone().into_owned());
            let url = address(&href, making.base).or_else(rooted)?;
            let title = unreserved(&title).to_owned();
            (title.chars().count() > 15 && title.contains(' ') && title.len() < 300).then_some(Link { title, url })
        })
        .collect()
}
