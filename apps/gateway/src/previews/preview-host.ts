import { workspaceIdSchema, type WorkspaceId } from '@constellation/contracts-kernel';

/** What a preview's host name stands for. The same value is checked and dialled. */
export interface PreviewTarget {
  workspaceId: WorkspaceId;
  port: number;
}

const label = /^([1-9]\d{0,4})--([0-7][0-9a-hjkmnp-tv-z]{25})$/;

/** `<port>--<id>.<suffix>`: the port without a leading zero, the id in lower case. */
export const previewHostOf = ({ workspaceId, port }: PreviewTarget, suffix: string): string =>
  `${port}--${workspaceId.slice('wsp_'.length).toLowerCase()}.${suffix}`;

/**
 * The target of a Host header; undefined for anything that is not exactly what {@link previewHostOf} writes (host names ignore
 * case).
 */
export const parsePreviewHost = (host: string | undefined, suffix: string): PreviewTarget | undefined => {
  const name = host?.toLowerCase() ?? '';
  if (!name.endsWith(`.${suffix}`)) return undefined;
  const [, port, id] = label.exec(name.slice(0, -suffix.length - 1)) ?? [];
  const workspaceId = workspaceIdSchema.safeParse(`wsp_${id?.toUpperCase() ?? ''}`);
  if (port === undefined || Number(port) > 65_535 || !workspaceId.success) return undefined;
  return { workspaceId: workspaceId.data, port: Number(port) };
};

/** Whether a host lies below the suffix at all: then it is never answered as if it were the IDE's. */
export const isBelowPreviewSuffix = (host: string | undefined, suffix: string): boolean =>
  (host?.toLowerCase() ?? '').endsWith(`.${suffix}`);
