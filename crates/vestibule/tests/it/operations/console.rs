//! The console as it comes out of the binary: what a browser is sent, keeps and is forbidden.
//!
//! A build without the console (`VESTIBULE_UI=skip`) tells another story, so each of these begins
//! by asking which build it is in.

use http::Method;
use vestibule::console::is_built_in;
use vestibule::http::Code;

use crate::support::{Client, Shop, TestApp};

const SHELL: &str = "/app/";

/// Where the console's script is.
async fn script_path(client: &mut Client) -> String {
    let shell = client.get(SHELL).await.expect(200);
    let path = shell.text.split("src=\"/app/assets/").nth(1).unwrap().split('"').next().unwrap();
    format!("/app/assets/{path}")
}

#[tokio::test]
async fn a_build_without_the_console_says_so_on_a_plain_page() {
    if is_built_in() {
        return;
    }
    let app = TestApp::start().await;
    let page = app.client().get(SHELL).await.expect(200);
    assert!(page.header("content-type").starts_with("text/html"));
    assert!(page.text.contains("not part of this build"), "{}", page.text);
    app.client().get("/app/boards").await.expect(404);
}

#[tokio::test]
async fn the_shell_is_never_kept_and_allows_only_what_the_console_needs() {
    if !is_built_in() {
        return;
    }
    let app = TestApp::start().await;
    let shell = app.client().get(SHELL).await.expect(200);
    assert_eq!(shell.header("cache-control"), "no-store");
    assert_eq!(shell.header("content-type"), "text/html; charset=utf-8");
    let nonce = shell.text.split("nonce=\"").nth(1).unwrap().split('"').next().unwrap();
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-{nonce}'; img-src 'self' data:; \
         font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; \
         require-trusted-types-for 'script'; trusted-types default"
    );
    assert_eq!(shell.header("content-security-policy"), policy);
}

#[tokio::test]
async fn the_shell_says_who_may_make_an_account() {
    if !is_built_in() {
        return;
    }
    for (settings, word) in [("", "open"), ("[accounts]\nsignup = \"address_only\"\n", "address_only")] {
        let app = TestApp::start_with(settings).await;
        let shell = app.client().get(SHELL).await.expect(200);
        let told = format!("name=\"sign-up\" content=\"{word}\"");
        assert!(shell.text.contains(&told), "{}", shell.text);
    }
}

#[tokio::test]
async fn the_shell_says_whether_there_is_anything_to_pay_for() {
    if !is_built_in() {
        return;
    }
    let app = TestApp::start().await;
    let shell = app.client().get(SHELL).await.expect(200);
    assert!(shell.text.contains("name=\"billing\" content=\"off\""), "{}", shell.text);
    let shop = Shop::open().await;
    let shell = shop.app.client().get(SHELL).await.expect(200);
    assert!(shell.text.contains("name=\"billing\" content=\"on\""), "{}", shell.text);
}

#[tokio::test]
async fn every_shell_has_a_nonce_of_its_own() {
    if !is_built_in() {
        return;
    }
    let app = TestApp::start().await;
    let mut client = app.client();
    let first = client.get(SHELL).await.header("content-security-policy");
    let second = client.get(SHELL).await.header("content-security-policy");
    assert_ne!(first, second);
}

#[tokio::test]
async fn the_shell_names_the_product_and_no_name_becomes_markup() {
    if !is_built_in() {
        return;
    }
    let app = TestApp::start_with("[mail]\nproduct_name = \"A \\\"<b>\\\" & Co\"").await;
    let shell = app.client().get(SHELL).await.expect(200);
    assert!(shell.text.contains("<title>A &quot;&lt;b&gt;&quot; &amp; Co</title>"), "{}", shell.text);
    assert!(!shell.text.contains("__"), "{}", shell.text);
}

