//! A Telegram bot.

use super::*;

const BOT: &str = "[telegram]\nbot_token = '123456:abcdefghijklmnopqrstuvwxyz'\nbot_name = '@example_bot'\n";
const SECRET: &str = "webhook_secret = '0123456789abcdef0123456789abcdef'\n";

#[test]
fn a_bot_takes_a_token_and_a_name() {
    let config = toml(BOT);
    let telegram = config.telegram.as_ref().unwrap();
    assert_eq!((telegram.bot_name.as_str(), telegram.bot_number()), ("example_bot", "123456"));
    assert_eq!(telegram.api_base.as_str(), "https://api.telegram.org/");
    assert!(!format!("{config:?}").contains("abcdefgh"));
    assert!(!effective(&config, "telegram.bot_token").value_shown.contains("abcdefgh"));
}

#[test]
fn a_broken_bot_is_a_warning_and_everything_goes_by_mail() {
    let https = "server.public_url = 'https://id.example.org'\n";
    let broken = [
        (BOT.replace("123456:", ""), "a bot's token"),
        (BOT.replace("bot_name = '@example_bot'", ""), "must be set along with telegram.bot_token"),
        (BOT.replace("@example_bot", "../x"), "a bot's username"),
        (format!("{BOT}api_base = 'http://telegram.example'"), "https"),
        (format!("{BOT}webhook_secret = 'short'"), "32 to 256"),
        (format!("{BOT}{SECRET}"), "takes a server.public_url of https"),
    ];
    for (text, why) in broken {
        let (config, warnings) = load(&Sources::from_toml(&text)).unwrap();
        assert!(config.telegram.is_none(), "{text}");
        let told: Vec<_> = warnings.iter().map(ToString::to_string).collect();
        assert!(told.iter().any(|w| w.contains(why) && w.ends_with("stays off")), "{text}: {told:?}");
    }
    assert!(toml(&format!("{https}{BOT}{SECRET}")).telegram.is_some());
    // A server of the Bot API on this machine calls back in the clear.
    let local = format!("{BOT}{SECRET}api_base = 'http://127.0.0.1:8081'");
    assert!(toml(&local).telegram.is_some());
}
