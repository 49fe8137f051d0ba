// The search of /docs, which the script adds above the contents: headings, objects and errors by the words of their texts. It searches its own page; at the
// portal, where there are two, it says which one that is and links to the same search on the other. Runs after DOCS_SCRIPT. No HTML is made of text: the
// policy of the portal forbids it (Trusted Types).

export const DOCS_SEARCH = `addEventListener('DOMContentLoaded', () => {
  const details = document.querySelector('.docs-contents details');
  const add = (name, properties) => Object.assign(document.createElement(name), properties);
  const label = add('label', { className: 'docs-search' });
  const field = add('input', { type: 'search', placeholder: 'Search', autocomplete: 'off', spellcheck: false });
  const other = details.querySelector('.docs-other a');
  label.append(add('span', { className: other ? '' : 'visually-hidden', textContent: details.parentElement.dataset.search }), field);
  const found = add('ul', { className: 'docs-found' });
  const status = document.createElement('p');
  status.setAttribute('role', 'status');
  const elsewhere = add('a', { className: 'docs-elsewhere', hidden: true });
  details.firstElementChild.after(label, status, elsewhere, found);
  const lists = [...details.querySelectorAll(':scope > ul')].filter((list) => list !== found);
  let places;
  // From each anchor to the next one. Reading a million characters takes a moment, so nobody waits for it who does not search.
  const readPlaces = () => {
    const anchors = [...document.querySelectorAll('.docs-text [id]')];
    return anchors.map((anchor, index) => {
      const range = document.createRange();
      range.setStartBefore(anchor);
      if (index + 1 < anchors.length) range.setEndBefore(anchors[index + 1]);
      else range.setEndAfter(document.querySelector('.docs-text').lastChild);
      const title = (anchor.querySelector('a') || anchor).textContent;
      const chapter = anchor.closest('section').querySelector('h2').textContent;
      return { id: anchor.id, title, chapter, name: title.toLowerCase(), text: range.toString().toLowerCase() };
    });
  };
  const search = () => {
    const words = field.value.toLowerCase().split(/\\s+/).filter(Boolean);
    for (const list of lists) list.hidden = words.length > 0;
    found.replaceChildren();
    status.textContent = '';
    elsewhere.hidden = !other || words.length === 0;
    if (words.length === 0) return;
    if (other) {
      const address = new URL(other.href);
      address.searchParams.set('words', field.value);
      elsewhere.href = address;
      elsewhere.textContent = 'Search “' + field.value.trim() + '” in ' + other.textContent.toLowerCase();
    }
    details.scrollTop = 0;
    places = places || readPlaces();
    const has = (text) => words.every((word) => text.includes(word));
    const named = places.filter(({ name }) => has(name)).sort((one, other) => one.name.length - other.name.length);
    const all = [...named, ...places.filter(({ name, text }) => !has(name) && has(text))];
    for (const { id, title, chapter } of all.slice(0, 25)) {
      const link = found.appendChild(document.createElement('li')).appendChild(document.createElement('a'));
      link.href = '#' + id;
      link.textContent = title;
      if (chapter !== title) link.appendChild(document.createElement('small')).textContent = chapter;
    }
    status.textContent = all.length === 0 ? 'Nothing found.' : all.length === 1 ? '1 place' : all.length + ' places' + (all.length > 25 ? ', the first 25 here' : '');
  };
  field.addEventListener('input', search);
  field.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && found.querySelector('a')) found.querySelector('a').click();
  });
  const asked = other && new URLSearchParams(location.search).get('words');
  if (asked) {
    details.open = true;
    field.value = asked;
    search();
    field.focus();
  }
});`;
