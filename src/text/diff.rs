//! What was changed between two texts, word by word.

/// A stretch of the two texts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    Same(String),
    /// Only in the first.
    Gone(String),
    /// Only in the second.
    Come(String),
}

/// Longer texts are compared paragraph by paragraph by whoever asks: the work grows with the product of their words.
const MOST: usize = 3_000;

/// The texts as stretches that are the same, went and came, in reading order.
pub fn words(before: &str, after: &str) -> Vec<Piece> {
    let (a, b) = (split(before), split(after));
    let same = |x: &&str, y: &&str| x.trim_end() == y.trim_end();
    let head = a.iter().zip(&b).take_while(|(x, y)| same(x, y)).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(x, y)| same(x, y)).count();
    let (middle_a, middle_b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let mut out = Pieces(Vec::new());
    for word in &b[..head] {
        out.same(word);
    }
    if middle_a.len().saturating_mul(middle_b.len()) > MOST * MOST {
        for word in middle_a {
            out.gone(word);
        }
        for word in middle_b {
            out.come(word);
        }
    } else {
        common(middle_a, middle_b, &mut out);
    }
    for word in &b[b.len() - tail..] {
        out.same(word);
    }
    out.0
}

/// Words with the white space after them.
fn split(text: &str) -> Vec<&str> {
    text.split_inclusive([' ', '\n']).collect()
}

/// The longest common subsequence.
fn common(a: &[&str], b: &[&str], out: &mut Pieces) {
    let wide = b.len() + 1;
    let mut best = vec![0_u32; (a.len() + 1) * wide];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            best[i * wide + j] = if a[i].trim_end() == b[j].trim_end() {
                best[(i + 1) * wide + j + 1] + 1
            } else {
                best[(i + 1) * wide + j].max(best[i * wide + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        if i < a.len() && j < b.len() && a[i].trim_end() == b[j].trim_end() {
            out.same(b[j]);
            (i, j) = (i + 1, j + 1);
        } else if j == b.len() || (i < a.len() && best[(i + 1) * wide + j] >= best[i * wide + j + 1]) {
            out.gone(a[i]);
            i += 1;
        } else {
            out.come(b[j]);
            j += 1;
        }
    }
}

struct Pieces(Vec<Piece>);

impl Pieces {
    fn same(&mut self, word: &str) {
        match self.0.last_mut() {
            Some(Piece::Same(text)) => text.push_str(word),
            _ => self.0.push(Piece::Same(word.to_owned())),
        }
    }

    fn gone(&mut self, word: &str) {
        match self.0.last_mut() {
            Some(Piece::Gone(text)) => text.push_str(word),
            _ => self.0.push(Piece::Gone(word.to_owned())),
        }
    }

    fn come(&mut self, word: &str) {
        match self.0.last_mut() {
            Some(Piece::Come(text)) => text.push_str(word),
            _ => self.0.push(Piece::Come(word.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_went_and_what_came_stand_in_reading_order() {
        let said = words("Le plan est adopté vendredi", "Le plan du rail est adopté samedi");
        let expected = [
            Piece::Same("Le plan ".into()),
            Piece::Come("du rail ".into()),
            Piece::Same("est adopté ".into()),
            Piece::Gone("vendredi".into()),
            Piece::Come("samedi".into()),
        ];
        assert_eq!(said, expected);
        assert_eq!(words("a b", "a b"), [Piece::Same("a b".into())]);
        assert_eq!(words("", "a"), [Piece::Come("a".into())]);
    }
}
