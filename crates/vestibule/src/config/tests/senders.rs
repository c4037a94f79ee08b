//! Several mail servers.

use super::*;
use crate::config::MailSecurity;

const TWO: &str = r#"
[mail]
server = "smtp.example.org"
default_sender = "Hall <hall@example.org>"
weight = 3
[[mail.senders]]
server = "smtp.example.net"
use_ssl = true
username = "hall"
password = "s3cret, with \"signs\""
per_minute = 30
per_day = 2000
default_sender = "hall@example.net"
"#;

#[test]
fn the_first_sender_and_the_further_ones_are_read_in_order() {
    let config = toml(TWO);
    let [first, second] = config.mail.senders.as_slice() else { panic!("two") };
    assert_eq!((first.name.as_str(), first.share.weight, first.share.per_day), ("smtp.example.org", 3, None));
    assert_eq!((second.relay.security, second.relay.port), (MailSecurity::Tls, 465));
    assert_eq!((second.share.per_minute, second.share.per_day), (Some(30), Some(2000)));
    assert_eq!(second.from.to_string(), "hall@example.net");
    assert_eq!(first.from.to_string(), "Hall <hall@example.org>");
}

#[test]
fn the_passwords_of_senders_are_never_shown() {
    let config = toml(TWO);
    let shown = effective(&config, "mail.senders").value_shown;
    assert_eq!(
        shown,
        "smtp.example.org (smtp.example.org:587, weight 3), smtp.example.net (smtp.example.net:465, weight 1)"
    );
    assert!(!format!("{:?}", config.mail).contains("s3cret"));
}

#[test]
fn senders_may_come_from_the_environment() {
    let config = with_env(&[(
        "VESTIBULE_MAIL_SENDERS",
        "[{ server = 'a.example' }, { server = 'b.example', port = 26 }]",
    )]);
    let names: Vec<_> = config.mail.senders.iter().map(|sender| sender.name.as_str()).collect();
    assert_eq!(names, ["a.example", "b.example"]);
    assert_eq!(config.mail.senders[1].relay.port, 26);
}

#[test]
fn what_is_wrong_with_a_sender_is_told_without_its_values() {
    let told =
        |entry: &str| refused_toml(&format!("[mail]\nserver = 'a.example'\n[[mail.senders]]\n{entry}"));
    assert!(told("port = 25").ends_with("entry 1: server is missing"));
    assert!(told("server = 'a.example'").contains("another one is called a.example too"));
    assert!(told("server = 'b'\nuser = 'x'").ends_with("entry 1: user is not one of its settings"));
    assert!(told("server = 'b'\nusername = 'x'").ends_with("username and password belong together"));
    let wrong = told("server = 'b'\nport = 'hunter2'");
    assert!(wrong.contains("port must be a whole number") && !wrong.contains("hunter2"), "{wrong}");
    assert!(!refused_toml("[mail]\nsenders = 'hunter2'").contains("hunter2"));
}
