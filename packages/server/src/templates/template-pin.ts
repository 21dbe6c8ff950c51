/** A template's id as a caller may give it. */
export interface TemplatePin {
  id: string;
  /** What stands after the `@`: a published version, the newest one, or nothing that could be either. */
  version?: number | 'latest' | 'unreadable';
}

/** `tpl_card`, `tpl_card@3`, `tpl_card@latest`; an id itself never has an `@`. */
export function readPin(given: string): TemplatePin {
  const at = given.indexOf('@');
  if (at < 0) return { id: given };
  const id = given.slice(0, at);
  const version = given.slice(at + 1);
  if (version === 'latest') return { id, version };
  return { id, version: /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 'unreadable' };
}
