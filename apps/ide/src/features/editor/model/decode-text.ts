/** Largest file that opens in the editor: 16 MiB. */
export const largestTextBytes = 16 * 1024 * 1024;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text of a file, or `undefined` when it is not UTF-8 text (a NUL in the first 8 KiB, or bytes that are no UTF-8). */
export const decodeText = (bytes: Uint8Array): string | undefined => {
  if (bytes.subarray(0, 8_192).includes(0)) return undefined;
  try {
    return decoder.decode(bytes);
  } catch {
    return undefined;
  }
};

const encoder = new TextEncoder();
export const encodeText = (text: string): Uint8Array<ArrayBuffer> => encoder.encode(text);
