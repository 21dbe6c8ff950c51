export { FetchFailure, type FetchFailureCode, type Retry, statusFailure } from './failure.ts';
export {
  createFetcher,
  FETCH_DEFAULTS,
  type Fetcher,
  type FetcherOptions,
  type FetchRequest,
  type FetchResult,
} from './fetcher.ts';
export { createHostCircuit, type HostCircuit, type HostCircuitOptions } from './host-circuit.ts';
export {
  createImageFetcher,
  IMAGE_DEFAULTS,
  type ImageFetcher,
  type ImageFetcherOptions,
  type ImageRules,
} from './image-fetcher.ts';
export { type PrivateHosts, parsePrivateHosts } from './private-hosts.ts';
export type { Lookup, ResolvedAddress } from './resolver.ts';
export { type ImageFormat, sniffImage } from './sniff-image.ts';
