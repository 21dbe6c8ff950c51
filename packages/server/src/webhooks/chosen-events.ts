import { laterWebhookEvents, nearest, type ProblemError, type WebhookEvent, webhookEvents } from '@pictify/api';
import { invalidBody } from '../http/body-errors.ts';

/** The events an endpoint asked for, each once; all there are where it asked for none. */
export function chosenEvents(given: readonly string[] | undefined): WebhookEvent[] {
  if (given === undefined) return [...webhookEvents];
  const errors = given.flatMap((name, at) => (isEvent(name) ? [] : [unknownEvent(name, `/events/${at}`)]));
  if (errors.length > 0) throw invalidBody(errors);
  return webhookEvents.filter((event) => given.includes(event));
}

function isEvent(name: string): name is WebhookEvent {
  return (webhookEvents as readonly string[]).includes(name);
}

function unknownEvent(name: string, field: string): ProblemError {
  if ((laterWebhookEvents as readonly string[]).includes(name)) {
    const message = `The event “${name}” is not supported in this version. Leave it out.`;
    return { field, code: 'not_supported', message };
  }
  const meant = nearest(name, webhookEvents);
  const hint = meant ? `Did you mean “${meant}”?` : `There are ${webhookEvents.join(', ')}.`;
  return { field, code: 'invalid_value', message: `There is no event “${name}”. ${hint}` };
}
