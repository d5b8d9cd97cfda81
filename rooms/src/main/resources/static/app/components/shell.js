import { html, nothing, svg } from '../lit.js';
import { avatar } from './avatar.js';

const mark = svg`<path d="M2 12h5l2.5-6 4 12 2.5-6h6" fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`;

/** Those with `admin` are shown to admins only. */
const PLACES = [
  { at: 'voice', href: '/', name: 'Voice' },
  { at: 'rooms', href: '/lobby', name: 'Rooms' },
  { at: 'roadmap', href: '/roadmap', name: 'Roadmap' },
  { at: 'operator', href: '/operator', name: 'Operation', admin: true },
];

export const wordmark = () => html`
  <a class="wordmark" href="/" aria-label="Guildwire, start page">
    <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">${mark}</svg><span>Guildwire</span>
  </a>
`;

/** Header and frame of every page for people who are logged in; `at` is which of our places the page belongs to. */
export const shell = ({ session: { user, admin }, at, status, account }, content) => html`
  <a class="skip" href="#content">Skip to content</a>
  <header class="bar">
    ${wordmark()}
    <nav class="places" aria-label="Guildwire">${PLACES.filter((place) => admin || !place.admin).map((place) => link(place, at))}</nav>
    <div class="bar-end">${status} ${who(user, account)}</div>
  </header>
  <main id="content" class="content" tabindex="-1">${content}</main>
`;

const link = ({ at, href, name }, here) =>
  html`<a href=${href} aria-current=${at === here ? 'page' : nothing}>${name}</a>`;

const who = (user, { logout, logoutEverywhere }) => html`
  <button class="who" popovertarget="account">
    ${avatar(user, 'small')}<span class="who-name">${user.username}</span><span class="unseen">, account</span>
  </button>
  <div id="account" class="menu" popover>
    <button class="button quiet" @click=${logout}>Log out</button>
    <button class="button quiet" @click=${logoutEverywhere}>Log out everywhere</button>
  </div>
`;