#[tokio::test]
async fn an_address_of_the_consoles_own_router_is_the_shell() {
    if !is_built_in() {
        return;
    }
    let app = TestApp::start().await;
    let mut client = app.client();
    for path in ["/app/sign-in", "/app/account/profile", "/app/users/jo.doe"] {
        let shell = client.get(path).await.expect(200);
        assert!(shell.text.contains("<div id=\"console\">"), "{path}");
    }
    assert_eq!(client.get("/app").await.expect(303).header("location"), SHELL);
    client.send(Method::POST, "/app/sign-in", None, Vec::new()).await.expect(405);
}

#[tokio::test]
async fn a_file_that_is_not_there_is_missed() {
    if !is_built_in() {
        return;
    }
    let app = TestApp::start().await;
    let mut client = app.client();
    let script = script_path(&mut client).await;
    for path in
        ["/app/assets/gone-0a1b2c3d.js", "/app/gone.js", "/app/index.html", "/app/assets/../index.html"]
    {
        client.get(path).await.expect(404);
    }
    // Neither are the compressed forms files of their own.
    client.get(&format!("{script}.br")).await.expect(404);
}

#[tokio::test]
async fn a_file_named_by_its_content_is_kept_for_good_and_whoever_asks_gets_the_same() {
    if !is_built_in() {
        return;
    }
    let app = TestApp::start_with("[server]\ncors_origins = [\"https://app.example.org\"]").await;
    let mut client = app.client();
    let script = script_path(&mut client).await;
    let answer = client.get(&script).await.expect(200);
    assert_eq!(answer.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(answer.header("content-type"), "text/javascript; charset=utf-8");
    assert_eq!(answer.header("vary"), "Accept-Encoding");
    let other = app.client().sending("origin", "https://app.example.org").get(&script).await.expect(200);
    assert_eq!(other.header("access-control-allow-origin"), "", "the same for every page");
    let icon = client.get("/app/favicon.svg").await.expect(200);
    assert_eq!(icon.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn a_client_gets_the_smallest_form_it_can_read() {
    if !is_built_in() {
        return;
    }
    let app = TestApp::start().await;
    let script = script_path(&mut app.client()).await;
    let size_for = |accepted: &'static str| {
        let mut client = app.client().sending("accept-encoding", accepted);
        let script = script.clone();
        async move {
            let answer = client.send(Method::HEAD, &script, None, Vec::new()).await.expect(200);
            let size: usize = answer.header("content-length").parse().unwrap();
            (answer.header("content-encoding"), size)
        }
    };
    let (plain, gzip, brotli) =
        (size_for("identity").await, size_for("gzip").await, size_for("gzip, br").await);
    assert_eq!([&*plain.0, &*gzip.0, &*brotli.0], ["", "gzip", "br"]);
    assert!(plain.1 > gzip.1 && gzip.1 > brotli.1, "{plain:?} {gzip:?} {brotli:?}");
}

#[tokio::test]
async fn a_copy_that_is_still_good_is_not_sent_again() {
    if !is_built_in() {
        return;
    }
    let app = TestApp::start().await;
    let first = app.client().sending("accept-encoding", "br").get("/app/scheme.js").await.expect(200);
    let tag = first.header("etag");
    let again = app.client().sending("accept-encoding", "br").sending("if-none-match", &tag);
    let again = { again }.get("/app/scheme.js").await.expect(304);
    assert_eq!((again.text.as_str(), again.header("etag")), ("", tag.clone()));
    // The same file in another form is another thing to keep.
    let mut plain = app.client().sending("if-none-match", &tag);
    plain.get("/app/scheme.js").await.expect(200);
}

#[test]
fn the_console_has_a_text_for_every_code_of_the_server() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../web/src/text");
    for language in ["en", "de"] {
        let texts = std::fs::read_to_string(folder.join(format!("problems.{language}.ts"))).unwrap();
        for code in Code::ALL {
            let has_text = texts.contains(&format!("\n  {}:", code.as_str()));
            assert!(has_text, "web/src/text/problems.{language}.ts has no text for {}", code.as_str());
        }
    }
}
