//! Writes the committed OpenAPI file, and the console's types made from it, from what the code says.
//!
//! The program gives the file out as it is and cannot make it; the story that compares the two can.

use anyhow::Result;

use crate::process;
use crate::web;
use crate::workspace::{cargo, root};

const FILE: &str = "docs/api/openapi.json";
const STORY: &str = "operations::openapi::the_committed_description_is_that_of_this_build";

/// `cargo xtask openapi`
///
/// # Errors
/// The code does not build, or the file cannot be written.
pub(crate) fn run() -> Result<()> {
    // Of the whole workspace, as the tests are built: nothing is built twice.
    let mut story = cargo();
    story.args(["test", "--quiet", "--workspace", "--test", "it", "--", "--exact", STORY]);
    process::run(story.env("VESTIBULE_WRITE_OPENAPI", root().join(FILE)))?;
    println!("wrote {FILE}");
    web::types("api")
}
