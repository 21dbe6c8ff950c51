import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { crc32, deflateSync } from 'node:zlib';

export interface PictureServer {
  /** `host:port`, for PICTIFY_ALLOW_PRIVATE_HOSTS. */
  host: string;
  origin: string;
  close(): Promise<void>;
}

const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');

function part(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length);
  frame.writeUInt32BE(crc32(named), 4);
  return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)]);
}

function grayHeader(width: number, height: number): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width);
  header.writeUInt32BE(height, 4);
  header[8] = 8;
  return part('IHDR', header);
}

/** One shade of gray; compresses a thousand to one. */
function grayPng(width: number, height: number): Buffer {
  const pixels = deflateSync(Buffer.alloc((width + 1) * height, 0));
  return Buffer.concat([signature, grayHeader(width, height), part('IDAT', pixels), part('IEND', Buffer.alloc(0))]);
}

/** Two frames of one pixel. */
function animatedGif(): Buffer {
  const frame = '21f904000a0000002c000000000100010000020244 01 00'.replaceAll(' ', '');
  return Buffer.from(`47494638396101000100800000000000ffffff${frame}${frame}3b`, 'hex');
}

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><script>alert(1)</script></svg>';

const makers: Readonly<Record<string, () => Buffer>> = {
  '/gray.png': () => grayPng(40, 40),
  '/truncated.png': () => grayPng(400, 400).subarray(0, -40),
  '/100-megapixels.png': () =>
    Buffer.concat([
      signature,
      grayHeader(10_000, 10_000),
      part('IDAT', Buffer.alloc(9)),
      part('IEND', Buffer.alloc(0)),
    ]),
  '/bomb.png': () => grayPng(17_000, 3000),
  '/49-megapixels.png': () => grayPng(7000, 7000),
  '/animated.gif': animatedGif,
  '/script.svg': () => Buffer.from(svg),
  '/entities.svg': () => Buffer.from(`<!DOCTYPE svg [<!ENTITY a "&b;&b;"><!ENTITY b "x">]>${svg}`),
  '/empty.png': () => Buffer.alloc(0),
  '/only-signature.png': () => signature,
};

/** Serves pictures that are meant to hurt whoever decodes them. */
export async function startPictureServer(): Promise<PictureServer> {
  // Made before they are asked for: some take longer than a layer waits.
  const pictures = new Map(Object.entries(makers).map(([path, make]) => [path, make()]));
  const server = createServer((request, response) => {
    const picture = pictures.get(request.url ?? '');
    response.writeHead(picture ? 200 : 404).end(picture);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    origin: `http://${host}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
