import type { RenderOptions, WireIssue } from '@pictify/api';
import type { FontUpload } from '@pictify/render/node';
import type { CompiledTemplate } from '@pictify/scene';

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
}

export interface RenderedRow {
  readonly bytes: Uint8Array;
  readonly width: number;
  readonly height: number;
  readonly altText: string;
  readonly issues: readonly { code: string; severity: WireIssue['severity']; message: string }[];
}

/** Issues of one image that are kept; a hostile row could otherwise make megabytes of them. */
const keptIssues = 50;

export function wireIssues(issues: RenderedRow['issues'] | readonly WireIssue[]): WireIssue[] {
  return issues.slice(0, keptIssues).map((issue: WireIssue) => ({
    code: issue.code,
    severity: issue.severity,
    message: issue.message.slice(0, 500),
    ...(issue.path === undefined ? {} : { path: issue.path }),
    ...(issue.layer === undefined ? {} : { layer: issue.layer }),
    ...(issue.variable === undefined ? {} : { variable: issue.variable }),
  }));
}
