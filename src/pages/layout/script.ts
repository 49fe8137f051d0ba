// The only script of the pages. It shows buttons that copy an address, and hides pictures that fail to load. Without it, and on pages without a
// clipboard (those not served over TLS), no button is shown, and people select the address instead. It runs in the head, before the first paint.
// It looks for the announcement in the body only, because the text of an article may have an element with the same id.

export const SCRIPT = `(() => {
  document.addEventListener('error', (event) => {
    if (event.target.tagName === 'IMG') (event.target.closest('figure') || event.target).hidden = true;
  }, true);
  if (!navigator.clipboard) return;
  document.documentElement.classList.add('can-copy');
  const say = (text) => {
    document.querySelector('body > #announcement').textContent = text;
  };
  const showDone = (button) => {
    button.textContent = 'Copied';
    setTimeout(() => {
      button.textContent = 'Copy';
    }, 2000);
  };
  document.addEventListener('click', async (event) => {
    const button = event.target.closest('button[data-copy]');
    if (!button) return;
    say('');
    try {
      await navigator.clipboard.writeText(button.dataset.copy);
      showDone(button);
      say('Copied: ' + button.dataset.copy);
    } catch {
      say('The browser did not allow copying. The address is ' + button.dataset.copy);
    }
  });
  document.addEventListener('focusin', (event) => {
    if (event.target.matches('textarea[readonly]')) event.target.select();
  });
})();`;
