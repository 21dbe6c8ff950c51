import { createHash } from 'node:crypto';
import { assetDeleteQuery, assetListQuery, pagination } from '@pictify/api';
import type { Context } from 'hono';
import { assetNotFound } from '../../assets/asset-errors.ts';
import { assetBlobKey } from '../../assets/asset-file.ts';
import { removeAsset, usesOf } from '../../assets/remove-asset.ts';
import { type UploadedAsset, uploadAsset } from '../../assets/upload-asset.ts';
import { assetTypes, wireAsset } from '../../assets/wire-asset.ts';
import type { ServiceContext } from '../../service-context.ts';
import { findAsset, listAssets, type StoredAsset } from '../../store/assets.ts';
import { readAssetBody } from '../asset-body.ts';
import type { Environment } from '../environment.ts';
import { type Answer, idempotent } from '../idempotent.ts';
import type { Handler } from '../mount.ts';
import { readQuery } from '../read-query.ts';

type Routes = 'listAssets' | 'createAsset' | 'getAsset' | 'getAssetFile' | 'deleteAsset';

export function assetHandlers(context: ServiceContext): Record<Routes, Handler> {
  const { db, blobs } = context;
  const load = async (c: Context<Environment>): Promise<StoredAsset> => {
    const asset = await findAsset(db, c.get('key').workspaceId, c.req.param('id')!);
    if (!asset) throw assetNotFound();
    return asset;
  };
  return {
    listAssets: async (c) => {
      const query = readQuery(c, assetListQuery);
      const { assets, total } = await listAssets(db, c.get('key').workspaceId, query);
      return c.json({ assets: assets.map(wireAsset), pagination: pagination(query, total) });
    },

    createAsset: async (c) => {
      const given = await readAssetBody(c);
      return idempotent(c, context, 'createAsset', {
        // Not of the body as sent: the boundary of a form is another each time.
        fingerprint: createHash('sha256')
          .update(JSON.stringify([given.name]))
          .update(given.bytes),
        drain: async () => undefined,
        run: async (commit) => {
          const uploaded = await uploadAsset(context, c.get('key').workspaceId, given, (transaction, uploaded) =>
            commit(transaction, answerFor(uploaded)),
          );
          return answerFor(uploaded);
        },
      });
    },

    getAsset: async (c) => {
      const asset = await load(c);
      return c.json({ asset: wireAsset(asset), usedBy: await usesOf(db, asset.workspaceId, asset.id) });
    },

    getAssetFile: async (c) => {
      const { workspaceId, id, format, sha256 } = await load(c);
      const etag = `"${sha256}"`;
      const headers = {
        'Cache-Control': 'private, max-age=86400',
        ETag: etag,
        // An SVG opened by itself is a document: this one may run nothing and load nothing.
        'Content-Security-Policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      };
      if (c.req.header('if-none-match') === etag) return new Response(null, { status: 304, headers });
      const bytes = await blobs.get(assetBlobKey(workspaceId, id));
      if (!bytes) throw assetNotFound();
      const type = assetTypes[format];
      return new Response(bytes as Uint8Array<ArrayBuffer>, { headers: { ...headers, 'Content-Type': type } });
    },

    deleteAsset: async (c) => {
      const { force } = readQuery(c, assetDeleteQuery);
      await removeAsset(context, c.get('key').workspaceId, c.req.param('id')!, force === 'true');
      return c.json({ deleted: true });
    },
  };
}

function answerFor({ asset, isNew }: UploadedAsset): Answer {
  return { status: isNew ? 201 : 200, body: { asset: wireAsset(asset) } };
}
