//! The interface's words, as its French messages say them: a test finds things by the key of a message, so that a better
//! wording breaks no test.

/// The longest piece of a French message that has nothing to fill in.
pub(crate) fn say(key: &str) -> String {
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/assets/locales/fr.ftl");
    let text = std::fs::read_to_string(file).unwrap();
    let message = text.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = ").map(str::to_owned));
    let message = message.unwrap_or_else(|| panic!("there is no message «{key}»"));
    let pieces = message.split(['{', '}']).step_by(2);
    pieces.map(str::trim).max_by_key(|piece| piece.len()).unwrap_or_default().to_owned()
}
