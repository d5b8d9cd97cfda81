import { html } from '../lit.js';

/** A room that nobody uses is about to end, unless somebody says no. */
export const countdown = (endsAt, keepOpen, now = Date.now()) => html`
  <div class="countdown">
    <span class="ring" aria-hidden="true"></span>
    <p>Nobody uses this room. It closes in <b class="seconds">${secondsLeft(endsAt, now)} s</b></p>
    <button class="button small primary" @click=${keepOpen}>Keep open</button>
  </div>
`;

const secondsLeft = (endsAt, now) => Math.max(0, Math.ceil((endsAt - now) / 1000));
