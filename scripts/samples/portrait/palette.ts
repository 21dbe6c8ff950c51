/** Colours of one skin tone: `shade` models the face, `line` draws the nose and lids, `blush` warms the cheeks. */
export interface Skin {
  base: string;
  shade: string;
  line: string;
  blush: string;
  lip: string;
}

/** Eight tones from light to deep, each with warm (never grey) shadows. */
export const SKINS = {
  porcelain: { base: '#fbdcc8', shade: '#efbfa4', line: '#c98a6c', blush: '#f5927f', lip: '#d9685f' },
  rose: { base: '#f6cdb2', shade: '#e6ab8a', line: '#b97a59', blush: '#ee8570', lip: '#c95b52' },
  sand: { base: '#eec19a', shade: '#d99f75', line: '#a86f47', blush: '#e67f62', lip: '#bb544a' },
  honey: { base: '#dea878', shade: '#c48656', line: '#8f5a33', blush: '#d8704f', lip: '#a94a40' },
  caramel: { base: '#c78a5b', shade: '#a96c40', line: '#784524', blush: '#c65f41', lip: '#933d36' },
  chestnut: { base: '#a56c45', shade: '#86512e', line: '#5a3219', blush: '#b0523a', lip: '#973f3a' },
  cocoa: { base: '#84523a', shade: '#673b27', line: '#3f2114', blush: '#9c4a3a', lip: '#9c4a45' },
  espresso: { base: '#633a2b', shade: '#4b291d', line: '#2a140d', blush: '#8a3f36', lip: '#b05a55' },
} satisfies Record<string, Skin>;

export type SkinName = keyof typeof SKINS;

/** Hair colours: the mass, its darker underside and its highlight. */
export interface HairColour {
  base: string;
  deep: string;
  shine: string;
}

export const HAIR_COLOURS = {
  ink: { base: '#23212b', deep: '#15131b', shine: '#4a4759' },
  espresso: { base: '#3a2520', deep: '#271713', shine: '#664539' },
  brown: { base: '#5b3a28', deep: '#40271a', shine: '#8a6044' },
  auburn: { base: '#86402a', deep: '#642c1b', shine: '#b9684a' },
  copper: { base: '#c2602f', deep: '#984520', shine: '#e58f58' },
  blond: { base: '#d9a955', deep: '#b78537', shine: '#f1d08c' },
  silver: { base: '#b9bcc6', deep: '#9498a6', shine: '#dfe2e9' },
  white: { base: '#ebe8e4', deep: '#cbc7c4', shine: '#ffffff' },
  teal: { base: '#1f7f86', deep: '#145c63', shine: '#54b4b4' },
  rose: { base: '#d9648a', deep: '#b3466c', shine: '#f398b4' },
} satisfies Record<string, HairColour>;

export type HairColourName = keyof typeof HAIR_COLOURS;
