import type { Matrix } from '../../canvas.ts';
import type { Extent } from '../../geometry.ts';
import type { SetPage } from '../stage.ts';
import { Content } from './content.ts';
import { type DocumentInfo, writeInfo, writeXmp } from './document-info.ts';
import { Drawing } from './drawing.ts';
import { FigureTree, MARK_BEGIN, MARK_END } from './figure-tree.ts';
import type { Original } from './image-table.ts';
import type { LinkArea } from './link-area.ts';
import { entriesOf } from './matrix.ts';
import { type Bookmark, writeOutline } from './outline.ts';
import { EFFECT_SCALE, paintPdfPage } from './paint-pdf-page.ts';
import type { Sheet } from './paper.ts';
import { PdfCanvas } from './pdf-canvas.ts';
import { RepeatedLayers } from './repeated-layers.ts';
import { array, asciiString, dictionary, number, numbers, type Ref, reference, textString } from './syntax.ts';

export interface DocumentPage {
  readonly set: Pick<SetPage, 'page' | 'images'>;
  readonly sheet: Sheet;
  /** Empty: no bookmark. */
  readonly title: string;
  readonly altText: string;
  /** The files that pictures were decoded from, by source. */
  readonly originals: ReadonlyMap<string, Uint8Array>;
}

/** Writes a document page by page; what pages have in common is written once. */
export class DocumentWriter {
  readonly #drawing = new Drawing();
  readonly #repeated = new RepeatedLayers(this.#drawing);
  readonly #figures = new FigureTree(this.#drawing.file);
  readonly #tree: Ref = this.#drawing.file.reserve();
  readonly #pages: Ref[] = [];
  readonly #bookmarks: Bookmark[] = [];

  /** @throws RenderLimitError `document_too_large`. */
  async add({ set, sheet, title, altText, originals }: DocumentPage): Promise<void> {
    const { file, images } = this.#drawing;
    for (const [source, result] of set.images) {
      const bytes = originals.get(source);
      if (bytes && 'picture' in result) images.remember(result.picture.drawable, originalOf(bytes, result.picture));
    }
    const content = new Content();
    const { width, height } = set.page;
    const region = { x: 0, y: 0, width: width * EFFECT_SCALE, height: height * EFFECT_SCALE };
    const base = pageMatrix(sheet);
    const { window } = sheet;
    content.add(MARK_BEGIN);
    content.add(
      `q\n${numbers([window.x, sheet.height - window.y - window.height, window.width, window.height])} re W n`,
    );
    content.add(`${numbers(entriesOf(base))} cm\n${numbers([0, 0, region.width, region.height])} re W n`);
    const links = paintPdfPage(
      new PdfCanvas(this.#drawing, content, base, region),
      set.page,
      set.images,
      this.#repeated,
    );
    content.add('Q');
    content.add(MARK_END);
    await images.flush();
    const page = file.reserve();
    this.#pages.push(page);
    file.write(
      dictionary({
        Type: '/Page',
        Parent: reference(this.#tree),
        MediaBox: array([numbers([0, 0, sheet.width, sheet.height])]),
        Resources: content.resources,
        Contents: reference(file.writeContent({}, content.operators)),
        Group: '<</S /Transparency /CS /DeviceRGB>>',
        Annots: links.length === 0 ? null : array(links.map((link) => annotation(link, sheet))),
        StructParents: this.#figures.add(page, altText),
        Tabs: '/S',
      }),
      page,
    );
    if (title) this.#bookmarks.push({ title, page });
  }

  finish(info: DocumentInfo): Uint8Array {
    const { file, fonts } = this.#drawing;
    fonts.finish();
    file.write(
      dictionary({ Type: '/Pages', Kids: array(this.#pages.map(reference)), Count: this.#pages.length }),
      this.#tree,
    );
    const outline = writeOutline(file, this.#bookmarks);
    const root = file.write(
      dictionary({
        Type: '/Catalog',
        Pages: reference(this.#tree),
        Outlines: outline === null ? null : reference(outline),
        PageMode: outline === null ? null : '/UseOutlines',
        Lang: textString(info.language),
        ViewerPreferences: '<</DisplayDocTitle true>>',
        Metadata: reference(writeXmp(file, info)),
        MarkInfo: '<</Marked true>>',
        StructTreeRoot: reference(this.#figures.finish()),
      }),
    );
    return file.finish(root, writeInfo(file, info));
  }
}

/** From device pixels, downwards, to points, upwards. */
function pageMatrix({ scale, x, y, height }: Sheet): Matrix {
  const unit = scale / EFFECT_SCALE;
  return { a: unit, b: 0, c: 0, d: -unit, e: x, f: height - y };
}

function annotation({ url, area }: LinkArea, sheet: Sheet): string {
  const { a, d, e, f } = pageMatrix(sheet);
  const box = [a * area.x + e, d * (area.y + area.height) + f, a * (area.x + area.width) + e, d * area.y + f];
  return dictionary({
    Type: '/Annot',
    Subtype: '/Link',
    Rect: `[${box.map(number).join(' ')}]`,
    Border: '[0 0 0]',
    A: dictionary({ Type: '/Action', S: '/URI', URI: asciiString(asciiUrl(url)) }),
    Contents: textString(url),
  });
}

/** Addresses in PDF are ASCII. */
function asciiUrl(url: string): string {
  return encodeURI(url.toWellFormed()).replaceAll('%25', '%');
}

const originalOf = (
  bytes: Uint8Array,
  natural: { naturalWidth: number; naturalHeight: number } & Extent,
): Original => ({
  bytes,
  naturalWidth: natural.naturalWidth,
  naturalHeight: natural.naturalHeight,
});
