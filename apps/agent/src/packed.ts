const batchBytes = 24 * 1024;

/** Gathers values into batches whose JSON stays well below one frame. A single value larger than that goes alone. */
export async function* packed<Value>(values: AsyncIterable<Value> | Iterable<Value>): AsyncGenerator<Value[], void> {
  let batch: Value[] = [];
  let bytes = 0;
  for await (const value of values) {
    const size = Buffer.byteLength(JSON.stringify(value)) + 1;
    if (bytes + size > batchBytes && batch.length > 0) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(value);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}
