import type { RenderOptions, WireIssue } from '@pictify/api';
import type { FontUpload, OwnImages } from '@pictify/render/node';
import type { CompiledTemplate } from '@pictify/scene';
import { withTextVariable } from './text-variable.ts';

/** What a render process needs of the renderer; `createRenderer` of `@pictify/render/node` gives it. */
export interface RowRenderer {
  render(template: CompiledTemplate, row: unknown, options: RenderOptions & { now: number }): Promise<RenderedRow>;
  /** One document of several rows. */
  renderSets(
    template: CompiledTemplate,
    rows: readonly unknown[],
    options: RenderOptions & { now: number },
  ): Promise<RenderedRow>;
  /** Warms the images of the coming rows; never rejects. */
  prefetch?(
    template: CompiledTemplate,
    rows: readonly unknown[],
    options: RenderOptions & { now: number },
  ): Promise<void>;
  /** The same with more fonts. Throws where one is refused. */
  withFonts(fonts: readonly FontUpload[], namespace: string): RowRenderer;
  /** The same with some pictures from elsewhere. */
  withImages(own: OwnImages): RowRenderer;
}

export interface RenderedRow {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly altText: string;
  readonly issues: readonly { code: string; severity: WireIssue['severity']; message: string; set?: number }[];
}

/** Issues of one row that are kept; a hostile row could otherwise make megabytes of them. */
const keptIssues = 50;
/** Of each row of a document. */
const keptOfSet = 10;

export function wireIssues(
  issues: RenderedRow['issues'] | readonly WireIssue[],
  template: Pick<CompiledTemplate, 'template'>,
): WireIssue[] {
  const kept = new Map<number | undefined, number>();
  const few = issues.filter(({ set }) => {
    const count = (kept.get(set) ?? 0) + 1;
    kept.set(set, count);
    return count <= (set === undefined ? keptIssues : keptOfSet);
  });
  return few
    .map((found: WireIssue) => withTextVariable(found, template))
    .map((issue) => ({
      code: issue.code,
      severity: issue.severity,
      message: issue.message.slice(0, 500),
      ...(issue.path === undefined ? {} : { path: issue.path }),
      ...(issue.layer === undefined ? {} : { layer: issue.layer }),
      ...(issue.variable === undefined ? {} : { variable: issue.variable }),
      ...(issue.set === undefined ? {} : { set: issue.set }),
    }));
}
