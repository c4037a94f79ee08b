//! What can be said of a product, and what Stripe would refuse of it.

use std::collections::BTreeMap;

use serde_json::Value;
use vestibule_outbound::stripe::{Feature, ProductForm};

use crate::billing::BillingError;
use crate::billing::apply::Local;
use crate::billing::service::check;

/// Fields of a product; none stays as it is.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "the fields are Stripe's, by Stripe's names")]
pub struct ProductFields {
    pub name: Option<String>,
    pub active: Option<bool>,
    pub description: Option<String>,
    pub features: Option<Vec<String>>,
    pub images: Option<Vec<String>>,
    pub metadata: Option<BTreeMap<String, String>>,
    pub package_dimensions: Option<BTreeMap<String, f64>>,
    pub shippable: Option<bool>,
    pub statement_descriptor: Option<String>,
    pub unit_label: Option<String>,
    pub url: Option<String>,
    /// Kept here only.
    pub attributes: Option<Value>,
    /// Kept here only.
    pub caption: Option<String>,
}

impl ProductFields {
    pub(super) fn check(self) -> Result<(ProductForm, Local), BillingError> {
        let text =
            |field, value: Option<String>, most| value.map(|v| check::text(field, &v, most)).transpose();
        let features = self.features.map(|lines| check::lines("features", &lines)).transpose()?;
        let named = |lines: Vec<String>| lines.into_iter().map(|name| Feature { name }).collect();
        let images = self.images.map(|images| check::addresses("images", &images)).transpose()?;
        let metadata = self.metadata.unwrap_or_default();
        check::metadata(&metadata)?;
        let local = Local {
            attributes: self.attributes,
            caption: text("caption", self.caption, 500)?,
            ..Local::default()
        };
        let form = ProductForm {
            name: self.name.map(|name| check::name("name", &name)).transpose()?,
            active: self.active,
            description: text("description", self.description, 2000)?,
            images,
            metadata,
            marketing_features: features.map(named),
            package_dimensions: self.package_dimensions,
            shippable: self.shippable,
            statement_descriptor: self.statement_descriptor.map(|t| check::descriptor(&t)).transpose()?,
            unit_label: text("unit_label", self.unit_label, 12)?,
            url: self.url.map(|url| check::address("url", &url)).transpose()?,
        };
        Ok((form, local))
    }
}
