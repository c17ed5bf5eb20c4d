/** How large a file may be. No real alliance comes near; without these an absurd file could hold the machine (docs/agreement-file.md § 1). */
export const LIMITS = {
  /** Of the text. */
  bytes: 1_048_576,
  lines: 100_000,
  /** Pieces that the text is cut into: words, marks, blanks, line ends. */
  pieces: 400_000,
  depth: 64,
  nodes: 50_000,
  /** Letters of a key. */
  key: 200,
  /** Entries of a list or mapping, unless one of the following says otherwise. */
  entries: 1_000,
  /** Services, and joint lines. */
  services: 2_000,
  /** Bands on a side. */
  bands: 200,
  /** Calendar years that the contract periods and options touch, added up. */
  years: 100,
} as const;
