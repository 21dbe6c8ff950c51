import type { Person } from './portrait/portrait.ts';

/** The sample people, by first name: the key is the file name of the avatar. All are invented. */
export const CAST: Record<string, Person> = {
  ada: {
    backdrop: { from: '#ffd9a0', to: '#ff9d7a', shape: 'sun', tint: '#fff1cf' }, skin: 'cocoa', jaw: 'heart',
    hair: 'bigCurls', hairColour: 'ink', eyes: 'lashes', mouth: 'grin', brows: 'soft', earrings: 'hoops',
    outfit: 'blazer', colours: { base: '#1f7a74', deep: '#155a57', accent: '#fdf3e3' }, tilt: -2, zoom: 1.1,
  },
  mateo: {
    backdrop: { from: '#bfe3ff', to: '#6fb3f2', shape: 'arch', tint: '#e6f4ff' }, skin: 'honey', jaw: 'square',
    hair: 'quiff', hairColour: 'espresso', eyes: 'dots', mouth: 'smile', brows: 'strong', beard: 'stubble',
    wideNeck: true, outfit: 'tee', colours: { base: '#f6b73c', deep: '#d9922a', accent: '#fff0c9' }, tilt: 2,
  },
  hana: {
    backdrop: { from: '#ffe0ea', to: '#f9a8c4', shape: 'waves', tint: '#ffffff' }, skin: 'porcelain', jaw: 'oval',
    hair: 'bobFringe', hairColour: 'ink', eyes: 'almond', mouth: 'smile', brows: 'fine', outfit: 'turtleneck',
    colours: { base: '#5b5bd6', deep: '#4343ad', accent: '#ffffff' }, tilt: 3,
  },
  kwame: {
    backdrop: { from: '#d9f2d0', to: '#7fcfa0', shape: 'leaves', tint: '#b6e8bb' }, skin: 'espresso', jaw: 'square',
    hair: 'crop', hairColour: 'ink', eyes: 'almond', mouth: 'laugh', brows: 'strong', beard: 'short',
    glasses: 'round', glassesColour: '#e8b64c', wideNeck: true, outfit: 'shirt',
    colours: { base: '#fff4e0', deep: '#e7cfa8', accent: '#c98b3c' }, tilt: -2,
  },
  sofia: {
    backdrop: { from: '#e4dcff', to: '#a793f5', shape: 'rings', tint: '#f1ecff' }, skin: 'sand', jaw: 'oval',
    hair: 'longWavy', hairColour: 'auburn', eyes: 'lashes', mouth: 'smile', brows: 'soft', freckles: true,
    outfit: 'vneck', colours: { base: '#f26d5b', deep: '#cf4f43', accent: '#ffd4c4' }, tilt: -3,
  },
  arjun: {
    backdrop: { from: '#fff1b8', to: '#ffc24d', shape: 'dots', tint: '#fff9e0' }, skin: 'caramel', jaw: 'oval',
    hair: 'sidePart', hairColour: 'ink', eyes: 'almond', mouth: 'grin', brows: 'strong', beard: 'short',
    wideNeck: true, outfit: 'kurta', colours: { base: '#2f5fa8', deep: '#234a86', accent: '#f4d58a' }, tilt: 1,
  },
  yasmin: {
    backdrop: { from: '#cdf3ee', to: '#6cc9c1', shape: 'arch', tint: '#e9fbf8' }, skin: 'honey', jaw: 'oval',
    hair: 'hidden', hairColour: 'espresso', eyes: 'lashes', mouth: 'smile', brows: 'soft', headwear: 'hijab',
    cloth: { base: '#e8788a', deep: '#c9596f', accent: '#ffd3d6' }, outfit: 'tee',
    colours: { base: '#c9596f', deep: '#a94459', accent: '#ffd3d6' }, tilt: 1,
  },
  jonas: {
    backdrop: { from: '#dfe9f5', to: '#9fb9d8', shape: 'hills', tint: '#c3d4ea' }, skin: 'rose', jaw: 'square',
    hair: 'sidePart', hairColour: 'blond', eyes: 'dots', mouth: 'smirk', brows: 'soft', beard: 'full', wideNeck: true,
    outfit: 'knit', colours: { base: '#33536f', deep: '#243d54', accent: '#e9e2d0' }, tilt: -2,
  },
  mei: {
    backdrop: { from: '#ffe9c9', to: '#f7b267', shape: 'sun', tint: '#fff6e4' }, skin: 'sand', jaw: 'round',
    hair: 'bun', hairColour: 'ink', eyes: 'happy', mouth: 'grin', brows: 'fine', earrings: 'studs',
    outfit: 'dungarees', colours: { base: '#3d6ea8', deep: '#2d5484', accent: '#f2879a' }, tilt: 3, zoom: 1.02,
  },
  tariq: {
    backdrop: { from: '#d6e4ff', to: '#7d9cf0', shape: 'ribbons', tint: '#ffffff' }, skin: 'caramel', jaw: 'square',
    hair: 'buzz', hairColour: 'ink', eyes: 'almond', mouth: 'smile', brows: 'strong', beard: 'full', wideNeck: true,
    outfit: 'hoodie', colours: { base: '#3c4a6b', deep: '#2b3651', accent: '#f7f3ea' }, tilt: 0,
  },
  eleni: {
    backdrop: { from: '#f3efe4', to: '#d7c4a3', shape: 'arch', tint: '#fffaf0' }, skin: 'rose', jaw: 'oval',
    hair: 'greyCrop', hairColour: 'silver', eyes: 'dots', mouth: 'smile', brows: 'soft', lines: true, glasses: 'cat',
    glassesColour: '#b23a48', earrings: 'drops', earringsColour: '#b23a48', outfit: 'turtleneck',
    colours: { base: '#2f4858', deep: '#213541', accent: '#ffffff' }, tilt: -2,
  },
  olu: {
    backdrop: { from: '#ffd6cc', to: '#f58a7a', shape: 'dots', tint: '#ffeae4' }, skin: 'cocoa', jaw: 'oval',
    hair: 'locs', hairColour: 'ink', eyes: 'almond', mouth: 'grin', brows: 'strong', beard: 'goatee', wideNeck: true,
    outfit: 'denim', colours: { base: '#4f7cac', deep: '#3a608a', accent: '#fdf6ec' }, tilt: 2,
  },
  astrid: {
    backdrop: { from: '#d9f0f7', to: '#8ec9e0', shape: 'hills', tint: '#b7e0ef' }, skin: 'porcelain', jaw: 'heart',
    hair: 'braids', hairColour: 'blond', eyes: 'lashes', mouth: 'smile', brows: 'fine', freckles: true,
    headwear: 'beanie', cloth: { base: '#e4572e', deep: '#b83f1e', accent: '#f28157' }, outfit: 'knit',
    colours: { base: '#f7f0e4', deep: '#ddcfb6', accent: '#e4572e' }, tilt: 2, zoom: 1.1,
  },
  kenji: {
    backdrop: { from: '#e9e4ff', to: '#b7a7f0', shape: 'sun', tint: '#f7f4ff' }, skin: 'sand', jaw: 'oval',
    hair: 'pixie', hairColour: 'ink', eyes: 'dots', mouth: 'smirk', brows: 'soft', glasses: 'square',
    glassesColour: '#26242e', outfit: 'tee', colours: { base: '#26242e', deep: '#15141b', accent: '#4b4857' },
    tilt: -3,
  },
  zuri: {
    backdrop: { from: '#fff0c2', to: '#f5b93f', shape: 'leaves', tint: '#f9d277' }, skin: 'espresso', jaw: 'oval',
    hair: 'hidden', hairColour: 'ink', eyes: 'lashes', mouth: 'smile', brows: 'soft', headwear: 'headwrap',
    cloth: { base: '#7b3fa0', deep: '#5b2b7a', accent: '#f5b93f' }, earrings: 'hoops', outfit: 'vneck',
    colours: { base: '#e8543f', deep: '#bd3e2d', accent: '#f7c873' }, tilt: -1, zoom: 1.0,
  },
  harpreet: {
    backdrop: { from: '#ffe3d1', to: '#f6a97a', shape: 'rings', tint: '#fff3ea' }, skin: 'caramel', jaw: 'oval',
    hair: 'hidden', hairColour: 'espresso', eyes: 'dots', mouth: 'smile', brows: 'strong', beard: 'long',
    wideNeck: true, headwear: 'turban', cloth: { base: '#2a7f9e', deep: '#1c5f79', accent: '#f2c14e' },
    outfit: 'blazer', colours: { base: '#38435a', deep: '#293245', accent: '#f5ede0' }, tilt: 1, zoom: 1.06,
  },
  beatriz: {
    backdrop: { from: '#dff5d8', to: '#95d6a4', shape: 'waves', tint: '#f3fff0' }, skin: 'honey', jaw: 'round',
    hair: 'longStraight', hairColour: 'brown', eyes: 'almond', mouth: 'laugh', brows: 'soft', glasses: 'round',
    glassesColour: '#6b3f2a', outfit: 'stripes', colours: { base: '#fff7ea', deep: '#e5d6bd', accent: '#2f6f8f' },
    tilt: 2,
  },
  noam: {
    backdrop: { from: '#e3ecf7', to: '#a9c3e6', shape: 'plain', tint: '#ffffff' }, skin: 'sand', jaw: 'oval',
    hair: 'shortCurls', hairColour: 'brown', eyes: 'dots', mouth: 'smile', brows: 'strong', beard: 'stubble',
    wideNeck: true, outfit: 'hoodie', colours: { base: '#58a08c', deep: '#418071', accent: '#f2fbf7' }, tilt: -2,
  },
  priya: {
    backdrop: { from: '#ffd8e6', to: '#e884ae', shape: 'sun', tint: '#ffeef5' }, skin: 'caramel', jaw: 'heart',
    hair: 'lowBun', hairColour: 'ink', eyes: 'lashes', mouth: 'grin', brows: 'soft', earrings: 'drops',
    outfit: 'drape', colours: { base: '#128a7c', deep: '#0c6a60', accent: '#e9a23b' }, tilt: -2,
  },
  tomas: {
    backdrop: { from: '#f0e6d6', to: '#cfae86', shape: 'hills', tint: '#e0c8a6' }, skin: 'rose', jaw: 'square',
    hair: 'receding', hairColour: 'silver', eyes: 'dots', mouth: 'smile', brows: 'strong', beard: 'short',
    lines: true, wideNeck: true, outfit: 'shirt', colours: { base: '#7fa3c7', deep: '#5f83a8', accent: '#ffffff' },
    tilt: 1,
  },
  leilani: {
    backdrop: { from: '#c9f2f2', to: '#54bfc9', shape: 'leaves', tint: '#8fdde0' }, skin: 'honey', jaw: 'round',
    hair: 'longWavy', hairColour: 'ink', eyes: 'happy', mouth: 'smile', brows: 'soft', outfit: 'tank',
    colours: { base: '#ff8a5c', deep: '#e06a3f', accent: '#ffffff' }, tilt: 3,
  },
  minjun: {
    backdrop: { from: '#f4e1ff', to: '#cf9cf2', shape: 'ribbons', tint: '#ffffff' }, skin: 'porcelain', jaw: 'heart',
    hair: 'bobFringe', hairColour: 'rose', eyes: 'almond', mouth: 'smile', brows: 'fine', outfit: 'hoodie',
    colours: { base: '#2c2a3a', deep: '#1c1b27', accent: '#e9a6d8' }, tilt: -2,
  },
  amara: {
    backdrop: { from: '#e2e0ff', to: '#8f87ee', shape: 'dots', tint: '#f2f1ff' }, skin: 'chestnut', jaw: 'oval',
    hair: 'afro', hairColour: 'espresso', eyes: 'lashes', mouth: 'smile', brows: 'soft', earrings: 'hoops',
    headwear: 'band', cloth: { base: '#f5c04a', deep: '#d89b2b', accent: '#ffffff' }, outfit: 'tee',
    colours: { base: '#fff3dc', deep: '#e6d2ab', accent: '#f5c04a' }, tilt: 2, zoom: 1.08,
  },
  dmitri: {
    backdrop: { from: '#dbe3ea', to: '#93a8bd', shape: 'rings', tint: '#eef3f7' }, skin: 'porcelain', jaw: 'square',
    hair: 'bald', hairColour: 'brown', eyes: 'dots', mouth: 'smirk', brows: 'strong', beard: 'full', wideNeck: true,
    outfit: 'turtleneck', colours: { base: '#7a2e3a', deep: '#5c202b', accent: '#ffffff' }, tilt: -1,
  },
  ines: {
    backdrop: { from: '#ffe8d4', to: '#ffb38a', shape: 'plain', tint: '#ffffff' }, skin: 'sand', jaw: 'heart',
    hair: 'bob', hairColour: 'espresso', eyes: 'almond', mouth: 'smile', brows: 'soft', headwear: 'sunHat',
    cloth: { base: '#f3dfb0', deep: '#d9bd7f', accent: '#2a6f7c' }, outfit: 'stripes',
    colours: { base: '#2a6f7c', deep: '#1d525c', accent: '#f7f3e8' }, tilt: -3, zoom: 1.06,
  },
  chidi: {
    backdrop: { from: '#c8efdf', to: '#57b894', shape: 'sun', tint: '#e3f8ef' }, skin: 'cocoa', jaw: 'round',
    hair: 'buzz', hairColour: 'ink', eyes: 'happy', mouth: 'laugh', brows: 'strong', wideNeck: true,
    headphones: { colour: '#f4f1ea', accent: '#f2a541' }, outfit: 'tee',
    colours: { base: '#f2a541', deep: '#cf8429', accent: '#fff0d4' }, tilt: 3, zoom: 1.1,
  },
  farah: {
    backdrop: { from: '#f2e3ff', to: '#c39be8', shape: 'arch', tint: '#fbf5ff' }, skin: 'sand', jaw: 'heart',
    hair: 'hidden', hairColour: 'brown', eyes: 'almond', mouth: 'grin', brows: 'soft', glasses: 'round',
    glassesColour: '#8a5a2b', headwear: 'hijab', cloth: { base: '#37507a', deep: '#273b5e', accent: '#8fa9d4' },
    outfit: 'tee', colours: { base: '#273b5e', deep: '#1c2c48', accent: '#8fa9d4' }, tilt: -2,
  },
  ravi: {
    backdrop: { from: '#ffe7a8', to: '#f79a3e', shape: 'ribbons', tint: '#fff5d9' }, skin: 'chestnut', jaw: 'square',
    hair: 'shortCurls', hairColour: 'ink', eyes: 'dots', mouth: 'smile', brows: 'strong', beard: 'moustache',
    wideNeck: true, outfit: 'shirt', colours: { base: '#f06a5d', deep: '#cc4d43', accent: '#fff1dd' }, tilt: 2,
  },
  rosa: {
    backdrop: { from: '#ffdfe0', to: '#f29ea6', shape: 'leaves', tint: '#fabfc4' }, skin: 'honey', jaw: 'round',
    hair: 'lowBun', hairColour: 'white', eyes: 'almond', mouth: 'smile', brows: 'soft', lines: true, glasses: 'round',
    glassesColour: '#7a4a8c', earrings: 'studs', outfit: 'drape',
    colours: { base: '#8a5ba8', deep: '#6b4388', accent: '#f6e7ef' }, tilt: -2,
  },
  bao: {
    backdrop: { from: '#d4f0ff', to: '#74bce8', shape: 'dots', tint: '#eefaff' }, skin: 'sand', jaw: 'round',
    hair: 'crop', hairColour: 'ink', eyes: 'happy', mouth: 'grin', brows: 'soft', headwear: 'bucket',
    cloth: { base: '#3aa17e', deep: '#2b7f62', accent: '#f7e27a' }, outfit: 'tee',
    colours: { base: '#f7e27a', deep: '#dcc04f', accent: '#3aa17e' }, tilt: -3, zoom: 1.1,
  },
  nadia: {
    backdrop: { from: '#d9dcff', to: '#7f8af0', shape: 'hills', tint: '#b3baff' }, skin: 'rose', jaw: 'oval',
    hair: 'ponytail', hairColour: 'copper', eyes: 'lashes', mouth: 'grin', brows: 'soft', freckles: true,
    outfit: 'hoodie', colours: { base: '#f7f4ef', deep: '#d9d2c5', accent: '#6c63d9' }, tilt: 2,
  },
  amir: {
    backdrop: { from: '#e7f0d2', to: '#aec97c', shape: 'arch', tint: '#f6fbe9' }, skin: 'honey', jaw: 'oval',
    hair: 'pixie', hairColour: 'espresso', eyes: 'almond', mouth: 'smile', brows: 'strong', beard: 'short',
    glasses: 'square', glassesColour: '#4a3428', wideNeck: true, outfit: 'blazer',
    colours: { base: '#6b4a35', deep: '#523726', accent: '#f3eadb' }, tilt: -2,
  },
  thandi: {
    backdrop: { from: '#ffe1f1', to: '#f389c3', shape: 'rings', tint: '#fff2fa' }, skin: 'chestnut', jaw: 'round',
    hair: 'braids', hairColour: 'ink', eyes: 'lashes', mouth: 'laugh', brows: 'soft', earrings: 'studs',
    outfit: 'dungarees', colours: { base: '#f2b33d', deep: '#cf9125', accent: '#5a4fcf' }, tilt: -3,
  },
  walter: {
    backdrop: { from: '#e4efe9', to: '#9fc4b4', shape: 'plain', tint: '#ffffff' }, skin: 'porcelain', jaw: 'oval',
    hair: 'receding', hairColour: 'white', eyes: 'happy', mouth: 'smile', brows: 'strong', beard: 'moustache',
    lines: true, glasses: 'round', glassesColour: '#5f6b73', wideNeck: true, outfit: 'knit',
    colours: { base: '#8c4a3c', deep: '#6d362b', accent: '#e8c48c' }, tilt: 2,
  },
  lena: {
    backdrop: { from: '#d0f4e4', to: '#66cfae', shape: 'ribbons', tint: '#f0fff9' }, skin: 'rose', jaw: 'heart',
    hair: 'pixie', hairColour: 'teal', eyes: 'almond', mouth: 'smirk', brows: 'soft', earrings: 'hoops',
    earringsColour: '#e9edf2', outfit: 'denim', colours: { base: '#2f3242', deep: '#1f212d', accent: '#ffb4c6' },
    tilt: -2,
  },
  keoni: {
    backdrop: { from: '#ffeccf', to: '#ffba73', shape: 'waves', tint: '#fff9ee' }, skin: 'caramel', jaw: 'round',
    hair: 'crop', hairColour: 'espresso', eyes: 'dots', mouth: 'grin', brows: 'strong', beard: 'goatee',
    wideNeck: true, headwear: 'cap', cloth: { base: '#f7f2e8', deep: '#d8cdb8', accent: '#d9483b' }, outfit: 'tee',
    colours: { base: '#2b6777', deep: '#1f4e5b', accent: '#a7d5dd' }, tilt: 2, zoom: 1.1,
  },
};
