/** Follows which of a terminal's two screens a program draws on, by its escape sequences, whatever chunks they come in. */
export class ScreenMode {
  #tail = '';
  #isAlternate = false;

  get isAlternate(): boolean {
    return this.#isAlternate;
  }

  read(bytes: Uint8Array): void {
    // One long chunk without an escape character is the common case of a flood.
    if (this.#tail === '' && !bytes.includes(0x1b)) return;
    const text = this.#tail + Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    for (const [, mode] of text.matchAll(/\x1b\[\?(?:1049|1047|47)([hl])/g)) this.#isAlternate = mode === 'h';
    const escape = text.lastIndexOf('\x1b');
    this.#tail = escape >= 0 && text.length - escape < 8 ? text.slice(escape) : '';
  }
}
