import type { Rgba } from './color.ts';

export interface Stop {
  readonly offset: number;
  readonly color: Rgba;
}

/** Which part of a gradient a shading carries: its colours, or how opaque they are as a grey. */
export type Channel = 'color' | 'alpha';

export const channels = ({ red, green, blue, alpha }: Rgba, channel: Channel): readonly number[] =>
  channel === 'color' ? [red, green, blue] : [alpha];

export const colorSpace = (channel: Channel): string => (channel === 'color' ? '/DeviceRGB' : '/DeviceGray');
