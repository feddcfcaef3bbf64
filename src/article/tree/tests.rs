//! How trees come out of markup that says less, or more, than it should.

use super::*;

/// The elements and texts of a page's body in a short form: `p(a)`.
fn shape(html: &str) -> String {
    let tree = Tree::parse(html);
    let body = tree.elements_of(Tag::Body).next().unwrap();
    let mut out = String::new();
    for child in tree.children(body) {
        write(&tree, child, &mut out);
    }
    out
}

fn write(tree: &Tree<'_>, id: Id, out: &mut String) {
    if tree.tag(id) == Tag::Text {
        return out.push_str(&tree.text(id));
    }
    out.push_str(tree.name(id));
    out.push('(');
    for child in tree.children(id) {
        write(tree, child, out);
    }
    out.push(')');
}

#[test]
fn blocks_end_paragraphs_and_items_end_items() {
    assert_eq!(shape("<p>a<p>b<div>c</div>d</p>e"), "p(a)p(b)div(c)de");
    assert_eq!(shape("<ul><li>a<li>b<ul><li>c</ul><li>d</ul>e"), "ul(li(a)li(bul(li(c)))li(d))e");
    assert_eq!(shape("<dl><dt>a<dd>b<dt>c</dl>"), "dl(dt(a)dd(b)dt(c))");
    assert_eq!(shape("<h2>a<h3>b</h2>c"), "h2(a)h3(b)c");
}

#[test]
fn tables_get_along_without_end_tags() {
    assert_eq!(shape("<table><tr><td>a<td>b<tr><th>c</table>d"), "table(tr(td(a)td(b))tr(th(c)))d");
    assert_eq!(shape("<table><tr><td><table><tr><td>a</table>b</table>"), "table(tr(td(table(tr(td(a)))b)))");
    assert_eq!(shape("<div><table><tr><td>a</div>b</table>c"), "div(table(tr(td(ab)))c)");
}

#[test]
fn crossed_formatting_ends_with_its_block() {
    assert_eq!(shape("<b><div>a</b>b</div>c"), "b(div(ab))c");
    assert_eq!(shape("<p><b>a</p><p>b</p>"), "p(b(a))p(b)");
    assert_eq!(shape("<a href=1>a<a href=2>b</a>c"), "a(a)a(b)c");
    assert_eq!(shape("<span>a<div>b</span>c</div>"), "span(adiv(bc))");
}

#[test]
fn what_is_no_tag_is_text() {
    assert_eq!(shape("1 < 2 <3 <- <b>x</b>"), "1 < 2 <3 <- b(x)");
    assert_eq!(shape("a<!-- <p> -->b<!>c<?php x?>d</ >e<!-->f"), "abcdef");
    assert_eq!(shape("<script>if (a<b) '</p>'</script>x"), "x");
    assert_eq!(shape("<body><script>if (a<b) '</p>'</script>x"), "script(if (a<b) '</p>')x");
    assert_eq!(shape("<textarea><p>&eacute;</textarea>x"), "textarea(<p>é)x");
}

#[test]
fn heads_and_bodies_are_put_in_where_they_lack() {
    let tree = Tree::parse("<title>t</title><meta name=a content='b &amp; c'><p class=x CLASS=y>z");
    let meta = tree.elements_of(Tag::Meta).next().unwrap();
    assert_eq!(tree.attr(meta, "content").unwrap(), "b & c");
    let paragraph = tree.elements_of(Tag::P).next().unwrap();
    assert_eq!(tree.raw_attr(paragraph, "class"), Some("x"));
    let above: Vec<Tag> = tree.ancestors(paragraph).map(|id| tree.tag(id)).collect();
    assert_eq!(above, [Tag::Body, Tag::Html]);
    assert_eq!(shape("<svg><path d=1><title>no</title></svg><p>a</p>"), "svg(path(title(no)))p(a)");
    assert_eq!(shape("<svg><g><p>a</p>"), "svg(g())p(a)");
}

#[test]
fn nodes_under_one_are_one_range() {
    let tree = Tree::parse("<div><p>a<b>c</b></p><p>d</p></div><p>e</p>");
    let div = tree.elements_of(Tag::Div).next().unwrap();
    assert_eq!(tree.text_of(div).split_whitespace().collect::<Vec<_>>(), ["ac", "d"]);
    assert_eq!(tree.descendants(div).count(), 6);
}

#[test]
fn hostile_nesting_stays_shallow() {
    for piece in ["<div>", "<b>", "<a>", "<table><tr><td>", "<ul><li>", "<svg>", "<p><b>", "</div><div><p></b>"] {
        let page = piece.repeat(20_000) + "x";
        let tree = Tree::parse(&page);
        let deepest = tree.elements().step_by(97).map(|id| tree.ancestors(id).count()).max().unwrap();
        assert!(deepest <= 260, "{piece}: {deepest}");
    }
    let page = format!("<p class='{}' {}>x", "a ".repeat(500_000), "b=c ".repeat(200_000));
    assert_eq!(Tree::parse(&page).elements().count(), 3);
}
