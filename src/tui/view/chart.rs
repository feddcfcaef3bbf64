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
}
