// One request to an endpoint and the answer to it, which were really made: tests/e2e/reference.test.ts makes them again, in the order of
// tests/support/reference, and compares. UPDATE_EXAMPLES=1 stores what it gets. Pure.
//
// Stored as they were: everything but the origin, which is that of EXAMPLE_ORIGIN; secrets, which end in "…" after their kind; ids that are drawn by
// chance, for which the test has fixed ones; and texts that are not JSON, of which 30 lines are kept. The comparison leaves out what changes with every
// run: instants, days, hashes, cursors, entity tags, and what is left of a rate.

export interface Example {
  request: {
    method: string;
    /** With the query. */
    path: string;
    /** Without those that every program sends. Authorization is `Bearer $KEY`, `$TEST_KEY` or `$TOKEN`. */
    headers: Readonly<Record<string, string>>;
    /** JSON, or a text of another media type. Absent: none was sent. */
    body?: unknown;
  };
  answer: {
    status: number;
    /** Those that clients use. */
    headers: Readonly<Record<string, string>>;
    /** JSON, or a text of another media type. Absent: it had none. */
    body?: unknown;
    /** True: only the beginning is here. */
    isCut?: boolean;
  };
}

/** By the id of the endpoint. */
export type Examples = Readonly<Record<string, Example>>;
