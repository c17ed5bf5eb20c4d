/** What watches a server: whether it can answer, and its counts in the text form of Prometheus, for this machine alone. */
import { Hono, type MiddlewareHandler } from "hono";
import { INSTALLATION, type Reading, sql, type Store } from "../store/store.ts";
import { isFromHere } from "./remote.ts";

/** Seconds; Prometheus adds those that fit under each. */
const BUCKETS = [0.01, 0.05, 0.1, 0.25, 0.5, 1, 5] as const;

export type Watched = { readonly count: MiddlewareHandler; readonly routes: Hono };

/** Counts say nothing of people or streams: methods, statuses, times, and how much the record holds. */
export function watch(store: Store): Watched {
  const requests = new Map<string, number>();
  const buckets = BUCKETS.map(() => 0);
  let [sum, all] = [0, 0];
  const count: MiddlewareHandler = async (c, next) => {
    const from = performance.now();
    await next();
    const seconds = (performance.now() - from) / 1000;
    const labels = `method="${c.req.method}",status="${c.res.status}"`;
    requests.set(labels, (requests.get(labels) ?? 0) + 1);
    BUCKETS.forEach((most, i) => (buckets[i]! += seconds <= most ? 1 : 0));
    sum += seconds;
    all++;
  };
  const routes = new Hono();
  routes.get("/ready", async (c) => {
    const held = await store.read(INSTALLATION, holdings).catch(() => undefined);
    return held ? c.json({ status: "ready" }) : c.json({ status: "database" }, 503);
  });
  routes.get("/metrics", async (c) => {
    if (!isFromHere(c)) return c.notFound();
    const { streams, entries, waiting, givenUp } = await store.read(INSTALLATION, holdings);
    const lines = [
      ...family(
        "sameside_requests_total",
        "counter",
        [...requests].map(([labels, n]): [string, number] => [`{${labels}}`, n]),
      ),
      ...family("sameside_request_seconds", "histogram", [
        ...BUCKETS.map((most, i): [string, number] => [`_bucket{le="${most}"}`, buckets[i]!]),
        ['_bucket{le="+Inf"}', all],
        ["_sum", sum],
        ["_count", all],
      ]),
      ...family("sameside_streams", "gauge", [["", streams]]),
      ...family("sameside_entries", "gauge", [["", entries]]),
      ...family("sameside_webhook_deliveries", "gauge", [
        ['{state="waiting"}', waiting],
        ['{state="given-up"}', givenUp],
      ]),
      ...family("process_resident_memory_bytes", "gauge", [["", process.memoryUsage().rss]]),
      ...family("process_uptime_seconds", "gauge", [["", process.uptime()]]),
    ];
    return c.text(`${lines.join("\n")}\n`, 200, { "content-type": "text/plain; version=0.0.4; charset=utf-8" });
  });
  return { count, routes };
}

function family(name: string, type: string, samples: readonly (readonly [string, number])[]): string[] {
  return [`# TYPE ${name} ${type}`, ...samples.map(([rest, value]) => `${name}${rest} ${value}`)];
}

type Holdings = { readonly streams: number; readonly entries: number; readonly waiting: number; readonly givenUp: number };

async function holdings(reading: Reading): Promise<Holdings> {
  const [row] = await reading.rows(sql<Record<keyof Holdings, bigint>>`
    select count(*) as streams, coalesce(sum(size), 0)::bigint as entries,
      (select count(*) from webhook_delivery where state = 'waiting') as waiting,
      (select count(*) from webhook_delivery where state = 'given-up') as "givenUp"
    from head`);
  const { streams, entries, waiting, givenUp } = row!;
  return { streams: Number(streams), entries: Number(entries), waiting: Number(waiting), givenUp: Number(givenUp) };
}
