import type { OperationId } from '@pictify/api';

/** The package that the samples import; this one does not. */
const client = '@pictify/sdk';

/** What begins every program of the samples. */
export const sdkStart = `import { Pictify } from '${client}';

const pictify = new Pictify(); // PICTIFY_URL, PICTIFY_API_KEY`;

/** The main operations through the client for TypeScript; each goes on after `sdkStart`. */
export const sdkSamples: Readonly<Partial<Record<OperationId, string>>> = {
  listTemplates: `for await (const template of pictify.templates.iterate()) {
  console.log(template.id, template.name);
}`,
  createTemplate: `const { template, warnings } = await pictify.templates.create({
  schema: 1,
  name: 'Welcome card',
  width: 1200,
  height: 630,
  pages: [{ layers: [{ id: 'title', type: 'text', text: 'Welcome, {{ name }}!' }] }],
});
console.log(template.id, warnings);`,
  getTemplateVariables: `for (const variable of await pictify.templates.variables('tpl_wrapped')) {
  console.log(variable);
}`,
  render: `const { url, issues } = await pictify.render('tpl_wrapped', {
  variables: { name: 'Ada Lovelace', projects_count: 42, hours_saved: 318 },
});
console.log(url, issues);`,
  createBatch: `const users = [{ user_id: 'u-1', name: 'Ada Lovelace' }, { user_id: 'u-2', name: 'Grace Hopper' }];

const batch = await pictify.batches.create('tpl_wrapped', users, { key: 'user_id' });
await batch.wait();
for await (const { key, url, error } of batch.results()) {
  console.log(key, url ?? error);
}`,
  getBatch: `const { status, completed, total } = await pictify.batches.get('bat_…').status();
console.log(status, completed, total);`,
  getBatchResults: `for await (const { key, url } of pictify.batches.get('bat_…').results()) {
  console.log(key, url);
}`,
  cancelBatch: `await pictify.batches.get('bat_…').cancel();`,
};
