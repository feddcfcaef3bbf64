//! Which threads go first: the interface before what it waits for, that before what nobody waits for.

/// How far a thread stands back behind the interface.
#[derive(Clone, Copy, Debug)]
pub enum Rank {
    /// Somebody waits for it, but not for each step of it.
    Second = 10,
    /// Everything else goes first.
    Last = 19,
}

/// Lets this thread stand back.
#[cfg_attr(not(target_os = "linux"), expect(unused_variables, reason = "only there a thread has a rank of its own"))]
pub fn stand_back(rank: Rank) {
    #[cfg(target_os = "linux")]
    {
        // Where it is not allowed, the work is done all the same.
        let _ = rustix::process::setpriority_process(Some(rustix::thread::gettid()), rank as i32);
    }
}
