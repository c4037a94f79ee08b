//! Who won: codes and passwords that work once are used up by one conditional statement.

/// Whether a conditional write was this call's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// It was.
    ByThisCall,
    /// Somebody else was faster.
    TooLate,
}

impl Written {
    pub(super) const fn of(rows: u64) -> Self {
        if rows == 1 { Self::ByThisCall } else { Self::TooLate }
    }
}
