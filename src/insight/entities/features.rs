//! What is looked at to tell whether a token belongs to a name.
//!
//! A feature is a hash; what it weighs is the model's. The order of templates and their numbers are part of the model's
//! format: [`super::model::FORMAT`] changes with them.

use super::elsewhere;
use super::words::{Mark, Word};

/// Most features of one token, roughly: what buffers reserve.
pub const MOST: usize = 112;

/// What all tokens of a sentence share.
#[derive(Clone, Copy, Debug, Default)]
pub struct Setting {
    /// Most words are capitalised or in capitals: a headline, a heading.
    loud: bool,
}

impl Setting {
    pub fn of(words: &[Word]) -> Self {
        let lettered = words.iter().filter(|word| word.capital || word.small).count();
        let loud = words.iter().filter(|word| word.capitals || (word.capital && word.letters == 1)).count();
        Self { loud: lettered > 3 && loud * 10 > lettered * 7 }
    }
}

struct Sink<'a>(&'a mut Vec<u64>);

impl Sink<'_> {
    fn add(&mut self, template: u64, value: u64) {
        let x = (value ^ template.wrapping_mul(0x2545_f491_4f6c_dd1d)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        self.0.push(x ^ (x >> 29));
    }

    fn pair(&mut self, template: u64, a: u64, b: u64) {
        self.add(template, a.wrapping_mul(31).rotate_left(23) ^ b);
    }
}

/// The features of `words[at]`.
pub fn of(words: &[Word], at: usize, setting: Setting, out: &mut Vec<u64>) {
    out.clear();
    let mut sink = Sink(out);
    let word = &words[at];
    let near = |by: isize| at.checked_add_signed(by).and_then(|at| words.get(at));
    let edge = |by: isize| if by < 0 { 1 } else { 2 };
    let lower = |by: isize| near(by).map_or(edge(by), |word| if word.hidden { 3 } else { word.lower });
    let form = |by: isize| near(by).map_or(5, |word| word.form);
    let case = |word: &Word| u64::from(word.capital) * 2 + u64::from(word.capitals);
    let (before, after) = (near(-1), near(1));
    let (l1, r1, l2, r2) = (lower(-1), lower(1), lower(-2), lower(2));
    let seen = !word.hidden;

    sink.add(0, 0);
    // Its spelling.
    if seen {
        sink.add(1, word.exact);
        sink.add(2, word.lower);
        sink.pair(3, l1, word.lower);
        sink.pair(4, word.lower, r1);
    }
    for prefix in word.prefix.iter().filter(|prefix| **prefix != 0) {
        sink.add(5, *prefix);
    }
    for suffix in word.suffix.iter().filter(|suffix| **suffix != 0) {
        sink.add(6, *suffix);
    }
    if word.suffix[2] != 0 {
        sink.pair(7, word.suffix[2], case(word));
    }
    if word.head != 0 {
        if seen {
            sink.add(8, word.head);
        }
        sink.pair(9, word.tail, u64::from(word.capital));
        if word.head_lists != 0 {
            sink.pair(10, u64::from(word.head_lists), word.form);
        }
    }
    // Its shape and its neighbours'.
    sink.add(11, word.shape);
    sink.add(12, word.form);
    sink.pair(13, form(-1), word.form);
    sink.pair(14, word.form, form(1));
    sink.pair(15, form(-1).wrapping_mul(3) ^ form(1), word.form);
    sink.pair(16, form(-2).wrapping_mul(3) ^ form(-1), word.form.wrapping_mul(3) ^ form(1));
    // The words around.
    sink.add(17, l1);
    sink.add(18, r1);
    sink.add(19, l2);
    sink.add(20, r2);
    sink.pair(21, l1, case(word));
    sink.pair(22, r1, case(word));
    sink.pair(23, l1, r1);
    sink.pair(24, l2, l1);
    sink.pair(25, r1, r2);
    if let Some(before) = before {
        sink.add(26, before.suffix[2]);
        sink.pair(27, before.suffix[3], case(word));
    }
    if let Some(after) = after {
        sink.add(28, after.suffix[2]);
    }
    // How a sentence begins.
    let begins = before.is_none_or(|before| before.mark != Mark::None);
    let start = u64::from(begins) + 2 * u64::from(at == 0);
    sink.pair(29, start, case(word) + 4 * u64::from(setting.loud) + 8 * u64::from(word.small));
    if begins {
        sink.pair(30, u64::from(word.smallness), case(word));
    }
    if word.capital {
        let small = u64::from(word.smallness);
        sink.pair(31, small, u64::from(word.capitals));
        let beside =
            |word: Option<&Word>| word.map_or(99, |word| u64::from(word.capital) * 16 + u64::from(word.smallness));
        sink.pair(32, small, beside(after));
        sink.pair(33, small, beside(before));
        sink.pair(34, small, start);
    }
    // Word classes.
    let coarse = |by: isize| near(by).map_or(0, |word| u64::from(word.coarse));
    let fine = |by: isize| near(by).map_or(0, |word| u64::from(word.fine));
    if word.coarse != 0 && seen {
        sink.add(35, coarse(0));
        sink.add(36, fine(0));
    }
    if coarse(-1) != 0 {
        sink.add(37, coarse(-1));
        sink.add(38, fine(-1));
        sink.pair(39, coarse(-1), coarse(0) * 4 + case(word));
    }
    if coarse(1) != 0 {
        sink.add(40, coarse(1));
        sink.add(41, fine(1));
        sink.pair(42, coarse(1), coarse(0) * 4 + case(word));
    }
    if coarse(-2) != 0 {
        sink.add(43, coarse(-2));
    }
    if coarse(2) != 0 {
        sink.add(44, coarse(2));
    }
    lists(&mut sink, word, before, after);
    chain(&mut sink, words, at);
    matter(&mut sink, word, l1);
    if word.quoted > 0 {
        quotation(&mut sink, words, at, l1);
    }
    if word.capital {
        far(&mut sink, words, at);
        others(&mut sink, word, begins);
        if word.letters > 1 {
            ahead(&mut sink, words, at);
        }
    } else if word.small {
        run_ahead(&mut sink, words, at);
    }
}

