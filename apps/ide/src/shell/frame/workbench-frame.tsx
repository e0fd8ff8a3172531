import { useIsNarrow } from '@constellation/web-ui';
import type { ReactNode } from 'react';
import { DesktopFrame } from './desktop-frame.tsx';
import { OverlayHost } from '../overlays/overlay-host.tsx';
import { PhoneFrame } from './phone-frame.tsx';

export interface WorkbenchFrameProps {
  /** The project's name: the page's heading for screen readers. */
  title: string;
  /** Above everything, full width: banners. */
  banner: ReactNode;
  /** The main menu and the account, in the activity bar. */
  start: ReactNode;
  end: ReactNode;
  /** The same acts as a list, in the phone's sheet. */
  phoneMenu: ReactNode;
  /** Palette and dialogs. */
  children?: ReactNode;
}

/** The whole window of an open project. */
export const WorkbenchFrame = ({ title, banner, start, end, phoneMenu, children }: WorkbenchFrameProps) => (
  <div className="flex h-dvh flex-col overflow-hidden bg-ink-1 text-work text-fg">
    <h1 className="sr-only">{title}</h1>
    {banner}
    <div className="min-h-0 flex-1">{useIsNarrow() ? <PhoneFrame menu={phoneMenu} /> : <DesktopFrame start={start} end={end} />}</div>
    <OverlayHost />
    {children}
  </div>
);
