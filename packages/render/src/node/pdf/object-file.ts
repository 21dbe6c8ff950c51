import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';
import { RenderLimitError } from '../render-limit-error.ts';
import { dictionary, type Ref, reference } from './syntax.ts';

/** What a document may weigh; a hundred pages of large photographs do not come near it. */
const MAX_BYTES = 256 * 1024 * 1024;
const HEADER = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';

/** Streams shorter than this gain nothing by being compressed. */
const WORTH_COMPRESSING = 64;

/**
 * The numbered parts of a PDF file in the order they are finished, and the table by which they are found. Numbers can
 * be reserved for parts that others already name.
 */
export class ObjectFile {
  readonly #chunks: Buffer[] = [Buffer.from(HEADER, 'latin1')];
  readonly #offsets: number[] = [0];
  #length = HEADER.length;

  reserve(): Ref {
    return this.#offsets.push(0) - 1;
  }

  /** @param body A value of `syntax.ts`. */
  write(body: string, ref = this.reserve()): Ref {
    this.#append(ref, Buffer.from(`${ref} 0 obj\n${body}\nendobj\n`, 'latin1'));
    return ref;
  }

  /** @param entries Of the stream's dictionary, besides its length and compression. */
  writeStream(
    entries: { readonly [key: string]: string | number | null },
    data: Uint8Array,
    ref = this.reserve(),
    packing: 'plain' | 'deflate' = 'deflate',
  ): Ref {
    const asItIs = packing === 'plain' || entries['Filter'] || data.length < WORTH_COMPRESSING;
    const packed = asItIs ? data : deflateSync(data, { level: 6 });
    const filter = packed === data ? {} : { Filter: '/FlateDecode' };
    const head = `${ref} 0 obj\n${dictionary({ ...entries, ...filter, Length: packed.length })}\nstream\n`;
    this.#append(ref, Buffer.concat([Buffer.from(head, 'latin1'), packed, Buffer.from('\nendstream\nendobj\n')]));
    return ref;
  }

  writeContent(
    entries: { readonly [key: string]: string | number | null },
    content: string,
    ref = this.reserve(),
  ): Ref {
    return this.writeStream(entries, Buffer.from(content, 'latin1'), ref);
  }

  /** The whole file. Its identity is the hash of its content, so equal documents are equal files. */
  finish(root: Ref, info: Ref): Uint8Array {
    const body = Buffer.concat(this.#chunks);
    const id = `<${createHash('md5').update(body).digest('hex')}>`;
    const entries = this.#offsets.slice(1).map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
    const trailer = dictionary({
      Size: this.#offsets.length,
      Root: reference(root),
      Info: reference(info),
      ID: `[${id} ${id}]`,
    });
    const table = `xref\n0 ${this.#offsets.length}\n0000000000 65535 f \n${entries.join('')}`;
    return Buffer.concat([body, Buffer.from(`${table}trailer\n${trailer}\nstartxref\n${body.length}\n%%EOF\n`)]);
  }

  #append(ref: Ref, bytes: Buffer): void {
    if (this.#length + bytes.length > MAX_BYTES) {
      throw new RenderLimitError(
        'document_too_large',
        `The document passes ${MAX_BYTES / 1024 / 1024} MB; use fewer pages or smaller pictures.`,
      );
    }
    this.#offsets[ref] = this.#length;
    this.#chunks.push(bytes);
    this.#length += bytes.length;
  }
}
