/** Text of one face, direction and script, shaped. Lengths are in ems; positions follow the logical order. */
export interface ShapedText {
  readonly text: string;
  /**
   * For every UTF-16 offset the advance of all before it. Inside a cluster (a ligature, a conjunct) it grows evenly.
   */
  readonly advances: Float64Array;
  /** 1 where the text may be cut in two and either part, shaped by itself, comes out as it is here. */
  readonly safe: Uint8Array;
  /** 1 where a cluster begins: what letter spacing is added after. */
  readonly starts: Uint8Array;
}

/** What HarfBuzz says of one glyph; flags as in `hb_glyph_flags_t`. */
export interface ShapedGlyph {
  readonly cluster: number;
  readonly advance: number;
  readonly unsafe: boolean;
}

export function collectClusters(text: string, glyphs: readonly ShapedGlyph[]): ShapedText {
  const { length } = text;
  const advances = new Float64Array(length + 1);
  const safe = new Uint8Array(length + 1);
  const starts = new Uint8Array(length + 1);
  for (const { cluster, advance, unsafe } of glyphs) {
    advances[cluster]! += advance;
    safe[cluster] = !unsafe && (!starts[cluster] || safe[cluster]) ? 1 : 0;
    starts[cluster] = 1;
  }
  safe[0] = safe[length] = starts[0] = starts[length] = 1;
  let total = 0;
  for (let at = 0; at < length; ) {
    let end = at + 1;
    while (!starts[end]) end++;
    const own = advances[at]!;
    for (let inner = at; inner < end; inner++) advances[inner] = total + (own * (inner - at)) / (end - at);
    total += own;
    at = end;
  }
  advances[length] = total;
  return { text, advances, safe, starts };
}
