import { ByteSink, ByteStream } from './byte-stream.ts';
import { view } from './sfnt.ts';

/** What a language of a script has: indices into the features. */
export interface LanguageSystem {
  /** `NO_FEATURE` or the index of a feature that cannot be turned off. */
  readonly required: number;
  readonly features: readonly number[];
}

export interface LayoutScript {
  readonly tag: string;
  readonly byDefault: LanguageSystem | null;
  readonly languages: readonly { readonly tag: string; readonly system: LanguageSystem }[];
}

export interface LayoutFeature {
  readonly tag: string;
  readonly lookups: readonly number[];
}

/** `GSUB` or `GPOS` (OpenType 1.9, Common Table Formats), its lookups and feature variations as they are. */
export interface LayoutTable {
  readonly scripts: readonly LayoutScript[];
  readonly features: readonly LayoutFeature[];
  readonly lookups: Uint8Array;
  readonly variations: Uint8Array | null;
}

export const NO_FEATURE = 0xffff;
/** No font has as many by far; only a hostile one asks for the work. */
const MOST_RECORDS = 20_000;

/** Throws RangeError where an offset leads outside of the table or there is more than any font needs. */
export function readLayoutTable(table: Uint8Array): LayoutTable {
  const header = view(table);
  let records = 0;
  const from = (offset: number): ByteStream => {
    if (offset > table.length) throw new RangeError('A layout table is truncated.');
    return new ByteStream(table.subarray(offset));
  };
  const numbers = (stream: ByteStream, count: number): number[] => {
    if ((records += count + 1) > MOST_RECORDS) throw new RangeError('A layout table is too large.');
    return Array.from({ length: count }, () => stream.uint16());
  };
  const tagged = (at: number): { tag: string; at: number }[] => {
    const stream = from(at);
    const count = stream.uint16();
    if ((records += count) > MOST_RECORDS) throw new RangeError('A layout table is too large.');
    return Array.from({ length: count }, () => ({
      tag: String.fromCharCode(...stream.take(4)),
      at: stream.uint16(),
    }));
  };
  const languageSystem = (at: number): LanguageSystem => {
    const stream = from(at);
    stream.uint16();
    return { required: stream.uint16(), features: numbers(stream, stream.uint16()) };
  };
  const scriptList = header.getUint16(4);
  const featureList = header.getUint16(6);
  const variations = header.getUint16(2) > 0 ? header.getUint32(10) : 0;
  return {
    scripts: tagged(scriptList).map(({ tag, at }) => {
      const start = scriptList + at;
      const byDefault = from(start).uint16();
      return {
        tag,
        byDefault: byDefault === 0 ? null : languageSystem(start + byDefault),
        languages: tagged(start + 2).map((language) => ({
          tag: language.tag,
          system: languageSystem(start + language.at),
        })),
      };
    }),
    features: tagged(featureList).map(({ tag, at }) => {
      const stream = from(featureList + at);
      stream.uint16();
      return { tag, lookups: numbers(stream, stream.uint16()) };
    }),
    lookups: table.subarray(header.getUint16(8)),
    variations: variations === 0 ? null : table.subarray(variations),
  };
}

/** Throws RangeError where scripts and features take more than their 64 KB. Parameters of features are left out. */
export function writeLayoutTable({ scripts, features, lookups, variations }: LayoutTable): Uint8Array {
  const headerSize = variations ? 14 : 10;
  const scriptList = writeTagged(scripts.map((script) => ({ tag: script.tag, bytes: writeScript(script) })));
  const featureList = writeTagged(features.map((feature) => ({ tag: feature.tag, bytes: writeFeature(feature) })));
  const lookupAt = headerSize + scriptList.length + featureList.length;
  const padding = (4 - (lookupAt % 4)) % 4;
  const sink = new ByteSink();
  for (const word of [1, variations ? 1 : 0, headerSize, headerSize + scriptList.length]) sink.uint16(word);
  sink.uint16(offset16(lookupAt + padding));
  if (variations) writeUint32(sink, lookupAt + padding + lookups.length);
  sink.append(scriptList);
  sink.append(featureList);
  sink.append(new Uint8Array(padding));
  sink.append(lookups);
  if (variations) sink.append(variations);
  return sink.bytes();
}

function writeScript({ byDefault, languages }: LayoutScript): Uint8Array {
  const systems = languages.map(({ tag, system }) => ({ tag, bytes: writeLanguageSystem(system) }));
  const fallback = byDefault ? writeLanguageSystem(byDefault) : new Uint8Array();
  const records = 4 + systems.length * 6;
  const sink = new ByteSink();
  sink.uint16(byDefault ? records : 0);
  sink.uint16(systems.length);
  writeRecords(sink, systems, records + fallback.length);
  sink.append(fallback);
  for (const { bytes } of systems) sink.append(bytes);
  return sink.bytes();
}

function writeLanguageSystem({ required, features }: LanguageSystem): Uint8Array {
  const sink = new ByteSink();
  for (const word of [0, required, features.length, ...features]) sink.uint16(word);
  return sink.bytes();
}

function writeFeature({ lookups }: LayoutFeature): Uint8Array {
  const sink = new ByteSink();
  for (const word of [0, lookups.length, ...lookups]) sink.uint16(word);
  return sink.bytes();
}

interface Tagged {
  readonly tag: string;
  readonly bytes: Uint8Array;
}

function writeTagged(parts: readonly Tagged[]): Uint8Array {
  const sink = new ByteSink();
  sink.uint16(parts.length);
  writeRecords(sink, parts, 2 + parts.length * 6);
  for (const { bytes } of parts) sink.append(bytes);
  return sink.bytes();
}

function writeRecords(sink: ByteSink, parts: readonly Tagged[], first: number): void {
  let at = first;
  for (const { tag, bytes } of parts) {
    for (let index = 0; index < 4; index++) sink.uint8(tag.charCodeAt(index));
    sink.uint16(offset16(at));
    at += bytes.length;
  }
}

function writeUint32(sink: ByteSink, value: number): void {
  sink.uint16(value >>> 16);
  sink.uint16(value & 0xffff);
}

function offset16(offset: number): number {
  if (offset > 0xffff) throw new RangeError('The scripts and features of a font are too large.');
  return offset;
}
