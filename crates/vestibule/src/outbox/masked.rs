//! Addresses that tell an administrator which domain is in trouble, but not who.

/// `jo@example.com` is `j***@example.com`.
pub(super) fn masked(address: &str) -> String {
    let (local, domain) = address.rsplit_once('@').unwrap_or((address, ""));
    let first: String = local.chars().take(1).collect();
    format!("{first}***@{domain}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_keeps_its_first_letter_and_its_domain() {
        assert_eq!(masked("jo@example.com"), "j***@example.com");
        assert_eq!(masked("j@example.com"), "j***@example.com");
    }
}
