//! A call as plain data.

use serde::Serialize;
use serde_qs::Config;

use super::StripeError;

/// What is done to a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Look.
    Get,
    /// Make or change.
    Post,
    /// Delete or cancel.
    Delete,
}

impl Method {
    /// As it is written in HTTP and in the database.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Post => "POST",
            Self::Delete => "DELETE",
        }
    }

    /// The method of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        [Self::Get, Self::Post, Self::Delete].into_iter().find(|method| method.name() == name)
    }
}

/// One thing to ask Stripe for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Call {
    /// What is done.
    pub method: Method,
    /// To what: below the base address, without a slash at the start, such as `v1/products`.
    pub path: String,
    /// Parameters, `application/x-www-form-urlencoded` with brackets; the query of a GET.
    pub form: String,
    /// The same key with the same call does the same thing once.
    pub idempotency_key: Option<String>,
}

impl Call {
    /// Looks at something.
    #[must_use]
    pub fn get(path: impl Into<String>) -> Self {
        Self { method: Method::Get, path: path.into(), form: String::new(), idempotency_key: None }
    }

    /// Deletes or cancels something.
    #[must_use]
    pub fn delete(path: impl Into<String>) -> Self {
        Self { method: Method::Delete, ..Self::get(path) }
    }

    /// Makes or changes something.
    ///
    /// # Errors
    /// [`StripeError::Unreadable`] for a form that cannot be written as one.
    pub fn post(path: impl Into<String>, form: &impl Serialize) -> Result<Self, StripeError> {
        Ok(Self { method: Method::Post, form: encode(form)?, ..Self::get(path) })
    }

    /// The same call with parameters in its query.
    ///
    /// # Errors
    /// [`StripeError::Unreadable`] for parameters that cannot be written so.
    pub fn with_query(self, query: &impl Serialize) -> Result<Self, StripeError> {
        Ok(Self { form: encode(query)?, ..self })
    }

    /// The same call with a key.
    #[must_use]
    pub fn with_key(self, key: impl Into<String>) -> Self {
        Self { idempotency_key: Some(key.into()), ..self }
    }

    /// Whether making it twice does no more than making it once.
    pub(super) const fn may_be_repeated(&self) -> bool {
        match self.method {
            Method::Get | Method::Delete => true,
            Method::Post => self.idempotency_key.is_some(),
        }
    }
}

fn encode(form: &impl Serialize) -> Result<String, StripeError> {
    let config = Config::new().max_depth(10).use_form_encoding(true);
    config.serialize_string(form).map_err(|error| StripeError::Unreadable(error.to_string()))
}

/// Whether a text from outside may stand in a path: ids are letters, digits and `_`.
#[must_use]
pub fn is_object_id(text: &str, prefix: &str) -> bool {
    text.len() <= 255
        && text.strip_prefix(prefix).is_some_and(|rest| !rest.is_empty())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::super::{Feature, ItemForm, PauseForm, ProductForm, SubscriptionForm};
    use super::*;

    fn decoded(call: &Call) -> String {
        call.form.replace("%5B", "[").replace("%5D", "]")
    }

    #[test]
    fn nested_parameters_are_written_with_brackets_and_what_is_left_out_is_not_there() {
        let form = ProductForm {
            name: Some("Pro & more".into()),
            active: Some(true),
            metadata: BTreeMap::from([("team".to_owned(), "ä".to_owned())]),
            marketing_features: Some(vec![Feature { name: "All of it".into() }]),
            ..ProductForm::default()
        };
        let call = Call::post("v1/products", &form).unwrap();
        assert_eq!(
            decoded(&call),
            "name=Pro%20%26%20more&active=true&metadata[team]=%C3%A4&marketing_features[0][name]=All%20of%20it"
        );
    }

    #[test]
    fn a_list_is_emptied_by_an_empty_text() {
        let form = ProductForm {
            images: Some(Vec::new()),
            marketing_features: Some(Vec::new()),
            ..ProductForm::default()
        };
        assert_eq!(decoded(&Call::post("v1/products/prod_1", &form).unwrap()), "images=&marketing_features=");
    }

    #[test]
    fn a_pause_is_ended_by_an_empty_text() {
        let resume =
            SubscriptionForm { pause_collection: Some(PauseForm::End("")), ..SubscriptionForm::default() };
        assert_eq!(decoded(&Call::post("v1/subscriptions/sub_1", &resume).unwrap()), "pause_collection=");
        let item = ItemForm { id: None, price: "price_1".into(), quantity: Some(2) };
        let start = SubscriptionForm { items: vec![item], ..SubscriptionForm::default() };
        let call = Call::post("v1/subscriptions", &start).unwrap();
        assert_eq!(decoded(&call), "items[0][price]=price_1&items[0][quantity]=2");
    }

    #[test]
    fn only_ids_may_stand_in_a_path() {
        assert!(is_object_id("cs_test_a1B2", "cs_"));
        for text in ["", "cs_", "sub_1", "cs_1/../../balance", "cs_1?x=1", "cs_%2e", "cs_\n"] {
            assert!(!is_object_id(text, "cs_"), "{text:?}");
        }
    }
}
