/** What purchasers have come to owe, for the pages of their appropriations: the settlement of everything that is recorded, as it stands now. */
import type { Incurred } from "../appropriations/incurred/pages.ts";
import type { Installation } from "../api/installation.ts";
import type { Who } from "../api/roles.ts";
import { EVERYTHING_KNOWN } from "../kernel/day.ts";
import type { RandomId } from "../kernel/id.ts";
import { partiesSlice } from "../parties/kinds.ts";
import { grantedRows } from "../settlement/granted.ts";
import { settle } from "../settlement/settlement.ts";
import type { Statement } from "../settlement/statement.ts";
import type { Recorded } from "./recorded.ts";

type Kept = { readonly edition: string; readonly rows: Statement["appropriations"] };

/** Settled once for every number of entries that an alliance has had. Nothing where no agreement or no cost stands yet. */
export function incurredFrom({ store, runner }: Pick<Installation, "store" | "runner">, recorded: Recorded) {
  const kept = new Map<RandomId, Kept>();
  return async (who: Who, stream: RandomId): Promise<readonly Incurred[]> => {
    const sight = { actor: who.person, party: who.organisation, streams: [stream] };
    const alliance = await recorded.of(sight, stream);
    if (!alliance) return [];
    const known = kept.get(stream);
    let rows = known && known.edition === alliance.edition ? known.rows : undefined;
    if (!rows) {
      const { facts } = await alliance.factsFor({ through: alliance.lastDay });
      const settled =
        facts.costs.length === 0 ? [] : settle(alliance.agreement, facts, { through: alliance.lastDay, knownAt: EVERYTHING_KNOWN }).appropriations;
      rows = settled;
      kept.set(stream, { edition: alliance.edition ?? "", rows });
    }
    rows = grantedRows(rows, (await alliance.record?.granted()) ?? []);
    const organisations = await store.read(sight, async (reading) => (await runner.states(reading, stream)).of(partiesSlice).organisations);
    return rows.map(({ party, year, owes, appropriation, excess, by }) => ({
      alliance: stream,
      party,
      organisation: organisations.get(party),
      year,
      owes: BigInt(owes),
      appropriation: BigInt(appropriation),
      excess: BigInt(excess),
      by: by ?? "agreement",
    }));
  };
}
