//! What transactions wait for each other for, all in one list: the compiler refuses a number that is
//! given twice, and two matters with one number would make strangers wait for each other.

/// A matter that one transaction at a time decides about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i64)]
pub enum Lock {
    /// The order of changes is the order of commits.
    Changes = 0x7665_7374_0001,
    /// Who may do what.
    Access = 0x7665_7374_0002,
    /// The audit chain has one head to go on from.
    AuditChain = 0x7665_7374_0003,
    /// What people have paid for.
    Billing = 0x7665_7374_0009,
    /// Which key signs tokens.
    SigningKeys = 0x7665_7374_0801,
}

/// A kind of things each of which has a lock of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(i64)]
pub enum LockOf {
    /// A board: "boar" and its id.
    Board = 0x626f_6172_0000_0000,
}

impl LockOf {
    /// The lock of one of them. Ids beyond 32 bits share: somebody waits who need not.
    pub(crate) const fn number(self, id: i64) -> i64 {
        self as i64 | (id & 0xffff_ffff)
    }
}
