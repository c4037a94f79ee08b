//! Who it is about: oneself, or somebody else for those who manage billing.

use std::collections::BTreeMap;

use vestibule_kernel::{BuiltInPermission, Caller, SignInName, UserId, UserUuid};
use vestibule_outbound::stripe::{Call, CustomerForm};

use crate::billing::apply::PERSON;
use crate::billing::commands::{Asker, Command, carry_out};
use crate::billing::kind::Kind;
use crate::billing::store::customers;
use crate::billing::{BillingError, What};
use crate::env::Env;
use crate::users::{self, User};

/// Whose subscription or checkout it is to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Whose {
    /// The caller's.
    Own,
    /// That of a person, by their row.
    Row(UserId),
    /// That of a person, by their public id.
    Uuid(UserUuid),
    /// That of a person, by their address.
    Email(String),
}

/// The person, if the caller may act for them.
///
/// # Errors
/// [`BillingError::Forbidden`] for somebody else, [`BillingError::Unknown`] or a failure.
pub async fn find_person(env: &Env, caller: &Caller, whose: &Whose) -> Result<User, BillingError> {
    let mut db = env.db.read().await?;
    let own = users::by_id(&mut db, caller.user).await?.ok_or(BillingError::Unknown(What::Person))?;
    let is_own = match whose {
        Whose::Own => true,
        Whose::Row(id) => *id == own.id,
        Whose::Uuid(uuid) => *uuid == own.uuid,
        Whose::Email(email) => SignInName::of(email) == SignInName::of(&own.email),
    };
    if is_own {
        return Ok(own);
    }
    caller.require(BuiltInPermission::ManageBilling)?;
    let found = match whose {
        Whose::Own => None,
        Whose::Row(id) => users::by_id(&mut db, *id).await?,
        Whose::Uuid(uuid) => users::by_uuid(&mut db, *uuid).await?,
        Whose::Email(email) if email.contains('@') => users::by_sign_in_name(&mut db, email.trim()).await?,
        Whose::Email(_) => None,
    };
    found.ok_or(BillingError::Unknown(What::Person))
}

/// The person's id at Stripe, made on first use.
pub(super) async fn customer_of(env: &Env, asker: Asker<'_>, user: &User) -> Result<String, BillingError> {
    if let Some(id) = customers::of(&mut env.db.read().await?, user.id).await? {
        return Ok(id);
    }
    let name = format!("{} {}", user.first_name, user.last_name).trim().to_owned();
    let form = CustomerForm {
        email: user.email.clone(),
        name: Some(name).filter(|name| !name.is_empty()),
        metadata: BTreeMap::from([(PERSON.to_owned(), user.uuid.to_string())]),
    };
    let call = Call::post(Kind::Customer.path(), &form)?;
    let command = Command::new(Kind::Customer, format!("customer of {}", user.id), call, "make_customer");
    let (made, _) = carry_out(env, asker, command).await?;
    // Another request may have been first.
    Ok(customers::of(&mut env.db.read().await?, user.id).await?.unwrap_or(made))
}
