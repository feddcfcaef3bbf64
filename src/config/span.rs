//! Lengths of time as people write them.

use serde::Deserialize;

/// A length of time in seconds: `30s`, `15m`, `2h`, `7d`, `1h 30m`, or `0`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(try_from = "Written")]
pub struct Span(pub i64);

#[derive(Deserialize)]
#[serde(untagged, expecting = "expected a time such as \"30m\", \"2h\" or \"7d\"")]
enum Written {
    Text(String),
    Seconds(i64),
}

impl TryFrom<Written> for Span {
    type Error = String;
    fn try_from(written: Written) -> Result<Self, String> {
        match written {
            Written::Text(text) => text.parse(),
            Written::Seconds(0) => Ok(Self(0)),
            Written::Seconds(number) => Err(format!("{number} has no unit; expected a time such as \"{number}m\"")),
        }
    }
}

impl std::str::FromStr for Span {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        let wrong = || format!("«{text}» is no length of time; expected a time such as \"30m\", \"2h\" or \"7d\"");
        let text = text.trim();
        if text == "0" {
            return Ok(Self(0));
        }
        let mut total: i64 = 0;
        let mut rest = text;
        if rest.is_empty() {
            return Err(wrong());
        }
        while !rest.is_empty() {
            let digits = rest.find(|c: char| !c.is_ascii_digit()).ok_or_else(wrong)?;
            let number: i64 = rest[..digits].parse().map_err(|_| wrong())?;
            let unit = rest[digits..].trim_start();
            let length = unit.find(|c: char| !c.is_alphabetic()).unwrap_or(unit.len());
            let seconds = match &unit[..length] {
                "s" | "sec" => 1,
                "m" | "min" => 60,
                "h" => 3_600,
                "d" | "j" => 86_400,
                "w" => 7 * 86_400,
                _ => return Err(wrong()),
            };
            total = number.checked_mul(seconds).and_then(|part| total.checked_add(part)).ok_or_else(wrong)?;
            rest = unit[length..].trim_start();
        }
        Ok(Self(total))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_read_as_people_write_them() {
        assert_eq!("30m".parse(), Ok(Span(1_800)));
        assert_eq!("1h 30m".parse(), Ok(Span(5_400)));
        assert_eq!("7d".parse(), Ok(Span(604_800)));
        assert_eq!("0".parse(), Ok(Span(0)));
        assert!("soon".parse::<Span>().is_err());
        assert!("99999999999999999w".parse::<Span>().is_err());
        assert!("5".parse::<Span>().is_err());
    }
}
