//! An archive while it is collected: what is in it, and what is not.

use serde_json::{Map, Value, json};
use vestibule_kernel::{BuiltInPermission, BuiltInRole, PermissionSet};

/// The newest of each kind; a lifetime of requests would not fit into one answer.
pub(super) const MOST: usize = 10_000;

/// Who is going to read an archive.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reader<'a> {
    /// Whoever it is about, who may know everything.
    Themselves,
    /// Somebody who manages them and may do this.
    Manager(&'a PermissionSet),
}

/// What guards a list where it is shown elsewhere.
#[derive(Debug, Clone, Copy)]
pub(super) enum Guard {
    /// A permission.
    Permission(BuiltInPermission),
    /// Membership that only Super Admins do without.
    SuperAdmin,
}

impl Reader<'_> {
    fn passes(self, guard: Guard) -> bool {
        match (self, guard) {
            (Self::Themselves, _) => true,
            (Self::Manager(held), Guard::Permission(permission)) => held.allows(permission),
            (Self::Manager(held), Guard::SuperAdmin) => matches!(held, PermissionSet::Everything),
        }
    }
}

/// What has been collected.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    reader: Reader<'a>,
    parts: Map<String, Value>,
    /// Lists of which only the newest entries are here.
    incomplete: Vec<&'static str>,
    /// Parts that the reader may not see, with what they would have to hold.
    left_out: Vec<Value>,
}

impl<'a> Archive<'a> {
    pub(super) fn for_reader(reader: Reader<'a>) -> Self {
        Self { reader, parts: Map::new(), incomplete: Vec::new(), left_out: Vec::new() }
    }

    /// Whether the reader may see these parts; those that they may not are noted as left out.
    pub(super) fn opens(&mut self, guard: Guard, parts: &[&'static str]) -> bool {
        if self.reader.passes(guard) {
            return true;
        }
        self.left_out.extend(parts.iter().map(|part| match guard {
            Guard::Permission(needed) => json!({ "part": part, "permission": needed.name() }),
            Guard::SuperAdmin => json!({ "part": part, "role": BuiltInRole::SuperAdmin.name() }),
        }));
        false
    }

    /// Adds a list, or as much of it as fits.
    pub(super) fn put<T>(&mut self, name: &'static str, mut rows: Vec<T>, shown: impl FnMut(T) -> Value) {
        if rows.len() > MOST {
            rows.truncate(MOST);
            self.incomplete.push(name);
        }
        self.parts.insert(name.to_owned(), rows.into_iter().map(shown).collect());
    }

    /// Adds something that is no list.
    pub(super) fn say(&mut self, name: &'static str, value: Value) {
        self.parts.insert(name.to_owned(), value);
    }

    /// The whole of it, with a word on what is missing.
    pub(super) fn finish(mut self) -> Value {
        self.parts.insert("incomplete".to_owned(), json!(self.incomplete));
        self.parts.insert("left_out".to_owned(), json!(self.left_out));
        Value::Object(self.parts)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_was_cut_short_is_named() {
        let mut archive = Archive::for_reader(Reader::Themselves);
        archive.put("short", vec![1], |n| json!(n));
        archive.put("long", vec![1; MOST + 1], |n| json!(n));
        let archive = archive.finish();
        assert_eq!(archive["incomplete"], json!(["long"]));
        assert_eq!(archive["long"].as_array().map(Vec::len), Some(MOST));
        assert_eq!(archive["short"], json!([1]));
    }
}
