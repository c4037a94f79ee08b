// What the stand-in is asked and what it answers, by Stripe's own declarations.
import Stripe from 'stripe';

/** Parameters, by method and path. */
export interface Requests {
  'POST v1/customers': Stripe.CustomerCreateParams;
  'POST v1/customers/{id}': Stripe.CustomerUpdateParams;
  'DELETE v1/customers/{id}': Stripe.CustomerDeleteParams;
  'POST v1/products': Stripe.ProductCreateParams;
  'POST v1/products/{id}': Stripe.ProductUpdateParams;
  'DELETE v1/products/{id}': Stripe.ProductDeleteParams;
  'POST v1/prices': Stripe.PriceCreateParams;
  'POST v1/prices/{id}': Stripe.PriceUpdateParams;
  'POST v1/subscriptions': Stripe.SubscriptionCreateParams;
  'POST v1/subscriptions/{id}': Stripe.SubscriptionUpdateParams;
  'DELETE v1/subscriptions/{id}': Stripe.SubscriptionCancelParams;
  'POST v1/invoices/create_preview': Stripe.InvoiceCreatePreviewParams;
  'POST v1/checkout/sessions': Stripe.Checkout.SessionCreateParams;
  'POST v1/checkout/sessions/{id}/expire': Stripe.Checkout.SessionExpireParams;
  'POST v1/billing_portal/sessions': Stripe.BillingPortal.SessionCreateParams;
  'GET v1/checkout/sessions': Stripe.Checkout.SessionListParams;
  'GET v1/customers': Stripe.CustomerListParams;
  'GET v1/products': Stripe.ProductListParams;
  'GET v1/prices': Stripe.PriceListParams;
  'GET v1/subscriptions': Stripe.SubscriptionListParams;
  'GET v1/invoices': Stripe.InvoiceListParams;
  'GET v1/events': Stripe.EventListParams;
}

/** What comes back, by the name that an object gives itself, and what is left of it. */
export interface Objects {
  customer: Stripe.Customer;
  'deleted customer': Stripe.DeletedCustomer;
  product: Stripe.Product;
  'deleted product': Stripe.DeletedProduct;
  price: Stripe.Price;
  subscription: Stripe.Subscription;
  invoice: Stripe.Invoice;
  'checkout.session': Stripe.Checkout.Session;
  'billing_portal.session': Stripe.BillingPortal.Session;
}
