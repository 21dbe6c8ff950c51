import type { WireTemplateVersion } from '@pictify/api';
import type { StoredPublication } from '../store/template-publications.ts';
import type { StoredTemplate } from '../store/templates.ts';

export function wireVersion(
  { templateId, version, revision, documentHash, name, note, publishedAt }: StoredPublication,
  template: Pick<StoredTemplate, 'documentHash'>,
): WireTemplateVersion {
  return {
    id: `${templateId}@${version}`,
    templateUid: templateId,
    version,
    revision,
    documentHash,
    name,
    note,
    publishedAt: publishedAt.toISOString(),
    current: documentHash === template.documentHash,
  };
}
