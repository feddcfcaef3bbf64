//! What is said of a deed, so that it fits.

use super::super::Cx;
use super::super::model::Model;
use crate::locale::FluentValue;
use crate::text::width;

/// Columns of a name that are said at least.
const LEAST: usize = 16;

/// A sentence in which the names are as long as leaves its verb, and how to undo it, in the last line. Read out, all is
/// said.
pub(crate) fn sentence(
    model: &Model,
    cx: &Cx,
    key: &str,
    names: &[(&str, &str)],
    more: &[(&str, FluentValue<'_>)],
) -> String {
    let room = usize::from(model.size.0.saturating_sub(2));
    let mut said: Vec<String> = names.iter().map(|(_, name)| (*name).to_owned()).collect();
    loop {
        let named = names.iter().zip(&said).map(|((key, _), name)| (*key, FluentValue::from(name.as_str())));
        let given: Vec<_> = named.chain(more.iter().map(|(key, value)| (*key, value.clone()))).collect();
        let whole = cx.locale.ta(key, &given);
        let over = width::width(&whole).saturating_sub(room);
        let longest = said.iter_mut().max_by_key(|name| width::width(name));
        match longest.filter(|name| over > 0 && !model.linear && width::width(name) > LEAST) {
            Some(name) => *name = width::truncate(name, width::width(name).saturating_sub(over).max(LEAST)),
            None => return whole,
        }
    }
}
