// Text that breaks feeds, for every writer there is.

/** `means` is what a reader must see, where that is not the text itself. */
export const HAZARDS: { hazard: string; text: string; means?: string }[] = [
  { hazard: 'ampersand', text: 'Salt & Pepper' },
  { hazard: 'less than and greater than', text: '5 < 6 > 4' },
  { hazard: 'markup in a headline', text: 'Why <blink> died </title></item>' },
  { hazard: 'the end of a CDATA section', text: 'array[a[0]]]> end' },
  { hazard: 'an entity in words', text: 'How to write &amp; and &#8217; and &nbsp;' },
  { hazard: 'NUL', text: 'nu\u0000ll', means: 'null' },
  { hazard: 'vertical tab and form feed', text: 'one\u000Btwo\u000Cthree', means: 'one two three' },
  { hazard: 'other controls', text: 'be\u0007ll, es\u001Bc, de\u007Fl', means: 'bell, esc, del' },
  { hazard: 'high surrogate alone', text: 'high \uD83D end', means: 'high end' },
  { hazard: 'low surrogate alone', text: 'low\uDE00 end', means: 'low end' },
  { hazard: 'noncharacters', text: 'non\uFFFE\uFFFFcharacters', means: 'noncharacters' },
  { hazard: 'windows-1252 read as Latin-1', text: '\u0093Quoted\u0094 \u0096 it\u0092s \u0080 5', means: '“Quoted” – it’s € 5' },
  { hazard: 'emoji, one of several code points', text: 'Win 🎉 for 👩‍👩‍👧‍👦' },
  { hazard: 'right-to-left', text: 'שלום עולם & مرحبا' },
  { hazard: 'direction override left open', text: 'safe\u202Egpj.exe', means: 'safegpj.exe' },
  { hazard: 'quotes', text: `"double" and 'single' and “curly”` },
  { hazard: 'line breaks and tabs', text: 'one\ntwo\r\nthree\tfour\rfive', means: 'one two three four five' },
  { hazard: '10 kB headline', text: 'é<&'.repeat(2500) },
];
