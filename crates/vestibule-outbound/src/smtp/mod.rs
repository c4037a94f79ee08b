//! Handing letters to a mail server.
//!
//! [`LetterCarrier`] is what the product knows; [`SmtpCarrier`] speaks SMTP (RFC 5321) and
//! [`CollectingCarrier`] keeps letters for a test to read. A carrier tries once and says what
//! happened: the queue, the retries and the choice among several senders belong to the caller.

mod carrier;
mod collecting;
mod connection;
mod delivery_error;
mod letter;
mod mailbox;
mod mime;
mod pool;
mod settings;

pub use carrier::{Delivery, LetterCarrier, SmtpCarrier};
pub use collecting::CollectingCarrier;
pub use delivery_error::DeliveryError;
pub use letter::{Attachment, AttachmentNames, OutgoingLetter};
pub use mailbox::{Mailbox, MailboxError};
pub use settings::{SmtpSecurity, SmtpSettings, SmtpSettingsError, Talk};
