//! The kinds of Stripe's objects of which a copy is kept.

use vestibule_outbound::stripe::Call;

/// A kind of object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Customer,
    Product,
    Price,
    Subscription,
    Checkout,
}

impl Kind {
    const ALL: [Self; 5] = [Self::Customer, Self::Product, Self::Price, Self::Subscription, Self::Checkout];

    /// Stripe's name for it.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Product => "product",
            Self::Price => "price",
            Self::Subscription => "subscription",
            Self::Checkout => "checkout.session",
        }
    }

    pub(super) fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }

    /// Where all of them are.
    pub(super) const fn path(self) -> &'static str {
        match self {
            Self::Customer => "v1/customers",
            Self::Product => "v1/products",
            Self::Price => "v1/prices",
            Self::Subscription => "v1/subscriptions",
            Self::Checkout => "v1/checkout/sessions",
        }
    }

    /// Where one of them is.
    pub(super) fn path_of(self, id: &str) -> String {
        format!("{}/{id}", self.path())
    }

    /// Looks at one of them.
    pub(super) fn look_at(self, id: &str) -> Call {
        Call::get(self.path_of(id))
    }
}
