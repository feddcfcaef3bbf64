//! The pages of the press: each outlet's own markup, with all that stands around an article on the web.

use std::fmt::Write as _;

use serde_json::json;

use super::markup::{self, Node, Piece, inline};
use super::outlets::{Outlet, Style};
use super::press::Story;

/// How the blocks of a body are written.
struct Body<'a> {
    outlet: &'a Outlet,
    home: &'a str,
    /// Other pieces, for links inside the text.
    stories: &'a [Story<'a>],
}

impl Body<'_> {
    fn write(&self, nodes: &[Node]) -> String {
        nodes.iter().map(|node| self.node(node)).collect::<Vec<_>>().join("\n")
    }

    fn node(&self, node: &Node) -> String {
        match node {
            Node::Paragraph(text) => self.paragraph(&inline(text)),
            Node::Heading(text) if self.outlet.style == Style::Regional => {
                format!("<h3><font face=\"Arial\">{}</font></h3>", inline(text))
            }
            Node::Heading(text) => format!("<h2>{}</h2>", inline(text)),
            Node::Quote(text) => format!("<blockquote><p>{}</p></blockquote>", inline(text)),
            Node::List(items) => {
                let items: String =
                    items.iter().flat_map(|item| ["<li>".into(), inline(item), "</li>".into()]).collect();
                format!("<ul>{items}</ul>")
            }
            Node::Table(rows) => table(rows),
            Node::Code(code) => {
                format!("<pre><code class=\"language-text\">{}</code></pre>", html_escape::encode_text(code))
            }
            Node::Image { caption, file } => self.image(caption, file),
            Node::Video { title, url } => format!(
                "<div class=\"embed embed--video\"><iframe src=\"{url}\" title=\"{}\" allowfullscreen></iframe></div>",
                html_escape::encode_safe(title)
            ),
            Node::SeeAlso(slug) => self.see_also(slug),
        }
    }

    fn paragraph(&self, html: &str) -> String {
        match self.outlet.style {
            Style::Regional => format!("{html}<br><br>"),
            Style::Broadcaster => format!("<p class=\"mb-24 text-lg\">{html}</p>"),
            Style::Flemish => format!("<p data-component=\"paragraph\">{html}</p>"),
            _ => format!("<p>{html}</p>"),
        }
    }

    fn image(&self, caption: &str, file: &str) -> String {
        let (src, caption) = (format!("{}/img/{file}", self.home), inline(caption));
        match self.outlet.style {
            Style::Regional => format!("<img src=\"{src}\" width=\"480\"><br><i><small>{caption}</small></i><br><br>"),
            Style::Broadcaster => format!(
                "<figure><img src=\"data:image/gif;base64,R0lGODlhAQABAAAAACw=\" data-src=\"{src}\" alt=\"\">\
                 <figcaption>{caption}</figcaption></figure>"
            ),
            _ => format!("<figure><img src=\"{src}\" alt=\"\"><figcaption>{caption}</figcaption></figure>"),
        }
    }

    fn see_also(&self, slug: &str) -> String {
        let Some(story) = self.stories.iter().find(|story| story.piece.slug == slug) else { return String::new() };
        let words = match self.outlet.lang {
            "nl" => "Lees ook",
            "de" => "Lesen Sie auch",
            "en" => "Read more",
            _ => "Lire aussi",
        };
        let link = format!("<a href=\"{}\">{}</a>", story.url, inline(story.piece.title));
        match self.outlet.style {
            Style::Regional => format!("<b>{words} : {link}</b><br><br>"),
            Style::Daily => format!("<aside class=\"inline-related\"><span>{words}</span> {link}</aside>"),
            _ => format!("<p><strong>{words} : {link}</strong></p>"),
        }
    }
}

fn table(rows: &[Vec<&str>]) -> String {
    let mut out = String::from("<table>");
    for (index, row) in rows.iter().enumerate() {
        let tag = if index == 0 { "th" } else { "td" };
        let cells: String =
            row.iter().flat_map(|cell| [format!("<{tag}>"), inline(cell), format!("</{tag}>")]).collect();
        let _ = write!(out, "<tr>{cells}</tr>");
    }
    out.push_str("</table>");
    out
}

