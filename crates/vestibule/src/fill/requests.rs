//! Log entries that look like everyday traffic.

use std::net::{IpAddr, Ipv4Addr};
use std::ops::RangeInclusive;
use std::time::Duration;

use http::Method;
use vestibule_kernel::{Timestamp, UserId};

use crate::http::RequestId;
use crate::request_log::Entry;

/// In a hundred: who asks for what, and what they get.
const TRAFFIC: &[(u64, Method, &str, u16)] = &[
    (30, Method::GET, "/api/v1/me", 200),
    (20, Method::GET, "/boards/{}/columns", 200),
    (12, Method::GET, "/columns/{}/tickets", 200),
    (10, Method::GET, "/check_auth_status", 200),
    (6, Method::GET, "/logs?page=1&per_page=10", 200),
    (5, Method::POST, "/login", 200),
    (4, Method::PUT, "/columns/{}/tickets", 200),
    (3, Method::POST, "/columns/{}/tickets", 201),
    (3, Method::GET, "/api/v1/users", 200),
    (2, Method::POST, "/login", 401),
    (2, Method::GET, "/api/v1/nothing", 404),
    (1, Method::DELETE, "/columns/{}/tickets", 204),
    (1, Method::POST, "/api/v1/sessions", 422),
];
/// One in so many fails.
const FAILS: u64 = 5000;
const AGENTS: [&str; 4] = [
    "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
    "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Safari/537.36",
    "curl/8.14.1",
];

/// Makes entries.
pub(super) struct Inventor {
    from: Timestamp,
    span: Duration,
    count: u64,
    people: RangeInclusive<u64>,
    state: u64,
}

impl Inventor {
    /// Of `count` entries, the first at `from`, the last `span` later, by these people.
    pub(super) fn new(from: Timestamp, span: Duration, count: u64, people: RangeInclusive<u64>) -> Self {
        Self { from, span, count, people, state: 7 }
    }

    /// The entry of that number.
    pub(super) fn entry(&mut self, n: u64) -> Entry {
        let (method, target, status) = self.request();
        let since = self.span.as_millis() as u64 / self.count.max(1) * n;
        let chance = self.chance(1 << 16);
        Entry {
            at: self.from.plus(Duration::from_millis(since)),
            method,
            target: target.into(),
            status,
            duration: Duration::from_micros(80 + self.chance(4000)),
            user: self.person(),
            address: Some(IpAddr::V4(Ipv4Addr::new(203, 0, (chance >> 8) as u8, chance as u8))),
            user_agent: Some(AGENTS[self.chance(4) as usize].into()),
            request_id: RequestId::next(),
        }
    }

    fn request(&mut self) -> (Method, String, u16) {
        let mut roll = self.chance(100);
        let mut chosen = &TRAFFIC[0];
        for kind in TRAFFIC {
            chosen = kind;
            if roll < kind.0 {
                break;
            }
            roll -= kind.0;
        }
        let status = if self.chance(FAILS) == 0 { 500 } else { chosen.3 };
        let target = chosen.2.replace("{}", &(1 + self.chance(500)).to_string());
        (chosen.1.clone(), target, status)
    }

    /// One request in ten is a stranger's.
    fn person(&mut self) -> Option<UserId> {
        let (lowest, highest) = (*self.people.start(), *self.people.end());
        let is_stranger = highest == 0 || self.chance(10) == 0;
        (!is_stranger).then(|| UserId((lowest + self.chance(highest - lowest + 1)).cast_signed()))
    }

    /// A number below `below`: a linear congruential generator is random enough for this.
    fn chance(&mut self, below: u64) -> u64 {
        self.state =
            self.state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.state >> 33) % below
    }
}
