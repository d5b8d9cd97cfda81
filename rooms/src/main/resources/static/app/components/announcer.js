import { html } from '../lit.js';

/** Where screen readers hear what changed. */
export const announcements = (text) => html`<p class="unseen" role="log" aria-live="polite">${text}</p>`;

/** Collects sentences and says them together, at most once in `pace` milliseconds; a crowd becomes a number. */
export function createAnnouncer(say, where, pace = 1500) {
  let waiting = [];
  let timer;
  const speak = () => {
    timer = undefined;
    say(waiting.length > 3 ? `${waiting.length} changes ${where}` : waiting.join('. '));
    waiting = [];
  };
  return {
    add(sentence) {
      waiting.push(sentence);
      timer ??= setTimeout(speak, pace);
    },
    close: () => clearTimeout(timer),
  };
}
