import { html, svg } from '../lit.js';
import { avatar } from './avatar.js';

const mark = svg`<path d="M2 12h5l2.5-6 4 12 2.5-6h6" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;

export const wordmark = () => html`
  <a class="wordmark" href="/" aria-label="Guildwire, start page">
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">${mark}</svg><span>Guildwire</span>
  </a>
`;

/** Header and frame of every page for people who are logged in. */
export const shell = ({ user, status, logout }, content) => html`
  <a class="skip" href="#content">Skip to content</a>
  <header class="bar">
    ${wordmark()}
    <div class="bar-end">
      ${status}
      <span class="who">${avatar(user, 'small')}<span class="who-name">${user.username}</span></span>
      <button class="button quiet" @click=${logout}>Log out</button>
    </div>
  </header>
  <main id="content" class="content" tabindex="-1">${content}</main>
`;
