import { CODE_POINTS, type UnicodeData } from './unicode-property.ts';

const SHORT_NAME: { readonly [longName: string]: string } = {
  Arabic_Letter: 'AL',
  Arabic_Number: 'AN',
  Boundary_Neutral: 'BN',
  Common_Separator: 'CS',
  European_Number: 'EN',
  European_Separator: 'ES',
  European_Terminator: 'ET',
  First_Strong_Isolate: 'FSI',
  Left_To_Right: 'L',
  Left_To_Right_Embedding: 'LRE',
  Left_To_Right_Isolate: 'LRI',
  Left_To_Right_Override: 'LRO',
  Nonspacing_Mark: 'NSM',
  Other_Neutral: 'ON',
  Paragraph_Separator: 'B',
  Pop_Directional_Format: 'PDF',
  Pop_Directional_Isolate: 'PDI',
  Right_To_Left: 'R',
  Right_To_Left_Embedding: 'RLE',
  Right_To_Left_Isolate: 'RLI',
  Right_To_Left_Override: 'RLO',
  Segment_Separator: 'S',
  White_Space: 'WS',
};

export async function bidiClasses(data: UnicodeData): Promise<string[]> {
  const classes = new Array<string>(CODE_POINTS).fill('L');
  for (const value of data.values('Bidi_Class')) {
    const set = await data.set('Bidi_Class', value);
    for (let point = 0; point < CODE_POINTS; point++) if (set[point]) classes[point] = SHORT_NAME[value]!;
  }
  return classes;
}

/** Pairs of an opening and a closing bracket, separated by spaces. The mirror image of a paired bracket is the other of its pair. */
export async function bidiBrackets(data: UnicodeData): Promise<string> {
  const opening = await data.set('Bidi_Paired_Bracket_Type', 'Open');
  const mirror = await data.map<string>('Bidi_Mirroring_Glyph');
  const pairs: string[] = [];
  opening.forEach((isOpening, point) => {
    if (isOpening) pairs.push(String.fromCodePoint(point) + mirror.get(point));
  });
  return pairs.join(' ');
}
