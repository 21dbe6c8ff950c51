import type { Database } from '../store/database.ts';
import { readSetting, writeSetting } from '../store/settings.ts';

/** What the first start made, as the gallery page shows it. Images are kept by name, not by URL. */
export interface GalleryRecord {
  starters: GalleryStarter[];
  sampleBatchId: string | null;
}

export interface GalleryStarter {
  templateId: string;
  name: string;
  description: string;
  width: number;
  height: number;
  cards: { image: string; altText: string; caption: string }[];
}

const name = 'gallery';

/** Undefined before the first start has ended: that is also how later starts know there is nothing to seed. */
export async function readGallery(db: Database, workspaceId: string): Promise<GalleryRecord | undefined> {
  return (await readSetting(db, workspaceId, name)) as GalleryRecord | undefined;
}

export async function writeGallery(db: Database, workspaceId: string, record: GalleryRecord): Promise<void> {
  await writeSetting(db, workspaceId, name, record);
}
