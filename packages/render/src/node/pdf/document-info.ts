import type { ObjectFile } from './object-file.ts';
import { asciiString, dictionary, type Ref, textString } from './syntax.ts';

/** What a document says of itself; what is empty is left out. */
export interface DocumentInfo {
  readonly title: string;
  readonly author: string;
  readonly subject: string;
  readonly keywords: string;
  /** BCP 47. */
  readonly language: string;
  /** Epoch milliseconds; null: no date is written. */
  readonly createdAt: number | null;
}

const PRODUCER = 'Pictify';

export function writeInfo(file: ObjectFile, info: DocumentInfo): Ref {
  const date = info.createdAt === null ? null : asciiString(pdfDate(info.createdAt));
  return file.write(
    dictionary({
      Title: written(info.title),
      Author: written(info.author),
      Subject: written(info.subject),
      Keywords: written(info.keywords),
      Creator: textString(PRODUCER),
      Producer: textString(PRODUCER),
      CreationDate: date,
      ModDate: date,
    }),
  );
}

/** The same as XMP (ISO 16684-1), which archives and asset managers read. */
export function writeXmp(file: ObjectFile, info: DocumentInfo): Ref {
  const date = info.createdAt === null ? '' : new Date(info.createdAt).toISOString().replace(/\.\d+Z$/, 'Z');
  const alternative = (tag: string, text: string): string =>
    text ? `<${tag}><rdf:Alt><rdf:li xml:lang="x-default">${inXml(text)}</rdf:li></rdf:Alt></${tag}>` : '';
  const simple = (tag: string, text: string): string => (text ? `<${tag}>${inXml(text)}</${tag}>` : '');
  const author = info.author
    ? `<dc:creator><rdf:Seq><rdf:li>${inXml(info.author)}</rdf:li></rdf:Seq></dc:creator>`
    : '';
  const xmp = `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/">
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>${inXml(info.language)}</rdf:li></rdf:Bag></dc:language>
${alternative('dc:title', info.title)}${author}${alternative('dc:description', info.subject)}
<xmp:CreatorTool>${PRODUCER}</xmp:CreatorTool>${simple('xmp:CreateDate', date)}${simple('xmp:ModifyDate', date)}
<pdf:Producer>${PRODUCER}</pdf:Producer>${simple('pdf:Keywords', info.keywords)}
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>`;
  // Uncompressed, so that it is found without reading PDF.
  return file.writeStream({ Type: '/Metadata', Subtype: '/XML' }, Buffer.from(xmp), undefined, 'plain');
}

const written = (text: string): string | null => (text ? textString(text) : null);

/** `D:20260131235959Z` (ISO 32000-1, 7.9.4). */
function pdfDate(at: number): string {
  return `D:${new Date(at)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/[-:T]/g, '')}Z`;
}

const ENTITIES: { readonly [char: string]: string } = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no way to write control characters. */
const inXml = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\ufffe\uffff]/gu, ' ')
    .replace(/[&<>"]/g, (char) => ENTITIES[char]!);
