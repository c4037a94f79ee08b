//! Managing people: finding, keeping out, deleting, and what no administrator can do.

mod bulk;
mod deleting;
mod finding;
mod last_super_admin;
mod standing;

use crate::support::Client;

async fn usernames(client: &mut Client, query: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut cursor = String::new();
    loop {
        let page = client.get(&format!("/api/v1/users?limit=2&{query}{cursor}")).await.expect(200).json();
        let items = page["items"].as_array().unwrap();
        names.extend(items.iter().map(|item| item["username"].as_str().unwrap().to_owned()));
        match page["next"].as_str() {
            Some(next) => cursor = format!("&cursor={next}"),
            None => return names,
        }
    }
}
