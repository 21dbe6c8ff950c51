export { type CanaryServer, startCanaryServer } from './canary-server.ts';
export { createTestCertificate, type TestCertificate } from './certificate.ts';
export { type FaultHit, type FaultServer, type FaultServerOptions, startFaultServer } from './fault-server.ts';
export { type HalfOpenServer, startHalfOpenServer } from './half-open-server.ts';
export { SAMPLE_PNG, SAMPLE_SVG } from './sample-images.ts';
export { ssrfAttempts } from './ssrf-attempts.ts';
