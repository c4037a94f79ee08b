// The words of the audit log's actions: their stable names, made readable.

/** `role_granted` as `Role granted`; the names are the same in every language, as the log has them. */
export function readable(action: string): string {
  const words = action.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** Actions one may look for. */
export const ACTIONS = [
  'account_created', 'account_deleted', 'account_disabled', 'account_enabled', 'account_purged', 'account_restored',
  'address_confirmed', 'api_token_created', 'api_token_deleted', 'backup_restored', 'board_archived', 'board_changed',
  'board_created', 'board_deleted', 'board_member_removed', 'board_member_set', 'board_restored', 'data_exported',
  'data_imported', 'email_change_requested', 'email_changed', 'error_report_reopened', 'error_report_resolved',
  'guesses_throttled', 'invitation_revoked', 'invited', 'other_sessions_ended', 'password_change_requested',
  'password_reset_requested', 'password_set', 'permission_changed', 'permission_created', 'permission_deleted',
  'permission_granted', 'permission_taken', 'profile_changed', 'reauthenticated', 'recovery_code_used',
  'recovery_codes_made', 'refresh_token_reused', 'role_changed', 'role_created', 'role_deleted', 'role_granted',
  'role_taken', 'second_factor_asked', 'second_factor_off', 'second_factor_on', 'session_ended', 'sessions_ended',
  'sign_in_refused', 'signed_in', 'signed_out', 'throttle_cleared', 'token_ended',
] as const;