fn lists(sink: &mut Sink<'_>, word: &Word, before: Option<&Word>, after: Option<&Word>) {
    let known = |word: &Word| if word.hidden { 0 } else { u64::from(word.lists) * 8 + u64::from(word.place) };
    let own = known(word);
    let beside = |word: Option<&Word>| word.map_or(7, |word| known(word) * 2 + u64::from(word.capital));
    sink.add(45, own);
    sink.pair(46, own, beside(after));
    sink.pair(47, own, beside(before));
    if own != 0 {
        for bit in (0..8).filter(|bit| word.lists >> bit & 1 == 1) {
            sink.pair(48, bit, u64::from(word.place) * 2 + u64::from(word.capitals));
        }
    }
}

/// Inside a short quotation: what stands before it ("le film \"…\"").
fn quotation(sink: &mut Sink<'_>, words: &[Word], at: usize, left: u64) {
    let word = &words[at];
    sink.pair(49, u64::from(word.quoted), u64::from(word.capital));
    sink.pair(50, u64::from(word.quoted), left);
    let opening = (0..at).rev().find(|at| words[*at].quoted == 0);
    for (template, by) in [(51, 1), (52, 2)] {
        if let Some(word) = opening.and_then(|at| at.checked_sub(by)).map(|at| &words[at]) {
            sink.add(template, word.lower);
        }
    }
}

/// The small words on both sides of the run of capitals, and the first long ones beyond.
fn far(sink: &mut Sink<'_>, words: &[Word], at: usize) {
    let left = (0..at).rev().find(|at| words[*at].small);
    let right = (at + 1..words.len()).find(|at| words[*at].small);
    let (l, r) = (left.map_or(1, |at| words[at].lower), right.map_or(2, |at| words[at].lower));
    sink.add(53, l);
    sink.add(54, r);
    let long = |word: &Word| word.small && word.letters > 3;
    let content = (at.saturating_sub(7)..at).rev().find(|at| long(&words[*at]));
    if let Some(at) = content {
        sink.add(55, words[at].lower);
    }
    let content = (at + 1..words.len().min(at + 8)).find(|at| long(&words[*at]));
    if let Some(at) = content {
        sink.add(56, words[at].lower);
    }
    // The run that it stands in: how long, where in it, what begins and ends it.
    let capital = |at: &usize| words[*at].capital;
    let first = (0..at).rev().take_while(capital).last().unwrap_or(at);
    let last = (at + 1..words.len()).take_while(capital).last().unwrap_or(at);
    let (length, place) = ((last - first).min(4) as u64, (at - first).min(3) as u64);
    sink.pair(57, length, place);
    if last > first {
        let known = |word: &Word| if word.hidden { 3 } else { word.lower };
        if at > first {
            sink.add(58, known(&words[first]));
            sink.pair(59, u64::from(words[first].lists), place);
        }
        if at < last {
            sink.add(60, known(&words[last]));
            sink.pair(61, u64::from(words[last].lists), place);
        }
        sink.pair(62, words[last].suffix[3], u64::from(at == last));
    }
}

