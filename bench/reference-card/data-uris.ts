/** Pictures as `data:` URIs, by source, for the subjects whose markup takes nothing else. */
export function dataUris(pictures: ReadonlyMap<string, Buffer>): Map<string, string> {
  return new Map(
    [...pictures].map(([source, bytes]) => {
      const mediaType = source.endsWith('.png') ? 'image/png' : 'image/jpeg';
      return [source, `data:${mediaType};base64,${bytes.toString('base64')}`];
    }),
  );
}
