// What `POST /verify` is asked: about a receipt, and about a text beside it. Pure.
import * as z from 'zod';

export const verifyRequestSchema = z.strictObject({ receipt: z.string(), text: z.string().optional() });
