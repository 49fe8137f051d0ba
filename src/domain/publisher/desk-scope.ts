// What a desk token may do. A token names its scopes when it is minted; there is no default.
import * as z from 'zod';

/** `backup` reads and replaces everything, hashes of secrets included. The bootstrap token has every scope. */
export const DESK_SCOPES = ['read', 'articles', 'publisher', 'partners', 'tokens', 'backup'] as const;

export type DeskScope = (typeof DESK_SCOPES)[number];

export const deskScopeSchema = z.enum(DESK_SCOPES);