/// The whole text as a feed carries it.
pub(super) fn plain_body(outlet: &Outlet, home: &str, piece: &Piece) -> String {
    let body = Body { outlet, home, stories: &[] };
    format!("<p><b>{}</b></p>\n{}", inline(piece.lead), body.write(&piece.body))
}

/// The address of the first picture.
pub(super) fn picture(home: &str, piece: &Piece) -> Option<String> {
    piece.body.iter().find_map(|node| match node {
        Node::Image { file, .. } => Some(format!("{home}/img/{file}")),
        _ => None,
    })
}

/// Up to four other pieces that share a tag, those that share most first.
fn neighbours<'a>(story: &Story, stories: &'a [Story<'a>]) -> Vec<&'a Story<'a>> {
    let shared = |other: &Story| other.piece.tags.iter().filter(|tag| story.piece.tags.contains(tag)).count();
    let mut others: Vec<_> =
        stories.iter().filter(|other| other.piece.slug != story.piece.slug && shared(other) > 0).collect();
    others.sort_by_key(|other| std::cmp::Reverse(shared(other)));
    others.truncate(4);
    others
}

fn links(stories: &[&Story], before: &str, class: &str, after: &str) -> String {
    stories.iter().fold(String::new(), |mut out, story| {
        let _ = writeln!(
            out,
            "{before}<a class=\"{class}\" href=\"{}\">{}</a>{after}",
            story.url,
            inline(story.piece.title)
        );
        out
    })
}

/// The time with Brussels' winter offset, as pages give it.
fn local(story: &Story, format: &str) -> String {
    jiff::tz::offset(1).to_datetime(story.published.to_jiff()).strftime(format).to_string()
}

fn iso(story: &Story) -> String {
    local(story, "%Y-%m-%dT%H:%M:%S+01:00")
}

fn tags(piece: &Piece) -> String {
    piece.tags.iter().flat_map(|tag| ["<li><a href=\"#\">".to_owned(), inline(tag), "</a></li>".to_owned()]).collect()
}

/// What is left of the body where the page asks for money: the first two blocks.
fn open_part(piece: &Piece) -> &[Node] {
    if piece.paywall { &piece.body[..piece.body.len().min(2)] } else { &piece.body }
}

/// An article's page.
pub(super) fn article(outlet: &Outlet, home: &str, story: &Story, stories: &[Story]) -> String {
    let body = Body { outlet, home, stories }.write(open_part(story.piece));
    let others = neighbours(story, stories);
    match outlet.style {
        Style::Broadcaster => broadcaster(outlet, home, story, &body, &others),
        Style::Daily => daily(outlet, home, story, &body, &others),
        Style::Regional => regional(outlet, home, story, &body, &others),
        Style::Structured => structured(outlet, home, story, &body, &others),
        Style::Flemish => flemish(outlet, home, story, &body, &others),
        Style::German => german(outlet, home, story, &body, &others),
        Style::English => english(outlet, home, story, &body, &others),
    }
}

/// An outlet's front page: its headlines, and where its feeds are.
pub(super) fn front(outlet: &Outlet, home: &str, stories: &[Story]) -> String {
    let feeds = outlet.channels.iter().fold(String::new(), |mut out, channel| {
        let _ = writeln!(
            out,
            "<link rel=\"alternate\" type=\"application/rss+xml\" title=\"{}\" href=\"{home}/{}\">",
            channel.name, channel.file
        );
        out
    });
    let all: Vec<_> = stories.iter().collect();
    format!(
        "<!DOCTYPE html><html lang=\"{}\"><head>{}<title>{name}</title>{feeds}</head><body><h1>{name}</h1><ul>{}</ul>\
         </body></html>",
        outlet.lang,
        charset(outlet),
        links(&all, "<li>", "headline", "</li>"),
        name = outlet.name,
    )
}

fn charset(outlet: &Outlet) -> &'static str {
    if outlet.style == Style::Regional {
        "<meta http-equiv=\"Content-Type\" content=\"text/html; charset=windows-1252\">"
    } else {
        "<meta charset=\"utf-8\">"
    }
}

fn head(outlet: &Outlet, home: &str, story: &Story) -> String {
    let image = picture(home, story.piece)
        .map(|image| format!("<meta property=\"og:image\" content=\"{image}\">"))
        .unwrap_or_default();
    format!(
        "<!DOCTYPE html>\n<html lang=\"{}\"><head>{}<title>{title} - {}</title>\
         <link rel=\"canonical\" href=\"{url}\"><meta property=\"og:title\" content=\"{title}\">\
         <meta property=\"og:type\" content=\"article\">{image}</head>\n",
        outlet.lang,
        charset(outlet),
        outlet.name,
        title = html_escape::encode_safe(story.piece.title),
        url = story.url,
    )
}

