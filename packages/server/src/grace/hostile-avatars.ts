import type { HostileCase } from './starter.ts';

export interface AvatarOrigins {
  faults: string;
  pictures: string;
  canary: string;
}

/** Avatars as the open internet has them: what is wrong with each, where it is, and what the row is told. */
export function hostileAvatars({ faults, pictures, canary }: AvatarOrigins): HostileCase[] {
  const withUser = faults.replace('//', '//ada:secret@');
  const avatars: [name: string, source: string, ...issues: string[]][] = [
    ['a good one from the internet', `${pictures}/gray.png`],
    ['one pixel', `${faults}/ok.png`],
    ['an animated GIF', `${pictures}/animated.gif`],
    ['an SVG', `${faults}/ok.svg`],
    ['49 megapixels', `${pictures}/49-megapixels.png`],
    ['a 404', `${faults}/404`, 'image_not_found'],
    ['a server error', `${faults}/status?code=500`, 'image_not_found'],
    ['no such asset', 'asset:avatars/nobody.jpg', 'image_not_found'],
    ['an answer that never comes', `${faults}/silent`, 'image_timeout'],
    ['an answer after a minute', `${faults}/slow`, 'image_timeout'],
    ['a byte at a time', `${faults}/trickle`, 'image_timeout'],
    ['headers without end', `${faults}/trickle-headers`, 'image_timeout'],
    ['a body without end', `${faults}/endless`, 'image_too_large'],
    ['100 MB', `${faults}/huge`, 'image_too_large'],
    ['100 MB of unknown length', `${faults}/huge?chunked`, 'image_too_large'],
    ['a gzip bomb', `${faults}/bomb`, 'image_too_large'],
    ['100 megapixels', `${pictures}/100-megapixels.png`, 'image_too_large'],
    ['51 megapixels in 50 KB', `${pictures}/bomb.png`, 'image_too_large'],
    ['HTML called a PNG', `${faults}/not-image`, 'image_unreadable'],
    ['a PNG cut short', `${pictures}/truncated.png`, 'image_unreadable'],
    ['nothing but a signature', `${pictures}/only-signature.png`, 'image_unreadable'],
    ['no bytes', `${pictures}/empty.png`, 'image_unreadable'],
    ['an SVG with a script', `${pictures}/script.svg`, 'svg_simplified'],
    ['an SVG with entities', `${pictures}/entities.svg`, 'svg_refused'],
    ['a connection reset', `${faults}/reset`, 'image_unavailable'],
    ['another protocol', `${faults}/garbage`, 'image_unavailable'],
    ['a name that does not resolve', 'http://nowhere.invalid/a.png', 'image_unavailable'],
    ['this machine', `${canary}/a.png`, 'image_unavailable'],
    ['a private network', 'http://10.0.0.1/a.png', 'image_unavailable'],
    ['the metadata of a cloud', 'http://169.254.169.254/latest/meta-data/', 'image_unavailable'],
    ['IPv6 loopback', 'http://[::1]/a.png', 'image_unavailable'],
    ['an address in decimal', 'http://2130706433/a.png', 'image_unavailable'],
    ['an address in hexadecimal', 'http://0x7f000001/a.png', 'image_unavailable'],
    ['localhost', 'http://localhost/a.png', 'image_unavailable'],
    ['a redirect to this machine', `${faults}/redirect?to=${canary}/a.png`, 'image_unavailable'],
    ['a redirect to a file', `${faults}/redirect?to=file:///etc/passwd`, 'image_unavailable'],
    ['more redirects than are followed', `${faults}/redirects?count=9`, 'image_unavailable'],
    ['a user name and password', `${withUser}/ok.png`, 'image_unavailable'],
    ['a file', 'file:///etc/passwd', 'image_source_invalid'],
    ['data', 'data:image/png;base64,AAAA', 'image_source_invalid'],
    ['a script', 'javascript:alert(1)', 'image_source_invalid'],
    ['an asset outside its folder', 'asset:../../package.json', 'image_source_invalid'],
    ['words', 'not a url', 'image_source_invalid'],
    ['a URL of 9,000 characters', `https://example.com/${'a'.repeat(9000)}`, 'image_source_invalid'],
  ];
  return avatars.map(([name, avatar, ...issues]) => ({ case: `an avatar that is ${name}`, row: { avatar }, issues }));
}
