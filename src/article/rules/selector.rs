//! The part of CSS selectors that site rules need: names, ids, classes, attributes; inside and directly inside.

use crate::article::tree::{Id, Tree};

/// One or more chains parted by commas.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Selector(Vec<Vec<Step>>);

/// A simple selector, and whether it must be the parent of the next or may stand anywhere above it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Step {
    name: Option<String>,
    id: Option<String>,
    classes: Vec<String>,
    attributes: Vec<(String, Test)>,
    direct: bool,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Test {
    Present,
    Is(String),
    Has(String),
    Begins(String),
}

impl Selector {
    /// Reads a selector; `None` where it is not understood.
    pub(super) fn read(text: &str) -> Option<Self> {
        let chains = text.split(',').map(|chain| {
            let mut steps: Vec<Step> = Vec::new();
            for word in chain.replace('>', " > ").split_whitespace() {
                if word == ">" {
                    steps.last_mut()?.direct = true;
                } else {
                    steps.push(step(word)?);
                }
            }
            (!steps.is_empty()).then_some(steps)
        });
        chains.collect::<Option<Vec<_>>>().map(Self)
    }

    /// The elements that it means, in the page's order.
    pub(super) fn all<'t>(&'t self, tree: &'t Tree<'_>) -> impl Iterator<Item = Id> + 't {
        tree.elements().filter(|id| self.0.iter().any(|steps| means(tree, *id, steps)))
    }
}

fn means(tree: &Tree<'_>, id: Id, steps: &[Step]) -> bool {
    let Some((last, above)) = steps.split_last() else { return true };
    if !last.fits(tree, id) {
        return false;
    }
    let Some(next) = above.last() else { return true };
    if next.direct {
        tree.parent(id).is_some_and(|parent| means(tree, parent, above))
    } else {
        tree.ancestors(id).any(|ancestor| means(tree, ancestor, above))
    }
}

impl Step {
    fn fits(&self, tree: &Tree<'_>, id: Id) -> bool {
        self.name.as_deref().is_none_or(|name| tree.name(id).eq_ignore_ascii_case(name))
            && self.id.as_deref().is_none_or(|own| tree.raw_attr(id, "id") == Some(own))
            && self.classes.iter().all(|class| {
                tree.raw_attr(id, "class").is_some_and(|all| all.split_ascii_whitespace().any(|own| own == class))
            })
            && self.attributes.iter().all(|(name, test)| {
                tree.raw_attr(id, name).is_some_and(|value| match test {
                    Test::Present => true,
                    Test::Is(text) => value == text,
                    Test::Has(text) => value.contains(text.as_str()),
                    Test::Begins(text) => value.starts_with(text.as_str()),
                })
            })
    }
}

fn step(word: &str) -> Option<Step> {
    let mut step = Step::default();
    let end = word.find(['.', '#', '[']).unwrap_or(word.len());
    let name = &word[..end];
    step.name = (!name.is_empty() && name != "*").then(|| name.to_owned());
    let mut rest = &word[end..];
    while let Some(sign) = rest.chars().next() {
        let after = &rest[1..];
        if sign == '[' {
            let close = after.find(']')?;
            step.attributes.push(attribute(&after[..close])?);
            rest = &after[close + 1..];
        } else {
            let end = after.find(['.', '#', '[']).unwrap_or(after.len());
            let (name, left) = after.split_at(end);
            if name.is_empty() {
                return None;
            }
            match sign {
                '.' => step.classes.push(name.to_owned()),
                '#' => step.id = Some(name.to_owned()),
                _ => return None,
            }
            rest = left;
        }
    }
    Some(step)
}

fn attribute(text: &str) -> Option<(String, Test)> {
    let Some((name, value)) = text.split_once('=') else { return Some((text.trim().to_owned(), Test::Present)) };
    let value = value.trim().trim_matches(['"', '\'']).to_owned();
    let (name, test) = match name.chars().next_back()? {
        '*' => (&name[..name.len() - 1], Test::Has(value)),
        '^' => (&name[..name.len() - 1], Test::Begins(value)),
        _ => (name, Test::Is(value)),
    };
    Some((name.trim().to_owned(), test))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn elements_are_found_as_in_css() {
        let tree = Tree::parse("<div id=a class='x y'><p class=y>1<p><b data-k='one two'>2</b></div><p class=y>3");
        let count = |css: &str| Selector::read(css).unwrap().all(&tree).count();
        assert_eq!(count("p"), 3);
        assert_eq!(count("#a .y"), 1);
        assert_eq!(count("div.x.y > p, b"), 3);
        assert_eq!(count("div > b"), 0);
        assert_eq!(count("[data-k*=two]") + count("b[data-k^='one']") + count("[data-k]"), 3);
        assert_eq!(Selector::read("p:hover").map(|css| css.all(&tree).count()), Some(0));
        assert_eq!(Selector::read("p..x"), None);
    }
}
