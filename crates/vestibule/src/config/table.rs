//! Every setting there is, in the order in which `check-config` and the example file show them.
//!
//! A key that is not here does not exist; a key that is here is read exactly once, which a test
//! proves.

use super::keys::{Key, always, by_profile, derived, unset};

macro_rules! keys {
    ($($name:ident = $key:expr;)*) => {
        $(pub(super) const $name: Key = $key;)*
        /// Every setting there is.
        pub const KEYS: &[Key] = &[$($name),*];
    };
}

keys! {
    ENVIRONMENT = Key::new("environment", always("development"), "development, testing or production")
        .also(&["VESTIBULE_ENV", "FLASK_ENV"])
        .why("Development shows more and trusts this machine; production refuses weak settings.");
    FORCE_DEVELOPMENT = Key::new("force_development", always("false"), "true or false")
        .why("Lets development and testing listen beyond this machine, for a container or a phone.");
    PROFILE = Key::new("profile", always("standard"), "standard or original")
        .why("original takes the defaults of the servers that Vestibule replaces, for an existing client.");
    SECRET_KEY = Key::new("secret_key", unset("generated into server.data_dir; production on PostgreSQL must set it", ""), "at least 32 random characters")
        .also(&["SECRET_KEY"]).secret()
        .why("The master key from which all others are derived; `openssl rand -base64 48` makes one.");
    PREVIOUS_SECRET_KEYS = Key::new("previous_secret_keys", always(""), "list, newest first")
        .secret()
        .why("Master keys of the past, for what was sealed and which recovery codes were made with them.");
    JWT_SHARED_SECRET = Key::new("jwt_shared_secret", unset("tokens are signed with EdDSA", ""), "at least 32 random characters")
        .also(&["JWT_SECRET_KEY", "JWT_SECRET"]).secret()
        .why("Signs tokens with HS256, for verifiers that share this secret and cannot change yet.");
    EMAIL_OTP = Key::new("email_otp", always("false"), "true or false")
        .why("Offers a mailed one-time code as second factor.");

    LISTEN = Key::new("server.listen", always("127.0.0.1:8080"), "address:port")
        .also(&["VESTIBULE_LISTEN"])
        .why("Where the server listens; put a proxy with TLS in front of anything public.");
    DATA_DIR = Key::new("server.data_dir", always("./data"), "path")
        .also(&["VESTIBULE_DATA_DIR"])
        .why("Where the SQLite database and the generated master key live.");
    PUBLIC_URL = Key::new("server.public_url", derived("http:// and server.listen", "https://id.example.org"), "URL without a path")
        .also(&["VESTIBULE_PUBLIC_URL", "APP_URL"])
        .why("What people type to get here; every link in a letter begins with it.");
    ALLOW_PLAIN_HTTP = Key::new("server.allow_plain_http", always("false"), "true or false")
        .why("Lets production have a public http:// address, where passwords cross the network readable.");
    CLIENT_URL = Key::new("server.client_url", unset("letters link to Vestibule's own pages", "https://app.example.org"), "URL")
        .also(&["VESTIBULE_CLIENT_URL"])
        .why("Where the original web client lives; under the profile original, reset links go there.");
    CORS_ORIGINS = Key::new("server.cors_origins", by_profile("", "http://localhost:3000,http://192.168.100.236:3000"), "list of scheme://host[:port]")
        .also(&["VESTIBULE_CORS_ORIGINS"])
        .why("Web origins whose scripts may call with the visitor's cookies; exact, no wildcard.");
    TRUSTED_PROXIES = Key::new("server.trusted_proxies", always(""), "list of addresses or networks")
        .why("Proxies whose X-Forwarded-For is believed; without any the header is ignored.");
    REQUEST_LOG = Key::new("server.request_log", always("on"), "on or off")
        .also(&["VESTIBULE_REQUEST_LOG"])
        .why("Records who asked for what.");
    BODY_LIMIT = Key::new("server.body_limit_bytes", always("1048576"), "bytes")
        .why("The longest request body that is read.");
    HEADER_TIMEOUT = Key::new("server.header_timeout", always("10s"), "duration")
        .why("How long a client may take to send its request head.");
    BODY_TIMEOUT = Key::new("server.body_timeout", always("30s"), "duration")
        .why("How long a client may take to send its body.");
    IDLE_TIMEOUT = Key::new("server.idle_timeout", always("75s"), "duration")
        .why("How long a connection may stay open between requests.");
    SHUTDOWN_GRACE = Key::new("server.shutdown_grace", always("10s"), "duration")
        .why("How long running requests may go on after SIGTERM.");
    METRICS_TOKEN = Key::new("server.metrics_token", unset("/metrics answers this machine only", ""), "at least 32 random characters")
        .secret()
        .why("The bearer token with which /metrics answers other machines.");

    DATABASE_URL = Key::new("database.url", derived("vestibule.db in server.data_dir", "postgresql://vestibule@localhost/vestibule"), "URL")
        .also(&["DATABASE_URL"]).secret()
        .why("sqlite:///relative.db, sqlite:////absolute.db or postgresql://; may hold a password.");
    MAX_CONNECTIONS = Key::new("database.max_connections", always("16"), "connections")
        .why("The size of the pool; on PostgreSQL, all nodes together must stay below its limit.");
    STATEMENT_TIMEOUT = Key::new("database.statement_timeout", always("10s"), "duration")
        .why("When PostgreSQL gives up on a statement.");
    CONNECT_TIMEOUT = Key::new("database.connect_timeout", always("5s"), "duration")
        .why("How long a request waits for a connection before it is answered 503.");

    ACCESS_TTL = Key::new("tokens.access_ttl", always("15m"), "duration")
        .why("The life of an access token.");
    REFRESH_TTL = Key::new("tokens.refresh_ttl", always("30d"), "duration")
        .why("The life of a refresh token.");
    ISSUER = Key::new("tokens.issuer", derived("server.public_url", "https://id.example.org"), "text")
        .why("The claim `iss` of every token.");
    AUDIENCE = Key::new("tokens.audience", always("vestibule"), "text")
        .why("The claim `aud` of every EdDSA token.");

    COOKIE_NAME = Key::new("session.cookie_name", derived("__Host-vestibule on https, vestibule on http, session under the profile original", "vestibule"), "cookie name")
        .also(&["SESSION_COOKIE"])
        .why("The name of the session cookie.");
    COOKIE_DOMAIN = Key::new("session.cookie_domain", unset("this host only", "example.org"), "domain")
        .why("Shares the session with sub-domains, for forward-auth; every one of them must be trusted.");
    IDLE = Key::new("session.idle", always("1h"), "duration")
        .why("A session ends after so long without a request.");
    ABSOLUTE = Key::new("session.absolute", always("24h"), "duration")
        .why("A session ends so long after sign-in, whatever happens.");
    REAUTHENTICATE_AFTER = Key::new("session.reauthenticate_after", always("10m"), "duration")
        .why("How long after proving who they are somebody may change what guards their account.");

    PASSWORD_POLICY = Key::new("accounts.password_policy", by_profile("modern", "classic"), "modern or classic")
        .also(&["VESTIBULE_PASSWORD_POLICY"])
        .why("modern refuses common passwords; classic is the originals' composition rule.");
    ACCOUNT_EXISTENCE = Key::new("accounts.account_existence", by_profile("private", "signup"), "private, signup or explicit")
        .also(&["VESTIBULE_ACCOUNT_EXISTENCE"])
        .why("Who may learn that an address has an account: its owner, whoever signs up, or everybody.");
    REQUIRE_CONFIRMED_ADDRESS = Key::new("accounts.require_confirmed_address", always("sessions"), "sessions, always or never")
        .also(&["VESTIBULE_REQUIRE_CONFIRMED_ADDRESS"])
        .why("What needs a confirmed address: cookie sessions, tokens too, or nothing.");
    SIGNUP = Key::new("accounts.signup", always("open"), "open, address_only or closed")
        .why("Whether strangers may sign up, and whether an address alone is enough.");
    KEEP_UNCONFIRMED = Key::new("accounts.keep_unconfirmed", always("7d"), "duration")
        .why("How long an account waits to be confirmed before it is forgotten; one that has been used stays.");

    TOTP_ISSUER = Key::new("totp.issuer", by_profile("Vestibule", "T2Overse"), "text")
        .why("The name that authenticator apps show.");
    TOTP_GRACE = Key::new("totp.grace_ms", by_profile("5000", "0"), "milliseconds")
        .why("How long into a new step the code of the previous one still counts.");

    THROTTLE = Key::new("throttle.enabled", always("on"), "on or off")
        .also(&["VESTIBULE_THROTTLE"])
        .why("Limits guesses; off is for tests only and refused in production.");
    ACCOUNT_ATTEMPTS = Key::new("throttle.account_attempts", always("10"), "attempts per window")
        .why("How many guesses one account, and how many requests for letters one address takes before a delay.");
    NETWORK_ATTEMPTS = Key::new("throttle.network_attempts", always("100"), "attempts per window")
        .why("How many guesses one client network gets before it is delayed.");
    NETWORK_LETTERS = Key::new("throttle.network_letters", always("300"), "letters per window")
        .why("How many letters strangers in one client network may cause before they are delayed.");
    WINDOW = Key::new("throttle.window", always("15m"), "duration")
        .why("How far back guesses are counted.");
    MAX_DELAY = Key::new("throttle.max_delay", always("15m"), "duration")
        .why("The longest that anybody is made to wait.");

    MEMORY = Key::new("hashing.memory_kib", always("19456"), "KiB")
        .why("Memory of one Argon2id hash; less is refused outside testing.");
    ITERATIONS = Key::new("hashing.iterations", always("2"), "passes")
        .why("Passes of one Argon2id hash; fewer are refused outside testing.");
    LANES = Key::new("hashing.lanes", always("1"), "lanes")
        .why("Lanes of one Argon2id hash.");
    THREADS = Key::new("hashing.threads", always("0"), "threads, 0 for half the cores")
        .why("How many hashes run at once.");
    QUEUE = Key::new("hashing.queue", always("32"), "hashes")
        .why("How many hashes wait at most; beyond that a login is answered 503 at once.");

    MAIL_SERVER = Key::new("mail.server", unset("letters go to the built-in mailbox in development and wait elsewhere", "smtp.example.org"), "host")
        .also(&["MAIL_SERVER"])
        .why("The SMTP server that takes our letters.");
    MAIL_PORT = Key::new("mail.port", derived("587 with STARTTLS, 465 with TLS, 25 without", "587"), "port")
        .also(&["MAIL_PORT"])
        .why("Its port.");
    MAIL_USE_TLS = Key::new("mail.use_tls", derived("true unless mail.use_ssl is", "true"), "true or false")
        .also(&["MAIL_USE_TLS"])
        .why("STARTTLS, required; false sends in plain text.");
    MAIL_USE_SSL = Key::new("mail.use_ssl", always("false"), "true or false")
        .also(&["MAIL_USE_SSL"])
        .why("TLS from the first byte.");
    MAIL_USERNAME = Key::new("mail.username", unset("no login", "vestibule"), "text")
        .also(&["MAIL_USERNAME"])
        .why("The name for its login.");
    MAIL_PASSWORD = Key::new("mail.password", unset("no login", ""), "text")
        .also(&["MAIL_PASSWORD"]).secret()
        .why("The password for its login.");
    MAIL_DEFAULT_SENDER = Key::new("mail.default_sender", derived("Vestibule <no-reply@ the host of server.public_url>", "Vestibule <no-reply@example.org>"), "address, or Name <address>")
        .also(&["MAIL_DEFAULT_SENDER"])
        .why("Whom letters come from.");
    MAIL_SUPPRESS_SEND = Key::new("mail.suppress_send", always("false"), "true or false")
        .also(&["MAIL_SUPPRESS_SEND"])
        .why("Writes letters but hands none to the server.");
    MAIL_DEBUG = Key::new("mail.debug", always("false"), "true or false")
        .also(&["MAIL_DEBUG"])
        .why("Logs the talk with the server, without letters and passwords.");
    MAIL_MAX_EMAILS = Key::new("mail.max_emails", unset("no limit", "50"), "letters per connection")
        .also(&["MAIL_MAX_EMAILS"])
        .why("Reconnects after so many letters, for servers that ask for it.");
    MAIL_ASCII_ATTACHMENTS = Key::new("mail.ascii_attachments", always("false"), "true or false")
        .also(&["MAIL_ASCII_ATTACHMENTS"])
        .why("Reduces the names of attachments to ASCII.");
    MAIL_TIMEOUT = Key::new("mail.timeout", always("20s"), "duration")
        .why("When one delivery is given up, to be tried again.");
    MAIL_CA_FILE = Key::new("mail.ca_file", unset("the system's authorities are trusted", "/etc/ssl/own-ca.pem"), "path of a PEM file")
        .why("Trusts these certificate authorities in place of the system's, for a server with a private one.");
    MAIL_WEIGHT = Key::new("mail.weight", always("1"), "parts")
        .why("This server's part of the letters, when mail.senders names further ones.");
    MAIL_PER_MINUTE = Key::new("mail.per_minute", unset("no limit", "30"), "letters per minute")
        .why("The most letters handed to this server in a minute; others take the rest, or it waits.");
    MAIL_PER_DAY = Key::new("mail.per_day", unset("no limit", "2000"), "letters per day")
        .why("The most letters handed to this server in a day (UTC).");
    MAIL_CHOICE = Key::new("mail.choice", always("in_turn"), "in_turn or random")
        .why("How the server for a letter is chosen, by weight either way and without bursts.");
    MAIL_SENDERS = Key::new("mail.senders", always(""), "list of tables, each with server and, as above, port, use_tls, use_ssl, username, password, default_sender, max_emails, timeout, ca_file, weight, per_minute, per_day; name when two have one server")
        .secret()
        .why("Further mail servers, used along with the first and in its place when it fails: [[mail.senders]].");
    PRODUCT_NAME = Key::new("mail.product_name", always("Vestibule"), "text")
        .why("What letters call this product.");
    MAIL_LOGO = Key::new("mail.logo", unset("the product's name stands alone", "/etc/vestibule/logo.png"), "path of a PNG, JPEG or GIF of at most 100 KiB")
        .why("A picture at the head of every letter; it travels with the letter, so that nobody learns who opens it.");
    MAIL_FOOTER = Key::new("mail.footer", unset("the product's name", "Example Ltd, 1 Main Street, Springfield"), "text")
        .why("The last line of every letter, such as the company and its address.");
    NEW_DEVICE_LETTER = Key::new("mail.new_device_letter", by_profile("on", "off"), "on or off")
        .why("Tells people by mail when somebody signs in as them from a browser that is new to them.");

    STRIPE_PUBLIC_KEY = Key::new("stripe.public_key", unset("the console cannot open Stripe's forms", ""), "pk_...")
        .also(&["STRIPE_PUBLIC_KEY"])
        .why("Stripe's publishable key.");
    STRIPE_PRIVATE_KEY = Key::new("stripe.private_key", unset("billing is off", ""), "sk_... or rk_...")
        .also(&["STRIPE_PRIVATE_KEY", "STRIPE_KEY"]).secret()
        .why("Stripe's secret key; switches billing on.");
    STRIPE_WEBHOOK_SECRET = Key::new("stripe.webhook_secret", unset("Stripe's events are refused", ""), "whsec_...")
        .secret()
        .why("Proves that an event comes from Stripe.");
    STRIPE_API_BASE = Key::new("stripe.api_base", always("https://api.stripe.com"), "URL")
        .also(&["STRIPE_API_BASE"])
        .why("Where Stripe is; another address only for tests.");
    STRIPE_GRACE = Key::new("stripe.grace", always("7d"), "duration")
        .why("How long a plan's permissions last while a payment fails.");

    TELEGRAM_BOT_TOKEN = Key::new("telegram.bot_token", unset("codes and notices go by mail only", ""), "number:text, from BotFather")
        .secret()
        .why("The bot that brings codes and notices to the Telegram chats that people have linked.");
    TELEGRAM_BOT_NAME = Key::new("telegram.bot_name", unset("telegram stays off", "example_bot"), "username of the bot")
        .why("The bot's username, with which the links begin that connect a chat.");
    TELEGRAM_WEBHOOK_SECRET = Key::new("telegram.webhook_secret", unset("Vestibule asks Telegram for updates", ""), "32 to 256 letters, digits, _ and -")
        .secret()
        .why("Lets Telegram bring updates to /telegram/webhook of server.public_url instead, which must be https.");
    TELEGRAM_API_BASE = Key::new("telegram.api_base", always("https://api.telegram.org"), "URL")
        .why("Where the Bot API is; another address for a server of your own, or tests.");

    LOG_LEVEL = Key::new("log.level", derived("debug for Vestibule in development, warn in testing, info in production", "info,vestibule=debug"), "tracing filter")
        .why("What goes to the log.");
    LOG_FORMAT = Key::new("log.format", always("text"), "text or json")
        .why("json for log collectors.");
    LOG_RETENTION = Key::new("log.retention_days", always("90"), "days")
        .why("How long the request log is kept.");
    LOG_ERROR_RETENTION = Key::new("log.error_retention_days", always("90"), "days")
        .why("How long a report of a failure inside is kept after it happened last.");
    LOG_QUERIES = Key::new("log.queries", derived("on in development, off elsewhere", "on"), "on or off")
        .why("Logs database statements with their time, never a value; not those of upkeep that nobody asked for.");
    LOG_OPERATORS = Key::new("log.operators", always(""), "list of addresses")
        .why("Who gets a letter when something fails inside: one per kind of failure and hour at most.");
}
