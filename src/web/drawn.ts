/** The one place where markup that is already a string enters a page. Only what `web/escape.ts` wrote may come here. */
import { raw } from "hono/html";
import type { Markup } from "./web.ts";

export function drawn(markup: string): Markup {
  return raw(markup);
}
