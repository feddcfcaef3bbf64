//! Short phrases by which a line shows that it is about the page and not of the article, in the languages of the press
//! that kiosque is made for, and in a few more.

use std::sync::LazyLock;

use aho_corasick::{AhoCorasick, MatchKind};

/// What a phrase is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Topic {
    /// Other articles.
    Related,
    /// Letters, alerts, subscriptions.
    Subscribe,
    Share,
    Rights,
    Consent,
    Comments,
    Advertising,
    Account,
    /// Who wrote.
    Author,
    /// Where a picture is from.
    Credit,
    /// When it was written.
    Date,
    Support,
    /// Where the free text ends.
    Wall,
    /// How to use the page: skip, print, search.
    Tool,
}

pub(crate) const TOPICS: usize = 14;

use Topic::{
    Account, Advertising, Author, Comments, Consent, Credit, Date, Related, Rights, Share, Subscribe, Support, Tool,
    Wall,
};

/// Folded: lower case, without marks.
const PHRASES: &[(Topic, &[&str])] = &[
    (
        Related,
        &[
            "lire aussi", "a lire aussi", "a lire egalement", "lire egalement", "sur le meme sujet", "voir aussi",
            "a voir aussi", "lire la suite", "a lire :", "lire :", ">> lire", "relire", "notre dossier", "retrouvez",
            "dans la meme rubrique", "les plus lus", "les plus consultes", "plus d'infos", "en savoir plus",
            "articles lies", "ces articles", "a decouvrir", "vous aimerez", "a ne pas manquer", "lees ook", "lees meer",
            "lees verder", "meer over", "ook interessant", "meest gelezen", "bekijk ook", "mehr zum thema",
            "lesen sie auch", "auch interessant", "lesen sie hier", "lesen sie mehr", "mehr dazu", "weitere artikel",
            "das konnte sie", "meistgelesen", "zum thema", "read also", "also read", "read more", "read next",
            "see also", "related articles", "related stories", "related:", "related", "more on this", "more from",
            "more stories", "most read", "most popular", "you may also like", "recommended", "up next", "trending",
            "don't miss", "click here", "keep reading", "continue reading", "find out more", "leer tambien",
            "te puede interesar", "leia tambem", "leggi anche", "more:", "watch:", "must read", "editor's picks",
            "voir plus", "suivant", "precedent", "next article", "previous", "next post", "latest news",
        ],
    ),
    (
        Subscribe,
        &[
            "newsletter", "inscrivez-vous", "abonnez-vous", "s'abonner", "recevez", "je m'abonne", "infolettre",
            "notre lettre", "alertes", "schrijf je in", "nieuwsbrief", "abonneer", "abonnieren", "jetzt abonnieren",
            "subscribe", "sign up", "sign-up", "get the latest", "delivered to your inbox", "your inbox", "email updates",
            "follow our", "download our app", "telechargez", "suscribete", "assine", "iscriviti", "push notifications",
            "whatsapp", "podcast",
        ],
    ),
    (
        Share,
        &[
            "partager", "partagez", "suivez-nous", "suivez nous", "sur facebook", "sur twitter", "delen", "deel dit",
            "volg ons", "teilen", "folgen sie", "share this", "share on", "share", "follow us", "follow me", "tweet",
            "facebook", "twitter", "linkedin", "pinterest", "instagram", "copy link", "copier le lien", "email this",
            "retweet", "like us", "compartir", "compartilhar",
        ],
    ),
    (
        Rights,
        &[
            "tous droits reserves", "reproduction interdite", "mentions legales", "alle rechten", "alle rechte",
            "all rights reserved", "copyright", "impressum", "terms of use", "terms of service", "terms and conditions",
            "conditions generales", "may not be reproduced", "(c) ", "privacy policy", "datenschutz",
        ],
    ),
    (
        Consent,
        &[
            "cookie", "consentement", "vie privee", "donnees personnelles", "toestemming", "einwilligung", "consent",
            "gdpr", "accept all", "tout accepter", "accepteer", "akzeptieren", "traceurs", "nos partenaires",
        ],
    ),
    (
        Comments,
        &[
            "commentaire", "commenter", "reagir", "vos reactions", "reacties", "reageer", "kommentar", "kommentieren",
            "comments", "comment", "leave a reply", "reply", "log in to", "post a comment", "join the conversation",
            "have your say", "repondre", "signaler", "report abuse", "moderat", "comentarios",
        ],
    ),
    (
        Advertising,
        &[
            "publicite", "annonce", "sponsorise", "contenu partenaire", "advertentie", "anzeige", "werbung",
            "advertisement", "sponsored", "advertise", "story continues below", "la suite apres", "affiliate",
            "commission", "buy now", "shop now", "promo", "publicidad", "paid content",
        ],
    ),
    (
        Account,
        &[
            "connectez-vous", "se connecter", "deja abonne", "mon compte", "creer un compte", "identifiez", "inloggen",
            "aanmelden", "anmelden", "einloggen", "registrieren", "log in", "login", "sign in", "register", "password",
            "mot de passe", "my account", "iniciar sesion",
        ],
    ),
    (
        Author,
        &[
            "par ", "propos recueillis", "notre correspondant", "la redaction", "redacteur", "journaliste", "door ",
            "redactie", "von ", "autor", "by ", "written by", "posted by", "reporting by", "editing by", "is a reporter",
            "is a freelance", "is a writer", "about the author", "a propos de l'auteur", "contributed to this",
            "contact the", "contact us", "reach him", "reach her", "email the", "staff writer", "correspondent", "editor",
            "por ",
        ],
    ),
    (
        Credit,
        &[
            "photo", "(afp)", "afp", "belga", "reuters", "getty", "credit", "image:", "images", "foto", "bild:",
            "bildquelle", "associated press", "epa", "source:", "source :", "sources", "bron:", "quelle", "shutterstock",
            "illustration", "infographie", "capture d'ecran", "screenshot", "courtesy", "file photo", "archive", "(ap)",
            "dpa", "via ",
        ],
    ),
    (
        Date,
        &[
            "publie le", "publie a", "mis a jour", "mise a jour", "modifie le", "posted", "published", "updated",
            "last modified", "gepubliceerd", "bijgewerkt", "laatste update", "veroffentlicht", "aktualisiert", "stand:",
            "minutes de lecture", "min read", "temps de lecture", "lesezeit", "leestijd", "minuten", "hours ago",
            "il y a", "days ago", "uhr", "janvier", "fevrier", "mars ", "avril", "juillet", "aout", "septembre",
            "octobre", "novembre", "decembre", "january", "february", "march", "april", "july", "august", "september",
            "october", "december", "publicado", "pubblicato", "edt", "gmt",
        ],
    ),
    (
        Support,
        &[
            "soutenez", "faire un don", "faites un don", "votre soutien", "donate", "donation", "support us",
            "support our", "unterstutzen", "steun ons", "spenden", "become a member", "your support", "contribution",
            "patreon",
        ],
    ),
    (
        Wall,
        &[
            "il vous reste", "reserve aux abonnes", "reservee aux abonnes", "article reserve", "lisez la suite",
            "pour lire la suite", "la suite de cet article", "abonnes", "voorbehouden", "alleen voor abonnees",
            "weiterlesen", "for subscribers", "subscribers only", "to continue reading", "unlock this", "premium",
            "already a subscriber", "essai gratuit", "free trial", "free articles", "nur fur abonnenten",
        ],
    ),
    (
        Tool,
        &[
            "passer au contenu", "aller au contenu", "rechercher", "imprimer", "envoyer par", "menu", "recherche", "haut de page",
            "retour", "fermer", "afficher", "zoeken", "naar boven", "suche", "drucken", "nach oben", "skip to", "search",
            "print", "back to top", "close", "javascript", "enable", "browser", "loading", "video player", "play video",
            "ecouter", "listen", "agrandir", "view gallery", "diaporama", "galerie", "view image", "next slide", "home",
            "accueil", "tags", "mots-cles", "themen", "topics", "filed under", "categories", "schlagworte", "rss",
            "faq", "sommaire", "table of contents", "signaler une erreur", "une erreur", "corrections", "cet article a ete",
            "this article", "this story", "originally", "first published", "version of this",
        ],
    ),
];

