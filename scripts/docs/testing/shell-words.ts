/** One command of a shell block: the assignments before it, and its words. */
export interface Command {
  readonly assigned: Readonly<Record<string, string>>;
  readonly words: readonly string[];
}

const NAME = /^[A-Za-z_][A-Za-z0-9_]*/;

/**
 * Reads the little of the shell that the guides use: quotes, `$NAME`, lines continued with a backslash, assignments
 * before a command. Anything else a shell would act on is an error, so that no guide can use what is not run.
 */
export function* readCommands(text: string, env: Readonly<Record<string, string | undefined>>): Generator<Command> {
  let at = 0;
  while (at < text.length) {
    const words: string[] = [];
    let word: string | null = null;
    const add = (piece: string): void => {
      word = (word ?? '') + piece;
    };
    const variable = (): void => {
      const name = NAME.exec(text.slice(at + 1))?.[0];
      if (!name || env[name] === undefined) throw new Error(`$${name ?? ''} is not set`);
      add(env[name]);
      at += name.length;
    };
    for (; at < text.length && text[at] !== '\n'; at++) {
      const char = text[at]!;
      if (char === '\\' && text[at + 1] === '\n') at++;
      else if (char === ' ') {
        if (word !== null) words.push(word);
        word = null;
      } else if (char === "'") {
        const end = text.indexOf("'", at + 1);
        add(text.slice(at + 1, end));
        at = end;
      } else if (char === '"') {
        for (add(''), at++; text[at] !== '"'; at++) {
          if (text[at] === '$') variable();
          else add(text[at]!);
        }
      } else if (char === '$') variable();
      else if (/[|&;<>()`\\*?#]/.test(char)) throw new Error(`“${char}” in ${text.slice(at, at + 40)}`);
      else add(char);
    }
    if (word !== null) words.push(word);
    at++;
    if (words.length > 0) yield command(words);
  }
}

function command(words: readonly string[]): Command {
  const assigned: Record<string, string> = {};
  let first = 0;
  for (; first < words.length; first++) {
    const [, name, value] = /^([A-Z_]+)=(.*)$/s.exec(words[first]!) ?? [];
    if (name === undefined || value === undefined) break;
    assigned[name] = value;
  }
  return { assigned, words: words.slice(first) };
}
