import { type Canvas2d, ellipse, fill, mirrored, stroke } from './brush.ts';

export type GlassesName = 'none' | 'round' | 'square' | 'cat';
export type EarringsName = 'none' | 'studs' | 'hoops' | 'drops';

const LENSES: Record<Exclude<GlassesName, 'none'>, { lens: string; width: number }> = {
  round: {
    lens: 'M138 135 C149 135 157 143 157 154 C157 165 149 173 138 173 C127 173 119 165 119 154 C119 143 127 135 138 135 Z',
    width: 4,
  },
  square: {
    lens: 'M122 138 L152 138 C156 138 157 140 157 144 L155 162 C154 168 150 171 145 171 L130 171 C124 171 120 168 119 162 L117 144 C117 140 118 138 122 138 Z',
    width: 5,
  },
  cat: {
    lens: 'M112 134 C126 136 148 136 156 142 C159 152 154 170 138 171 C124 171 117 160 116 148 C115 142 113 138 112 134 Z',
    width: 4.5,
  },
};

export function drawGlasses(ctx: Canvas2d, glasses: GlassesName, colour: string): void {
  if (glasses === 'none') return;
  const { lens, width } = LENSES[glasses];
  mirrored(ctx, () => {
    fill(ctx, lens, '#ffffff', 0.14);
    stroke(ctx, lens, colour, width);
    stroke(ctx, 'M118 147 L106 145', colour, width);
  });
  stroke(ctx, 'M156 150 C158 146 162 146 164 150', colour, width);
  stroke(ctx, 'M126 162 L138 144 M186 162 L198 144', '#ffffff', 3, 0.28);
}

export function drawEarrings(ctx: Canvas2d, earrings: EarringsName, colour: string): void {
  if (earrings === 'none') return;
  mirrored(ctx, () => {
    if (earrings === 'studs') ellipse(ctx, 103, 170, 3.6, 3.6, colour);
    if (earrings === 'hoops') stroke(ctx, 'M102 170 C92 172 92 190 102 191 C111 190 111 174 103 170', colour, 3);
    if (earrings === 'drops') {
      stroke(ctx, 'M102 169 L102 176', colour, 2.4);
      fill(ctx, 'M102 174 C108 184 108 192 102 193 C96 192 96 184 102 174 Z', colour);
    }
  });
}

/** Over-ear headphones: the band passes over the hair, the cups over the ears. */
export function drawHeadphones(ctx: Canvas2d, colour: string, accent: string): void {
  stroke(ctx, 'M100 150 C92 82 118 50 160 50 C202 50 228 82 220 150', colour, 9);
  mirrored(ctx, () => {
    fill(
      ctx,
      'M106 134 C92 132 86 142 86 157 C86 172 92 182 106 180 C110 180 112 176 112 170 L112 144 C112 138 110 134 106 134 Z',
      colour,
    );
    fill(ctx, 'M94 142 C90 146 89 151 89 157 C89 163 90 168 94 172 C97 168 97 146 94 142 Z', accent);
  });
}