fn json_ld(outlet: &Outlet, home: &str, story: &Story) -> String {
    let author = story.piece.author.unwrap_or(outlet.name);
    let data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": markup::bare(story.piece.title),
        "description": markup::bare(story.piece.lead),
        "inLanguage": outlet.lang,
        "mainEntityOfPage": story.url,
        "datePublished": iso(story),
        "dateModified": iso(story),
        "author": [{"@type": "Person", "name": author}],
        "publisher": {"@type": "Organization", "name": outlet.name},
        "articleSection": story.piece.tags.first(),
        "image": picture(home, story.piece),
        "isAccessibleForFree": !story.piece.paywall,
    });
    format!("<script type=\"application/ld+json\">{data}</script>\n")
}

fn broadcaster(outlet: &Outlet, home: &str, story: &Story, body: &str, others: &[&Story]) -> String {
    let Piece { title, lead, .. } = story.piece;
    let agency = story.piece.agency.map(|name| format!("<p>{name}</p>")).unwrap_or_default();
    format!(
        "{head}<body><a id=\"reach-skip-nav\" href=\"#content\">Passer au contenu</a>\n{ld}\
         <header><nav><a href=\"{home}/\">Onde Publique</a> <ul><li>Info</li><li>Sport</li><li>Radio</li></ul>\
         <button>Rechercher</button></nav></header>\n\
         <main><article id=\"id-text2speech-article\"><header><div><span>{when}</span> - <span>Temps de lecture : 2 min</span></div>\
         <h1 data-testid=\"article-title\">{title}</h1><p>Par <a href=\"{home}/auteur/redaction\">{author}</a></p>\
         <p class=\"font-semibold\">{lead}</p></header>\n\
         <div class=\"share\"><button>Partager</button><button>Facebook</button><button>Écouter l’article</button></div>\n\
         <div id=\"content\">{body}\n{agency}</div>\n<div><ul class=\"tags\">{tags}</ul></div></article>\n\
         <section class=\"newsletter\"><h2>Inscrivez-vous aux newsletters</h2>\
         <p>Recevez chaque matin l’essentiel de l’actualité. Votre adresse électronique ne sera pas transmise à des tiers.</p>\
         </section>\n<section><h2>Sur le même sujet</h2><div class=\"grid\">{cards}</div></section></main>\n\
         <div id=\"didomi-host\"><p>Avec votre accord, nos partenaires et nous utilisons des cookies pour mesurer \
         l’audience.</p><button>Tout accepter</button></div><footer>© Onde Publique – Mentions légales</footer></body></html>",
        head = head(outlet, home, story),
        ld = json_ld(outlet, home, story),
        when = local(story, "%d/%m/%Y à %H:%M"),
        title = inline(title),
        author = story.piece.author.unwrap_or("La rédaction"),
        lead = inline(lead),
        tags = tags(story.piece),
        cards = links(others, "<div class=\"card\"><h3 class=\"card-title\">", "stretched-link", "</h3></div>"),
    )
}

