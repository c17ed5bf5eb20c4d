/** The table of contents of the record: the slices with their states and tables, what can be asked of them, and the words of every refusal. */
import { adoptAgreement, agreementVersions, groundChange } from "./agreement/commands.ts";
import { changesSlice } from "./agreement/changes/kinds.ts";
import { unwindAgreement } from "./agreement/unwound/commands.ts";
import { UNWOUND_REFUSALS } from "./agreement/unwound/words.ts";
import { bindParty, releaseParty } from "./agreement/bound/commands.ts";
import { namesIn } from "./agreement/adopted/store.ts";
import { agreementSlice } from "./agreement/kinds.ts";
import { MEANING_WORDS } from "./agreement/meaning.ts";
import { AGREEMENT_REFUSALS } from "./agreement/record-words.ts";
import { readingWords } from "./agreement/words.ts";
import type { SliceStore } from "./api/fold.ts";
import { exportQueries } from "./api/export.ts";
import { hookCommands, hookQueries } from "./api/hooks/commands.ts";
import type { AnyCommand, AnyQuery } from "./api/http.ts";
import { MANDATE_WORDS } from "./api/mandate-words.ts";
import { INPUT_WORDS } from "./api/input-words.ts";
import { API_WORDS, type Told } from "./api/words.ts";
import { promisedCommands } from "./appropriations/commands.ts";
import { cycleCommands } from "./appropriations/cycle/commands.ts";
import { CYCLE_REFUSALS } from "./appropriations/cycle/words.ts";
import { budgetStore, promisedQueries, promisedStore } from "./appropriations/store.ts";
import { APPROPRIATION_REFUSALS } from "./appropriations/words.ts";
import { lawStore } from "./counsel/acts/store.ts";
import { counselCommands, counselQueries } from "./counsel/commands.ts";
import { askedSlice } from "./decisions/asked.ts";
import { decisionCommands, decisionQueries } from "./decisions/commands.ts";
import { RULE_REFUSALS } from "./decisions/rule-words.ts";
import { decisionStore } from "./decisions/store.ts";
import { DECISION_REFUSALS } from "./decisions/words.ts";
import { lawCommands } from "./law/commands.ts";
import { LAW_REFUSALS } from "./law/record-words.ts";
import { lifecycleCommands, lifecycleQueries } from "./lifecycle/commands.ts";
import { lifecycleStore } from "./lifecycle/store.ts";
import { LIFECYCLE_REFUSALS } from "./lifecycle/words.ts";
import { textsSlice } from "./erasing/kinds.ts";
import { exitCommands, exitQueries } from "./exit/commands.ts";
import { EXIT_REFUSALS } from "./exit/record-words.ts";
import { exitStore } from "./exit/store.ts";
import { FORM_WORDS } from "./log/form-words.ts";
import { LOG_WORDS } from "./log/words.ts";
import { approvalList } from "./open-books/approvals/commands.ts";
import { auditQueries } from "./open-books/audit/commands.ts";
import { meetingCommands, meetingQueries } from "./meetings/commands.ts";
import { MEETING_REFUSALS } from "./meetings/record-words.ts";
import { meetingStore } from "./meetings/store.ts";
import { bookCommands } from "./open-books/commands.ts";
import { beyondList } from "./open-books/corrections/commands.ts";
import { doubleList } from "./open-books/doubles/commands.ts";
import { RECORD_WORDS } from "./open-books/record-words.ts";
import { bookQueries } from "./open-books/shown/commands.ts";
import { booksStore } from "./open-books/store.ts";
import { matterCommands, matterQueries } from "./matters/commands.ts";
import { matterStore } from "./matters/store.ts";
import { MATTER_REFUSALS } from "./matters/words.ts";
import { resultsStore } from "./outcomes/store.ts";
import { registerCommands } from "./registers/commands.ts";
import { registerQueries } from "./registers/queries/commands.ts";
import { registersStore } from "./registers/store.ts";
import { REGISTER_REFUSALS } from "./registers/words.ts";
import { noticeQueries } from "./notices/commands.ts";
import { NOTICE_REFUSALS } from "./notices/words.ts";
import { partyCommands, partyQueries } from "./parties/commands.ts";
import { houseStore, partiesStore } from "./parties/store.ts";
import { PARTY_REFUSALS } from "./parties/words.ts";
import { settlementQueries } from "./settlement/asked/routes.ts";
import { settlementCommands } from "./settlement/commands.ts";
import { SETTLEMENT_REFUSALS } from "./settlement/record-words.ts";
import { settlementStore } from "./settlement/store.ts";
import { proposingCommands, proposingQueries } from "./simulation/proposed/commands.ts";

export const SLICES: readonly SliceStore[] = [
  houseStore,
  partiesStore,
  lawStore,
  { slice: agreementSlice, names: namesIn },
  { slice: changesSlice },
  decisionStore,
  lifecycleStore,
  registersStore,
  matterStore,
  meetingStore,
  { slice: askedSlice },
  { slice: textsSlice },
  budgetStore,
  promisedStore,
  booksStore,
  resultsStore,
  settlementStore,
  exitStore,
];

export const COMMANDS: readonly AnyCommand[] = [
  ...partyCommands,
  bindParty,
  releaseParty,
  adoptAgreement,
  groundChange,
  unwindAgreement,
  ...lawCommands,
  ...counselCommands,
  ...decisionCommands,
  ...lifecycleCommands,
  ...registerCommands,
  ...proposingCommands,
  ...matterCommands,
  ...meetingCommands,
  ...promisedCommands,
  ...cycleCommands,
  ...bookCommands,
  ...settlementCommands,
  ...exitCommands,
  ...hookCommands,
];

export const QUERIES: readonly AnyQuery[] = [
  ...partyQueries,
  agreementVersions,
  ...counselQueries,
  ...decisionQueries,
  ...lifecycleQueries,
  ...registerQueries,
  ...matterQueries,
  ...proposingQueries,
  ...meetingQueries,
  ...promisedQueries,
  ...bookQueries,
  approvalList,
  doubleList,
  beyondList,
  ...auditQueries,
  ...settlementQueries,
  ...exitQueries,
  ...noticeQueries,
  ...hookQueries,
  ...exportQueries,
];

export const REFUSALS: Readonly<Record<string, Told>> = {
  ...API_WORDS,
  ...INPUT_WORDS,
  ...FORM_WORDS,
  ...MANDATE_WORDS,
  ...LOG_WORDS,
  ...PARTY_REFUSALS,
  ...readingWords,
  ...MEANING_WORDS,
  ...AGREEMENT_REFUSALS,
  ...UNWOUND_REFUSALS,
  ...LAW_REFUSALS,
  ...DECISION_REFUSALS,
  ...LIFECYCLE_REFUSALS,
  ...REGISTER_REFUSALS,
  ...RULE_REFUSALS,
  ...MATTER_REFUSALS,
  ...MEETING_REFUSALS,
  ...APPROPRIATION_REFUSALS,
  ...CYCLE_REFUSALS,
  ...RECORD_WORDS,
  ...SETTLEMENT_REFUSALS,
  ...EXIT_REFUSALS,
  ...NOTICE_REFUSALS,
};
