// Pages for the pictures that no page of ours shows: what a terminal shows, and what a partner makes of licensed copy. Real output, in frames.

/** Of the sequences that the command line writes: bold, dim, and four colours. */
const TONES: Readonly<Record<string, string>> = { 1: 'strong', 2: 'faint', 31: 'bad', 32: 'good', 33: 'warning' };

/** `shown` is what a terminal got, with its colours. */
export function terminalPage(command: string, shown: string): string {
  const lines = `\u001b[32m$\u001b[39m ${command}\n${shown.replaceAll('\r', '')}`;
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; background: #16181d; color: #d7dae0; padding: 18px 22px; width: max-content }
    pre { font: 14px/1.45 "DejaVu Sans Mono", monospace; margin: 0 }
    .strong { font-weight: bold; color: #fff } .faint { color: #868c98 } .good { color: #8fd694 } .bad { color: #f2868b } .warning { color: #e7c370 }
  </style><pre>${coloured(escaped(lines.trimEnd()))}</pre>`;
}

function coloured(text: string): string {
  let isOpen = false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: this is how a terminal is told of colours.
  const spans = text.replace(/\u001b\[(\d+)m/g, (_sequence, code: string) => {
    const closed = isOpen ? '</span>' : '';
    const tone = TONES[code];
    isOpen = tone !== undefined;
    return tone === undefined ? closed : `${closed}<span class="${tone}">`;
  });
  return isOpen ? `${spans}</span>` : spans;
}

/** `fragment` is what /v1/articles/{slug}/html answered, as it is. */
export function partnerPage(paper: string, fragment: string): string {
  return `<!doctype html><meta charset="utf-8"><title>${escaped(paper)}</title><style>
    body { margin: 0 auto; padding: 20px 44px 30px; width: 900px; background: #fff; color: #1d2530; font: 15px/1.5 "DejaVu Serif", serif }
    header { border-bottom: 4px solid #1c4f7c; color: #1c4f7c; font: bold 30px/1.6 "DejaVu Sans", sans-serif; margin-bottom: 18px }
    main { columns: 2; column-gap: 34px } figure { margin: 0 0 12px } img { max-width: 100%; height: auto } h2 { column-span: all; font-size: 26px; line-height: 1.2; margin: 0 0 12px }
    p { margin: 0 0 10px } a { color: #1c4f7c }
  </style><header>${escaped(paper)}</header><main>${fragment}</main>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
