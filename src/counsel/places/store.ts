/** What the places are called that an answer of the law names. */
import { agreementOn } from "../../agreement/adopted/store.ts";
import type { Agreement } from "../../agreement/agreement.ts";
import type { RandomId } from "../../kernel/id.ts";
import { matterSlice, type Matters } from "../../matters/kinds.ts";
import { meetingSlice, type Meetings } from "../../meetings/kinds.ts";
import { partiesSlice } from "../../parties/kinds.ts";
import { type GrantShown, grantsShown } from "../../parties/store.ts";
import type { Reading } from "../../store/store.ts";
import type { Asking } from "../store.ts";

export type Places = {
  readonly agreement: Agreement | undefined;
  readonly matters: Matters;
  readonly meetings: Meetings;
  readonly grants: ReadonlyMap<RandomId, GrantShown>;
};

export async function placesIn(reading: Reading, { stream, states, day }: Asking): Promise<Places> {
  const grants = await grantsShown(reading, { organisations: [...states.of(partiesSlice).organisations.values()] });
  return {
    agreement: (await agreementOn(reading, stream, states, day))?.agreement,
    matters: states.of(matterSlice),
    meetings: states.of(meetingSlice),
    grants: new Map(grants.map((each) => [each.grant, each])),
  };
}
