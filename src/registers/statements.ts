/** What the half-yearly survey asks: statements on which everybody says how far they agree, from 1 (not at all) to 5 (wholly). Fixed, so that half-years compare. */
export const STATEMENTS = ["one-boat", "trust", "open-books", "decisions-in-time", "roles-clear", "conflicts-early", "customer-first", "learning"] as const;
export type Statement = (typeof STATEMENTS)[number];
export const LEAST_VALUE = 1;
export const MOST_VALUE = 5;
