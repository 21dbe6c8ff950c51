/** Thrown through layout when it needs a font file that has not arrived; the file has been asked for. */
export class FontPending extends Error {
  constructor(family: string) {
    super(`The font ${family} has not arrived.`);
    this.name = 'FontPending';
  }
}
