//! How much is done for a page, counted in tests alone: that a page of twice the length takes no more than twice the work
//! is shown by this number, which no busy machine changes.

/// Says that so many steps were taken: nodes passed, attributes looked at, bytes read.
#[inline]
pub(super) fn did(steps: usize) {
    #[cfg(test)]
    DONE.with(|done| done.set(done.get() + steps as u64));
    #[cfg(not(test))]
    let _ = steps;
}

#[cfg(test)]
thread_local! {
    static DONE: std::cell::Cell<u64> = const { std::cell::Cell::new(0) };
}

/// The steps that `what` takes.
#[cfg(test)]
pub(super) fn of(what: impl FnOnce()) -> u64 {
    let before = DONE.with(std::cell::Cell::get);
    what();
    DONE.with(std::cell::Cell::get) - before
}
