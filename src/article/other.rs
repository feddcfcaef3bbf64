//! Whether a page carries another article than the one that its feed announced.

use std::collections::HashSet;

use crate::news::article::Article;
use crate::text::language::Lang;
use crate::text::terms::stems;

/// Characters of the page's text that are looked at: what an article is about it says at its beginning.
const BEGINNING: usize = 2_500;

/// With fewer words than these nothing can be told.
const OF_TITLE: usize = 3;
const OF_ENTRY: usize = 6;
const OF_PAGE: usize = 60;

/// Whether the page has next to nothing of the words with which its feed announced it: a seventh of the title's, a fifth
/// of title and summary together. On 654 pages against their own titles and descriptions it is never so; of pairs of
/// strangers in one language it finds half. What it is not sure of is the feed's own article: live pages change their
/// titles. A page in another language may be a translation, which keeps names and what languages have in common: it is
/// another article only where nothing at all is shared (so in 2 of 132 pairs of the same news in two languages when only the
/// title is known, in none of 89 with a summary, and in six of ten pairs of strangers).
pub fn is_other(page: &Article, title: &str, summary: &str, lang: Lang) -> bool {
    let told = |lang: Lang| lang != Lang::Other;
    let foreign = page.language.is_some_and(|own| told(own) && told(lang) && own != lang);
    let title = stems(title);
    let mut entry = stems(summary);
    entry.extend(title.iter().cloned());
    let text = page.document.plain();
    let beginning = &text[..text.floor_char_boundary(BEGINNING)];
    let mut own = stems(beginning);
    own.extend(stems(page.title.as_deref().unwrap_or_default()));
    if title.len() < OF_TITLE || entry.len() < OF_ENTRY || own.len() < OF_PAGE {
        return false;
    }
    if foreign {
        return entry.is_disjoint(&own);
    }
    let shared = |words: &HashSet<String>| words.iter().filter(|word| own.contains(*word)).count();
    shared(&title) * 100 <= title.len() * 15 && shared(&entry) * 5 <= entry.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::news::document::{Block, Document, Text};

    const TRAM: &str = "Le tram de Liège roule à nouveau entre Sclessin et Bressoux depuis lundi matin, annonce l'opérateur. \
        Les travaux de réparation de la voie ont duré trois semaines, pendant lesquelles des autobus ont transporté les \
        voyageurs. La Ville promet des horaires étendus pendant les fêtes, et un contrôle des rails chaque printemps. \
        Plusieurs commerçants du centre demandent une indemnité : leur chiffre d'affaires aurait baissé d'un tiers. \
        Une réunion publique se tiendra jeudi soir dans les locaux de la maison communale, où les riverains pourront \
        interroger les ingénieurs, consulter les plans des quais et proposer des aménagements pour les cyclistes.";

    fn page(title: &str) -> Article {
        let text = Text::plain(TRAM.to_owned());
        Article {
            title: Some(title.into()),
            language: Some(Lang::Fr),
            document: Document { blocks: vec![Block::Paragraph { text }] },
            ..Article::default()
        }
    }

    #[test]
    fn a_page_about_something_else_is_told() {
        let page = page("Le tram liégeois reprend du service");
        let title = "Séisme au Japon : un bilan provisoire de douze victimes";
        let summary = "La secousse, de magnitude sept, a frappé la péninsule de Noto ; des répliques sont redoutées.";
        assert!(is_other(&page, title, summary, Lang::Fr));
        // The feed's own article under another title, with hardly a word of it.
        assert!(!is_other(&page, "Direct : mobilité, les usagers soulagés à Liège", "Les travaux ont duré", Lang::Fr));
        // Titles too short to tell.
        assert!(!is_other(&page, "Séisme au Japon", "", Lang::Fr));
    }

    #[test]
    fn a_page_in_another_language_is_another_article_where_it_shares_nothing() {
        let page = page("Le tram liégeois reprend du service");
        let title = "Erdbeben in Japan: vorläufig zwölf Todesopfer gezählt";
        let summary = "Der Erdstoß traf die Halbinsel Noto; weitere Nachbeben werden in den nächsten Tagen erwartet.";
        assert!(is_other(&page, title, summary, Lang::De));
        // Too little to compare.
        assert!(!is_other(&page, "Erdbeben in Japan", "", Lang::De));
        // Who translates keeps the names.
        let title = "Lüttich: Straßenbahn fährt wieder zwischen Sclessin und Bressoux";
        let summary = "Die Reparatur der Gleise dauerte drei Wochen, Busse brachten die Fahrgäste ans Ziel.";
        assert!(!is_other(&page, title, summary, Lang::De));
    }
}
