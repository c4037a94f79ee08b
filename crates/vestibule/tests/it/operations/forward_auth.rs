//! A proxy that asks Vestibule before it lets a request through to an application: the real nginx
//! and the real Caddy, configured as the documentation shows it.

use std::net::{Ipv4Addr, SocketAddr, TcpListener as StdListener};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::json;
use tempfile::TempDir;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

use crate::support::{Person, TestApp};

#[tokio::test]
async fn nginx_lets_through_who_may_and_tells_the_application_who_it_is() {
    let nginx = installed("nginx", "nginx");
    a_proxy_lets_through_who_may(|folder, ports| {
        let file = folder.join("nginx.conf");
        std::fs::write(&file, nginx_conf(ports)).unwrap();
        let mut command = Command::new(&nginx);
        command.arg("-p").arg(folder).arg("-c").arg(file).args(["-e", "stderr"]);
        command
    })
    .await;
}

#[tokio::test]
async fn caddy_lets_through_who_may_and_tells_the_application_who_it_is() {
    let caddy = installed("caddy", "caddy");
    a_proxy_lets_through_who_may(|folder, ports| {
        let file = folder.join("Caddyfile");
        std::fs::write(&file, caddyfile(ports)).unwrap();
        let mut command = Command::new(&caddy);
        command.args(["run", "--adapter", "caddyfile", "--config"]).arg(file);
        command.env("XDG_DATA_HOME", folder).env("XDG_CONFIG_HOME", folder).env("HOME", folder);
        command
    })
    .await;
}

/// Where everything listens.
#[derive(Debug, Clone, Copy)]
struct Ports {
    proxy: u16,
    vestibule: u16,
    application: u16,
}

/// What the documentation shows, indented, from a line on that begins so up to the next text; with our
/// ports and permission.
fn shown(begins: &str, Ports { vestibule, application, .. }: Ports) -> String {
    const PAGE: &str = include_str!("../../../../../docs/operations/running.md");
    let lines = PAGE.lines().skip_while(|line| !line.trim_start().starts_with(begins));
    let block: Vec<_> = lines.take_while(|line| line.is_empty() || line.starts_with("    ")).collect();
    let block = block.join("\n");
    for expected in ["127.0.0.1:8080", "127.0.0.1:3000", "permission=view_reports"] {
        assert!(block.contains(expected), "{expected} is not in:\n{block}");
    }
    block
        .replace("127.0.0.1:8080", &format!("127.0.0.1:{vestibule}"))
        .replace("127.0.0.1:3000", &format!("127.0.0.1:{application}"))
        .replace("permission=view_reports", "permission=edit")
}

fn nginx_conf(ports: Ports) -> String {
    let (locations, proxy) = (shown("location / {", ports), ports.proxy);
    format!(
        "
daemon off;
master_process off;
pid nginx.pid;
error_log stderr;
events {{}}
http {{
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    server {{
        listen 127.0.0.1:{proxy};
        {locations}
    }}
}}
"
    )
}

fn caddyfile(ports: Ports) -> String {
    let (route, proxy) = (shown("route {", ports), ports.proxy);
    format!(
        "
{{
    admin off
    auto_https off
}}
http://127.0.0.1:{proxy} {{
    bind 127.0.0.1
    {route}
}}
"
    )
}

