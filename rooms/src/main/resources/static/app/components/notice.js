import { html, nothing } from '../lit.js';

export const notice = (text, action) => html`<div class="notice"><span>${text}</span>${action}</div>`;

/** What the store has to tell the person, until they have read it. */
export const noticeOf = (store) =>
  store.state.notice
    ? html`<div role="alert">
        ${notice(
          store.state.notice,
          html`<button class="button small" @click=${() => store.update({ notice: null })}>Dismiss</button>`,
        )}
      </div>`
    : nothing;
