//! Which state an edit is based on, where two people may edit the same thing.

/// The versions an edit accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Basis {
    /// The caller did not say, so nothing may be changed.
    Unstated,
    /// Whatever is there.
    Any,
    /// One of these; none of them matches nothing.
    OneOf(Vec<i64>),
}

impl Basis {
    /// Lets a deletion go on, which need not say what it is based on but may.
    ///
    /// # Errors
    /// `stale` when it is based on something else than what is there.
    pub fn allow<E>(&self, found: i64, stale: impl FnOnce() -> E) -> Result<(), E> {
        match self {
            Self::OneOf(versions) if !versions.contains(&found) => Err(stale()),
            Self::Unstated | Self::Any | Self::OneOf(_) => Ok(()),
        }
    }

    /// Lets an edit go on that is based on the version it finds.
    ///
    /// # Errors
    /// `unstated` when the caller did not say what the edit is based on, `stale` when it is based on
    /// something else than what is there.
    pub fn require<E>(&self, found: i64, unstated: E, stale: impl FnOnce() -> E) -> Result<(), E> {
        if *self == Self::Unstated {
            return Err(unstated);
        }
        self.allow(found, stale)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edit_goes_on_only_from_what_is_there() {
        let on = |basis: Basis| basis.require(3, "unstated", || "stale");
        assert_eq!(on(Basis::Unstated), Err("unstated"));
        assert_eq!(on(Basis::Any), Ok(()));
        assert_eq!(on(Basis::OneOf(vec![2, 3])), Ok(()));
        assert_eq!(on(Basis::OneOf(vec![2])), Err("stale"));
        assert_eq!(on(Basis::OneOf(vec![])), Err("stale"));
    }

    #[test]
    fn a_deletion_need_not_say_what_it_is_based_on() {
        let on = |basis: Basis| basis.allow(3, || "stale");
        assert_eq!(on(Basis::Unstated), Ok(()));
        assert_eq!(on(Basis::OneOf(vec![3])), Ok(()));
        assert_eq!(on(Basis::OneOf(vec![2])), Err("stale"));
    }
}
