/** Style sheets and the icon, from our own folder and from the design system, read once. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

export type Asset = { readonly type: string; readonly body: string };

/** By name under `/assets/`. */
export function assets(): ReadonlyMap<string, Asset> {
  return new Map([
    ["hds-base.css", style("hds-core/lib/base.min.css")],
    ["hds-components.css", style("hds-core/lib/components/all.min.css")],
    ["sameside.css", own("sameside.css", "text/css; charset=utf-8")],
    ["icon.svg", own("icon.svg", "image/svg+xml")],
  ]);
}

function style(specifier: string): Asset {
  const body = readFileSync(fileURLToPath(import.meta.resolve(specifier)), "utf8");
  // The source maps are not served: a reference to them would only make errors for developers.
  return { type: "text/css; charset=utf-8", body: body.replace(/\/\*# sourceMappingURL=[^*]*\*\//g, "") };
}

function own(name: string, type: string): Asset {
  return { type, body: readFileSync(fileURLToPath(new URL(`public/${name}`, import.meta.url)), "utf8") };
}
