//! A server that cannot start says why: once, in one sentence, where complaints go.

use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;

use crate::support::run;

/// What a server says that cannot start, beside warnings about its settings.
#[track_caller]
fn complaint(folder: &Path, variables: &[(&str, &str)]) -> String {
    let ended = run(folder, &["serve"], variables, "");
    assert!(ended.code != 0 && ended.said.is_empty(), "{ended:?}");
    let lines: Vec<&str> = ended.complained.lines().filter(|line| !line.starts_with("warning: ")).collect();
    let [line] = lines[..] else { panic!("{ended:?}") };
    let sentence = line.strip_prefix("error: ").expect(line);
    let mut parts: Vec<&str> = sentence.split(": ").collect();
    let all = parts.len();
    parts.sort_unstable();
    parts.dedup();
    assert_eq!(parts.len(), all, "something is said twice: {line}");
    sentence.to_owned()
}

#[test]
fn an_address_in_use_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let sentence = complaint(folder.path(), &[("VESTIBULE_LISTEN", &address)]);
    assert!(sentence.contains(&address) && sentence.contains("in use"), "{sentence}");
}

#[test]
fn a_database_that_cannot_be_opened_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let (nowhere, folder_itself) = (folder.path().join("no/such/folder/a.db"), folder.path());
    for path in [&nowhere, folder_itself] {
        let url = format!("sqlite:///{}", path.display());
        let listen = ("VESTIBULE_LISTEN", "127.0.0.1:0");
        let sentence = complaint(folder.path(), &[listen, ("DATABASE_URL", &url)]);
        assert!(sentence.contains("the database"), "{sentence}");
    }
}

#[test]
fn a_file_that_is_no_database_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let letter = "Dear aunt, this is a letter and no database. ".repeat(100);
    std::fs::write(folder.path().join("vestibule.db"), letter).unwrap();
    let sentence = complaint(folder.path(), &[("VESTIBULE_LISTEN", "127.0.0.1:0")]);
    assert!(sentence.contains("file is not a database"), "{sentence}");
}

#[test]
fn a_server_of_databases_that_is_not_there_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let url = "postgres://nobody@127.0.0.1:1/nothing";
    let sentence = complaint(folder.path(), &[("VESTIBULE_LISTEN", "127.0.0.1:0"), ("DATABASE_URL", url)]);
    assert!(sentence.contains("database.url"), "{sentence}");
}

#[test]
fn a_setting_that_is_wrong_is_told_once() {
    let folder = tempfile::tempdir().unwrap();
    let sentence = complaint(folder.path(), &[("VESTIBULE_LISTEN", "nonsense")]);
    assert!(sentence.contains("server.listen"), "{sentence}");
}
