/** How many requests a key, a session or an address may send: each a rate with a burst, in a fixed amount of memory. */

/** Requests a second that go on for ever, and how many may come at once. Absent where a limit is off. */
export type Rate = { readonly perSecond: number; readonly burst: number };

/** What is counted apart. `sign-in` counts by address what leads to a session, besides what the address may anyway. */
export const LIMITED = ["key", "session", "address", "sign-in"] as const;
export type Limited = (typeof LIMITED)[number];
export type Limits = Readonly<Record<Limited, Rate | undefined>>;

/** `take` counts a request and answers 0, or how many seconds are to be waited, and then it is not counted. `at` are seconds of any clock that never goes back. */
export type Limiter = { take(name: string, at: number): number };

/** 2^16 places of eight bytes: half a megabyte, whoever asks. */
const PLACES = 1 << 16;

/** For people more than they can do, for programs what a busy import by single lines needs. */
export const GENEROUS: Limits = {
  key: { perSecond: 200, burst: 2000 },
  session: { perSecond: 50, burst: 500 },
  address: { perSecond: 50, burst: 500 },
  "sign-in": { perSecond: 2, burst: 120 },
};

/**
 * The generic cell rate algorithm (ITU-T I.371, appendix A): of each name only the time is kept at which its requests would all have been due. Names share
 * places by a hash that `seed` makes unknown to others; two that meet in one place are counted together, so that a limit may come early and never late.
 */
export function createLimiter({ perSecond, burst }: Rate, seed: number, places = PLACES): Limiter {
  const due = new Float64Array(places);
  const step = 1 / perSecond;
  const ahead = (burst - 1) * step;
  return {
    take: (name, at) => {
      const place = hashOf(name, seed) % places;
      const from = Math.max(due[place]!, at);
      // Sums of fractions of a second fall short by less than this.
      const wait = from - at - ahead;
      if (wait > 1e-9) return wait;
      due[place] = from + step;
      return 0;
    },
  };
}

/** FNV-1a over the characters, begun from a secret, and mixed at the end so that every bit of it counts. */
function hashOf(name: string, seed: number): number {
  let hash = seed ^ 0x811c9dc5;
  for (let i = 0; i < name.length; i++) hash = Math.imul(hash ^ name.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  return (hash ^ (hash >>> 13)) >>> 0;
}

const NAMES: Readonly<Record<Limited, string>> = {
  key: "SAMESIDE_LIMIT_KEY",
  session: "SAMESIDE_LIMIT_SESSION",
  address: "SAMESIDE_LIMIT_ADDRESS",
  "sign-in": "SAMESIDE_LIMIT_SIGN_IN",
};

/** Limits of the environment: `100/1000` for 100 a second and 1000 at once, or `off`; what is not set is generous. A value that is neither is `wrong`. */
export function readLimits(env: Readonly<Record<string, string | undefined>>): { readonly limits: Limits; readonly wrong: readonly string[] } {
  const read = LIMITED.map((limited) => ({ limited, ...rateOf(env[NAMES[limited]], GENEROUS[limited]) }));
  return {
    limits: Object.fromEntries(read.map(({ limited, rate }) => [limited, rate])) as Limits,
    wrong: read.flatMap(({ limited, isWrong }) => (isWrong ? [`${NAMES[limited]}=${env[NAMES[limited]]}`] : [])),
  };
}

function rateOf(text: string | undefined, otherwise: Rate | undefined): { readonly rate: Rate | undefined; readonly isWrong: boolean } {
  if (text === undefined || text === "") return { rate: otherwise, isWrong: false };
  if (text === "off") return { rate: undefined, isWrong: false };
  const [, perSecond, burst] = /^(\d{1,7}(?:\.\d{1,3})?)\/(\d{1,7})$/.exec(text)?.map(Number) ?? [];
  const isWrong = !perSecond || !burst;
  return { rate: isWrong ? otherwise : { perSecond, burst }, isWrong };
}
