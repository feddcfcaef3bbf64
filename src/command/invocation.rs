//! A command as it is asked for: with what stands behind its name, and how many times.

use super::Command;

/// A command, its argument, its count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invocation {
    pub command: Command,
    pub argument: Option<String>,
    /// The number typed before its key.
    pub count: Option<usize>,
}

impl From<Command> for Invocation {
    fn from(command: Command) -> Self {
        Self { command, argument: None, count: None }
    }
}

impl Invocation {
    /// Reads `tag sport`: a name, and everything behind it as the argument; `None` where no command is called so.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim_start();
        let (name, rest) = text.split_once(char::is_whitespace).unwrap_or((text, ""));
        let argument = Some(rest.trim()).filter(|rest| !rest.is_empty()).map(str::to_owned);
        Some(Self { argument, ..Command::from_name(name)?.into() })
    }

    /// The argument as a number, else the count.
    pub fn number(&self) -> Option<usize> {
        self.argument.as_deref().and_then(|text| text.parse().ok()).or(self.count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_and_what_stands_behind_it() {
        let read = Invocation::parse(" tag  du soir ").unwrap();
        assert_eq!((read.command, read.argument.as_deref()), (Command::Tag, Some("du soir")));
        assert_eq!(Invocation::parse("quit"), Some(Command::Quit.into()));
        assert_eq!(Invocation::parse("taggle x"), None);
        assert_eq!(Invocation::parse("measure 72").unwrap().number(), Some(72));
    }
}
