import { createHash } from 'node:crypto';
import { documentOf, starterScenes } from './documents.ts';

// Run by a test in a process of its own.
const { bytes } = await documentOf(starterScenes('onboarding-milestone', 4));
console.log(createHash('sha256').update(bytes).digest('hex'));
