//! Charts of block characters.

const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/// A line of at most `columns` bars, each the sum of equal parts of the values; nothing where there is nothing.
pub(crate) fn spark<T: Copy + Into<u32>>(values: &[T], columns: usize) -> String {
    if values.is_empty() || columns == 0 {
        return String::new();
    }
    let columns = columns.min(values.len());
    let sums: Vec<u32> = (0..columns)
        .map(|column| {
            let part = &values[column * values.len() / columns..(column + 1) * values.len() / columns];
            part.iter().map(|value| (*value).into()).fold(0, u32::saturating_add)
        })
        .collect();
    let most = sums.iter().copied().max().unwrap_or(0);
    if most == 0 {
        return String::new();
    }
    // Something is never drawn like nothing.
    let step = |sum: u32| if sum == 0 { 0 } else { (u64::from(sum) * 7).div_ceil(u64::from(most)) as usize };
    sums.into_iter().map(|sum| STEPS[step(sum).min(7)]).collect()
}

/// A bar for each answer of a feed, as high as it brought something new; one that failed is a cross, and says so.
pub(crate) fn answers(new: &[Option<u32>]) -> Vec<(char, bool)> {
    let most = new.iter().flatten().copied().max().unwrap_or(0).max(1);
    let bar = |new: u32| STEPS[((u64::from(new) * 7).div_ceil(u64::from(most)) as usize).min(7)];
    new.iter().map(|new| new.map_or(('×', true), |new| (bar(new), false))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chart_shows_the_highest_in_full_and_the_least_as_something() {
        assert_eq!(spark(&[0_u32, 1, 100], 8), "▁▂█");
        assert_eq!(spark(&[1_u16, 1, 2, 2], 2), "▅█");
        assert_eq!(spark(&[0_u16, 0], 2), "");
        assert_eq!(spark::<u16>(&[], 2), "");
    }

    #[test]
    fn an_answer_that_failed_is_a_cross_among_the_bars() {
        let bars: String = answers(&[Some(0), Some(1), None, Some(30)]).into_iter().map(|(bar, _)| bar).collect();
        assert_eq!(bars, "▁▂×█");
        assert_eq!(answers(&[Some(0)]), [('▁', false)]);
    }
}
