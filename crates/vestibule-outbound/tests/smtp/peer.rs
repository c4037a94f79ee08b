//! Starts the mail server of `tests/peers` and reads what it kept.

use std::io::{BufRead as _, BufReader, Read as _};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use serde_json::Value;
use tempfile::TempDir;

/// A running mail server; ends when dropped.
pub(crate) struct Peer {
    process: Child,
    pub(crate) port: u16,
    folder: TempDir,
    /// The authority that signed the server's certificate, PEM.
    pub(crate) authority: Vec<u8>,
}

/// A letter as the server kept it.
pub(crate) struct Kept {
    pub(crate) raw: String,
    seen: Value,
}

impl Peer {
    /// With a certificate for `localhost`, and these further options.
    pub(crate) fn start(options: &[&str]) -> Self {
        Self::start_as("localhost", options)
    }

    /// With a certificate for `name`.
    pub(crate) fn start_as(name: &str, options: &[&str]) -> Self {
        let folder = TempDir::new().expect("a temporary folder");
        let authority = write_certificates(folder.path(), name);
        let (process, port) = spawn(folder.path(), "0", options);
        Self { process, port, folder, authority }
    }

    /// Ends the server and starts it anew on the same port.
    pub(crate) fn restart(&mut self, options: &[&str]) {
        self.stop();
        (self.process, self.port) = spawn(self.folder.path(), &self.port.to_string(), options);
    }

    /// The letters received, oldest first.
    pub(crate) fn letters(&self) -> Vec<Kept> {
        let folder = std::fs::read_dir(self.folder.path().join("mail")).expect("the mail folder");
        let mut paths: Vec<PathBuf> = folder.map(|entry| entry.expect("an entry").path()).collect();
        paths.retain(|path| path.extension().is_some_and(|e| e == "eml"));
        paths.sort();
        paths.iter().map(|path| Kept::read(path)).collect()
    }

    /// The only letter received.
    pub(crate) fn only_letter(&self) -> Kept {
        let mut letters = self.letters();
        assert_eq!(letters.len(), 1, "letters received");
        letters.remove(0)
    }

    /// Ends the server.
    pub(crate) fn stop(&mut self) {
        // Already gone is as good.
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Drop for Peer {
    fn drop(&mut self) {
        self.stop();
    }
}

impl Kept {
    fn read(path: &Path) -> Self {
        let raw = std::fs::read_to_string(path).expect("an ASCII letter");
        let seen = std::fs::read_to_string(path.with_extension("json")).expect("its envelope");
        Self { raw, seen: serde_json::from_str(&seen).expect("JSON") }
    }

    /// `mail_from`, `rcpt_tos`, `client_port`, `tls` or `login`.
    pub(crate) fn envelope(&self, field: &str) -> &Value {
        &self.seen[field]
    }

    /// The body of this kind (`plain` or `html`), decoded by Python.
    pub(crate) fn body(&self, kind: &str) -> &str {
        self.seen["letter"][kind].as_str().expect("a body of this kind")
    }

    /// A header, decoded by Python.
    pub(crate) fn header(&self, name: &str) -> &str {
        let found = self.headers().iter().find(|h| h[0] == name).expect("the header is there");
        found[1].as_str().expect("text")
    }

    pub(crate) fn header_names(&self) -> Vec<&str> {
        self.headers().iter().filter_map(|h| h[0].as_str()).collect()
    }

    fn headers(&self) -> &Vec<Value> {
        self.seen["letter"]["headers"].as_array().expect("a list")
    }
}

/// rustls refuses an authority as a server's certificate, so there are two. Returns the authority.
fn write_certificates(folder: &Path, name: &str) -> Vec<u8> {
    let mut params = CertificateParams::new(Vec::new()).expect("no names are good names");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let authority_key = KeyPair::generate().expect("a key");
    let authority = params.self_signed(&authority_key).expect("an authority");
    let issuer = Issuer::new(params, authority_key);
    let key = KeyPair::generate().expect("a key");
    let leaf = CertificateParams::new(vec![name.to_owned()]).expect("a good name");
    let leaf = leaf.signed_by(&key, &issuer).expect("a certificate");
    std::fs::write(folder.join("cert.pem"), leaf.pem()).expect("written");
    std::fs::write(folder.join("key.pem"), key.serialize_pem()).expect("written");
    authority.pem().into_bytes()
}

fn spawn(folder: &Path, port: &str, options: &[&str]) -> (Child, u16) {
    let python = std::env::var("VESTIBULE_TEST_PYTHON").unwrap_or_else(|_| "python3".into());
    let peers = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/peers");
    let mut process = Command::new(&python)
        .arg(peers.join("smtp_peer.py"))
        .args(["--port", port, "--cert", "cert.pem", "--key", "key.pem", "--maildir", "mail"])
        .args(options)
        .current_dir(folder)
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap_or_else(|e| panic!("cannot start {python} ({e}). {WHAT_TO_INSTALL}"));
    let mut line = String::new();
    let stdout = process.stdout.take().expect("piped");
    BufReader::new(stdout).read_line(&mut line).expect("readable");
    let ready: Result<Value, _> = serde_json::from_str(&line);
    match ready.ok().and_then(|r| u16::try_from(r["port"].as_u64()?).ok()) {
        Some(port) => (process, port),
        None => panic!("the test mail server did not start: {}. {WHAT_TO_INSTALL}", last_words(process)),
    }
}

const WHAT_TO_INSTALL: &str = "These tests need Python 3 with `pip install -r \
    tests/peers/requirements.txt`; name the interpreter in VESTIBULE_TEST_PYTHON, or run `cargo \
    xtask test`, which prepares one";

fn last_words(mut process: Child) -> String {
    let mut words = String::new();
    if let Some(mut stderr) = process.stderr.take() {
        let _ = stderr.read_to_string(&mut words);
    }
    let _ = process.wait();
    words.trim().to_owned()
}
