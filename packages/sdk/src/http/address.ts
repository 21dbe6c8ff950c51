/** The path of a route with its parameters and its query filled in; what is undefined or null is left out. */
export function addressOf(path: string, params: object = {}, query: object = {}): string {
  const values = new Map<string, unknown>(Object.entries(params));
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => pathPart(name, values.get(name)));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null) continue;
    search.set(name, typeof value === 'object' ? JSON.stringify(value) : String(value));
  }
  return search.toString() === '' ? filled : `${filled}?${search}`;
}

/** An empty part, or one of dots, would make it the address of something else. */
function pathPart(name: string, value: unknown): string {
  if (typeof value === 'string' && value !== '' && !/^\.+$/.test(value)) return encodeURIComponent(value);
  throw new TypeError(
    `“${String(value)}” cannot be the ${name} in an address: pass the ${name} of something there is.`,
  );
}
