/** A browser as far as redirections and cookies go. */

export type Tab = {
  get(url: string): Promise<Response>;
  post(url: string, fields: Readonly<Record<string, string>>, headers?: Readonly<Record<string, string>>): Promise<Response>;
  /** Follows what a response points to, by redirection or refresh, until one does not. */
  follow(response: Response): Promise<Response>;
  cookies(url: string): ReadonlyMap<string, string>;
};

export function openTab(): Tab {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string): Map<string, string> => {
    const { origin } = new URL(url);
    if (!jars.has(origin)) jars.set(origin, new Map());
    return jars.get(origin)!;
  };
  const send = async (url: string, init: RequestInit): Promise<Response> => {
    const jar = jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const response = await fetch(url, { ...init, redirect: "manual", headers: { ...init.headers, ...(cookie === "" ? {} : { cookie }) } });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ""] = set.split(";");
      const at = pair.indexOf("=");
      const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
      if (value === "" || /max-age=0|expires=thu, 01 jan 1970/i.test(set)) jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  const get = (url: string): Promise<Response> => send(url, {});
  return {
    get,
    post: (url, fields, headers = {}) =>
      send(url, {
        method: "POST",
        body: new URLSearchParams(fields).toString(),
        headers: { "content-type": "application/x-www-form-urlencoded", origin: new URL(url).origin, ...headers },
      }),
    follow: async (response) => {
      for (let last = response; ;) {
        const to = last.headers.get("location") ?? /^0; url=(.+)$/.exec(last.headers.get("refresh") ?? "")?.[1];
        if (to === undefined) return last;
        last = await get(new URL(to, last.url).href);
      }
    },
    cookies: (url) => jarOf(url),
  };
}

/** The value of a hidden field of the first form that has it. */
export function hidden(page: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1];
  if (value === undefined) throw new Error(`no field ${name} on the page`);
  return value.replaceAll("&amp;", "&");
}
