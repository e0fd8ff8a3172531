/** Whether `url` answers anything at all within three seconds, so that a machine without internet does not wait for a download to fail. */
export async function canReach(url: string, signal?: AbortSignal): Promise<boolean> {
  const limit = AbortSignal.timeout(3000);
  try {
    await fetch(url, { method: 'HEAD', signal: signal ? AbortSignal.any([signal, limit]) : limit });
    return true;
  } catch {
    signal?.throwIfAborted();
    return false;
  }
}
