// The icons of the site: those of the publisher, and where the settings name none, our own from src/pages/assets. Pure.
import type { Publisher } from '../../domain/publisher/publisher.ts';

/** Static files. The hash is that of the file; a test compares them. */
export const ICON_PATH = '/assets/icon.6185ad05d53d.svg';
/** 180 pixels, without round corners. */
export const TOUCH_ICON_PATH = '/assets/touch-icon.b791d101efcb.png';

export type PublisherIcons = Pick<Publisher, 'iconUrl' | 'faviconUrl'>;

/** For browser tabs and lists. Absent: the publisher has no icon. */
export function smallIconOf({ iconUrl, faviconUrl }: PublisherIcons): string | undefined {
  return faviconUrl ?? iconUrl;
}

/** For home screens. Absent: the publisher has no icon. */
export function largeIconOf({ iconUrl, faviconUrl }: PublisherIcons): string | undefined {
  return iconUrl ?? faviconUrl;
}
