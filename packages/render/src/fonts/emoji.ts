/**
 * Whether a grapheme cluster is to be shown as an emoji: presented so by default, by a variation selector, or by
 * being a keycap, a flag, or toned. `©`, `™`, `♥` and digits by themselves are text.
 */
export function isEmojiCluster(cluster: string): boolean {
  if (cluster.length === 1 && cluster < '\u231a') return false;
  return EMOJI.test(cluster) && !cluster.includes(TEXT_PRESENTATION);
}

const TEXT_PRESENTATION = '\ufe0e';
const EMOJI = /\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f|^[0-9#*]\ufe0f?\u20e3|\p{Emoji_Modifier}/u;
