// The script of /docs. It adds buttons that copy a text, chooses the language of all samples at once, and marks in the contents what is being read.
// Without it everything is there. It runs in the head, and on two pages: in public, and at the portal.

export const DOCS_SCRIPT = `addEventListener('DOMContentLoaded', () => {
  const root = document.querySelector('.docs');
  const status = root.appendChild(document.createElement('p'));
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  for (const text of navigator.clipboard ? root.querySelectorAll('.code pre') : []) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = 'Copy';
    const caption = text.closest('.code').firstElementChild.textContent;
    button.setAttribute('aria-label', 'Copy: ' + caption);
    button.addEventListener('click', async () => {
      status.textContent = '';
      try {
        await navigator.clipboard.writeText(text.textContent);
        button.textContent = status.textContent = 'Copied';
        setTimeout(() => { button.textContent = 'Copy'; }, 2000);
      } catch {
        status.textContent = 'The browser did not allow copying.';
      }
    });
    text.after(button);
  }
  root.addEventListener('change', ({ target }) => {
    if (!target.matches('.sample input')) return;
    const before = target.getBoundingClientRect().top;
    for (const other of root.querySelectorAll('.sample input')) if (other.value === target.value) other.checked = true;
    scrollBy({ top: target.getBoundingClientRect().top - before, behavior: 'instant' });
  });
  let current;
  const details = root.querySelector('.docs-contents details');
  details.addEventListener('click', ({ target }) => {
    if (target.closest('a') && getComputedStyle(details.firstElementChild).display !== 'none') details.open = false;
  });
  details.addEventListener('toggle', () => {
    if (!details.open || !current) return;
    details.scrollTop += current.getBoundingClientRect().top - details.getBoundingClientRect().top - details.clientHeight / 3;
  });
  const links = new Map([...root.querySelectorAll('.docs-contents a')].map((link) => [link.hash.slice(1), link]));
  const watcher = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (!isIntersecting || !links.has(target.id)) continue;
      if (current) current.removeAttribute('aria-current');
      current = links.get(target.id);
      current.setAttribute('aria-current', 'location');
      if (matchMedia('(min-width: 60rem)').matches) {
        const list = current.closest('.docs-contents');
        const { top, bottom } = current.getBoundingClientRect();
        const frame = list.getBoundingClientRect();
        if (top < frame.top || bottom > frame.bottom) list.scrollTop += top - frame.top - frame.height / 3;
      }
    }
  }, { rootMargin: '0px 0px -75% 0px' });
  for (const heading of root.querySelectorAll('h2[id], h3[id], h4[id]')) watcher.observe(heading);
});`;