/// What the other occurrences of the word say.
fn others(sink: &mut Sink<'_>, word: &Word, begins: bool) {
    let told = &word.elsewhere;
    sink.pair(63, u64::from(told.signs), u64::from(begins));
    for bit in (0..6).filter(|bit| told.signs >> bit & 1 == 1) {
        sink.pair(64, bit, u64::from(begins) * 2 + u64::from(word.capitals));
    }
    if told.before != 0 {
        sink.add(65, told.before);
        sink.add(66, told.after);
    }
    if told.signs & elsewhere::SMALL != 0 {
        sink.pair(67, u64::from(word.smallness), u64::from(begins));
    }
}

/// Whether a word binds two others ("de", "la", "van", "of").
fn binds(word: &Word) -> bool {
    word.small && word.letters <= 3
}

/// What a chain of small words hangs on ("Amis de la Terre", "festival d'été de Liège").
fn chain(sink: &mut Sink<'_>, words: &[Word], at: usize) {
    let word = &words[at];
    let Some(head) = (at.saturating_sub(4)..at).rev().find(|at| !binds(&words[*at])).map(|at| &words[at]) else {
        return;
    };
    if at == 0 || !binds(&words[at - 1]) || !(head.capital || head.small) {
        return;
    }
    let known = if head.hidden { 3 } else { head.lower };
    let case = u64::from(word.capital) * 4 + u64::from(word.capitals) * 2 + u64::from(head.capital);
    sink.pair(71, known, case);
    sink.pair(72, u64::from(head.coarse), case);
    sink.pair(73, head.suffix[3], case);
    sink.pair(74, u64::from(head.lists) * 8 + u64::from(head.place), case);
}

/// What the article is about tells a club from its town.
fn matter(sink: &mut Sink<'_>, word: &Word, left: u64) {
    if word.capital {
        let sport = u64::from(word.elsewhere.sport);
        sink.pair(75, sport, u64::from(word.lists) * 8 + u64::from(word.place));
        sink.pair(76, sport, left);
        if !word.hidden && sport > 0 {
            sink.pair(77, sport, word.lower);
        }
    }
}

/// A capital with small words behind it, and what they lead to.
fn ahead(sink: &mut Sink<'_>, words: &[Word], at: usize) {
    let Some(next) = words.get(at + 1).filter(|word| binds(word)) else { return };
    if let Some(word) = (at + 2..words.len().min(at + 5)).find(|at| !binds(&words[*at])).map(|at| &words[at]) {
        sink.pair(78, next.lower, u64::from(word.capital) * 512 + u64::from(word.lists));
        sink.pair(79, u64::from(words[at].coarse) * 2 + u64::from(word.capital), u64::from(word.coarse));
        sink.pair(80, word.lower, u64::from(word.capital));
    }
}

/// A small word that may begin a name ("ministère de la Justice"): whether capitals follow its particles.
fn run_ahead(sink: &mut Sink<'_>, words: &[Word], at: usize) {
    let ahead = (at + 1..words.len().min(at + 5)).find(|at| !words[*at].small || words[*at].letters > 3);
    if let Some(word) = ahead.map(|at| &words[at]).filter(|word| word.capital) {
        sink.pair(68, words[at].lower, u64::from(word.lists != 0));
        sink.pair(69, words[at].lower, u64::from(word.coarse));
        sink.pair(70, words[at].suffix[3], u64::from(word.capitals));
    }
}
