// The web app manifest (W3C), from which a device takes the name, the icon and the colours of a bookmark on its home screen. Pure.
import type { Publisher } from '../../domain/publisher/publisher.ts';
import { ICON_PATH, TOUCH_ICON_PATH } from '../layout/icons.ts';
import { PAPER } from '../layout/tokens.ts';

export type ManifestPublisher = Pick<Publisher, 'name' | 'description' | 'language' | 'iconUrl' | 'faviconUrl'>;

interface ManifestIcon {
  src: string;
  sizes: string;
  /** Absent: unknown, because the publisher's settings name no type. */
  type?: string;
}

const OWN_ICONS: readonly ManifestIcon[] = [
  { src: ICON_PATH, sizes: 'any', type: 'image/svg+xml' },
  { src: TOUCH_ICON_PATH, sizes: '180x180', type: 'image/png' },
];

/** The sizes are the least that docs/publisher.md asks for. */
function iconsOf({ iconUrl, faviconUrl }: ManifestPublisher): readonly ManifestIcon[] {
  const icons = [
    ...(iconUrl === undefined ? [] : [{ src: iconUrl, sizes: '512x512' }]),
    ...(faviconUrl === undefined ? [] : [{ src: faviconUrl, sizes: '64x64' }]),
  ];
  return icons.length === 0 ? OWN_ICONS : icons;
}

/** Returns JSON. The site opens in the browser, because pages do not work without a network. */
export function writeWebManifest(publisher: ManifestPublisher): string {
  const { name, description, language } = publisher;
  return `${JSON.stringify({
    name,
    short_name: name,
    description,
    lang: language,
    dir: 'auto',
    id: '/',
    start_url: '/',
    scope: '/',
    display: 'browser',
    background_color: PAPER,
    theme_color: PAPER,
    icons: iconsOf(publisher),
  })}\n`;
}
