const VARIABLE = 'PICTIFY_ALLOW_PRIVATE_HOSTS';
const ENTRY = /^(\[[0-9a-f:.]+\]|[^\s:/@?#\\[\]*]+):(\d{1,5})$/i;

export interface PrivateHosts {
  /** Canonical `host:port`: lower case, no trailing dot, IPv6 in brackets and shortened. */
  hosts: string[];
  /** One sentence per unusable entry, each naming the variable. */
  errors: string[];
}

/** Reads `PICTIFY_ALLOW_PRIVATE_HOSTS`: `host:port` entries separated by commas or spaces. Never throws. */
export function parsePrivateHosts(text: string): PrivateHosts {
  const hosts = new Set<string>();
  const errors: string[] = [];
  for (const entry of text.split(/[\s,]+/)) {
    if (entry === '') continue;
    const read = parseEntry(entry);
    if (read === null) {
      errors.push(`${VARIABLE}: "${entry}" is not host:port, for example minio:9000 or [::1]:8080.`);
    } else {
      hosts.add(read);
    }
  }
  return { hosts: [...hosts], errors };
}

function parseEntry(entry: string): string | null {
  const match = ENTRY.exec(entry);
  const port = Number(match?.[2]);
  if (match === null || port < 1 || port > 65_535 || !URL.canParse(`http://${match[1]}`)) return null;
  const host = withoutTrailingDot(new URL(`http://${match[1]}`).hostname);
  return host === '' ? null : `${host}:${port}`;
}

/** The `host:port` under which a parsed URL is looked up in the allow-list. */
export function hostAndPort(url: { hostname: string; port: string; protocol: string }): string {
  const name = withoutTrailingDot(url.hostname);
  return `${name.includes(':') && !name.startsWith('[') ? `[${name}]` : name}:${portOf(url)}`;
}

/** The port a URL leads to; the scheme's own when it names none. */
export function portOf(url: { port: string; protocol: string }): number {
  if (url.port !== '') return Number(url.port);
  return url.protocol === 'https:' ? 443 : 80;
}

/** `example.com.` and `example.com` are the same host. */
export function withoutTrailingDot(hostname: string): string {
  return hostname.endsWith('.') ? hostname.slice(0, -1) : hostname;
}