fn daily(outlet: &Outlet, home: &str, story: &Story, body: &str, others: &[&Story]) -> String {
    let piece = story.piece;
    let wall = if piece.paywall {
        "<div class=\"paywall paywall--premium\"><p>Il vous reste 60 % de cet article à lire.</p>\
         <p>La suite est réservée aux abonnés.</p><a class=\"btn\" href=\"#\">S’abonner pour 1 € le premier mois</a></div>"
    } else {
        ""
    };
    let comments = if piece.comments {
        "<section id=\"comments\"><h3>2 commentaires</h3><div class=\"comment\"><p>Enfin un article qui donne les \
         chiffres, merci.</p></div><div class=\"comment\"><p>Et qui va payer, une fois de plus ?</p></div></section>"
    } else {
        ""
    };
    let agency = piece.agency.map(|name| format!(" (avec {name})")).unwrap_or_default();
    format!(
        "{head}<body class=\"page-article\">\n<div class=\"cookie-banner\">Le Pavé et ses partenaires déposent des cookies. \
         <a href=\"#\">Continuer sans accepter</a></div><div class=\"topbar\"><a href=\"{home}/\">Le Pavé de Bruxelles</a> \
         <a href=\"#\">Se connecter</a> <a href=\"#\">S’abonner</a></div>\n\
         <main role=\"main\"><article class=\"article\"><div class=\"article__section\">{section}</div>\
         <h1 class=\"article__title\">{title}</h1><div class=\"article__chapo\">{lead}</div>\
         <div class=\"article__meta\">Par <span class=\"article__author\" rel=\"author\">{author}</span>{agency} \
         <time datetime=\"{iso}\">Publié le {when}</time></div>\
         <ul class=\"share-bar\"><li>Partager sur X</li><li>WhatsApp</li><li>Copier le lien</li></ul>\n\
         <div class=\"article__body\">{body}\n{wall}</div>\n\
         <ul class=\"article__tags\">{tags}</ul></article>\n{comments}\n\
         <aside class=\"most-read\"><h3>Les plus lus</h3><ol>{links}</ol></aside></main>\
         <footer><p>Le Pavé de Bruxelles, quotidien d’information. Tous droits réservés.</p></footer></body></html>",
        head = head(outlet, home, story),
        section = piece.tags.first().unwrap_or(&"Actualité"),
        title = inline(piece.title),
        lead = inline(piece.lead),
        author = piece.author.unwrap_or("Rédaction"),
        iso = iso(story),
        when = local(story, "%d/%m/%Y à %Hh%M"),
        tags = tags(piece),
        links = links(others, "<li>", "title", "</li>"),
    )
}

fn regional(outlet: &Outlet, home: &str, story: &Story, body: &str, others: &[&Story]) -> String {
    let piece = story.piece;
    let agency = piece.agency.map(|name| format!("<i>({name})</i><br>")).unwrap_or_default();
    format!(
        "{head}<body bgcolor=\"#ffffff\"><table width=\"780\"><tr><td colspan=\"2\"><a href=\"{home}/\"><b>La Gazette de \
         Meuse</b></a> | <a href=\"#\">Accueil</a> | <a href=\"#\">Petites annonces</a> | <a href=\"#\">Nécrologies</a>\
         </td></tr>\n<tr><td class=\"texte\" id=\"article\"><h1>{title}</h1><span class=\"date\">{when}</span> \
         <span class=\"auteur\">{author}</span><br><br><b class=\"chapeau\">{lead}</b><br><br>\n{body}\n{agency}\
         <a href=\"#\">Imprimer</a> - <a href=\"#\">Envoyer à un ami</a></td>\n\
         <td class=\"colonne\" width=\"200\"><b>A lire également</b><br>{links}<br><b>Météo</b><br>Namur : 7°</td></tr>\
         </table><center><font size=\"1\">© La Gazette de Meuse. Reproduction interdite.</font></center></body></html>",
        head = head(outlet, home, story),
        title = inline(piece.title),
        when = local(story, "%d/%m/%Y %Hh%M"),
        author = piece.author.unwrap_or("La rédaction"),
        lead = inline(piece.lead),
        links = links(others, "- ", "lien", "<br>"),
    )
}

fn structured(outlet: &Outlet, home: &str, story: &Story, body: &str, others: &[&Story]) -> String {
    let piece = story.piece;
    format!(
        "{head}<body>{ld}<header class=\"site\"><a href=\"{home}/\">Le Courrier du Léman</a><nav>Suisse Monde Sciences \
         Culture</nav></header>\n<article itemscope itemtype=\"https://schema.org/NewsArticle\"><header>\
         <h1 itemprop=\"headline\">{title}</h1><p class=\"chapeau\">{lead}</p><address rel=\"author\">{author}</address>\
         <time itemprop=\"datePublished\" datetime=\"{iso}\">{when}</time></header>\n\
         <section itemprop=\"articleBody\">{body}\n<div class=\"promo-box\"><h4>Notre sélection du samedi</h4><p>Chaque \
         semaine, la lettre de la rédaction.</p><form><input type=\"email\"><button>Je m’inscris</button></form></div>\
         </section>\n<footer><ul>{tags}</ul></footer></article>\n\
         <aside><h2>À lire aussi</h2><ul>{links}</ul></aside></body></html>",
        head = head(outlet, home, story),
        ld = json_ld(outlet, home, story),
        title = inline(piece.title),
        lead = inline(piece.lead),
        author = piece.author.unwrap_or("Rédaction"),
        iso = iso(story),
        when = local(story, "%d.%m.%Y, %H:%M"),
        tags = tags(piece),
        links = links(others, "<li>", "teaser", "</li>"),
    )
}

