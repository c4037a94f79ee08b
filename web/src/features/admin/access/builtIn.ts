// Roles and permissions of every installation, which describe themselves in English.

/** What they are described as until somebody describes them otherwise. */
export const DESCRIBED = {
  'Super Admin': 'Holds every permission',
  Admin: 'Holds every built-in permission but manage_admin',
  User: 'Every signed-in person, without being granted it',
  access_logs: 'See request logs, the audit log and error reports',
  edit: 'Change boards, columns and tickets',
  manage_admin: 'Manage people who hold it, and hand it out',
  manage_billing: "Change what is sold, and act on other people's subscriptions",
  manage_settings: 'Change settings',
  manage_users: 'Manage people, roles, permissions and grants',
  view_dashboard: 'See the dashboard',
  view_reports: 'See reports',
};

interface Described {
  name: string;
  description: string;
  built_in: boolean;
}

/** The description in the reader's language, unless somebody has written another. */
export function descriptionOf({ name, description, built_in }: Described, words: typeof DESCRIBED): string {
  const isOurs = built_in && Object.hasOwn(DESCRIBED, name) && DESCRIBED[name as keyof typeof DESCRIBED] === description;
  return isOurs ? words[name as keyof typeof words] : description;
}
