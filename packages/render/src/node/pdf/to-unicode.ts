import { hex, utf16 } from './syntax.ts';

/** Entries of one `bfchar` block (Adobe Technical Note 5014). */
const MAX_ENTRIES = 100;

/** The table by which readers turn codes back into text. `texts` holds one text for every code from `first` on. */
export function toUnicode(texts: readonly string[], first: number, digits: 2 | 4): string {
  const entries = texts.map((text, index) => `<${hex(first + index, digits)}> <${utf16(text)}>`);
  const blocks: string[] = [];
  for (let at = 0; at < entries.length; at += MAX_ENTRIES) {
    const block = entries.slice(at, at + MAX_ENTRIES);
    blocks.push(`${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`);
  }
  return `/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<${'0'.repeat(digits)}> <${'F'.repeat(digits)}>
endcodespacerange
${blocks.join('\n')}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
`;
}
