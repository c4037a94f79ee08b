"""Cuts schemas of Stripe's declarations down to what the stand-in speaks of; see README.md.

A resource that it never sends, and parameters that it never reads in depth, become schemas that
hold for anything. What is left keeps its names, its types and what it requires.
"""

import json
import re
import sys
from urllib.parse import unquote

RESOURCES = (
    r"(Deleted)?(Customer|Product|Price|Subscription|SubscriptionItem|Invoice)"
    r"|Checkout\.Session|BillingPortal\.Session|Event"
)
ACTIONS = r"Create|Update|List|CreatePreview|Cancel|Delete|Expire"
KEPT = re.compile(
    rf"(Requests|Objects|Stripe\.(({RESOURCES})(({ACTIONS})Params)?|ApiList|MetadataParam|Metadata"
    r"|Emptyable|RangeQueryParam|PaginationParams))(\.|<|$)"
)
DEEP = re.compile(
    r"Adaptive|AddInvoiceItem|AfterExpiration|Branding|CashBalance|Collected|ConfirmationSecret|Consent"
    r"|CurrencyOption|CustomField|CustomText|CustomerDetails|Discount|FinalizationError|Flow|FromInvoice"
    r"|Identity|InvoiceCreation|Issuer|Margin|PaymentIntentData|PaymentMethod|PendingInvoice|Permissions"
    r"|PriceData|Recovery|Rendering|Schedule|SetupIntentData|Shipping|Source|Tax|Threshold|Transfer"
    r"|TrialSettings"
)


def cut(node, open_ended):
    if isinstance(node, list):
        return [cut(one, open_ended) for one in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        name = unquote(node["$ref"].split("/")[-1])
        return {"$ref": f"#/definitions/{plain(name)}"} if KEPT.match(name) and not DEEP.search(name) else {}
    left_out = {"description"} | ({"additionalProperties"} if open_ended else set())
    return {
        key: cut(value, open_ended)
        for key, value in node.items()
        if not (key in left_out and isinstance(value, (str, bool)))
    }


def plain(name):
    """A name that needs no escaping in a reference."""
    return re.sub(r"[^A-Za-z0-9_.]", "_", name)


def main(path):
    whole = json.load(open(path, encoding="utf-8"))
    root = whole["$ref"].split("/")[-1]
    # An answer may hold more than is declared; a request may not.
    definitions = {plain(name): cut(one, root == "Objects") for name, one in whole["definitions"].items()}
    reached, next_ones = {}, [root]
    while next_ones:
        name = next_ones.pop()
        if name not in reached:
            reached[name] = definitions[name]
            next_ones += re.findall(r'"#/definitions/([^"]+)"', json.dumps(definitions[name]))
    lines = [f"{json.dumps(name)}: {json.dumps(reached[name], sort_keys=True)}" for name in sorted(reached)]
    print('{"definitions": {\n' + ",\n".join(lines) + "\n}}")


main(sys.argv[1])