/// The story is the same in front of every proxy.
async fn a_proxy_lets_through_who_may(command: impl Fn(&Path, Ports) -> Command) {
    let app = TestApp::start().await;
    let mut ada = Person::named("ada").runs_the_place(&app).await;
    ada.makes_role("Künstler, 1. Klasse", &["edit"]).await;
    let mut zoe = Person { email: "zoe@example.com".to_owned(), ..Person::named("Zoë") }.comes_in(&app).await;
    let zoe_id = zoe.uuid().await;
    let ports = Ports {
        proxy: free_port(),
        vestibule: app.listen().await.port(),
        application: application_that_shows_its_request().await.port(),
    };
    let folder = tempfile::tempdir().unwrap();
    let proxy = Proxy::start(command(folder.path(), ports), ports.proxy, folder).await;
    let cookie = zoe.session.clone().unwrap();

    assert_eq!(proxy.ask(None).await.0, 401);
    assert_eq!(proxy.ask(Some(&cookie)).await.0, 403);
    let grants = format!("/api/v1/users/{zoe_id}/grants");
    ada.post(&grants, json!({ "permission": "edit" })).await.expect(201);
    let (status, seen) = proxy.ask(Some(&cookie)).await;
    assert_eq!(status, 200);
    let value = |name: &str| value_in(&seen, name);
    assert_eq!(value("x-user-id"), [zoe_id.as_str()]);
    assert_eq!(value("x-user-name"), ["Zo%C3%AB"]);
    assert_eq!(value("x-user-email"), ["zoe@example.com"]);
    // She has no role, and cannot claim one.
    assert!(value("x-user-roles").iter().all(|roles| roles.is_empty()), "{seen}");
    ada.gives_role(&zoe_id, "Künstler, 1. Klasse").await;
    let (_, seen) = proxy.ask(Some(&cookie)).await;
    assert_eq!(value_in(&seen, "x-user-roles"), ["K%C3%BCnstler%2C 1. Klasse"]);
    // More roles than a proxy has room for.
    for n in 10..40 {
        let name = format!("{n}{}", "\u{5b57}".repeat(60));
        ada.makes_role(&name, &[]).await;
        ada.gives_role(&zoe_id, &name).await;
    }
    let (status, seen) = proxy.ask(Some(&cookie)).await;
    let roles = value_in(&seen, "x-user-roles").concat();
    assert_eq!((status, roles.split(',').count()), (200, 4), "{roles}");
    ada.post(&format!("/api/v1/users/{zoe_id}/disable"), json!({})).await.expect(200);
    assert_eq!(proxy.ask(Some(&cookie)).await.0, 401);
    app.puts_letters_aside().await;
}

fn value_in<'t>(seen: &'t str, name: &str) -> Vec<&'t str> {
    let lines = seen.lines().filter_map(|line| line.split_once(':'));
    lines.filter(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.trim()).collect()
}

/// A running proxy, ended with the story.
struct Proxy {
    child: Child,
    port: u16,
    _folder: TempDir,
}

impl Proxy {
    async fn start(mut command: Command, port: u16, folder: TempDir) -> Self {
        let child = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let proxy = Self { child, port, _folder: folder };
        for _ in 0..500 {
            if TcpStream::connect((Ipv4Addr::LOCALHOST, port)).await.is_ok() {
                return proxy;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("{command:?} does not listen after ten seconds");
    }

    /// Asks for a page of the application, claiming to be somebody important.
    async fn ask(&self, cookie: Option<&str>) -> (u16, String) {
        let cookie = cookie.map(|cookie| format!("Cookie: vestibule={cookie}\r\n")).unwrap_or_default();
        let request = format!(
            "GET /page HTTP/1.1\r\nHost: 127.0.0.1:{}\r\n{cookie}X-User-Id: 1\r\n\
             X-User-Name: root\r\nX-User-Email: root@example.com\r\nX-User-Roles: Super Admin\r\n\
             Connection: close\r\n\r\n",
            self.port
        );
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port)).await.unwrap();
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
        (status, answer.split_once("\r\n\r\n").unwrap().1.to_owned())
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Answers every request with its own head.
async fn application_that_shows_its_request() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut head = Vec::new();
            while !head.ends_with(b"\r\n\r\n") {
                match stream.read_u8().await {
                    Ok(byte) => head.push(byte),
                    Err(_) => break,
                }
            }
            let start =
                format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", head.len());
            let _ = stream.write_all(start.as_bytes()).await;
            let _ = stream.write_all(&head).await;
        }
    });
    address
}

fn free_port() -> u16 {
    StdListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap().local_addr().unwrap().port()
}

/// The program, wherever it is; Debian puts servers where an ordinary account's `PATH` does not lead.
fn installed(program: &str, package: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let mut folders: Vec<_> = std::env::split_paths(&path).collect();
    folders.push("/usr/sbin".into());
    folders.into_iter().map(|folder| folder.join(program)).find(|file| file.is_file()).unwrap_or_else(|| {
        panic!("this story needs {program}; on Debian or Ubuntu: sudo apt-get install {package}")
    })
}
