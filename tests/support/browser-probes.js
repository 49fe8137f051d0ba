// Runs in the page under test, before its own scripts: what a person with a keyboard, a small screen or weak eyes would find out.
// Plain JavaScript, since the tests' types are those of a Worker, which has no document.

const CAN_HAVE_FOCUS = 'a[href], button, input, select, textarea, summary, [tabindex]:not([tabindex="-1"])';

function nameOf(element) {
  const words = (element.getAttribute('aria-label') ?? element.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 40);
  return `${element.localName}${element.id === '' ? '' : `#${element.id}`} "${words}"`;
}

function isShown(element) {
  return element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
}

/** Made invisible for the eye and kept for screen readers. */
function isForTheEar(element) {
  return element.closest('.visually-hidden') !== null || getComputedStyle(element).clipPath === 'inset(50%)';
}

/** Red, green, blue and alpha, 0 to 1. */
function channelsOf(colour) {
  const numbers = [...colour.matchAll(/[\d.]+%?/g)].map(([text]) => (text.endsWith('%') ? Number.parseFloat(text) / 100 : Number(text)));
  const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
  const scale = colour.startsWith('color(') ? 1 : 255;
  return [red / scale, green / scale, blue / scale, alpha];
}

/** WCAG 2.2, relative luminance. */
function luminanceOf([red, green, blue]) {
  const linear = (channel) => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function backgroundBehind(element) {
  for (let around = element; around !== null; around = around.parentElement) {
    const channels = channelsOf(getComputedStyle(around).backgroundColor);
    if (channels[3] === 1) return channels;
    if (channels[3] !== 0) throw new Error(`${nameOf(around)} is see-through: this probe cannot tell what is behind it`);
  }
  return [1, 1, 1, 1];
}

function contrastOf(element) {
  const [light, dark] = [luminanceOf(channelsOf(getComputedStyle(element).color)), luminanceOf(backgroundBehind(element))].sort(
    (a, b) => b - a,
  );
  return (light + 0.05) / (dark + 0.05);
}

/** The Tab key goes to the chosen one of a group of radio buttons, and arrow keys go to the others. */
function isOtherChoice(element) {
  return element.type === 'radio' && !element.checked;
}

const places = new Map();

/** The same element has the same place for as long as the page is open. */
function placeOf(element) {
  if (!places.has(element)) places.set(element, `${places.size} ${nameOf(element)}`);
  return places.get(element);
}

const tabs = [];
// When the key comes up, the focus has moved and the page with it.
addEventListener('keyup', ({ key }) => {
  if (key !== 'Tab') return;
  const element = document.activeElement;
  const { outlineStyle, outlineWidth } = getComputedStyle(element);
  const { top, bottom, left, right } = element.getBoundingClientRect();
  const isOutlined = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
  const isOnScreen = bottom > 0 && right > 0 && top < innerHeight && left < innerWidth;
  tabs.push({ place: placeOf(element), isSeen: isOutlined && isOnScreen });
});

/** The words between white space, each with the number of lines that it is on. */
function wordsIn(element) {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const words = [];
  while (walker.nextNode()) {
    for (const { 0: text, index } of walker.currentNode.data.matchAll(/\S+/g)) {
      const range = document.createRange();
      range.setStart(walker.currentNode, index);
      range.setEnd(walker.currentNode, index + text.length);
      const tops = [...range.getClientRects()].map(({ top }) => Math.round(top));
      words.push({ text, top: tops[0], lines: new Set(tops).size });
    }
  }
  return words;
}

globalThis.probes = {
  /** Elements that hold text of their own, each with the contrast of that text to what is behind it. */
  contrasts() {
    const holders = [...document.body.querySelectorAll('*')].filter((element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim() !== ''),
    );
    const read = holders.filter((element) => isShown(element) && !isForTheEar(element) && !element.matches('.skip, script, style'));
    return read.map((element) => ({ element: nameOf(element), ratio: contrastOf(element) }));
  },

  paperLuminance: () => luminanceOf(backgroundBehind(document.body)),

  /** Everything that a person can press, fill in or open, in the order of the document. */
  interactive: () =>
    [...document.querySelectorAll(CAN_HAVE_FOCUS)].filter((element) => isShown(element) && !isOtherChoice(element)).map(placeOf),

  /** Where each press of the Tab key has led so far. */
  tabs,

  /** Hyphenated words of headlines, or of other elements, that are on more than one line. */
  brokenWords(selector = 'h1, h3') {
    return [...document.querySelectorAll(selector)].flatMap((headline) =>
      wordsIn(headline)
        .filter(({ text, lines }) => /[\p{L}\p{N}][-‐–][\p{L}\p{N}]/u.test(text) && lines > 1)
        .map(({ text }) => text),
    );
  },

  /** Cells of tables in which a word is broken, or that have almost as many lines as words. */
  brokenCells() {
    return [...document.querySelectorAll('th, td')].filter(isShown).flatMap((cell) => {
      const words = wordsIn(cell);
      const lines = new Set(words.map(({ top }) => top)).size;
      const isBroken = words.some((word) => word.lines > 1) || (words.length > 2 && lines > words.length / 1.5);
      return isBroken ? [cell.textContent.trim()] : [];
    });
  },

  /** Buttons in which a word is on more than one line. */
  brokenButtons: () =>
    [...document.querySelectorAll('button')]
      .filter((button) => isShown(button) && wordsIn(button).some(({ lines }) => lines > 1))
      .map(nameOf),

  /** Tables that are wider than their place, so that a part is out of sight until somebody scrolls. */
  scrolledTables: () =>
    [...document.querySelectorAll('.table')].filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1).map(nameOf),

  /** Elements that stick out of the window sideways. Empty where nothing scrolls. */
  stickingOut() {
    if (document.documentElement.scrollWidth <= innerWidth) return [];
    const wide = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > innerWidth + 0.5);
    return [`the document is ${document.documentElement.scrollWidth} px wide`, ...wide.map(nameOf)];
  },
};
