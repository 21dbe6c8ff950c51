import { compileExpression, compileTemplate, type Issue, type Program, type Severity } from '@pictify/expr';
import { issueAt, type Place, type Reporting } from '../issues.ts';
import { child } from '../pointer.ts';
import { type Cell, dynamic, literal } from '../properties/cell.ts';
import type { Extent } from './frame.ts';
import type { Role } from './roles.ts';

/** Names that are not variables, with the variables they come from: a repeat's item, and `loop`. */
export type Locals = ReadonlyMap<string, readonly string[]>;

/** What every place of one compilation has in common. */
export interface Compilation {
  readonly roles: ReadonlyMap<string, Role>;
  /** What is wrong with the document itself; the same for every row. */
  readonly issues: Issue[];
  /** What was compiled already, by source: templates repeat themselves. */
  readonly programs: Map<string, Program>;
}

interface Scene {
  readonly place: Place;
  readonly locals: Locals;
  /** The variables the layer reads, collected while it is compiled. */
  readonly uses: Set<string>;
  /** The box of the layer; for its children, their parent's. */
  readonly box: Cell<Extent>;
}

const NO_EXTENT: Cell<Extent> = literal({ width: 0, height: 0 });

/** One place of a document under compilation. */
export class Compiling implements Reporting {
  readonly place: Place;
  readonly locals: Locals;
  readonly uses: Set<string>;
  readonly box: Cell<Extent>;
  readonly #shared: Compilation;

  constructor(shared: Compilation, scene: Partial<Scene> = {}) {
    this.#shared = shared;
    this.place = scene.place ?? { path: '' };
    this.locals = scene.locals ?? new Map();
    this.uses = scene.uses ?? new Set();
    this.box = scene.box ?? NO_EXTENT;
  }

  with(change: Partial<Scene>): Compiling {
    return new Compiling(this.#shared, {
      place: this.place,
      locals: this.locals,
      uses: this.uses,
      box: this.box,
      ...change,
    });
  }

  at(key: string | number): Compiling {
    return this.with({ place: { ...this.place, path: child(this.place.path, key) } });
  }

  /** True inside a repeat, where the same layer stands several times under several ids. */
  get repeated(): boolean {
    return this.locals.size > 0;
  }

  problem(code: string, message: string, severity: Severity = 'warning'): void {
    this.#shared.issues.push(issueAt(this.place, code, severity, message));
  }

  /** Compiles a source and notes what it reads; `place` names the variable where it is only one. */
  program(source: string, kind: 'template' | 'expression' = 'template'): { program: Program; place: Place } {
    const key = `${kind} ${source}`;
    const known = this.#shared.programs.get(key);
    const program = known ?? (kind === 'template' ? compileTemplate(source) : compileExpression(source));
    if (!known) this.#shared.programs.set(key, program);
    const variables = this.rootVariables(program);
    for (const name of variables) this.uses.add(name);
    const [variable] = variables;
    return {
      program,
      place: variables.length === 1 && variable !== undefined ? { ...this.place, variable } : this.place,
    };
  }

  /** The variables a program reads, names of items replaced by the variables the items come from. */
  rootVariables(program: Program): readonly string[] {
    if (this.locals.size === 0) return program.variables;
    return [...new Set(program.variables.flatMap((name) => this.locals.get(name) ?? [name]))];
  }

  get roleNames(): Pick<ReadonlySet<string>, 'has' | 'keys'> {
    return this.#shared.roles;
  }

  role(name: string): Cell<string | null> | undefined {
    const role = this.#shared.roles.get(name);
    for (const variable of role?.variables ?? []) this.uses.add(variable);
    return role?.color;
  }

  /** For a role that is only known per row. */
  useAllRoles(): void {
    for (const role of this.#shared.roles.values()) {
      for (const variable of role.variables) this.uses.add(variable);
    }
  }
}

/** The box of children whose parent's box depends on the row. */
export const FRAME_BOX: Cell<Extent> = dynamic((frame) => frame.box);
