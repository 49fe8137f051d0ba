// The page that shows a new key, once. No cache keeps it, and its form makes no second key.
import { ShownKey, type ShownKeyProps } from '../../signed-in/shown-key.tsx';
import { partnerPath } from '../agreements/agreement-paths.ts';
import { Place } from '../agreements/agreement-place.tsx';
import { type ConsoleFrame, renderConsolePage } from '../console-layout.tsx';

interface KeyShownProps extends ShownKeyProps {
  frame: ConsoleFrame;
  /** Id of the partner. */
  partner: string;
}

export function keyShownPage({ partner, ...props }: KeyShownProps): string {
  return renderConsolePage({
    frame: props.frame,
    title: `New key of ${partner}`,
    children: (
      <>
        <Place partner={{ id: partner, name: partner }} />
        <ShownKey {...props} />
        <p class="tools">
          <a href={partnerPath(partner)}>I have copied it: back to the partner</a>
        </p>
      </>
    ),
  });
}

/** After the form was sent again: the key that it made exists, and is not shown. */
export function keyMadeBeforePage({ frame, partner, made }: Pick<KeyShownProps, 'frame' | 'partner' | 'made'>): string {
  return renderConsolePage({
    frame,
    title: `New key of ${partner}`,
    children: (
      <>
        <Place partner={{ id: partner, name: partner }} />
        <h1>The key was made before</h1>
        <p class="message" role="alert">
          This form was sent before, and made the key <a href={`${partnerPath(partner)}/keys/${made.id}`}>{made.id}</a>. No second key was
          made. A key cannot be shown again: if nobody has copied it, revoke it and make another one.
        </p>
        <p class="tools">
          <a href={partnerPath(partner)}>Back to the partner</a>
        </p>
      </>
    ),
  });
}
