import { availableParallelism, cpus, loadavg, platform, release, totalmem } from 'node:os';

/** Figures mean nothing without it. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryBytes: number;
  readonly system: string;
  readonly node: string;
  /** Processes that wanted a core in the minute before: others' work, when taken before the run. */
  readonly load: number;
}

export function describeMachine(): Machine {
  return {
    cpu: cpus()[0]?.model.trim() ?? 'unknown',
    cores: availableParallelism(),
    memoryBytes: totalmem(),
    system: `${platform()} ${process.arch} ${release()}`,
    node: process.version,
    load: loadavg()[0]!,
  };
}

export function machineLine({ cpu, cores, system, node, load }: Machine): string {
  return `${cpu}, ${cores} cores, ${system}, Node ${node}; load before the run ${load.toFixed(1)}.`;
}
