import type { Matrix } from '../../canvas.ts';
import type { Rect } from '../../geometry.ts';
import { IDENTITY } from './matrix.ts';

/** What `save` keeps and `restore` brings back. */
export interface CanvasState {
  matrix: Matrix;
  globalAlpha: number;
  globalCompositeOperation: string;
  fillStyle: unknown;
  strokeStyle: unknown;
  lineWidth: number;
  lineCap: string;
  lineJoin: string;
  miterLimit: number;
  dash: readonly number[];
  font: string;
  direction: string;
  letterSpacing: string;
  /** Device pixels outside of which nothing shows. */
  clip: Rect;
  /** What the content stream was last told, so that it is told only what is new. */
  written: Written;
}

export interface Written {
  fill: string;
  stroke: string;
  line: string;
  graphics: string;
}

/** A stream begins with nothing told. */
export const nothingWritten = (): Written => ({ fill: '', stroke: '', line: '', graphics: '' });

export const initialState = (clip: Rect): CanvasState => ({
  matrix: IDENTITY,
  globalAlpha: 1,
  globalCompositeOperation: 'source-over',
  fillStyle: '#000000',
  strokeStyle: '#000000',
  lineWidth: 1,
  lineCap: 'butt',
  lineJoin: 'miter',
  miterLimit: 10,
  dash: [],
  font: '',
  direction: 'ltr',
  letterSpacing: '0px',
  clip,
  written: nothingWritten(),
});

export const copyState = (state: CanvasState): CanvasState => ({ ...state, written: { ...state.written } });