static FINDER: LazyLock<(AhoCorasick, Vec<Topic>)> = LazyLock::new(|| {
    let all: Vec<(&str, Topic)> =
        PHRASES.iter().flat_map(|(topic, phrases)| phrases.iter().map(|phrase| (*phrase, *topic))).collect();
    let finder = AhoCorasick::builder()
        .match_kind(MatchKind::LeftmostLongest)
        .build(all.iter().map(|(phrase, _)| *phrase))
        .expect("the phrases are few");
    (finder, all.into_iter().map(|(_, topic)| topic).collect())
});

/// What a folded line says by topic: 2 where it begins with a phrase of it, 1 where it has one.
pub(crate) fn topics(folded: &str) -> [u8; TOPICS] {
    let mut found = [0; TOPICS];
    let lead = folded.find(|c: char| c.is_alphanumeric()).unwrap_or(0);
    let (finder, topics) = &*FINDER;
    for hit in finder.find_iter(folded) {
        let starts_word = folded[..hit.start()].chars().next_back().is_none_or(|c| !c.is_alphanumeric());
        if starts_word {
            let topic = &mut found[topics[hit.pattern().as_usize()] as usize];
            *topic = (*topic).max(if hit.start() <= lead { 2 } else { 1 });
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_shows_what_it_is_about() {
        let read = topics("» lire aussi : le budget");
        assert_eq!(read[Related as usize], 2);
        assert_eq!(topics("il faut s'abonner a la newsletter")[Subscribe as usize], 1);
        assert_eq!(topics("le conseil a vote le budget").iter().sum::<u8>(), 0);
    }
}
