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
        patch?: never;
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
         *     shown this once.
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
         *     the header `X-CSRFToken`.
         */
        post: operations["post_sessions"];
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
        /** End the current session. */
        delete: operations["delete_sessions_current"];
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
         *     configuration says otherwise; the mailbox's owner learns more.
         */
        post: operations["post_signups"];
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
        /** Sign a program in: a password for an access token and a refresh token. */
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
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether it can do its work: the database answers. */
        get: operations["contract_get_readyz"];
        put?: never;
        post?: never;
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
        /** @description What happens next. */
        Accepted: {
            /** @description `check_your_mail`. */
            status: string;
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
            /** @description Names of the permissions held; `*` stands for all there are and will be. */
            permissions: string[];
            /** @description Names of the roles somebody has granted. */
            roles: string[];
            username: string;
            /**
             * Format: uuid
             * @description The public id.
             */
            uuid: string;
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
        /** @description A program wants its next pair. */
        RefreshBody: {
            /** Format: password */
            refresh_token: string;
        };
        /** @description Somebody asks for another letter. */
        ResendBody: {
            email: string;
        };
        /** @description Somebody signs in. */
        SignInBody: {
            /** @description Username or e-mail address. */
            name: string;
            /** Format: password */
            password: string;
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
        /** @description What the token server says when all is well. */
        Told: {
            message: string;
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
                    "application/json": components["schemas"]["Accepted"];
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
    get_logs: {
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
    get_me_activity: {
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
                    "application/json": components["schemas"]["Accepted"];
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
            503: {
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
                "application/json": components["schemas"]["SignInBody"];
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
        };
    };
}