fn flemish(outlet: &Outlet, home: &str, story: &Story, body: &str, others: &[&Story]) -> String {
    let piece = story.piece;
    format!(
        "{head}<body><div class=\"consent-banner\" role=\"dialog\"><p>Wij gebruiken cookies om onze site te verbeteren.</p>\
         <button>Alles aanvaarden</button></div><nav><a href=\"{home}/\">De Scheldepost</a> Binnenland Buitenland Sport</nav>\n\
         <main><div class=\"article-page\"><h1>{title}</h1><div class=\"intro\" data-testid=\"article-intro\"><p>{lead}</p></div>\
         <div class=\"byline\"><span class=\"author\">{author}</span> <time datetime=\"{iso}\">{when}</time></div>\n\
         <div data-testid=\"article-body\">{body}</div>\n<div class=\"social\">Deel dit artikel</div></div>\n\
         <section class=\"related-articles\"><h2>Meer over dit onderwerp</h2><ul>{links}</ul></section></main>\
         <footer>© De Scheldepost</footer></body></html>",
        head = head(outlet, home, story),
        title = inline(piece.title),
        lead = inline(piece.lead),
        author = piece.author.unwrap_or("Redactie"),
        iso = iso(story),
        when = local(story, "%d/%m/%Y %H:%M"),
        links = links(others, "<li>", "link", "</li>"),
    )
}

fn german(outlet: &Outlet, home: &str, story: &Story, body: &str, others: &[&Story]) -> String {
    let piece = story.piece;
    format!(
        "{head}<body><div class=\"seitenkopf\"><a href=\"{home}/\">Rheinbote</a> <a href=\"#\">Anmelden</a></div>\n\
         <div id=\"inhalt\"><div class=\"artikel\"><div class=\"dachzeile\">{topic}</div><h1 class=\"artikel-titel\">{title}</h1>\
         <p class=\"vorspann\">{lead}</p><p class=\"autorenzeile\">Von {author}, <time datetime=\"{iso}\">{when} Uhr</time></p>\n\
         <div class=\"artikel-text\">{body}</div></div>\n\
         <div class=\"teilen\">Artikel teilen</div><div class=\"mehr-zum-thema\"><h3>Mehr zum Thema</h3><ul>{links}</ul></div></div>\
         <div class=\"fuss\">Impressum – Datenschutz</div></body></html>",
        head = head(outlet, home, story),
        topic = piece.tags.first().unwrap_or(&"Nachrichten"),
        title = inline(piece.title),
        lead = inline(piece.lead),
        author = piece.author.unwrap_or("unserer Redaktion"),
        iso = iso(story),
        when = local(story, "%d.%m.%Y, %H:%M"),
        links = links(others, "<li>", "verweis", "</li>"),
    )
}

fn english(outlet: &Outlet, home: &str, story: &Story, body: &str, others: &[&Story]) -> String {
    let piece = story.piece;
    format!(
        "{head}<body>{ld}<header><a href=\"#main\">Skip to main content</a><a href=\"{home}/\">The Harbour Courier</a></header>\n\
         <main id=\"main\"><article><h1>{title}</h1><p class=\"standfirst\">{lead}</p><p class=\"byline\">By {author}</p>\
         <time datetime=\"{iso}\">{when}</time>\n<div class=\"story-body\">{body}</div></article>\n\
         <aside class=\"signup\"><p>Sign up to the Morning Tide, our daily email.</p></aside>\
         <aside><h2>Most read</h2><ol>{links}</ol></aside></main><footer>Terms and conditions</footer></body></html>",
        head = head(outlet, home, story),
        ld = json_ld(outlet, home, story),
        title = inline(piece.title),
        lead = inline(piece.lead),
        author = piece.author.unwrap_or("Courier staff"),
        iso = iso(story),
        when = local(story, "%-d %B %Y %H.%M"),
        links = links(others, "<li>", "headline", "</li>"),
    )
}
