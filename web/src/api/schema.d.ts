// Written from docs/api/openapi.json by `cargo xtask openapi`; not to be edited.

export interface paths {
    "/": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Greets programs; browsers are shown the console. */
        get: operations["contract_get"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/.well-known/jwks.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The public keys that access tokens can be checked with (RFC 7517). A copy may be kept for an
         *     hour; new keys are published a day before they sign.
         */
        get: operations["contract_get_well_known_jwks_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/assign_permission_to_role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a permission into a role; twice is harmless. */
        post: operations["contract_post_admin_assign_permission_to_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/create_permission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a permission. */
        post: operations["contract_post_admin_create_permission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/create_role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a role. */
        post: operations["contract_post_admin_create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/delete_permission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a permission; the body names it. */
        delete: operations["contract_delete_admin_delete_permission"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/delete_role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a role; the body names it. */
        delete: operations["contract_delete_admin_delete_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every permission. */
        get: operations["contract_get_admin_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every role. */
        get: operations["contract_get_admin_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/admin/users/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The same under the path that the replaced program's description gives. */
        get: operations["contract_get_admin_users_details"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/all_user_profiles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody with their roles; `message` is an array. */
        get: operations["contract_get_all_user_profiles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/access/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Who would gain and who would lose what by a change, without making it. Disabled people, and
         *     those whose address is not confirmed yet, are counted too: it is theirs as soon as they come in;
         *     deleted people are not. What could not be changed at all is refused here too.
         */
        post: operations["post_access_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/audit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who changed what. */
        get: operations["get_audit"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/auth": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * For a proxy in front of an application (nginx `auth_request`, Caddy `forward_auth`): may this
         *     request pass? 200 with the person in `X-User-Id`, `X-User-Name`, `X-User-Email` and
         *     `X-User-Roles`, 401 when nobody is signed in, 403 when they may not. Names are percent-encoded
         *     where they are not printable ASCII; roles are separated by commas, and those beyond 2,000 bytes are
         *     left out.
         */
        get: operations["get_auth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How billing stands: the whole catalogue, events, the last comparison with Stripe. */
        get: operations["get_billing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's orders, newest first. */
        get: operations["get_billing_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/prices/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a price off sale and out of sight. Whoever has subscribed to it keeps it. */
        delete: operations["delete_billing_prices_id"];
        options?: never;
        head?: never;
        /**
         * Change a price. A new amount counts for new subscribers: whoever has subscribed keeps the old one.
         *     Needs `If-Match` with the state it is based on. Of a plan that gives built-in permissions only
         *     those change the price who could hand them out.
         */
        patch: operations["patch_billing_prices_id"];
        trace?: never;
    };
    "/api/v1/billing/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a product. */
        post: operations["post_billing_products"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/products/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One product. */
        get: operations["get_billing_products_id"];
        put?: never;
        post?: never;
        /** Delete a product that has no prices and no subscribers left. */
        delete: operations["delete_billing_products_id"];
        options?: never;
        head?: never;
        /** Change a product. Needs `If-Match` with the state it is based on. */
        patch: operations["patch_billing_products_id"];
        trace?: never;
    };
    "/api/v1/billing/products/{id}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Set which permissions a plan gives, to those who have it too. Needs `manage_users` as well, and
         *     nobody gives a built-in permission that they do not hold. Needs `If-Match` with the state of the
         *     product that it is based on.
         */
        put: operations["put_billing_products_id_permissions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/products/{id}/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a price of a product. Of a plan that gives built-in permissions only those do who could hand
         *     them out.
         */
        post: operations["post_billing_products_id_prices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's subscriptions, newest first. */
        get: operations["get_billing_subscriptions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/billing/subscriptions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End a subscription now, whatever has been paid for. */
        delete: operations["delete_billing_subscriptions_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The boards that the caller may read, oldest first. */
        get: operations["get_boards"];
        put?: never;
        /** Make a board and own it. Takes the permission `edit`. */
        post: operations["post_boards"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/import": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a board of a file that export wrote, and own it. Takes the permission `edit`. */
        post: operations["post_boards_import"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/import.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make a board of a table with the headings `column` and `title`, and if need be `description`,
         *     `labels` (one per line of the cell) and `due_on`.
         */
        post: operations["post_boards_import_csv"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A board with its columns, tickets and members. Its `seq` is where to follow its events from. */
        get: operations["get_boards_board"];
        put?: never;
        post?: never;
        /** Delete a board with everything on it, for good. Its name must be sent along. */
        delete: operations["delete_boards_board"];
        options?: never;
        head?: never;
        /**
         * Rename a board or change who may read it. Takes an owner, or `edit` on a board for everyone that
         *     nobody owns.
         */
        patch: operations["patch_boards_board"];
        trace?: never;
    };
    "/api/v1/boards/{board}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a board away: it stays readable, and nothing on it changes until it is restored. */
        post: operations["post_boards_board_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A board's columns in order. */
        get: operations["get_boards_board_columns"];
        put?: never;
        /** Add a column. */
        post: operations["post_boards_board_columns"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/columns/{column}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete a column and its tickets, for good. Its name must be sent along. */
        delete: operations["delete_boards_board_columns_column"];
        options?: never;
        head?: never;
        /** Change a column's name, colour or limit. */
        patch: operations["patch_boards_board_columns_column"];
        trace?: never;
    };
    "/api/v1/boards/{board}/columns/{column}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a column away, its tickets with it. */
        post: operations["post_boards_board_columns_column_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/columns/{column}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a column among the others. */
        post: operations["post_boards_board_columns_column_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/columns/{column}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a column back into use, at its old place. */
        post: operations["post_boards_board_columns_column_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a board: `text/event-stream` with the event's number as id, its kind as event and the
         *     event as JSON data; besides `hello` at the start, `presence` (who is looking), and `reload` when
         *     too much was missed. It ends when the caller may no longer read the board.
         */
        get: operations["get_boards_board_events"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/export.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * A board's tickets as a table for spreadsheets; what would be a formula there starts with an
         *     apostrophe.
         */
        get: operations["get_boards_board_export_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/export.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A board with its columns and tickets as JSON: what import takes. */
        get: operations["get_boards_board_export_json"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/members/{person}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make somebody a member, or give a member another role. */
        put: operations["put_boards_board_members_person"];
        post?: never;
        /** End a membership. Anybody may end their own. */
        delete: operations["delete_boards_board_members_person"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/people": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * People to assign or to invite, by the beginning of their username; the first twenty. Takes the
         *     right to do either: to write on a board for everyone, to manage one for its members.
         */
        get: operations["get_boards_board_people"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a board back into use. */
        post: operations["post_boards_board_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Search a board's tickets, oldest first. */
        get: operations["get_boards_board_tickets"];
        put?: never;
        /** Make a ticket. */
        post: operations["post_boards_board_tickets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/tickets/{ticket}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A ticket with everything written on it. */
        get: operations["get_boards_board_tickets_ticket"];
        put?: never;
        post?: never;
        /** Delete a ticket, for good. Its title must be sent along. */
        delete: operations["delete_boards_board_tickets_ticket"];
        options?: never;
        head?: never;
        /** Change a ticket where it lies. */
        patch: operations["patch_boards_board_tickets_ticket"];
        trace?: never;
    };
    "/api/v1/boards/{board}/tickets/{ticket}/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What happened to a ticket, newest first. */
        get: operations["get_boards_board_tickets_ticket_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/tickets/{ticket}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Put a ticket away. */
        post: operations["post_boards_board_tickets_ticket_archive"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/tickets/{ticket}/comments": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A ticket's comments, oldest first. A page of long comments holds fewer of them. */
        get: operations["get_boards_board_tickets_ticket_comments"];
        put?: never;
        /** Say something about a ticket. */
        post: operations["post_boards_board_tickets_ticket_comments"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/tickets/{ticket}/comments/{comment}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a comment back; its author can, and whoever decides about the board. */
        delete: operations["delete_boards_board_tickets_ticket_comments_comment"];
        options?: never;
        head?: never;
        /** Say something else instead; only its author can. */
        patch: operations["patch_boards_board_tickets_ticket_comments_comment"];
        trace?: never;
    };
    "/api/v1/boards/{board}/tickets/{ticket}/move": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Move a ticket within its board. Moves need no `If-Match`: a neighbour says enough. */
        post: operations["post_boards_board_tickets_ticket_move"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/boards/{board}/tickets/{ticket}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a ticket back into use, at the end of its column. */
        post: operations["post_boards_board_tickets_ticket_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** May the signed-in person do this? By cookie or bearer token. */
        get: operations["get_check"];
        put?: never;
        /** May the signed-in person do these? Up to a hundred names at once. */
        post: operations["post_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/confirmations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an address by the token that was sent to it, with the password of the sign-up or a new
         *     one. Everything that was signed in before is signed out.
         */
        post: operations["post_confirmations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/confirmations/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Send another confirmation letter, if the address waits for one. The answer never tells. */
        post: operations["post_confirmations_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/error-reports": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What went wrong inside, the one that happened last first. */
        get: operations["get_error_reports"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/error-reports/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One kind of failure. */
        get: operations["get_error_reports_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/error-reports/{id}/reopen": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that it has not been looked after. */
        post: operations["post_error_reports_id_reopen"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/error-reports/{id}/resolve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Says that it has been looked after. It opens by itself when it happens again. */
        post: operations["post_error_reports_id_resolve"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Invitations that nobody has accepted, newest first. */
        get: operations["get_invitations"];
        put?: never;
        /**
         * Invite the owner of an address by mail. A second invitation takes the first one's place, which takes
         *     the right to give what the first one gives.
         */
        post: operations["post_invitations"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/accept": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Accept an invitation by the token that was sent: the account is made, its address confirmed. */
        post: operations["post_invitations_accept"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/invitations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take an invitation back. */
        delete: operations["delete_invitations_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letters": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The names of all letters. Needs `manage_settings`. */
        get: operations["get_letters"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/letters/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What a letter looks like. Needs `manage_settings`. */
        get: operations["get_letters_name"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's requests. */
        get: operations["get_logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody's requests as a table for spreadsheets: at most 100,000 rows. */
        get: operations["get_logs_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/senders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who carries letters, and how they fare. Needs `access_logs`. */
        get: operations["get_mail_senders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/mail/test": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Writes a test letter, which goes the way of every letter. Needs `manage_settings`. The answer is the
         *     letter in the outbox, where it can be followed. 429 when there were too many of them.
         */
        post: operations["post_mail_test"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Who is signed in, what they may do, and the session's CSRF token. */
        get: operations["get_me"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /**
         * Change one's own names, username, language or time zone. With `If-Match`, only if nobody has
         *     changed them since; 412 carries the present state.
         */
        patch: operations["patch_me"];
        trace?: never;
    };
    "/api/v1/me/activity": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own requests. */
        get: operations["get_me_activity"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/activity.csv": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's own requests as a table for spreadsheets: at most 100,000 rows. */
        get: operations["get_me_activity_csv"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/api-tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List one's own API tokens. */
        get: operations["get_me_api_tokens"];
        put?: never;
        /**
         * Make an API token. It may do what its owner may do, except to manage API tokens. Its text is
         *     shown this once. Takes recent authentication, which a token cannot have.
         */
        post: operations["post_me_api_tokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/api-tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Delete one's own API token; it stops working at once. */
        delete: operations["delete_me_api_tokens_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/billing-portal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Open the page of Stripe's on which to look after one's subscriptions, cards and bills. */
        post: operations["post_me_billing_portal"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/checkouts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Open a page of Stripe's on which to pay. The browser comes back to `/app/billing` with the
         *     checkout's id, which is to be confirmed.
         */
        post: operations["post_me_checkouts"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/checkouts/{id}/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask Stripe whether a checkout has been paid; 402 while it has not. A paid one is kept as an order,
         *     once.
         */
        post: operations["post_me_checkouts_id_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/email-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Ask for another address. It takes the present one's place once the link sent to it has been
         *     followed; the present one gets a link that calls it off. Needs recent authentication.
         */
        post: operations["post_me_email_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/invoices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own latest hundred bills, newest first, as Stripe keeps them. */
        get: operations["get_me_invoices"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/notifications": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** By which way I am told what. */
        get: operations["get_me_notifications"];
        /** Choose by which way I am told what. Needs a recent proof of identity. */
        put: operations["put_me_notifications"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/orders": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own orders, newest first. */
        get: operations["get_me_orders"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password-change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Step one: check the present password and mail a code of six digits, good for ten minutes and five
         *     tries in this session.
         */
        post: operations["post_me_password_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/password-change/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Step two: set the new password. Signs out everywhere, here too. */
        post: operations["post_me_password_change_commit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/reauthenticate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make this session's authentication recent again, which whatever answers
         *     `reauthentication_required` asks for.
         */
        post: operations["post_me_reauthenticate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/reauthenticate/email-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a code mailed that proves again who sits there, at most once a minute. There is nothing here
         *     unless the installation mails codes, nor for somebody with a second factor.
         */
        post: operations["post_me_reauthenticate_email_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/recovery-codes": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make ten new recovery codes; the old ones end. */
        post: operations["post_me_recovery_codes"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The caller's sessions that still work, the latest used first. */
        get: operations["get_me_sessions"];
        put?: never;
        post?: never;
        /**
         * End every session of the caller's but the one of this request, and all tokens that programs have
         *     signed in for. API tokens stay until they are deleted.
         */
        delete: operations["delete_me_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sessions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End one of the caller's sessions. */
        delete: operations["delete_me_sessions_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/sign-ins/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often the caller came in and was refused, day by day. */
        get: operations["get_me_sign_ins_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One's own subscriptions, ended ones too, oldest first. */
        get: operations["get_me_subscriptions"];
        put?: never;
        /**
         * Subscribe with the means of payment that Stripe already has, or for a trial. Without any, open a
         *     checkout instead: the answer here is 402 then.
         */
        post: operations["post_me_subscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/subscriptions/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a subscription end with what has been paid for. */
        post: operations["post_me_subscriptions_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/subscriptions/{id}/change": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Change to another price now; what is left of the period is settled at once. A manager of billing may
         *     change anybody's.
         */
        post: operations["post_me_subscriptions_id_change"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/subscriptions/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Make a break: nothing is paid, and nothing that the plan lets one do is held. */
        post: operations["post_me_subscriptions_id_pause"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/subscriptions/{id}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** What changing to another price would cost: credit for the rest of the period, and the new price. */
        post: operations["post_me_subscriptions_id_preview"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/subscriptions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Take a break back, or else a cancellation. When the period that was paid for has ended during the
         *     break, another one begins and is paid at once; 402 when it cannot be.
         */
        post: operations["post_me_subscriptions_id_resume"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/telegram": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The Telegram chat that is linked with my account. */
        get: operations["get_me_telegram"];
        put?: never;
        /**
         * Make a link that connects the Telegram chat of whoever opens it with my account, for ten minutes.
         *     Needs a recent proof of identity. 404 where there is no bot.
         */
        post: operations["post_me_telegram"];
        /** Disconnect my Telegram chat. Needs a recent proof of identity. */
        delete: operations["delete_me_telegram"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The tickets assigned to the signed-in person on the boards they may read, those due first ahead
         *     and those without a day last. What was put away is left out.
         */
        get: operations["get_me_tickets"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the caller has a second factor, and how many recovery codes are left. */
        get: operations["get_me_totp"];
        put?: never;
        /**
         * Show the secret for an authenticator app. It counts only once a code of it has been confirmed,
         *     from this session.
         */
        post: operations["post_me_totp"];
        /**
         * Switch the second factor off. Erases its secret and the recovery codes, ends every other session
         *     and gives this one a new token.
         */
        delete: operations["delete_me_totp"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/me/totp/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switch the second factor on with a code of the secret shown. Ends every other session and gives
         *     this one a new token; answers ten recovery codes.
         */
        post: operations["post_me_totp_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Letters, the newest first. Needs `access_logs`. */
        get: operations["get_outbox"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One letter. Needs `access_logs`. */
        get: operations["get_outbox_id"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Calls a letter off that waits, for good. Needs `manage_settings`. 409 when it does not wait. */
        post: operations["post_outbox_id_cancel"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/outbox/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a letter that waits or was given up, at once and as it is. Needs `manage_settings`. 409 when
         *     it was delivered or its time is over: its content is gone then.
         */
        post: operations["post_outbox_id_resend"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Which passwords may be set here. */
        get: operations["get_password_policy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-policy/check": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Whether a password may be set, and how strong it is. Nothing is stored. */
        post: operations["post_password_policy_check"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a link that sets a new password. The answer does not tell whether the address has an
         *     account, unless the configuration says otherwise.
         */
        post: operations["post_password_resets"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/password-resets/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Set a new password by the token that was mailed. Everything that was signed in is signed out. */
        post: operations["post_password_resets_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Permissions by name. */
        get: operations["get_permissions"];
        put?: never;
        /** Make a custom permission. */
        post: operations["post_permissions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/permissions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One permission. Its ETag goes into `If-Match` of an edit. */
        get: operations["get_permissions_id"];
        put?: never;
        post?: never;
        /** Delete a custom permission and take it out of every role and from everybody. */
        delete: operations["delete_permissions_id"];
        options?: never;
        head?: never;
        /** Rename or describe a permission. Whoever asks by the old name is told no from then on. */
        patch: operations["patch_permissions_id"];
        trace?: never;
    };
    "/api/v1/plans": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The plans that can be subscribed to or bought, with their prices, features and permissions. Without
         *     a key for Stripe, `set_up` is false.
         */
        get: operations["get_plans"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a link and a code that fit together. The answer does not tell whether the address has an
         *     account, unless the configuration says otherwise.
         */
        post: operations["post_recoveries"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/recoveries/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Come back in with the link and the code: choose a password, or ask for one by mail that works once.
         *     Everything that was signed in is signed out.
         */
        post: operations["post_recoveries_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Roles by name. */
        get: operations["get_roles"];
        put?: never;
        /** Make a role without permissions. */
        post: operations["post_roles"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/roles/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One role. Its ETag goes into `If-Match` of an edit. */
        get: operations["get_roles_id"];
        put?: never;
        post?: never;
        /** Delete a role and take it from everybody; its permissions stay. */
        delete: operations["delete_roles_id"];
        options?: never;
        head?: never;
        /** Rename or describe a role. */
        patch: operations["patch_roles_id"];
        trace?: never;
    };
    "/api/v1/roles/{id}/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Make a role hold exactly these permissions. */
        put: operations["put_roles_id_permissions"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Start a session. Sets the session cookie; unsafe requests carry `csrf_token` from the answer in
         *     the header `X-CSRFToken`. Answers 202 when the password alone is not enough, with what is due.
         */
        post: operations["post_sessions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/attempts/code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish a sign-in with a code. Answers 202 when a new password is due then. */
        post: operations["post_sessions_attempts_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/attempts/email-code": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Have a code mailed for a sign-in, at most once a minute. There is nothing here unless the
         *     installation mails codes.
         */
        post: operations["post_sessions_attempts_email_code"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/attempts/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Finish a sign-in by replacing a password that Vestibule has made. */
        post: operations["post_sessions_attempts_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End the current session. Whoever comes with a token has none: 404. */
        delete: operations["delete_sessions_current"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/settings": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every setting with the value in force and where it comes from. Needs `manage_settings`. */
        get: operations["get_settings"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signups": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account. The answer is the same whether or not the address has one already, unless the
         *     configuration says otherwise; the mailbox's owner learns more, in the language of `Accept-Language` where
         *     there are letters in it.
         */
        post: operations["post_signups"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signups/address": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Make an account with an address alone, where the configuration permits it. A letter brings a
         *     confirmation link and a password that works once.
         */
        post: operations["post_signups_address"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/signups/address/confirm": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Confirm an address that was signed up alone. The person then signs in with the password of the
         *     same letter and chooses one of their own.
         */
        post: operations["post_signups_address_confirm"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/statistics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How the place was doing: sign-ups, sign-ins, active people, letters, requests, failures, latency. */
        get: operations["get_statistics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sign a program in: a password, and a code where a second factor is on, for an access token and a
         *     refresh token.
         */
        post: operations["post_tokens"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * End the token this request is made with; with an access token, everything that follows from the
         *     same sign-in.
         */
        delete: operations["delete_tokens_current"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/refresh": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Get the next pair of tokens. Each refresh token works once; one that comes a second time ends
         *     all tokens that follow from the same sign-in.
         */
        post: operations["post_tokens_refresh"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** People: those whose names or address begin so, who hold a role, who stand so. */
        get: operations["get_users"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/bulk": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Do one thing to many people: to all of them, or to none. A refusal names everybody in whose way
         *     something stands, with the reason.
         */
        post: operations["post_users_bulk"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** One person. */
        get: operations["get_users_uuid"];
        put?: never;
        post?: never;
        /**
         * Delete a person: kept out at once, purged after thirty days. Until then the deletion can be
         *     taken back and the names stay taken.
         */
        delete: operations["delete_users_uuid"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/billing": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What somebody pays for: their subscriptions and orders. */
        get: operations["get_users_uuid_billing"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/disable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Keep a person out: their sessions and tokens end at once. */
        post: operations["post_users_uuid_disable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/enable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Let a person in again; sessions and tokens that were ended stay so. */
        post: operations["post_users_uuid_enable"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * What is on record about a person, as one JSON archive: everything for themselves, and for whoever
         *     manages them what they are shown elsewhere. `left_out` names the other parts with what they take:
         *     `access_logs` for sessions, programs, letters, events and requests, `manage_billing` for
         *     what was bought, and the role Super Admin for what was done on boards. `incomplete` names the lists
         *     of which only the newest 10,000 entries are there. A POST, because it leaves an entry in the audit log.
         */
        post: operations["post_users_uuid_export"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/grants": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everything a person was given, with its source; ended grants included, without further pages. */
        get: operations["get_users_uuid_grants"];
        put?: never;
        /** Give a person a role or a single permission. Giving it again sets its end anew. */
        post: operations["post_users_uuid_grants"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/grants/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Take a grant away. */
        delete: operations["delete_users_uuid_grants_id"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/permissions/{name}/explain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Through which role or grant a person holds a permission: where it comes from, who gave it, when,
         *     and until when.
         */
        get: operations["get_users_uuid_permissions_name_explain"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take a deletion back. */
        post: operations["post_users_uuid_restore"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/second-factor": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Switch the second factor off for somebody who has lost it. Ends everything they have open and tells
         *     them by mail. Takes the permission `manage_users`, recent authentication and a reason; not for
         *     one's own.
         */
        delete: operations["delete_users_uuid_second_factor"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** End every session and token of a person. */
        delete: operations["delete_users_uuid_sessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/sign-ins/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** How often somebody came in and was refused, day by day. Needs `access_logs`. */
        get: operations["get_users_uuid_sign_ins_history"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Subscribe somebody, perhaps with a trial of one's own choice. */
        post: operations["post_users_uuid_subscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/users/{uuid}/throttle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Forget every failed guess at a person's password and codes, so that they can sign in at once.
         *     Takes the permission `manage_users`.
         */
        delete: operations["delete_users_uuid_throttle"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assign_permission_to_role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Puts a permission into a role; twice is harmless. */
        post: operations["contract_post_assign_permission_to_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/assign_role_to_user": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Gives a person a role; twice is harmless. */
        post: operations["contract_post_assign_role_to_user"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/boards": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The boards that the caller may read. */
        get: operations["contract_get_boards"];
        /** Renames a board; without `name` nothing changes. */
        put: operations["contract_put_boards"];
        /** Makes a board for everyone. */
        post: operations["contract_post_boards"];
        /** Deletes a board with everything on it; the client has asked twice. */
        delete: operations["contract_delete_boards"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/boards/{board}/columns": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A board's columns. */
        get: operations["contract_get_boards_board_columns"];
        /** Changes what is sent of a column. */
        put: operations["contract_put_boards_board_columns"];
        /** Adds a column; an empty or absent `position` becomes the next number. */
        post: operations["contract_post_boards_board_columns"];
        /** Deletes a column and its tickets; the client has asked twice. */
        delete: operations["contract_delete_boards_board_columns"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/cancel-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Lets it end with what has been paid for. */
        post: operations["contract_post_cancel_subscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Step one of changing a password: mails a code to somebody who knows the present one. */
        post: operations["contract_post_change_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/change_password/commit": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Step two: takes the code and the new password twice, and signs out everywhere. */
        post: operations["contract_post_change_password_commit"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/check_auth_status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Always 200, also with a rubbish cookie: every page of the client asks. */
        get: operations["contract_get_check_auth_status"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checkout-cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where Stripe sends a browser that has not paid. */
        get: operations["contract_get_checkout_cancel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/checkout-success": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Where Stripe sends a browser that has paid: it is asked of Stripe, and kept as an order once (D37).
         *     Nobody needs to be signed in, since the browser may have lost its session on the way.
         */
        get: operations["contract_get_checkout_success"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/columns/{column}/tickets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** A column's tickets in order. */
        get: operations["contract_get_columns_column_tickets"];
        /** Changes what is sent of a ticket, and moves it when `position` names another column. */
        put: operations["contract_put_columns_column_tickets"];
        /** Makes a ticket in the column of the address. */
        post: operations["contract_post_columns_column_tickets"];
        /** Deletes a ticket; the client has asked twice. */
        delete: operations["contract_delete_columns_column_tickets"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/create-checkout-session": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Opens a page on which to pay. */
        post: operations["contract_post_create_checkout_session"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/create-price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a price. */
        post: operations["contract_post_create_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/create-product": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a product. */
        post: operations["contract_post_create_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/create-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Begins a subscription. */
        post: operations["contract_post_create_subscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/create_permission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a permission. */
        post: operations["contract_post_create_permission"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/create_role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Makes a role. */
        post: operations["contract_post_create_role"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/current_user_details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The signed-in person; `message` is an object. */
        get: operations["contract_get_current_user_details"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/deactivate-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Pauses it. */
        post: operations["contract_post_deactivate_subscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delete-price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes a price off sale and out of sight (D34). */
        post: operations["contract_post_delete_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delete-product": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a product that has no prices left: on both sides, or on none (D33). */
        delete: operations["contract_delete_delete_product"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delete-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends it now. */
        post: operations["contract_post_delete_subscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delete_permission": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a permission; the body names it. */
        delete: operations["contract_delete_delete_permission"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/delete_role": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /** Deletes a role; the body names it. */
        delete: operations["contract_delete_delete_role"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/edit-price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes a price: the row stays, the price at Stripe is another one. */
        post: operations["contract_post_edit_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/edit-product": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes a product. */
        post: operations["contract_post_edit_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/forgot_password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Sends a link that sets a new password; an address that waits to be confirmed gets its
         *     confirmation link again. The answer is the same for every address.
         */
        post: operations["contract_post_forgot_password"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the process answers at all. */
        get: operations["contract_get_healthz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/login": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Signs somebody in: multipart (as the client sends), urlencoded or JSON. JSON with a `username` in
         *     place of `username_or_email` asks for a token and gets `{"access_token": ...}`.
         */
        post: operations["contract_post_login"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logout": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Signs out. A GET, because the client's link is one. */
        get: operations["contract_get_logout"];
        put?: never;
        /** Signs out, for clients that know better than to change anything by a GET. */
        post: operations["contract_post_logout"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/logs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whoever may read the logs sees everybody's entries, others their own; oldest first. */
        get: operations["contract_get_logs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/permissions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every permission. */
        get: operations["contract_get_permissions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/price": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One price. */
        post: operations["contract_post_price"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prices": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every price; nothing is asked of the body. */
        post: operations["contract_post_prices"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/prices-for-product": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** The prices of a product; none for an unknown one. */
        post: operations["contract_post_prices_for_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/product": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One product. */
        post: operations["contract_post_product"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/products": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Every product; nothing is asked of the body. */
        post: operations["contract_post_products"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/protected": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Greets whoever shows a token; a session does not count. */
        get: operations["contract_get_protected"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reactivate-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Ends a pause. */
        post: operations["contract_post_reactivate_subscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it can do its work: the database answers, and lets somebody write. */
        get: operations["contract_get_readyz"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recover": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Sends a link and a code that fit together. */
        post: operations["contract_post_recover"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/recover/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Takes the code; a new password is mailed unless the caller brings one. */
        post: operations["contract_post_recover_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/register": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Makes an account that may sign in for a token at once. A taken name or address is always told:
         *     the answer hands out an account, so it cannot pretend.
         */
        post: operations["contract_post_register"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/register_email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs up an address; a letter brings the link and a password that works once. */
        post: operations["contract_post_register_email"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/reset_password/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Shows a browser that has followed the mailed link where the new password is chosen: the client's
         *     page, or ours.
         */
        get: operations["contract_get_reset_password_token"];
        put?: never;
        /**
         * Sets a new password. The posted address must match the link's; the client posts null when it
         *     finds none in its own path.
         */
        post: operations["contract_post_reset_password_token"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/roles": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Every role. */
        get: operations["contract_get_roles"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/signup": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Signs somebody up; unknown fields are ignored. */
        post: operations["contract_post_signup"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/stripe/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an event of Stripe's: kept before it is answered, looked into afterwards. */
        post: operations["contract_post_stripe_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** One subscription. */
        post: operations["contract_post_subscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Everybody's, for managers; nothing is asked of the body. */
        post: operations["contract_post_subscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/telegram/webhook": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Take an update of Telegram's. Whoever does not show the secret is told that there is nothing here. */
        post: operations["contract_post_telegram_webhook"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/twofa_uri": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * The address for an authenticator app. Asking changes nothing; the secret in it counts once
         *     `/update_twofa` has seen a code of it.
         */
        get: operations["contract_get_twofa_uri"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/update-subscription": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes the price of the named subscription, not of whichever comes first (D36). */
        post: operations["contract_post_update_subscription"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/update_profile": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Changes names, username, address and perhaps the password, of oneself or of somebody else. */
        post: operations["contract_post_update_profile"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/update_twofa": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Switches the second factor on or off with a code. What is wrong with the code is told with 200:
         *     the client throws on anything else.
         */
        post: operations["contract_post_update_twofa"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user-email-subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person's, by their address. */
        post: operations["contract_post_user_email_subscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/user-subscriptions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** A person's, by their row. */
        post: operations["contract_post_user_subscriptions"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/users/details": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Everybody, for the page that hands out roles. */
        get: operations["contract_get_users_details"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/verify_email/{token}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Confirms an address by the link alone, as often as it is clicked. */
        get: operations["contract_get_verify_email_token"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description What the invited choose. */
        AcceptanceBody: {
            first_name?: string;
            last_name?: string;
            /** Format: password */
            password: string;
            /** @description The last part of the mailed link. */
            token: string;
            /** @description 3 to 30 letters, digits, `.`, `_`, `-`. */
            username: string;
        };
        /** @description An account was made. */
        Accepted: {
            email: string;
            username: string;
        };
        /** @description What the mailed link carries. */
        AddressConfirmBody: {
            /** @description The parameter `hash` of the link. */
            hash: string;
            /** @description The last part of the link's path. */
            token: string;
        };
        /** @description The address was confirmed. */
        AddressConfirmed: {
            email: string;
            username: string;
        };
        /** @description What happens next. */
        AddressSignUpAccepted: {
            /** @description `check_your_mail`. */
            status: string;
        };
        /** @description Somebody signs up with an address alone. */
        AddressSignUpBody: {
            email: string;
        };
        /** @description A person, shortly. */
        AffectedBody: {
            username: string;
            /** Format: uuid */
            uuid: string;
        };
        /** @description An amount of money. */
        AmountBody: {
            /** @description ISO 4217, in lower case. */
            currency: string;
            /**
             * Format: int64
             * @description Minor units, such as cents; absent where it is computed by tiers.
             */
            minor?: number | null;
            /** @description Decimal text, such as `19.99`. */
            text?: string | null;
        };
        /** @description A success whose `message` is not a text. */
        Answer_ContractUser: {
            /** @description Exactly these fields: the client stores and compares them (CONTRACT.md 2). */
            message: {
                email: string;
                first_name: string;
                /**
                 * Format: int64
                 * @description A number.
                 */
                id: number;
                last_name: string;
                /** @description Names; the client looks for `Admin` and `Super Admin`. */
                roles: string[];
                twofa_enabled: boolean;
                username: string;
            };
            success: boolean;
        };
        /** @description A success whose `message` is not a text. */
        Answer_Vec_ContractUser: {
            message: {
                email: string;
                first_name: string;
                /**
                 * Format: int64
                 * @description A number.
                 */
                id: number;
                last_name: string;
                /** @description Names; the client looks for `Admin` and `Super Admin`. */
                roles: string[];
                twofa_enabled: boolean;
                username: string;
            }[];
            success: boolean;
        };
        /** @description Many answers. */
        Answers: {
            /** @description By name, as it was asked. */
            allowed: {
                [key: string]: boolean;
            };
        };
        /** @description A personal API token. */
        ApiTokenBody: {
            /** @description RFC 3339. */
            created_at: string;
            /** @description RFC 3339; absent when it works until it is deleted. */
            expires_at?: string | null;
            /** Format: int64 */
            id: number;
            /** @description RFC 3339, to the minute; absent when it has not been used. */
            last_used_at?: string | null;
            name: string;
        };
        /** @description The caller's API tokens. */
        ApiTokenList: {
            /** @description In the order they were made; never more than fifty. */
            items: components["schemas"]["ApiTokenBody"][];
        };
        /** @description A ticket as it stands in the list of what somebody has to do. */
        AssignedTicket: {
            /** @description That board's name. */
            board: string;
            /**
             * Format: int64
             * @description The board it is on.
             */
            board_id: number;
            /** @description The name of the column it lies in. */
            column: string;
            /** @description `YYYY-MM-DD`. */
            due_on?: string | null;
            /**
             * Format: int64
             * @description The row, which is also the public id.
             */
            id: number;
            /** @description In a line. */
            title: string;
        };
        /** @description Who did it. */
        AuditActor: {
            /** @description `anonymous`, `person`, `operator` or `system`. */
            kind: string;
            person?: components["schemas"]["LogPerson"] | null;
            /** @description The public id of a person, also of one who has been deleted since. */
            uuid?: string | null;
        };
        /** @description An event of the audit log. */
        AuditEvent: {
            /** @description Such as `role_granted`. */
            action: string;
            actor: components["schemas"]["AuditActor"];
            /** @description Where it came from, until that is erased. */
            address?: string | null;
            /** @description RFC 3339. */
            at: string;
            /** @description What changed: named fields without secrets. */
            detail: Record<string, never>;
            /**
             * Format: int64
             * @description Its row.
             */
            id: number;
            /** @description The request that caused it. */
            request_id?: string | null;
            /**
             * Format: int64
             * @description Its place in the chain; absent for a second or so.
             */
            seq?: number | null;
            target: components["schemas"]["AuditTarget"];
            /** @description With what, until that is erased. */
            user_agent?: string | null;
        };
        /** @description What it was done to. */
        AuditTarget: {
            /** @description A person's public id, a name, or nothing. */
            id: string;
            /** @description `person`, `role`, `permission`, `installation`, ... */
            kind: string;
            person?: components["schemas"]["LogPerson"] | null;
        };
        /** @description How billing stands. */
        BillingStandingBody: {
            /**
             * Format: int64
             * @description How many events nobody has looked into yet.
             */
            events_waiting: number;
            /** @description RFC 3339; when the last event came. */
            last_event_at?: string | null;
            /** @description Everything that is sold, off sale or on. */
            plans: components["schemas"]["PlanBody"][];
            report?: components["schemas"]["DriftReportBody"] | null;
            /** @description Whether this installation has a key for Stripe. */
            set_up: boolean;
            /** @description Whether events of Stripe's can be received. */
            webhook_set_up: boolean;
        };
        /** @description A board's row. */
        Board: {
            /**
             * Format: date-time
             * @description When it was put away; nothing on it changes until it is restored.
             */
            archived_at?: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: int64
             * @description The row, which is also the public id.
             */
            id: number;
            /** @description As typed. */
            name: string;
            /**
             * Format: int64
             * @description The number of its newest event.
             */
            seq: number;
            /**
             * Format: date-time
             * @description When its row was last changed.
             */
            updated_at: string;
            /**
             * Format: int64
             * @description Raised by every change of the row itself.
             */
            version: number;
            /** @description Who may know of it. */
            visibility: components["schemas"]["Visibility"];
        };
        /** @description Changes to a board; what is left out stays. */
        BoardChangesBody: {
            name?: string | null;
            visibility?: components["schemas"]["Visibility"] | null;
        };
        /** @description A column's row. */
        BoardColumn: {
            /**
             * Format: date-time
             * @description When it was put away, its tickets with it.
             */
            archived_at?: string | null;
            /**
             * Format: int64
             * @description The board it stands on.
             */
            board: number;
            /** @description `#rrggbb`. */
            color?: string | null;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /**
             * Format: int64
             * @description The row, which is also the public id.
             */
            id: number;
            /** @description As typed. */
            name: string;
            /** @description Its place among the board's columns. */
            order: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: int64
             * @description Raised by every change.
             */
            version: number;
            /**
             * Format: int64
             * @description How many tickets it should hold at most: advice, never a refusal.
             */
            wip_limit?: number | null;
        };
        /** @description One event as onlookers and readers of the activity see it. */
        BoardEvent: {
            /**
             * Format: date-time
             * @description When.
             */
            at: string;
            by?: components["schemas"]["BoardPerson"] | null;
            /** @description The state after it. */
            data: Record<string, never>;
            /** @description What happened. */
            kind: string;
            /**
             * Format: int64
             * @description Its number on the board; `Last-Event-ID` resumes after it.
             */
            seq: number;
            /**
             * Format: int64
             * @description The ticket it is about.
             */
            ticket?: number | null;
        };
        /** @description A board as JSON. */
        BoardFile: {
            /** @description In order. */
            columns: components["schemas"]["ColumnFile"][];
            /** @description The board's name. */
            name: string;
        };
        /** @description A member of a board. */
        BoardMember: {
            /** @description The person. */
            person: components["schemas"]["BoardPerson"];
            /** @description What they are to the board. */
            role: components["schemas"]["BoardRole"];
        };
        /** @description A person as others on a board see them. */
        BoardPerson: {
            /** @description Public, like every username. */
            username: string;
            /**
             * Format: uuid
             * @description The public id.
             */
            uuid: string;
        };
        /**
         * @description What a member is to a board.
         * @enum {string}
         */
        BoardRole: "viewer" | "editor" | "owner";
        /** @description A selection and what to do to it. */
        BulkBody: {
            action: components["schemas"]["DeedName"];
            /**
             * Format: int64
             * @description Which role to give or take; for nothing else.
             */
            role_id?: number | null;
            /** @description At most 200. */
            users: string[];
        };
        /** @description How many it was done to. */
        BulkDone: {
            done: number;
        };
        /** @description A ticket as it lies on the board. */
        Card: {
            /**
             * Format: date-time
             * @description When it was put away.
             */
            archived_at?: string | null;
            assignee?: components["schemas"]["BoardPerson"] | null;
            /**
             * Format: int64
             * @description The column it lies in.
             */
            column: number;
            /**
             * Format: int64
             * @description How much has been said.
             */
            comments: number;
            /**
             * Format: date-time
             * @description When it was made.
             */
            created_at: string;
            /** @description Whether there is more to read. */
            described: boolean;
            /** @description `YYYY-MM-DD`. */
            due_on?: string | null;
            /**
             * Format: int64
             * @description The row, which is also the public id.
             */
            id: number;
            /** @description In folded order. */
            labels: string[];
            /** @description Its place in the column. */
            order: string;
            /** @description As typed. */
            title: string;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: int64
             * @description Raised by every change.
             */
            version: number;
        };
        /** @description A change that is not made. */
        ChangeBody: {
            /** @enum {string} */
            change: "role_permissions";
            /** @description Names. */
            permissions: string[];
            /** Format: int64 */
            role_id: number;
        } | {
            /** @enum {string} */
            change: "delete_role";
            /** Format: int64 */
            role_id: number;
        } | {
            /** @enum {string} */
            change: "give";
            permission?: string | null;
            /** Format: int64 */
            role_id?: number | null;
            /** Format: uuid */
            user: string;
        } | {
            /** @enum {string} */
            change: "take";
            /** Format: int64 */
            grant_id: number;
            /** Format: uuid */
            user: string;
        };
        /** @description Whether the caller may. */
        CheckAnswer: {
            allowed: boolean;
            /** @description As it was asked. */
            permission: string;
        };
        /** @description What happens next. */
        CheckYourMail: {
            /** @description `check_your_mail`. */
            status: string;
        };
        /** @description Why a person's second factor is switched off. */
        ClearBody: {
            /** @description One line of 1 to 500 characters; the person is told. */
            reason: string;
        };
        /** @description The second step of a sign-in: one of the two codes. */
        CodeBody: {
            /** @description From the answer of the first step; the cookie's when absent. */
            attempt?: string | null;
            /** @description Six digits, of the authenticator or mailed. */
            code?: string | null;
            /** @description In place of `code`, for whoever has lost their authenticator. */
            recovery_code?: string | null;
        };
        /** @description Changes to a column; what is left out stays, null empties. */
        ColumnChangesBody: {
            color?: string | null;
            name?: string | null;
            /** Format: int64 */
            wip_limit?: number | null;
        };
        /** @description A column with its tickets. */
        ColumnFile: {
            /** @description `#rrggbb`. */
            color?: string | null;
            /** @description The column's name. */
            name: string;
            /** @description In order. */
            tickets?: components["schemas"]["TicketFile"][];
            /**
             * Format: int64
             * @description How many tickets it should hold at most.
             */
            wip_limit?: number | null;
        };
        /** @description Something said about a ticket. */
        Comment: {
            author?: components["schemas"]["BoardPerson"] | null;
            /** @description Markdown. */
            body: string;
            /**
             * Format: date-time
             * @description When it was said.
             */
            created_at: string;
            /**
             * Format: int64
             * @description The row, which is also the public id.
             */
            id: number;
            /**
             * Format: date-time
             * @description When it was last changed.
             */
            updated_at: string;
            /**
             * Format: int64
             * @description Raised by every change.
             */
            version: number;
        };
        /** @description A comment, also as HTML that is safe to show. */
        CommentBody: components["schemas"]["Comment"] & {
            /** @description The text rendered: no scripts, styles or pictures. */
            body_html: string;
        };
        /** @description Somebody confirms their address. */
        ConfirmBody: {
            /**
             * Format: password
             * @description ... or a new one, for whoever does not know it.
             */
            new_password?: string | null;
            /**
             * Format: password
             * @description The password chosen at sign-up ...
             */
            password?: string | null;
            /** @description The last part of the mailed link. */
            token: string;
        };
        /** @description An address was confirmed. */
        Confirmed: {
            email: string;
            username: string;
        };
        /** @description A board as the contract shows it. */
        ContractBoard: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        /** @description A column as the contract shows it. */
        ContractColumn: {
            /** Format: int64 */
            id: number;
            name: string;
            /** Format: int64 */
            position: number;
        };
        /** @description One entry: what the originals wrote after a request. */
        ContractLogEntry: {
            client_ip: string;
            /** Format: int64 */
            id: number;
            log_level: string;
            message: string;
            /** @description UTC without an offset. */
            timestamp: string;
            user_agent: string;
            /** @description The person's address today; null for strangers. */
            user_email?: string | null;
        };
        /** @description A page of the log. */
        ContractLogs: {
            /** Format: int64 */
            current_page: number;
            logs: components["schemas"]["ContractLogEntry"][];
            /** Format: int64 */
            total_pages: number;
        };
        /** @description A price as the contract shows it. */
        ContractPrice: {
            active: boolean;
            billing_scheme?: string | null;
            created_at: string;
            currency: string;
            /** Format: int64 */
            id: number;
            lookup_key?: string | null;
            nickname?: string | null;
            price_id: string;
            price_metadata: {
                [key: string]: string;
            };
            product_id: string;
            recurring?: Record<string, never> | null;
            tiers?: Record<string, never> | null;
            tiers_mode?: string | null;
            transform_quantity?: Record<string, never> | null;
            type: string;
            /**
             * Format: double
             * @description Whole units, such as 19.99.
             */
            unit_amount?: number | null;
            updated_at?: string | null;
        };
        /** @description A product as the contract shows it. */
        ContractProduct: {
            active: boolean;
            attributes?: Record<string, never> | null;
            caption?: string | null;
            created_at: string;
            description?: string | null;
            /** Format: int64 */
            id: number;
            images: string[];
            livemode: boolean;
            name: string;
            package_dimensions?: Record<string, never> | null;
            product_id: string;
            product_metadata: {
                [key: string]: string;
            };
            shippable?: boolean | null;
            statement_descriptor?: string | null;
            type: string;
            unit_label?: string | null;
            updated_at?: string | null;
            url?: string | null;
        };
        /** @description A subscription as the contract shows it. */
        ContractSubscription: {
            created_at: string;
            current_period_end?: string | null;
            /** Format: int64 */
            id: number;
            previous_status?: string | null;
            price_id: string;
            status: string;
            subscription_id: string;
            trial_end?: string | null;
            /** Format: int64 */
            user_id?: number | null;
        };
        /** @description A ticket as the contract shows it. */
        ContractTicket: {
            description: string;
            /** Format: int64 */
            id: number;
            /**
             * Format: int64
             * @description The id of its column.
             */
            position: number;
            title: string;
        };
        /** @description Exactly these fields: the client stores and compares them (CONTRACT.md 2). */
        ContractUser: {
            email: string;
            first_name: string;
            /**
             * Format: int64
             * @description A number.
             */
            id: number;
            last_name: string;
            /** @description Names; the client looks for `Admin` and `Super Admin`. */
            roles: string[];
            twofa_enabled: boolean;
            username: string;
        };
        /** @description Somebody wants an API token. */
        CreateBody: {
            /**
             * Format: int32
             * @description Days it works, 1 to 3650; until it is deleted when absent.
             */
            expires_in_days?: number | null;
            /** @description What it is for, 1 to 100 characters. */
            name: string;
        };
        /** @description An API token with its text, which is shown this once. */
        CreatedApiToken: components["schemas"]["ApiTokenBody"] & {
            /** @description Goes into the header `Authorization: Bearer ...`. */
            token: string;
        };
        /**
         * @description What can be done to a selection.
         * @enum {string}
         */
        DeedName: "disable" | "enable" | "delete" | "restore" | "end_sessions" | "give_role" | "take_role";
        /** @description That somebody means it. */
        DeletionBody: {
            /** @description The name (of a ticket: the title) of what is to be deleted. */
            confirm: string;
        };
        /** @description What was done. */
        Done: {
            message: string;
        };
        /** @description What the last comparison with Stripe has found. */
        DriftReportBody: {
            /** Format: int64 */
            compared: number;
            /** @description RFC 3339. */
            created_at: string;
            /** @description What differed and has been mended: kind, id, what was different. */
            drift: Record<string, never>[];
        };
        /** @description What is to change; absent fields stay. */
        EditBody: {
            description?: string | null;
            name?: string | null;
        };
        /** @description What the change would do to one permission. */
        EffectBody: {
            /** @description Who would hold it and does not now. */
            gain: components["schemas"]["GroupBody"];
            /** @description Who holds it and would not afterwards. */
            lose: components["schemas"]["GroupBody"];
            permission: string;
        };
        /** @description What happens next. */
        EmailChangeAccepted: {
            /** @description `check_your_mail`: at the new address. */
            status: string;
        };
        /** @description The caller wants another address. */
        EmailChangeBody: {
            email: string;
        };
        /** @description What an authenticator app needs. */
        EnrolmentBody: {
            /** @description The address as a QR code: an SVG document. */
            qr_svg: string;
            /** @description Base32, for typing. */
            secret: string;
            /** @description An `otpauth` address with the secret. */
            uri: string;
        };
        /** @description One kind of failure. */
        ErrorReport: {
            /** @description The error and what caused it, outermost first, of the latest; without secrets. */
            causes: string[];
            /** @description The same for failures of the same kind, on every node and after every restart. */
            fingerprint: string;
            /** @description RFC 3339. */
            first_seen_at: string;
            /** Format: int64 */
            id: number;
            /** @description `panic`, `failure` or `unavailable`. */
            kind: string;
            /** @description RFC 3339. */
            last_seen_at: string;
            /** @description `file:line` of a panic. */
            location?: string | null;
            /**
             * Format: int64
             * @description How often it happened.
             */
            occurrences: number;
            /** @description The request of the latest. */
            request_id?: string | null;
            /** @description When somebody said that it has been looked after; absent while it is open. */
            resolved_at?: string | null;
            /** @description The public id of who did. */
            resolved_by?: string | null;
            /** @description Method and path without ids, or which work behind the scenes, of the latest. */
            route: string;
            /** @description What went wrong, in one line. */
            title: string;
            /** @description The version that met the latest. */
            version: string;
        };
        /** @description Whether somebody holds a permission, and why. */
        ExplanationBody: {
            /** @description Whether a session of theirs may do it now. */
            holds: boolean;
            /** @description What keeps their grants from counting: `disabled`, `deleted`, `address_not_confirmed`. */
            obstacles: string[];
            permission: string;
            /** @description Every way in which they hold it, ended ones included. */
            reasons: components["schemas"]["ReasonBody"][];
        };
        /** @description Somebody has forgotten their password. */
        ForgotPasswordBody: {
            email: string;
        };
        /** @description What is given: either a role or a permission. */
        GiftBody: {
            /** @description RFC 3339; absent for good. */
            expires_at?: string | null;
            /** @description ... or the name of a single permission. */
            permission?: string | null;
            /**
             * Format: int64
             * @description A role ...
             */
            role_id?: number | null;
        };
        /** @description Somebody holds a role or a single permission. */
        GrantBody: {
            /** @description RFC 3339; absent for good. */
            expires_at?: string | null;
            /** @description RFC 3339. */
            granted_at: string;
            granted_by?: components["schemas"]["GranterBody"] | null;
            /** Format: int64 */
            id: number;
            permission?: components["schemas"]["NamedBody"] | null;
            role?: components["schemas"]["NamedBody"] | null;
            /** @description `person`, `plan`, `invitation` or `seed`. */
            source: string;
            /** @description Which plan or invitation; empty otherwise. */
            source_ref: string;
        };
        /** @description Who granted something. */
        GranterBody: {
            /** @description Absent when the person is gone. */
            username?: string | null;
            /** Format: uuid */
            uuid: string;
        };
        /** @description Some people. */
        GroupBody: {
            /**
             * Format: int64
             * @description How many.
             */
            count: number;
            /** @description The first hundred. */
            people: components["schemas"]["AffectedBody"][];
        };
        /** @description Who put a permission into a role. */
        InRoleBody: {
            by?: components["schemas"]["GranterBody"] | null;
            /** @description RFC 3339. */
            since: string;
        };
        /** @description An invitation that nobody has accepted yet. */
        InvitationBody: {
            /** @description RFC 3339. */
            created_at: string;
            email: string;
            /** @description RFC 3339. */
            expires_at: string;
            /** Format: int64 */
            id: number;
            /**
             * Format: uuid
             * @description Who sent it.
             */
            invited_by: string;
            role?: components["schemas"]["RoleRef"] | null;
        };
        /** @description A bill. */
        InvoiceBody: {
            /** @description RFC 3339. */
            created_at: string;
            due: components["schemas"]["AmountBody"];
            id: string;
            number?: string | null;
            paid: components["schemas"]["AmountBody"];
            pdf?: string | null;
            /** @description `paid`, `open`, `void`, `draft` or `uncollectible`. */
            status?: string | null;
            /** @description Stripe's page for it. */
            url?: string | null;
        };
        /** @description What a change of price would cost. */
        InvoicePreviewBody: {
            /** @description What is paid at once. */
            due: components["schemas"]["AmountBody"];
            lines: components["schemas"]["PreviewLine"][];
        };
        /** @description Bills. */
        InvoicesBody: {
            items: components["schemas"]["InvoiceBody"][];
        };
        /** @description The letters there are. */
        LetterNames: {
            /** @description Languages there is a catalogue for. */
            languages: string[];
            /** @description Such as `password_reset`. */
            letters: string[];
        };
        /** @description A letter with invented people in it. */
        LetterPreview: {
            html: string;
            subject: string;
            text: string;
        };
        /** @description A linked chat. */
        LinkedChat: {
            /** @description Whether the person has blocked the bot: everything goes by mail until a chat is linked anew. */
            blocked: boolean;
            /** @description RFC 3339. */
            linked_at: string;
            /** @description What Telegram calls its owner, such as `Jo Doe (@jodoe)`. */
            name: string;
        };
        /** @description A board in a list. */
        ListedBoard: components["schemas"]["Board"] & {
            /** @description The most the caller may do on it. */
            right: components["schemas"]["Right"];
        };
        /** @description An entry of the request log. */
        LogEntry: {
            /** @description Where it came from. */
            address?: string | null;
            /** @description When the request arrived, RFC 3339. */
            at: string;
            /**
             * Format: int64
             * @description How long the answer took, in microseconds.
             */
            duration_us: number;
            /**
             * Format: int64
             * @description Its row.
             */
            id: number;
            /** @description `INFO`, `WARN` or `ERROR`. */
            level: string;
            method: string;
            /** @description Path and query; secrets are masked. */
            path: string;
            /** @description As the answer's `X-Request-Id` showed it. */
            request_id: string;
            /** Format: int64 */
            status: number;
            user?: components["schemas"]["LogPerson"] | null;
            user_agent?: string | null;
        };
        /** @description A person as the logs show them. */
        LogPerson: {
            /** @description As of today. */
            email: string;
            /** @description As of today. */
            username: string;
            /**
             * Format: uuid
             * @description The public id.
             */
            uuid: string;
        };
        /** @description A successful login. */
        LoggedIn: {
            message: string;
            success: boolean;
            user: components["schemas"]["ContractUser"];
        };
        /** @description What was made. */
        Made: {
            /** Format: int64 */
            id: number;
        };
        /** @description Asks for a mailed code. */
        MailCodeBody: {
            /** @description From the answer of the first step; the cookie's when absent. */
            attempt?: string | null;
        };
        /** @description Somebody who carries letters, without passwords. */
        MailSender: {
            /**
             * Format: int64
             * @description How often in a row it could not be used.
             */
            failures: number;
            /** @description `Name <address>`: in whose name its letters go out. */
            from: string;
            /** @description Why it could not be used last; it may have worked since. What is wrong with a letter stands there. */
            last_error?: string | null;
            /** @description RFC 3339. */
            last_error_at?: string | null;
            limits?: components["schemas"]["SenderLimits"] | null;
            /** @description `mailbox` keeps letters for development, `suppressed` drops them. */
            name: string;
            /**
             * @description Until when it gets no letters because it could not be used, RFC 3339. As the node that answers
             *     has met it; so are `failures` and the last error.
             */
            resting_until?: string | null;
            /**
             * Format: int64
             * @description Letters it took in the last 24 hours, from all nodes.
             */
            sent_last_day: number;
            /**
             * Format: int64
             * @description Letters it took in the last 60 seconds, from all nodes.
             */
            sent_last_minute: number;
            server?: components["schemas"]["MailServer"] | null;
            /**
             * Format: int32
             * @description Its part of the letters, compared with the others'.
             */
            weight: number;
        };
        /** @description Everybody who carries letters. */
        MailSenders: {
            /** @description How one of several is chosen for a letter: `in_turn` or `random`, by weight either way. */
            choice: string;
            /** @description In the order of the configuration; empty when letters wait for somebody to be configured. */
            items: components["schemas"]["MailSender"][];
        };
        /** @description A mail server. */
        MailServer: {
            /** @description Whether there is a login; never which. */
            has_login: boolean;
            host: string;
            /** Format: int32 */
            port: number;
            /** @description `starttls`, `tls` or `plain`. */
            security: string;
        };
        /** @description What happens next. */
        Mailed: {
            /** @description `check_your_mail`. */
            status: string;
        };
        /** @description The signed-in person and what they may do. */
        Me: {
            /** @description Goes into the header `X-CSRFToken` of every unsafe request; empty for a token's caller. */
            csrf_token: string;
            email: string;
            /** @description Whether the address has been confirmed. */
            email_verified: boolean;
            first_name: string;
            last_name: string;
            /** @description BCP 47 language tag. */
            locale: string;
            /** @description Whether a second factor is on. */
            mfa_enabled: boolean;
            /** @description Names of the permissions held; `*` stands for all there are and will be. */
            permissions: string[];
            /** @description Names of the roles somebody has granted. */
            roles: string[];
            /** @description IANA time zone name. */
            time_zone: string;
            username: string;
            /**
             * Format: uuid
             * @description The public id.
             */
            uuid: string;
        };
        /** @description What somebody becomes to a board. */
        MemberBody: {
            role: components["schemas"]["BoardRole"];
        };
        /** @description Where a ticket goes: to the end of the column unless a neighbour is named. */
        MoveBody: {
            /**
             * Format: int64
             * @description ... or behind it.
             */
            after?: number | null;
            /**
             * Format: int64
             * @description Ahead of this ticket ...
             */
            before?: number | null;
            /**
             * Format: int64
             * @description Another column of the board; the neighbour's, or its own, when absent.
             */
            column?: number | null;
        };
        /** @description A role or permission, by name and row. */
        NamedBody: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        /** @description A board to be made. */
        NewBoardBody: {
            /** @description 1 to 100 characters. */
            name: string;
            visibility?: components["schemas"]["Visibility"] | null;
        };
        /** @description A column to be made, behind the others unless a neighbour is named. */
        NewColumnBody: {
            /**
             * Format: int64
             * @description ... or behind which.
             */
            after?: number | null;
            /**
             * Format: int64
             * @description The column ahead of which it goes ...
             */
            before?: number | null;
            /** @description `#rrggbb`. */
            color?: string | null;
            /** @description 1 to 100 characters. */
            name: string;
            /**
             * Format: int64
             * @description How many tickets it should hold at most, 1 to 1000; advice, never a refusal.
             */
            wip_limit?: number | null;
        };
        /** @description Whom to invite. */
        NewInvitation: {
            email: string;
            /**
             * Format: int64
             * @description What they will hold; absent for nothing but an account.
             */
            role_id?: number | null;
        };
        /** @description The last step of a sign-in with a password that Vestibule has made. */
        NewPasswordBody: {
            /** @description From the answer of the step before; the cookie's when absent. */
            attempt?: string | null;
            /** Format: password */
            new_password: string;
        };
        /** @description A permission to be made. */
        NewPermission: {
            description?: string;
            /** @description At most 64 characters, unique whatever its case: what applications ask about. */
            name: string;
        };
        /** @description A role to be made. */
        NewRole: {
            description?: string;
            /** @description At most 64 characters, unique whatever its case. */
            name: string;
        };
        /** @description A ticket to be made, at the end of its column unless a neighbour is named. */
        NewTicketBody: {
            /**
             * Format: int64
             * @description ... or behind which.
             */
            after?: number | null;
            /**
             * Format: uuid
             * @description Somebody who may read the board.
             */
            assignee?: string | null;
            /**
             * Format: int64
             * @description The ticket ahead of which it goes ...
             */
            before?: number | null;
            /**
             * Format: int64
             * @description The column it lies in.
             */
            column: number;
            /** @description Markdown, at most 20,000 characters. */
            description?: string;
            /** @description `YYYY-MM-DD`. */
            due_on?: string | null;
            /** @description At most 20, each at most 50 characters. */
            labels?: string[];
            /** @description 1 to 255 characters. */
            title: string;
        };
        /** @description By which way a person is told what: `mail`, `telegram` (by mail where it takes nothing) or `both`. */
        NotificationChoice: {
            /**
             * @description Codes to be typed back.
             * @example telegram
             */
            codes: string;
            /**
             * @description Notices about the account's security.
             * @example both
             */
            notices: string;
        };
        /** @description Where the browser is to go. */
        Opened: {
            checkout_url: string;
        };
        /** @description A page of Stripe's to send the browser to. */
        OpenedBody: {
            /** @description Stripe's id. */
            id: string;
            url: string;
        };
        /** @description Something that was paid for at a checkout. */
        OrderBody: {
            amount: components["schemas"]["AmountBody"];
            /** @description Stripe's id of the checkout. */
            checkout_id: string;
            /** @description RFC 3339. */
            created_at: string;
            /** Format: int64 */
            id: number;
            /** @description `payment` or `subscription`. */
            mode: string;
            /** @description `paid`, or `no_payment_required` for a trial. */
            payment_status: string;
            /** @description Stripe's id of the subscription it began. */
            subscription_id?: string | null;
        };
        /** @description A letter in the outbox, without what it says. */
        OutboxLetter: {
            /**
             * Format: int64
             * @description How often it was tried.
             */
            attempts: number;
            /** @description Whether it can be sent again. */
            can_be_resent: boolean;
            /** @description RFC 3339. */
            cancelled_at?: string | null;
            /** @description RFC 3339. */
            created_at: string;
            /** @description It is not delivered later than this: its link would not work any more. */
            expires_at: string;
            /** @description RFC 3339. */
            given_up_at?: string | null;
            /** Format: int64 */
            id: number;
            /** @description What went wrong last. */
            last_error?: string | null;
            /** @description Which letter it is, such as `password_reset`. */
            letter: string;
            locale: string;
            /** @description The same in every attempt. */
            message_id: string;
            /** @description Who took it, or was the last to try. */
            sender?: string | null;
            /** @description RFC 3339. */
            sent_at?: string | null;
            /** @description `waiting`, `sent`, `dead` (refused, or its time is over) or `cancelled`. */
            state: string;
            /** @description The address, masked. */
            to: string;
            /** @description The public id of the person it is to; absent when it is about no account. */
            user?: string | null;
            /** @description `mail`, or `chat` (and `chat_as_well` when another one goes by mail). */
            way: string;
        };
        /** @description A page of a list. */
        PageBody_AssignedTicket: {
            /** @description The rows. */
            items: {
                /** @description That board's name. */
                board: string;
                /**
                 * Format: int64
                 * @description The board it is on.
                 */
                board_id: number;
                /** @description The name of the column it lies in. */
                column: string;
                /** @description `YYYY-MM-DD`. */
                due_on?: string | null;
                /**
                 * Format: int64
                 * @description The row, which is also the public id.
                 */
                id: number;
                /** @description In a line. */
                title: string;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_AuditEvent: {
            /** @description The rows. */
            items: {
                /** @description Such as `role_granted`. */
                action: string;
                actor: components["schemas"]["AuditActor"];
                /** @description Where it came from, until that is erased. */
                address?: string | null;
                /** @description RFC 3339. */
                at: string;
                /** @description What changed: named fields without secrets. */
                detail: Record<string, never>;
                /**
                 * Format: int64
                 * @description Its row.
                 */
                id: number;
                /** @description The request that caused it. */
                request_id?: string | null;
                /**
                 * Format: int64
                 * @description Its place in the chain; absent for a second or so.
                 */
                seq?: number | null;
                target: components["schemas"]["AuditTarget"];
                /** @description With what, until that is erased. */
                user_agent?: string | null;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_BoardEvent: {
            /** @description The rows. */
            items: {
                /**
                 * Format: date-time
                 * @description When.
                 */
                at: string;
                by?: components["schemas"]["BoardPerson"] | null;
                /** @description The state after it. */
                data: Record<string, never>;
                /** @description What happened. */
                kind: string;
                /**
                 * Format: int64
                 * @description Its number on the board; `Last-Event-ID` resumes after it.
                 */
                seq: number;
                /**
                 * Format: int64
                 * @description The ticket it is about.
                 */
                ticket?: number | null;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_Card: {
            /** @description The rows. */
            items: {
                /**
                 * Format: date-time
                 * @description When it was put away.
                 */
                archived_at?: string | null;
                assignee?: components["schemas"]["BoardPerson"] | null;
                /**
                 * Format: int64
                 * @description The column it lies in.
                 */
                column: number;
                /**
                 * Format: int64
                 * @description How much has been said.
                 */
                comments: number;
                /**
                 * Format: date-time
                 * @description When it was made.
                 */
                created_at: string;
                /** @description Whether there is more to read. */
                described: boolean;
                /** @description `YYYY-MM-DD`. */
                due_on?: string | null;
                /**
                 * Format: int64
                 * @description The row, which is also the public id.
                 */
                id: number;
                /** @description In folded order. */
                labels: string[];
                /** @description Its place in the column. */
                order: string;
                /** @description As typed. */
                title: string;
                /**
                 * Format: date-time
                 * @description When it was last changed.
                 */
                updated_at: string;
                /**
                 * Format: int64
                 * @description Raised by every change.
                 */
                version: number;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_CommentBody: {
            /** @description The rows. */
            items: (components["schemas"]["Comment"] & {
                /** @description The text rendered: no scripts, styles or pictures. */
                body_html: string;
            })[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_ErrorReport: {
            /** @description The rows. */
            items: {
                /** @description The error and what caused it, outermost first, of the latest; without secrets. */
                causes: string[];
                /** @description The same for failures of the same kind, on every node and after every restart. */
                fingerprint: string;
                /** @description RFC 3339. */
                first_seen_at: string;
                /** Format: int64 */
                id: number;
                /** @description `panic`, `failure` or `unavailable`. */
                kind: string;
                /** @description RFC 3339. */
                last_seen_at: string;
                /** @description `file:line` of a panic. */
                location?: string | null;
                /**
                 * Format: int64
                 * @description How often it happened.
                 */
                occurrences: number;
                /** @description The request of the latest. */
                request_id?: string | null;
                /** @description When somebody said that it has been looked after; absent while it is open. */
                resolved_at?: string | null;
                /** @description The public id of who did. */
                resolved_by?: string | null;
                /** @description Method and path without ids, or which work behind the scenes, of the latest. */
                route: string;
                /** @description What went wrong, in one line. */
                title: string;
                /** @description The version that met the latest. */
                version: string;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_GrantBody: {
            /** @description The rows. */
            items: {
                /** @description RFC 3339; absent for good. */
                expires_at?: string | null;
                /** @description RFC 3339. */
                granted_at: string;
                granted_by?: components["schemas"]["GranterBody"] | null;
                /** Format: int64 */
                id: number;
                permission?: components["schemas"]["NamedBody"] | null;
                role?: components["schemas"]["NamedBody"] | null;
                /** @description `person`, `plan`, `invitation` or `seed`. */
                source: string;
                /** @description Which plan or invitation; empty otherwise. */
                source_ref: string;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_InvitationBody: {
            /** @description The rows. */
            items: {
                /** @description RFC 3339. */
                created_at: string;
                email: string;
                /** @description RFC 3339. */
                expires_at: string;
                /** Format: int64 */
                id: number;
                /**
                 * Format: uuid
                 * @description Who sent it.
                 */
                invited_by: string;
                role?: components["schemas"]["RoleRef"] | null;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_ListedBoard: {
            /** @description The rows. */
            items: (components["schemas"]["Board"] & {
                /** @description The most the caller may do on it. */
                right: components["schemas"]["Right"];
            })[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_LogEntry: {
            /** @description The rows. */
            items: {
                /** @description Where it came from. */
                address?: string | null;
                /** @description When the request arrived, RFC 3339. */
                at: string;
                /**
                 * Format: int64
                 * @description How long the answer took, in microseconds.
                 */
                duration_us: number;
                /**
                 * Format: int64
                 * @description Its row.
                 */
                id: number;
                /** @description `INFO`, `WARN` or `ERROR`. */
                level: string;
                method: string;
                /** @description Path and query; secrets are masked. */
                path: string;
                /** @description As the answer's `X-Request-Id` showed it. */
                request_id: string;
                /** Format: int64 */
                status: number;
                user?: components["schemas"]["LogPerson"] | null;
                user_agent?: string | null;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_OrderBody: {
            /** @description The rows. */
            items: {
                amount: components["schemas"]["AmountBody"];
                /** @description Stripe's id of the checkout. */
                checkout_id: string;
                /** @description RFC 3339. */
                created_at: string;
                /** Format: int64 */
                id: number;
                /** @description `payment` or `subscription`. */
                mode: string;
                /** @description `paid`, or `no_payment_required` for a trial. */
                payment_status: string;
                /** @description Stripe's id of the subscription it began. */
                subscription_id?: string | null;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_OutboxLetter: {
            /** @description The rows. */
            items: {
                /**
                 * Format: int64
                 * @description How often it was tried.
                 */
                attempts: number;
                /** @description Whether it can be sent again. */
                can_be_resent: boolean;
                /** @description RFC 3339. */
                cancelled_at?: string | null;
                /** @description RFC 3339. */
                created_at: string;
                /** @description It is not delivered later than this: its link would not work any more. */
                expires_at: string;
                /** @description RFC 3339. */
                given_up_at?: string | null;
                /** Format: int64 */
                id: number;
                /** @description What went wrong last. */
                last_error?: string | null;
                /** @description Which letter it is, such as `password_reset`. */
                letter: string;
                locale: string;
                /** @description The same in every attempt. */
                message_id: string;
                /** @description Who took it, or was the last to try. */
                sender?: string | null;
                /** @description RFC 3339. */
                sent_at?: string | null;
                /** @description `waiting`, `sent`, `dead` (refused, or its time is over) or `cancelled`. */
                state: string;
                /** @description The address, masked. */
                to: string;
                /** @description The public id of the person it is to; absent when it is about no account. */
                user?: string | null;
                /** @description `mail`, or `chat` (and `chat_as_well` when another one goes by mail). */
                way: string;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_PermissionBody: {
            /** @description The rows. */
            items: {
                /** @description Asked about by Vestibule itself; its name and existence are locked. */
                built_in: boolean;
                /** @description RFC 3339. */
                created_at: string;
                description: string;
                /** Format: int64 */
                id: number;
                name: string;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_PersonBody: {
            /** @description The rows. */
            items: {
                /** @description RFC 3339. */
                created_at: string;
                /** @description RFC 3339. */
                deleted_at?: string | null;
                /** @description RFC 3339; since when they are kept out. */
                disabled_at?: string | null;
                email: string;
                first_name: string;
                /**
                 * Format: int64
                 * @description The row, which the contract routes show.
                 */
                id: number;
                last_name: string;
                /** @description Whether a second factor is on. */
                mfa_enabled: boolean;
                /** @description RFC 3339; until then a deletion can be taken back. */
                purge_at?: string | null;
                /** @description Names of the roles they hold now. */
                roles: string[];
                /** @description `active`, `unconfirmed`, `disabled` or `deleted`. */
                status: string;
                username: string;
                /** Format: uuid */
                uuid: string;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_RoleBody: {
            /** @description The rows. */
            items: {
                /** @description Part of every installation: its name, existence and built-in permissions are locked. */
                built_in: boolean;
                /** @description RFC 3339. */
                created_at: string;
                description: string;
                /** Format: int64 */
                id: number;
                name: string;
                /** @description Names of the permissions in its set. */
                permissions: string[];
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description A page of a list. */
        PageBody_SubscriptionBody: {
            /** @description The rows. */
            items: {
                /** @description Whether it ends with what has been paid for. */
                cancel_at_period_end: boolean;
                /** @description RFC 3339. */
                created_at: string;
                /** @description RFC 3339; when what has been paid for ends. */
                current_period_end?: string | null;
                /** Format: int64 */
                id: number;
                /** @description RFC 3339; since when a payment has been failing. */
                past_due_since?: string | null;
                /** @description Whether there is a break in it, also when it ends afterwards. */
                paused: boolean;
                /** @description The plan's name. */
                plan?: string | null;
                previous_status?: string | null;
                /**
                 * Format: int64
                 * @description The price, when it is known here.
                 */
                price?: number | null;
                /**
                 * Format: int64
                 * @description The plan's product, when it is known here.
                 */
                product?: number | null;
                /** Format: int64 */
                quantity: number;
                /**
                 * @description `active`, `trialing`, `past_due`, `incomplete`, `unpaid`, `canceled`, `paused` or
                 *     `canceled_at_period_end`.
                 */
                status: string;
                /** @description Stripe's id. */
                subscription_id: string;
                /** @description RFC 3339; when the first payment is due. */
                trial_end?: string | null;
                /**
                 * Format: uuid
                 * @description Absent once the person has been purged.
                 */
                user?: string | null;
                username?: string | null;
            }[];
            /** @description Where the next page starts; absent on the last. */
            next?: string | null;
        };
        /** @description What happens next. */
        PasswordChangeAccepted: {
            /** @description `check_your_mail`. */
            status: string;
        };
        /** @description The caller wants another password. */
        PasswordChangeBody: {
            /** Format: password */
            current_password: string;
        };
        /** @description A password somebody thinks of, and what is known about them. */
        PasswordCheckBody: {
            email?: string;
            first_name?: string;
            last_name?: string;
            /** Format: password */
            password: string;
            username?: string;
        };
        /** @description The mailed code and the new password. */
        PasswordCommitBody: {
            /** @description Six digits. */
            code: string;
            /** Format: password */
            password: string;
        };
        /** @description Which passwords may be set. */
        PasswordPolicyBody: {
            /** @description In characters; none for no limit. */
            max_length?: number | null;
            /** @description In characters. */
            min_length: number;
            /** @description `modern` or `classic`. */
            policy: string;
            /** @description Everything a password may be refused for. */
            rules: components["schemas"]["PasswordRule"][];
        };
        /** @description What happens next. */
        PasswordResetAccepted: {
            /** @description `check_your_mail`. */
            status: string;
        };
        /** @description A mailed token and the password it shall set. */
        PasswordResetBody: {
            /** Format: password */
            password: string;
            /** @description The last part of the mailed link. */
            token: string;
        };
        /** @description One rule. */
        PasswordRule: {
            /** @description Stable, for machines. */
            code: string;
            /** @description For a person. */
            detail: string;
        };
        /**
         * Format: int32
         * @description How well a password resists guessing: 0 (at once) to 4 (not in a lifetime). Advice for a meter,
         *     never a reason to refuse.
         */
        PasswordStrength: number;
        /** @description The verdict on a password. */
        PasswordVerdict: {
            /** @description Whether it may be set. */
            acceptable: boolean;
            /** @description How well it resists guessing, from 0 to 4: for a meter, not a condition. */
            strength: components["schemas"]["PasswordStrength"];
            violation?: components["schemas"]["PasswordRule"] | null;
        };
        /** @description Something that may be done. */
        PermissionBody: {
            /** @description Asked about by Vestibule itself; its name and existence are locked. */
            built_in: boolean;
            /** @description RFC 3339. */
            created_at: string;
            description: string;
            /** Format: int64 */
            id: number;
            name: string;
        };
        PermissionLine: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        Permissions: {
            permissions: components["schemas"]["PermissionLine"][];
        };
        /** @description What a plan lets people do. */
        PermissionsBody: {
            /** @description Names of permissions. */
            permissions: string[];
        };
        /** @description What somebody pays for. */
        PersonBilling: {
            /** @description Stripe's id of the person; absent before the first use. */
            customer_id?: string | null;
            /** @description The latest hundred. */
            orders: components["schemas"]["OrderBody"][];
            subscriptions: components["schemas"]["SubscriptionBody"][];
        };
        /** @description A person. */
        PersonBody: {
            /** @description RFC 3339. */
            created_at: string;
            /** @description RFC 3339. */
            deleted_at?: string | null;
            /** @description RFC 3339; since when they are kept out. */
            disabled_at?: string | null;
            email: string;
            first_name: string;
            /**
             * Format: int64
             * @description The row, which the contract routes show.
             */
            id: number;
            last_name: string;
            /** @description Whether a second factor is on. */
            mfa_enabled: boolean;
            /** @description RFC 3339; until then a deletion can be taken back. */
            purge_at?: string | null;
            /** @description Names of the roles they hold now. */
            roles: string[];
            /** @description `active`, `unconfirmed`, `disabled` or `deleted`. */
            status: string;
            username: string;
            /** Format: uuid */
            uuid: string;
        };
        /** @description Where something goes: behind everything unless a neighbour is named. */
        PlaceBody: {
            /**
             * Format: int64
             * @description ... or behind it.
             */
            after?: number | null;
            /**
             * Format: int64
             * @description Ahead of this column ...
             */
            before?: number | null;
        };
        /** @description A product with its prices and what it lets people do. */
        PlanBody: {
            /** @description Names of permissions that come with it. */
            permissions: string[];
            prices: components["schemas"]["PriceBody"][];
            product: components["schemas"]["ProductBody"];
        };
        /** @description Which price to change to. */
        PlanChangeBody: {
            /**
             * Format: int64
             * @description The price's `id`.
             */
            price: number;
        };
        /** @description The plans. */
        PlansBody: {
            items: components["schemas"]["PlanBody"][];
            /** @description Stripe's publishable key, if there is one. */
            public_key?: string | null;
            /** @description Whether anything can be bought: this installation has a key for Stripe. */
            set_up: boolean;
        };
        /** @description What the change would do. */
        PreviewBody: {
            /** @description By permission; those that nobody gains or loses are left out. */
            effects: components["schemas"]["EffectBody"][];
        };
        /** @description One line of a bill. */
        PreviewLine: {
            amount: components["schemas"]["AmountBody"];
            description: string;
        };
        /** @description What a product costs. */
        PriceBody: {
            /** @description Whether it can be bought. */
            active: boolean;
            amount: components["schemas"]["AmountBody"];
            /** Format: int64 */
            id: number;
            /** @description `day`, `week`, `month` or `year`; absent for what is paid once. */
            interval?: string | null;
            /** Format: int64 */
            interval_count: number;
            lookup_key?: string | null;
            nickname?: string | null;
            /** @description Stripe's id. */
            price_id: string;
            /**
             * Format: int64
             * @description Days before the first payment, for those who have never had the plan; absent in one's own list
             *     of plans when one has.
             */
            trial_days?: number | null;
            /**
             * Format: int64
             * @description An edit is based on it: `If-Match` holds it in quotes.
             */
            version: number;
        };
        /** @description What to change of a price; what is absent stays as it is. */
        PriceEditRequest: {
            active?: boolean | null;
            /** @description Decimal text. A new amount counts for new subscribers. */
            amount?: string | null;
            /** @description ISO 4217. */
            currency?: string | null;
            lookup_key?: string | null;
            nickname?: string | null;
            recurring?: components["schemas"]["RecurringRequest"] | null;
        };
        /** @description A price to be made. */
        PriceRequest: {
            /** @description Decimal text, such as `19.99`. */
            amount: string;
            /** @description ISO 4217. */
            currency: string;
            /** @description A name that programs know it by; at most one price has it. */
            lookup_key?: string | null;
            nickname?: string | null;
            recurring?: components["schemas"]["RecurringRequest"] | null;
        };
        /** @description What is sold. */
        ProductBody: {
            /** @description Whether it can be bought. */
            active: boolean;
            /** @description RFC 3339. */
            created_at: string;
            description?: string | null;
            /** @description Lines of what it offers. */
            features: string[];
            /** Format: int64 */
            id: number;
            images: string[];
            /** @description Whether real money moves. */
            livemode: boolean;
            metadata: {
                [key: string]: string;
            };
            name: string;
            /** @description Stripe's id. */
            product_id: string;
            statement_descriptor?: string | null;
            unit_label?: string | null;
            /** @description RFC 3339; absent before the first change. */
            updated_at?: string | null;
            url?: string | null;
            /** Format: int64 */
            version: number;
        };
        /** @description Fields of a product; what is absent stays as it is. */
        ProductRequest: {
            active?: boolean | null;
            description?: string | null;
            /** @description Lines of what it offers, at most 15. */
            features?: string[] | null;
            images?: string[] | null;
            metadata?: {
                [key: string]: string;
            } | null;
            /** @description Required for a new one. */
            name?: string | null;
            statement_descriptor?: string | null;
            unit_label?: string | null;
            url?: string | null;
        };
        /** @description What the caller changes about themselves; absent fields stay. */
        ProfileBody: {
            first_name?: string | null;
            last_name?: string | null;
            /** @description BCP 47 language tag, such as `de`. */
            locale?: string | null;
            /** @description IANA time zone name, such as `Europe/Berlin`. */
            time_zone?: string | null;
            /** @description 3 to 30 letters, digits, `.`, `_`, `-`. */
            username?: string | null;
        };
        /** @description Both factors, before the second one is touched. */
        ProofBody: {
            /** @description Six digits of the authenticator. */
            code?: string | null;
            /** Format: password */
            password: string;
            /** @description In place of `code`, for whoever has lost their authenticator. */
            recovery_code?: string | null;
        };
        /** @description Many questions. */
        Questions: {
            /** @description Names, at most a hundred. */
            permissions: string[];
        };
        /** @description One way in which somebody holds a permission. */
        ReasonBody: {
            grant?: components["schemas"]["GrantBody"] | null;
            /** @description Whether it counts now. */
            in_force: boolean;
            in_role?: components["schemas"]["InRoleBody"] | null;
            /**
             * @description `super_admin`: that role holds everything. `role`: it is in a role they were given.
             *     `grant`: they were given the permission itself. `everybody`: every signed-in person holds it.
             */
            way: string;
        };
        /** @description The caller proves again who they are, by one of the two. */
        ReauthenticateBody: {
            /** @description Six digits that were mailed for this, where the installation mails any. */
            email_code?: string | null;
            /** Format: password */
            password?: string | null;
        };
        /** @description What happens next. */
        RecoveryAccepted: {
            /** @description `check_your_mail`. */
            status: string;
        };
        /** @description Somebody wants to come back in. */
        RecoveryBody: {
            email: string;
        };
        /** @description Recovery codes, which nobody can show again. */
        RecoveryCodesBody: {
            /** @description The session's CSRF token from now on; absent when it is the same as before. */
            csrf_token?: string | null;
            recovery_codes: string[];
        };
        /** @description The link's token, the code, and the password to come. */
        RecoveryConfirmBody: {
            /** @description Six digits. */
            code: string;
            /** @description Whether to mail a password that works once, in place of a chosen one. */
            mail_password?: boolean;
            /**
             * Format: password
             * @description The new password; demanded unless one is to be mailed.
             */
            password?: string | null;
            /** @description The last part of the mailed link. */
            token: string;
        };
        /** @description How often a price is due. */
        RecurringRequest: {
            /** @description `day`, `week`, `month` or `year`. */
            interval: string;
            /**
             * Format: int64
             * @description 1 to 12.
             */
            interval_count?: number | null;
            /**
             * Format: int64
             * @description Days before the first payment.
             */
            trial_days?: number | null;
        };
        /** @description A program wants its next pair. */
        RefreshBody: {
            /** Format: password */
            refresh_token: string;
        };
        /** @description Somebody asks for another letter. */
        ResendBody: {
            email: string;
        };
        /**
         * @description What somebody may do on a board; each includes those before it.
         * @enum {string}
         */
        Right: "read" | "write" | "manage";
        /** @description A named set of permissions. */
        RoleBody: {
            /** @description Part of every installation: its name, existence and built-in permissions are locked. */
            built_in: boolean;
            /** @description RFC 3339. */
            created_at: string;
            description: string;
            /** Format: int64 */
            id: number;
            name: string;
            /** @description Names of the permissions in its set. */
            permissions: string[];
        };
        RoleLine: {
            /** Format: int64 */
            id: number;
            name: string;
            /** @description Names; not in the original's answer. They show that one permission belongs to many roles. */
            permissions: string[];
        };
        /** @description A role, by name and row. */
        RoleRef: {
            /** Format: int64 */
            id: number;
            name: string;
        };
        Roles: {
            roles: components["schemas"]["RoleLine"][];
        };
        /** @description What is said. */
        SayBody: {
            /** @description Markdown, 1 to 20,000 characters. */
            body: string;
        };
        /** @description What a sender takes at most. Attempts count, whether or not the server took the letter. */
        SenderLimits: {
            /**
             * Format: int32
             * @description UTC days.
             */
            per_day?: number | null;
            /** Format: int32 */
            per_minute?: number | null;
            /**
             * Format: int64
             * @description Attempts of all nodes in the minute that has begun.
             */
            this_minute: number;
            /**
             * Format: int64
             * @description Attempts of all nodes in the day that has begun.
             */
            today: number;
        };
        /** @description A session of the caller's. */
        SessionBody: {
            /** @description From where it was begun. */
            address: string | null;
            /** @description Such as `Firefox`; what the browser says of itself. */
            browser: string;
            /** Format: date-time */
            created_at: string;
            /** @description Whether this request came with it. */
            current: boolean;
            /** Format: date-time */
            expires_at: string;
            /** Format: int64 */
            id: number;
            /**
             * Format: date-time
             * @description Up to a minute behind.
             */
            last_seen_at: string;
            /** @description Such as `Windows`; what the browser says of itself. */
            system: string;
        };
        /** @description The whole set of a role. */
        SetBody: {
            /** @description Names. */
            permissions: string[];
        };
        /** @description One setting and what is in force. */
        Setting: {
            /** @description What would hold if nobody set it: a value, or words. */
            default: string;
            /** @description Whether the value is never shown. */
            is_secret: boolean;
            /** @description Such as `mail.port`: its name in `vestibule.toml`. */
            key: string;
            /** @description Who set it: `default`, `profile`, `file`, `dot_env`, `environment` or `command_line`. */
            origin: string;
            /** @description The same in words: the file, the variable. */
            origin_text: string;
            /** @description What it is for. */
            reason: string;
            /** @description Its table there; empty at the top of the file. */
            section: string;
            /** @description What it may be, such as `duration`. */
            unit: string;
            /** @description In force; `(set)` or `(not set)` for a secret. */
            value: string;
            /** @description Its names in the environment, best first. */
            variables: string[];
        };
        /** @description Everything that can be set. */
        Settings: {
            /** @description In the order of the example file. */
            items: components["schemas"]["Setting"][];
        };
        /** @description Somebody signs in. */
        SignInBody: {
            /** @description Username or e-mail address. */
            name: string;
            /** Format: password */
            password: string;
        };
        /** @description One day of it. */
        SignInDay: {
            /**
             * Format: int64
             * @description Finished sign-ins, by browsers and programs.
             */
            accepted: number;
            /** @description When it began (UTC), RFC 3339. */
            at: string;
            /**
             * Format: int64
             * @description Wrong passwords and codes. Guesses that were not let through to be checked do not count.
             */
            refused: number;
        };
        /** @description How often somebody came in and was refused. */
        SignInHistory: {
            /** @description The oldest first, without gaps; the last has only begun. */
            days: components["schemas"]["SignInDay"][];
        };
        /** @description Somebody signs up. */
        SignUpBody: {
            email: string;
            first_name?: string;
            last_name?: string;
            /** Format: password */
            password: string;
            /** @description 3 to 30 letters, digits, `.`, `_`, `-`. */
            username: string;
        };
        /** @description The caller's second factor. */
        StandingBody: {
            enabled: boolean;
            /**
             * Format: date-time
             * @description Since when; null while it is off.
             */
            enabled_at: string | null;
            /**
             * Format: int64
             * @description Recovery codes that were not used yet.
             */
            recovery_codes_left: number;
        };
        /** @description What to subscribe to. */
        StartBody: {
            /**
             * Format: int64
             * @description The price's `id`.
             */
            price: number;
            /**
             * Format: int64
             * @description 1 to 999; 1 when absent.
             */
            quantity?: number | null;
        };
        /** @description What to subscribe somebody to. */
        StartForBody: {
            /**
             * Format: int64
             * @description The price's `id`.
             */
            price: number;
            /**
             * Format: int64
             * @description 1 to 999; 1 when absent.
             */
            quantity?: number | null;
            /**
             * Format: int64
             * @description Days before the first payment; the price's own when absent.
             */
            trial_days?: number | null;
        };
        /** @description How the place was doing. */
        Statistics: {
            /** @description Every step that holds a part of the span, oldest first. */
            points: components["schemas"]["StatisticsPoint"][];
            /** @description `hour` for a span of up to three days, else `day` (UTC). */
            step: string;
        };
        /** @description What happened during one step. */
        StatisticsPoint: {
            /**
             * Format: int64
             * @description People who sent a request; by days only.
             */
            active_people?: number | null;
            /** @description When it began, RFC 3339. */
            at: string;
            /**
             * Format: int64
             * @description Requests answered with 500 or above.
             */
            errors: number;
            /**
             * Format: int64
             * @description Half of the answers took at most so many microseconds; absent without requests.
             */
            latency_p50_us?: number | null;
            /**
             * Format: int64
             * @description 95 of 100 answers took at most so many microseconds.
             */
            latency_p95_us?: number | null;
            /**
             * Format: int64
             * @description Letters written.
             */
            letters: number;
            /**
             * Format: int64
             * @description Those among them that could not be delivered.
             */
            letters_given_up: number;
            /**
             * Format: int64
             * @description Requests answered with 400 to 499.
             */
            refused: number;
            /** Format: int64 */
            requests: number;
            /**
             * Format: int64
             * @description Finished sign-ins.
             */
            sign_ins: number;
            /**
             * Format: int64
             * @description Wrong names, passwords or codes.
             */
            sign_ins_refused: number;
            /**
             * Format: int64
             * @description Accounts made then that are still there.
             */
            sign_ups: number;
        };
        /** @description What happens next. */
        StepUpCodeMailed: {
            /** @description `check_your_mail`. */
            status: string;
        };
        /** @description Somebody pays for a product again and again. */
        SubscriptionBody: {
            /** @description Whether it ends with what has been paid for. */
            cancel_at_period_end: boolean;
            /** @description RFC 3339. */
            created_at: string;
            /** @description RFC 3339; when what has been paid for ends. */
            current_period_end?: string | null;
            /** Format: int64 */
            id: number;
            /** @description RFC 3339; since when a payment has been failing. */
            past_due_since?: string | null;
            /** @description Whether there is a break in it, also when it ends afterwards. */
            paused: boolean;
            /** @description The plan's name. */
            plan?: string | null;
            previous_status?: string | null;
            /**
             * Format: int64
             * @description The price, when it is known here.
             */
            price?: number | null;
            /**
             * Format: int64
             * @description The plan's product, when it is known here.
             */
            product?: number | null;
            /** Format: int64 */
            quantity: number;
            /**
             * @description `active`, `trialing`, `past_due`, `incomplete`, `unpaid`, `canceled`, `paused` or
             *     `canceled_at_period_end`.
             */
            status: string;
            /** @description Stripe's id. */
            subscription_id: string;
            /** @description RFC 3339; when the first payment is due. */
            trial_end?: string | null;
            /**
             * Format: uuid
             * @description Absent once the person has been purged.
             */
            user?: string | null;
            username?: string | null;
        };
        /** @description Subscriptions. */
        SubscriptionsBody: {
            items: components["schemas"]["SubscriptionBody"][];
        };
        /** @description The session goes on. */
        SwitchedOff: {
            /** @description The session's CSRF token from now on. */
            csrf_token: string;
            /** @description Always false. */
            enabled: boolean;
        };
        /** @description A link to be opened in Telegram. */
        TelegramLink: {
            /** @description RFC 3339. */
            expires_at: string;
            /** @description Opens the bot; works once. */
            url: string;
        };
        /** @description Telegram, as far as it concerns a person. */
        TelegramStanding: {
            /** @description Whether this installation has a bot, so that a chat can be linked. */
            available: boolean;
            chat?: components["schemas"]["LinkedChat"] | null;
        };
        /** @description To whom. */
        TestLetterBody: {
            /** @description The caller's own address unless told. */
            to?: string | null;
        };
        /** @description A ticket with everything written on it. */
        Ticket: components["schemas"]["Card"] & {
            created_by?: components["schemas"]["BoardPerson"] | null;
            /** @description Markdown. */
            description: string;
        };
        /** @description A ticket, its description also as HTML that is safe to show. */
        TicketBody: components["schemas"]["Ticket"] & {
            /** @description The description rendered: no scripts, styles or pictures. */
            description_html: string;
        };
        /** @description Changes to a ticket; what is left out stays, null empties. */
        TicketChangesBody: {
            /** Format: uuid */
            assignee?: string | null;
            description?: string | null;
            due_on?: string | null;
            /** @description All labels from now on. */
            labels?: string[] | null;
            title?: string | null;
        };
        /** @description A ticket. */
        TicketFile: {
            /** @description Markdown. */
            description?: string;
            /** @description `YYYY-MM-DD`. */
            due_on?: string | null;
            /** @description Its labels. */
            labels?: string[];
            /** @description One line. */
            title: string;
        };
        /** @description Tokens just issued, in the words of RFC 6749 §5.1. */
        TokenPair: {
            /** @description Goes into the header `Authorization: Bearer ...`. */
            access_token: string;
            /**
             * Format: int64
             * @description Seconds the access token works.
             */
            expires_in: number;
            /** @description Good for one `POST /api/v1/tokens/refresh`. */
            refresh_token?: string | null;
            /** @description `Bearer`. */
            token_type: string;
        };
        /** @description A program signs in; everything that is due comes at once. */
        TokenSignInBody: {
            /** @description Six digits, of the authenticator or mailed, where a second factor is on. */
            code?: string | null;
            /** @description Username or e-mail address. */
            name: string;
            /** Format: password */
            password: string;
            /** @description In place of `code`, for whoever has lost their authenticator. */
            recovery_code?: string | null;
        };
        /** @description What the token server says when all is well. */
        Told: {
            message: string;
        };
        /** @description A code of the secret just shown. */
        TotpConfirmBody: {
            code: string;
        };
        /** @description What the client draws as a QR code. */
        TwofaUri: {
            message: string;
            success: boolean;
            uri: string;
        };
        /** @description A sign-in whose password is right and which is not finished. */
        Unfinished: {
            /** @description Goes into the request that finishes the sign-in; browsers have it in a cookie, too. */
            attempt: string;
            /**
             * Format: date-time
             * @description After this the sign-in starts anew.
             */
            expires_at: string;
            /** @description What is accepted as second factor: `totp`, `recovery_code`, `email_code`. */
            methods: string[];
            /** @description `second_factor_required` or `new_password_required`. */
            status: string;
        };
        /** @description Exactly these fields. */
        UserDetails: {
            email: string;
            first_name: string;
            /**
             * Format: int64
             * @description A number.
             */
            id: number;
            last_name: string;
            username: string;
        };
        /** @description Everybody, without roles. */
        UsersDetails: {
            users: components["schemas"]["UserDetails"][];
        };
        /**
         * @description Who may know of a board.
         * @enum {string}
         */
        Visibility: "everyone" | "members";
        /** @description A board with everything on it that is in use. */
        WholeBoard: components["schemas"]["Board"] & {
            /** @description Its columns in order. */
            columns: components["schemas"]["BoardColumn"][];
            /** @description Who belongs to it. */
            members: components["schemas"]["BoardMember"][];
            /** @description The most the caller may do on it. */
            right: components["schemas"]["Right"];
            /** @description Their tickets, in the columns' order and their own. */
            tickets: components["schemas"]["Card"][];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    contract_get: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_well_known_jwks_json: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
        };
    };
    contract_post_admin_assign_permission_to_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_admin_create_permission: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_admin_create_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_delete_admin_delete_permission: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_delete_admin_delete_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_admin_permissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Permissions"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_admin_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roles"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_admin_users_details: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsersDetails"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_all_user_profiles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_Vec_ContractUser"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_access_preview: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PreviewBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_audit: {
        parameters: {
            query?: {
                /** @description A person's public id, or `anonymous`, `operator`, `system`, `person`. */
                actor?: string;
                /** @description What was done, such as `role_granted`. */
                action?: string;
                /** @description What it was done to: a kind such as `role`, or one of it such as `role:Editor` or `person:` and a public id. */
                target?: string;
                /** @description At this moment or later, RFC 3339. */
                from?: string;
                /** @description Before this moment, RFC 3339. */
                to?: string;
                /** @description `newest` first (default) or `oldest` first. */
                order?: string;
                /** @description Rows per page, 1 to 100; 25 unless told. A page may hold fewer although `next` says that there is more. */
                limit?: string;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_AuditEvent"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_auth: {
        parameters: {
            query?: {
                /** @description The permission's name; absent when being signed in is enough. */
                permission?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_billing: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BillingStandingBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_billing_orders: {
        parameters: {
            query?: {
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_OrderBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_billing_prices_id: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_billing_prices_id: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceEditRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_billing_products: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_billing_products_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_billing_products_id: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_billing_products_id: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProductRequest"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ProductBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_billing_products_id_permissions: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PermissionsBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_billing_products_id_prices: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PriceRequest"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PriceBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_billing_subscriptions: {
        parameters: {
            query?: {
                /** @description Only those of this status. */
                status?: string;
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_SubscriptionBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_billing_subscriptions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_boards: {
        parameters: {
            query?: {
                /** @description `true` for what was put away instead of what is in use. */
                archived?: boolean;
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_ListedBoard"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewBoardBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_import: {
        parameters: {
            query?: {
                /** @description `members` when absent. */
                visibility?: components["schemas"]["Visibility"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoardFile"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_import_csv: {
        parameters: {
            query: {
                /** @description The board's name. */
                name: string;
                /** @description `members` when absent. */
                visibility?: components["schemas"]["Visibility"];
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "text/csv": string;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_boards_board: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WholeBoard"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_boards_board: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
            };
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeletionBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_boards_board: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag of the board as seen */
                "If-Match": string;
            };
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BoardChangesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_board_archive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_boards_board_columns: {
        parameters: {
            query?: {
                /** @description `true` for what was put away instead of what is in use. */
                archived?: boolean;
            };
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardColumn"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_board_columns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewColumnBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardColumn"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_boards_board_columns_column: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
            };
            path: {
                board: number;
                column: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeletionBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_boards_board_columns_column: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag, or the quoted version, of the column as seen */
                "If-Match": string;
            };
            path: {
                board: number;
                column: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ColumnChangesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardColumn"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_board_columns_column_archive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
                column: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardColumn"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_board_columns_column_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
                column: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlaceBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardColumn"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_board_columns_column_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
                column: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardColumn"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_boards_board_events: {
        parameters: {
            query?: {
                /** @description The `seq` of the board as it was read; `Last-Event-ID` wins. Without either: now. */
                after?: number;
            };
            header?: {
                /** @description the number of the last event that was received */
                "Last-Event-ID"?: number | null;
            };
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_boards_board_export_csv: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_boards_board_export_json: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardFile"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_boards_board_members_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
                person: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MemberBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardMember"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_boards_board_members_person: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
                person: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_boards_board_people: {
        parameters: {
            query: {
                /** @description The beginning of a username, in either case. */
                q: string;
            };
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BoardPerson"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_board_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Board"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_boards_board_tickets: {
        parameters: {
            query?: {
                /** @description Words in title or description, whatever their case; at most 100 characters. */
                q?: string;
                /** @description In this column. */
                column?: number;
                /** @description Assigned to this person. */
                assignee?: string;
                /** @description Carrying this label. */
                label?: string;
                /** @description Due before this day, `YYYY-MM-DD`. */
                due_before?: string;
                /** @description `true` for what was put away, be it with its column. */
                archived?: boolean;
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_Card"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_board_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewTicketBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_boards_board_tickets_ticket: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
                ticket: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_boards_board_tickets_ticket: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
            };
            path: {
                board: number;
                ticket: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DeletionBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_boards_board_tickets_ticket: {
        parameters: {
            query?: never;
            header: {
                /** @description the ETag, or the quoted version, of the ticket as seen */
                "If-Match": string;
            };
            path: {
                board: number;
                ticket: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TicketChangesBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_boards_board_tickets_ticket_activity: {
        parameters: {
            query?: {
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                board: number;
                ticket: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_BoardEvent"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_board_tickets_ticket_archive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
                ticket: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_boards_board_tickets_ticket_comments: {
        parameters: {
            query?: {
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path: {
                board: number;
                ticket: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_CommentBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_board_tickets_ticket_comments: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
                ticket: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_boards_board_tickets_ticket_comments_comment: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
            };
            path: {
                board: number;
                ticket: number;
                comment: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_boards_board_tickets_ticket_comments_comment: {
        parameters: {
            query?: never;
            header: {
                /** @description the quoted version of the comment as seen */
                "If-Match": string;
            };
            path: {
                board: number;
                ticket: number;
                comment: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SayBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CommentBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_board_tickets_ticket_move: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
                ticket: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MoveBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_boards_board_tickets_ticket_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
                ticket: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TicketBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_check: {
        parameters: {
            query: {
                /** @description The permission's name, whatever its case. */
                permission: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckAnswer"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["Questions"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answers"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_confirmations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ConfirmBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Confirmed"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_confirmations_resend: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ResendBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckYourMail"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_error_reports: {
        parameters: {
            query?: {
                /** @description `open` or `resolved`; both unless told. */
                state?: string;
                /** @description Rows per page, 1 to 100; 25 unless told. */
                limit?: string;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_ErrorReport"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_error_reports_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorReport"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_error_reports_id_reopen: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorReport"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_error_reports_id_resolve: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ErrorReport"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_invitations: {
        parameters: {
            query?: {
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_InvitationBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_invitations: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewInvitation"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvitationBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_invitations_accept: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AcceptanceBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Accepted"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_invitations_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_letters: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterNames"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_letters_name: {
        parameters: {
            query?: {
                /** @description A language tag; English unless there is a catalogue for it. */
                locale?: string;
            };
            header?: never;
            path: {
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LetterPreview"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_logs: {
        parameters: {
            query?: {
                /** @description A person's public id. */
                user?: string;
                /** @description Rows per page, 1 to 100; 25 unless told. A page may hold fewer although `next` says that there is more. */
                limit?: string;
                /** @description `INFO`, `WARN` (refused) or `ERROR` (failed). */
                level?: string;
                /** @description Such as `GET`. */
                method?: string;
                /** @description 100 to 599. */
                status?: string;
                /** @description What the path begins with. */
                path?: string;
                /** @description At this moment or later, RFC 3339. */
                from?: string;
                /** @description Before this moment, RFC 3339. */
                to?: string;
                /** @description `newest` first (default) or `oldest` first. */
                order?: string;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_LogEntry"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_logs_csv: {
        parameters: {
            query?: {
                /** @description A person's public id. */
                user?: string;
                /** @description `INFO`, `WARN` (refused) or `ERROR` (failed). */
                level?: string;
                /** @description Such as `GET`. */
                method?: string;
                /** @description 100 to 599. */
                status?: string;
                /** @description What the path begins with. */
                path?: string;
                /** @description At this moment or later, RFC 3339. */
                from?: string;
                /** @description Before this moment, RFC 3339. */
                to?: string;
                /** @description `newest` first (default) or `oldest` first. */
                order?: string;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_mail_senders: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["MailSenders"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_mail_test: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TestLetterBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxLetter"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_me: {
        parameters: {
            query?: never;
            header?: {
                /** @description `ETag` of `GET /api/v1/me` */
                "If-Match"?: string | null;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProfileBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_activity: {
        parameters: {
            query?: {
                /** @description Rows per page, 1 to 100; 25 unless told. A page may hold fewer although `next` says that there is more. */
                limit?: string;
                /** @description `INFO`, `WARN` (refused) or `ERROR` (failed). */
                level?: string;
                /** @description Such as `GET`. */
                method?: string;
                /** @description 100 to 599. */
                status?: string;
                /** @description What the path begins with. */
                path?: string;
                /** @description At this moment or later, RFC 3339. */
                from?: string;
                /** @description Before this moment, RFC 3339. */
                to?: string;
                /** @description `newest` first (default) or `oldest` first. */
                order?: string;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_LogEntry"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_activity_csv: {
        parameters: {
            query?: {
                /** @description `INFO`, `WARN` (refused) or `ERROR` (failed). */
                level?: string;
                /** @description Such as `GET`. */
                method?: string;
                /** @description 100 to 599. */
                status?: string;
                /** @description What the path begins with. */
                path?: string;
                /** @description At this moment or later, RFC 3339. */
                from?: string;
                /** @description Before this moment, RFC 3339. */
                to?: string;
                /** @description `newest` first (default) or `oldest` first. */
                order?: string;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/csv": string;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_api_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiTokenList"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_api_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CreateBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedApiToken"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_me_api_tokens_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_billing_portal: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_checkouts: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenedBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_checkouts_id_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_email_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EmailChangeBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EmailChangeAccepted"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_invoices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicesBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_notifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["NotificationChoice"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_me_notifications: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NotificationChoice"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_orders: {
        parameters: {
            query?: {
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_OrderBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_password_change: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordChangeBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordChangeAccepted"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_password_change_commit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordCommitBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_reauthenticate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ReauthenticateBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_reauthenticate_email_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StepUpCodeMailed"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_recovery_codes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SessionBody"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_me_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_me_sessions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_sign_ins_history: {
        parameters: {
            query?: {
                /** @description How many days, today included, 1 to 92, or the nearest of these; 30 unless told. */
                days?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInHistory"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionsBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_subscriptions_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_subscriptions_id_change: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_subscriptions_id_pause: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_subscriptions_id_preview: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PlanChangeBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["InvoicePreviewBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_subscriptions_id_resume: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_telegram: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TelegramStanding"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_telegram: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TelegramLink"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_me_telegram: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_tickets: {
        parameters: {
            query?: {
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_AssignedTicket"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_me_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StandingBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["EnrolmentBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_me_totp: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ProofBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SwitchedOff"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_me_totp_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TotpConfirmBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryCodesBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_outbox: {
        parameters: {
            query?: {
                /** @description `waiting`, `sent`, `dead` or `cancelled`; all unless told. */
                state?: string;
                /** @description Rows per page, 1 to 100; 25 unless told. */
                limit?: string;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_OutboxLetter"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_outbox_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxLetter"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_outbox_id_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxLetter"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_outbox_id_resend: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OutboxLetter"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_password_policy: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordPolicyBody"];
                };
            };
        };
    };
    post_password_policy_check: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordCheckBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordVerdict"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_password_resets: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ForgotPasswordBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PasswordResetAccepted"];
                };
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_password_resets_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["PasswordResetBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_permissions: {
        parameters: {
            query?: {
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_PermissionBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_permissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPermission"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_permissions_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_permissions_id: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_permissions_id: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PermissionBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_plans: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PlansBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_recoveries: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RecoveryAccepted"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_recoveries_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RecoveryConfirmBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_roles: {
        parameters: {
            query?: {
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_RoleBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewRole"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_roles_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_roles_id: {
        parameters: {
            query?: never;
            header?: {
                "If-Match"?: string | null;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    patch_roles_id: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EditBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    put_roles_id_permissions: {
        parameters: {
            query?: never;
            header: {
                "If-Match": string;
            };
            path: {
                id: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SetBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RoleBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            428: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignInBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unfinished"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_sessions_attempts_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["CodeBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Unfinished"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_sessions_attempts_email_code: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["MailCodeBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Mailed"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_sessions_attempts_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["NewPasswordBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Me"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_sessions_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_settings: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Settings"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_signups: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SignUpBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckYourMail"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_signups_address: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressSignUpBody"];
            };
        };
        responses: {
            202: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressSignUpAccepted"];
                };
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_signups_address_confirm: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["AddressConfirmBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["AddressConfirmed"];
                };
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            410: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_statistics: {
        parameters: {
            query?: {
                /** @description At this moment or later, RFC 3339; thirty days before the end unless told. */
                from?: string;
                /** @description Before this moment, RFC 3339; now unless told. At most 92 days after `from`. */
                to?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Statistics"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_tokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenSignInBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_tokens_current: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_tokens_refresh: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RefreshBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenPair"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_users: {
        parameters: {
            query?: {
                /**
                 * @description The beginning of a username, a first or last name or an address. What is found is ordered by
                 *     what it was found by.
                 */
                q?: string;
                /** @description The name of a role they hold. */
                role?: string;
                /** @description `active`, `unconfirmed`, `disabled` or `deleted`; absent for everybody who is not deleted. */
                status?: string;
                /**
                 * @description `username`, `email` or `created_at`, with `-` before it for the other direction. Not together
                 *     with `q`.
                 */
                sort?: string;
                /** @description Rows per page, 1 to 100. */
                limit?: number;
                /** @description `next` of the page before. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_PersonBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_users_bulk: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["BulkBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["BulkDone"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_users_uuid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_users_uuid: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_users_uuid_billing: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonBilling"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_users_uuid_disable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_users_uuid_enable: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_users_uuid_export: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_users_uuid_grants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PageBody_GrantBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_users_uuid_grants: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["GiftBody"];
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantBody"];
                };
            };
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["GrantBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_users_uuid_grants_id: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
                id: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_users_uuid_permissions_name_explain: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ExplanationBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_users_uuid_restore: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PersonBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_users_uuid_second_factor: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["ClearBody"];
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_users_uuid_sessions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    get_users_uuid_sign_ins_history: {
        parameters: {
            query?: {
                /** @description How many days, today included, 1 to 92, or the nearest of these; 30 unless told. */
                days?: string;
            };
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SignInHistory"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    post_users_uuid_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["StartForBody"];
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SubscriptionBody"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    delete_users_uuid_throttle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                uuid: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_assign_permission_to_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_assign_role_to_user: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_boards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractBoard"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_put_boards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractBoard"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_boards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_delete_boards: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_boards_board_columns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractColumn"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_put_boards_board_columns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractColumn"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_boards_board_columns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_delete_boards_board_columns: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                board: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_cancel_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_change_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_change_password_commit: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_check_auth_status: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_checkout_cancel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
        };
    };
    contract_get_checkout_success: {
        parameters: {
            query?: {
                /** @description Stripe's id. */
                session_id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": Record<string, never>;
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            402: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_columns_column_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                column: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractTicket"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_put_columns_column_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                column: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractTicket"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_columns_column_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                column: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Made"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_delete_columns_column_tickets: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                column: number;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_create_checkout_session: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Opened"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_create_price: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractPrice"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_create_product: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractProduct"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_create_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractSubscription"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_create_permission: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_create_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_current_user_details: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Answer_ContractUser"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_deactivate_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_delete_price: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_delete_delete_product: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_delete_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_delete_delete_permission: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_delete_delete_role: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_edit_price: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractPrice"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_edit_product: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractProduct"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_forgot_password: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_healthz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_login: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LoggedIn"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_logout: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_logs: {
        parameters: {
            query?: {
                page?: string;
                per_page?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractLogs"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_permissions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Permissions"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_price: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractPrice"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_prices: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractPrice"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_prices_for_product: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractPrice"][];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_product: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractProduct"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_products: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractProduct"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_protected: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_reactivate_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Done"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_readyz: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_recover: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_recover_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_register: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Told"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_register_email: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_reset_password_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            303: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_reset_password_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_roles: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Roles"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_signup: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            201: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            422: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_stripe_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractSubscription"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractSubscription"][];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_telegram_webhook: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            204: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_twofa_uri: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TwofaUri"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_update_subscription: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractSubscription"];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_update_profile: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_update_twofa: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_user_email_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractSubscription"][];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_post_user_subscriptions: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": Record<string, never>;
            };
        };
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ContractSubscription"][];
                };
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_users_details: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["UsersDetails"];
                };
            };
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
    contract_get_verify_email_token: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                token: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            200: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content?: never;
            };
        };
    };
}
