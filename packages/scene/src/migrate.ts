import { type JsonMap, nameOf, own } from './json.ts';
import type { Checker } from './validate/checker.ts';

/** The schema this version writes. */
export const SCHEMA = 1;

/** Brings a document, in place, to the schema of this version. */
export function migrate(document: JsonMap, at: Checker): void {
  const schema = own(document, 'schema');
  if (schema == null) {
    document['schema'] = SCHEMA;
    at.at('schema').problem(
      'schema_missing',
      `The document does not say its "schema"; ${SCHEMA} is assumed.`,
      'warning',
    );
  } else if (typeof schema === 'number' && Number.isInteger(schema) && schema > SCHEMA) {
    at.at('schema').fatal(
      'schema_newer',
      `The document has schema ${schema}; this server knows up to ${SCHEMA} and is older. Update it.`,
    );
  } else if (schema !== SCHEMA) {
    at.at('schema').fatal('schema_unknown', `"schema" must be ${SCHEMA}, not ${nameOf(schema)}.`);
  }
}
