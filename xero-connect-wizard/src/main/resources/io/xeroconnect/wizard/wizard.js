'use strict';
// Everything here is a convenience: the pages work without it.
(() => {
  const all = (selector, root = document) => Array.from(root.querySelectorAll(selector));
  const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  const pause = milliseconds => new Promise(done => setTimeout(done, milliseconds));

  const say = document.createElement('div');
  say.className = 'unseen';
  say.setAttribute('role', 'status');
  document.body.append(say);

  const copy = async field => {
    field.select();
    try {
      await navigator.clipboard.writeText(field.value);
    } catch {
      document.execCommand('copy');
    }
  };

  // A page that the browser kept for its Back button may show a step that was done meanwhile.
  addEventListener('pageshow', event => {
    if (event.persisted) {
      location.reload();
    }
  });

  all('[data-copy]').forEach(button => {
    button.hidden = false;
    const words = Array.from(button.childNodes);
    button.addEventListener('click', async () => {
      await copy(document.getElementById(button.dataset.copy));
      button.focus();
      button.textContent = button.dataset.copied;
      say.textContent = button.dataset.copied;
      await pause(2000);
      button.replaceChildren(...words);
      say.textContent = '';
    });
  });

  all('[data-show]').forEach(button => {
    button.hidden = false;
    const field = document.getElementById(button.dataset.show);
    const showText = button.textContent;
    button.addEventListener('click', () => {
      const shown = field.type === 'password';
      field.type = shown ? 'text' : 'password';
      button.setAttribute('aria-pressed', String(shown));
      button.textContent = shown ? button.dataset.hideText : showText;
    });
  });

  // The page follows what happens in another window or on a phone, unless the owner is busy in one of its fields.
  const main = document.querySelector('[data-watch]');
  if (main) {
    const look = async () => {
      try {
        const answer = await fetch(main.dataset.watch, {cache: 'no-store', redirect: 'error'});
        if (answer.ok && await answer.text() !== main.dataset.state) {
          location.reload();
          return;
        }
      } catch {
        // The next look may succeed.
      }
      setTimeout(look, 2000);
    };
    setTimeout(look, 2000);
  }

  all('form[data-leaves]').forEach(form => form.addEventListener('submit', () => {
    all('.waiting').forEach(hint => { hint.hidden = false; });
  }));

  all('.no-answer').forEach(question => setTimeout(() => {
    question.open = true;
    question.querySelector('.late').textContent = question.dataset.late;
  }, Number(question.dataset.after) * 1000));

  const reveal = async (result, target) => {
    const verdict = result.querySelector('#verdict');
    const checks = result.querySelector('#checks');
    const items = Array.from(checks.children);
    checks.replaceChildren();
    target.replaceChildren(checks);
    for (const item of items) {
      checks.append(item);
      if (!calm) {
        await pause(250);
      }
    }
    target.append(verdict);
    verdict.scrollIntoView({block: 'nearest', behavior: calm ? 'auto' : 'smooth'});
  };

  all('form[data-test]').forEach(form => form.addEventListener('submit', async event => {
    event.preventDefault();
    const button = form.querySelector('button');
    const target = document.getElementById('result');
    button.disabled = true;
    target.textContent = form.dataset.busy + '\u2026';
    try {
      const answer = await fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      const result = page.getElementById('result');
      if (!answer.ok || !result || !result.querySelector('#checks')) {
        throw new Error('no result');
      }
      await reveal(result, target);
      button.disabled = false;
    } catch {
      form.submit();
    }
  }));
})();
