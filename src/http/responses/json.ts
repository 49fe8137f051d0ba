// Every JSON document but the feeds leaves through here.

/** One line, with a line break at its end, so that a terminal's prompt is not put behind the answer. Members that are `undefined` are left out. */
export function jsonText(body: object): string {
  return `${JSON.stringify(body)}\n`;
}

export function answerJson(body: object, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(jsonText(body), { status, headers: { 'content-type': 'application/json', ...headers } });
}
