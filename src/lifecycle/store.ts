/** Phases have no tables: what is known of them is little, and their state is what the page shows. */
import type { SliceStore } from "../api/fold.ts";
import { lifecycleSlice } from "./kinds.ts";

export const lifecycleStore: SliceStore = { slice: lifecycleSlice };
