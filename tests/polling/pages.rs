//! What comes of the pages that a feed's entries lead to.

use crate::program::Program;
use crate::server::{Server, ok};

const TRAM: [&str; 6] = [
    "Le tram de Liège roule à nouveau entre Sclessin et Bressoux depuis lundi matin, annonce l'opérateur des transports.",
    "Les travaux de réparation de la voie ont duré trois semaines ; des autobus ont transporté les voyageurs.",
    "La Ville promet des horaires étendus pendant les fêtes, et un contrôle des rails chaque printemps.",
    "Plusieurs commerçants du centre demandent une indemnité : leur chiffre d'affaires aurait baissé d'un tiers.",
    "Une réunion publique se tiendra jeudi soir dans les locaux de la maison communale, près du quai.",
    "Les riverains pourront interroger les ingénieurs, consulter les plans et proposer des aménagements cyclistes.",
];

fn page(after: &str) -> String {
    let text = TRAM.map(|line| format!("<p>{line}</p>")).concat();
    format!(
        "<!doctype html><html lang=fr><head><title>Le tram liégeois reprend du service - J</title></head><body><article>\
         <h1>Le tram liégeois reprend du service</h1>{text}{after}</article></body></html>"
    )
}

#[test]
fn a_page_that_is_another_article_is_not_shown_as_the_feeds_walled_or_not() {
    let own = ("Liège : le tram roule de nouveau", "Les travaux de la voie ont duré trois semaines.");
    let strange = (
        "Séisme au Japon, douze victimes",
        "La secousse a frappé la péninsule de Noto ; des répliques sont redoutées.",
    );
    let entries = [("own", own), ("strange", strange), ("own-walled", own), ("strange-walled", strange)];
    let server = Server::start(move |asked| {
        let host = asked.header("Host").unwrap();
        let items = entries.map(|(name, (title, summary))| {
            format!(
                "<item><title>{title} ({name})</title><guid>{name}</guid><link>http://{host}/{name}</link>\
                 <description>{summary}</description></item>"
            )
        });
        let wall = "<p>Il vous reste 57 % de cet article à lire. La suite est réservée aux abonnés.</p>";
        match asked.path.as_str() {
            "/f" => {
                let head = "<title>J</title><language>fr</language>";
                ok(&[], format!("<rss version='2.0'><channel>{head}{}</channel></rss>", items.concat()))
            }
            path => {
                ok(&["Content-Type: text/html; charset=utf-8"], page(if path.ends_with("walled") { wall } else { "" }))
            }
        }
    });
    let program = Program::with(&[server.url("/f")]);
    program.run(&["refresh", "--json", "--min-interval", "0"]);
    let mut shown: Vec<(String, bool)> = program
        .run(&["list", "--json"])
        .iter()
        .map(|line| {
            let article = program.run(&["show", &line["id"].to_string(), "--json"]).remove(0);
            let name = line["title"].as_str().unwrap().rsplit(['(', ')']).nth(1).unwrap();
            (name.to_owned(), article["text"].as_str().unwrap_or_default().contains("riverains"))
        })
        .collect();
    shown.sort();
    let shown: Vec<(&str, bool)> = shown.iter().map(|(name, page)| (name.as_str(), *page)).collect();
    assert_eq!(shown, [("own", true), ("own-walled", true), ("strange", false), ("strange-walled", false)]);
}

#[test]
fn rules_of_ones_own_say_how_a_sites_pages_are_read() {
    let server = Server::start(|asked| match asked.path.as_str() {
        "/f" => {
            let host = asked.header("Host").unwrap();
            let item =
                format!("<item><title>Le tram liégeois</title><guid>1</guid><link>http://{host}/1</link></item>");
            ok(&[], format!("<rss version='2.0'><channel><title>J</title>{item}</channel></rss>"))
        }
        _ => ok(
            &["Content-Type: text/html; charset=utf-8"],
            page(
                "<p class=aside>Le chef du personnel a fêté ses trente ans de maison avec toute l'équipe du dépôt.</p>",
            ),
        ),
    });
    let read = |program: Program| {
        program.run(&["refresh", "--json", "--min-interval", "0"]);
        let id = program.run(&["list", "--json"])[0]["id"].to_string();
        program.run(&["show", &id, "--json"])[0]["text"].as_str().unwrap().contains("chef du personnel")
    };
    assert!(read(Program::with(&[server.url("/f")])));
    let rules = "[[site]]\nhosts = [\"127.0.0.1\"]\ncontainer = \"article\"\nstrip = \".aside\"\n";
    assert!(!read(Program::with(&[server.url("/f")]).beside("sites.toml", rules)));
}
