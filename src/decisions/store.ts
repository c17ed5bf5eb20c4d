/** Decisions have no tables: they are few, and their state is what the pages show. */
import type { SliceStore } from "../api/fold.ts";
import { decisionSlice } from "./kinds.ts";

export const decisionStore: SliceStore = { slice: decisionSlice };
