/** All bytes of an open stream, or `too-large` as soon as there are more than `limit`. */
export const readBytes = async (
  stream: AsyncIterable<{ kind: 'bytes'; bytes: Uint8Array } | { kind: 'item' }>,
  limit: number,
): Promise<Uint8Array | 'too-large'> => {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const message of stream) {
    if (message.kind !== 'bytes') continue;
    size += message.bytes.length;
    if (size > limit) return 'too-large';
    chunks.push(message.bytes);
  }
  return Buffer.concat(chunks);
};
