/** The ticket's title, which names its panel. */
export const HEADING_ID = 'ticket-heading';
