import { FontTable } from './font-table.ts';
import { GradientTable } from './gradient.ts';
import { ImageTable } from './image-table.ts';
import { ObjectFile } from './object-file.ts';
import { dictionary, number, type Ref, reference } from './syntax.ts';

/** What the pages of a document share. */
export class Drawing {
  readonly file = new ObjectFile();
  readonly images = new ImageTable(this.file);
  readonly fonts = new FontTable(this.file, this.images);
  readonly gradients = new GradientTable(this.file);
  readonly #states = new Map<string, Ref>();

  /** Opacity and blending for what is drawn next; `blend` is the canvas's composite operation. */
  blending(alpha: number, blend: string): Ref {
    const mode = BLEND_MODES[blend] ?? '/Normal';
    return this.#state(dictionary({ Type: '/ExtGState', ca: number(alpha), CA: number(alpha), BM: mode }));
  }

  /** A mask by the opacity, or by the brightness, of a form. */
  masking(form: Ref, by: 'Alpha' | 'Luminosity', inverted = false): Ref {
    const mask = dictionary({ Type: '/Mask', S: `/${by}`, G: reference(form), TR: inverted ? INVERSE : null });
    return this.#state(dictionary({ Type: '/ExtGState', SMask: mask }));
  }

  #state(body: string): Ref {
    let ref = this.#states.get(body);
    if (ref === undefined) this.#states.set(body, (ref = this.file.write(body)));
    return ref;
  }
}

const INVERSE = '<</FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1>>';

const BLEND_MODES: { readonly [operation: string]: string } = {
  multiply: '/Multiply',
  screen: '/Screen',
  overlay: '/Overlay',
  darken: '/Darken',
  lighten: '/Lighten',
  'color-dodge': '/ColorDodge',
  'color-burn': '/ColorBurn',
  'hard-light': '/HardLight',
  'soft-light': '/SoftLight',
  difference: '/Difference',
  exclusion: '/Exclusion',
  hue: '/Hue',
  saturation: '/Saturation',
  color: '/Color',
  luminosity: '/Luminosity',
};
