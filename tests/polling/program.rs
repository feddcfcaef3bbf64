//! The program, run on feeds of the test's own.

use std::process::Command;

use serde_json::Value;

/// A configuration and a store of a test's own.
pub(crate) struct Program {
    home: tempfile::TempDir,
}

impl Program {
    pub(crate) fn with(feeds: &[String]) -> Self {
        let tables = feeds.iter().map(|url| format!("[[feeds]]\nurl = \"{url}\"\n")).collect::<Vec<_>>().concat();
        Self::configured(&tables)
    }

    /// With this configuration; `[refresh]` is the test's own business.
    pub(crate) fn configured(config: &str) -> Self {
        let home = tempfile::tempdir().unwrap();
        std::fs::write(home.path().join("config.toml"), config).unwrap();
        Self { home }
    }

    /// With a file beside the configuration.
    pub(crate) fn beside(self, name: &str, text: &str) -> Self {
        std::fs::write(self.home.path().join(name), text).unwrap();
        self
    }

    /// Polls as a schedule does, with no interval of our own in the way.
    pub(crate) fn refresh(&self) -> Vec<Value> {
        self.run(&["refresh", "--json", "--no-articles", "--min-interval", "0"])
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Vec<Value> {
        let (code, text, told) = self.said(arguments);
        assert!(code.is_some_and(|code| code < 2), "{told}");
        text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
    }

    /// The exit status of a subcommand, and what it said on standard output and standard error.
    pub(crate) fn said(&self, arguments: &[&str]) -> (Option<i32>, String, String) {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kiosque"));
        command.arg("--config").arg(self.home.path().join("config.toml"));
        command.arg("--data-dir").arg(self.home.path().join("data")).args(arguments);
        for name in ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "all_proxy"] {
            command.env_remove(name);
        }
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        (output.status.code(), text(output.stdout), text(output.stderr))
    }

    /// The configuration as it is now.
    pub(crate) fn config(&self) -> String {
        std::fs::read_to_string(self.home.path().join("config.toml")).unwrap()
    }

    /// The titles that are in the store.
    pub(crate) fn titles(&self) -> Vec<String> {
        let mut titles: Vec<String> =
            self.run(&["list", "--json"]).iter().map(|line| line["title"].as_str().unwrap().to_owned()).collect();
        titles.sort();
        titles
    }
}

/// Why the only feed of a refresh failed.
#[track_caller]
pub(crate) fn error(lines: &[Value]) -> String {
    assert_eq!(lines[0]["status"], "failed", "{}", lines[0]);
    lines[0]["error"].as_str().unwrap().to_owned()
}

/// Seconds from now until the feed of this line is looked at again.
#[track_caller]
pub(crate) fn wait(line: &Value) -> i64 {
    let at: jiff::Timestamp =
        line["retry_at"].as_str().unwrap_or_else(|| panic!("no retry_at in {line}")).parse().unwrap();
    at.as_second() - jiff::Timestamp::now().as_second()
}
