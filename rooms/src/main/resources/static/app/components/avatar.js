import { html, nothing } from '../lit.js';

const CDN = 'https://cdn.discordapp.com';
const TONES = 6;

/** A person: Discord's picture, over initials that show until it is there and when it is not to be had. */
export const avatar = ({ userId, id = userId, username, avatar: hash }, size = '') =>
  picture(username, id, hash && `${CDN}/avatars/${id}/${hash}.webp?size=80`, `avatar ${size}`);

/** A guild, the same way. */
export const guildIcon = ({ id, name, icon }) =>
  picture(name, id, icon && `${CDN}/icons/${id}/${icon}.webp?size=80`, 'avatar guild-icon');

const picture = (name, id, url, kind) => html`
  <span class="${kind} tone-${Number(String(id).slice(-4)) % TONES}" aria-hidden="true">
    ${initials(name)}
    ${url ? html`<img src=${url} alt="" referrerpolicy="no-referrer" @load=${reveal} @error=${discard} />` : nothing}
  </span>
`;

const reveal = ({ target }) => target.classList.add('loaded');
const discard = ({ target }) => target.classList.remove('loaded');

function initials(name) {
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const letters =
    words.length > 1 ? [words[0], words.at(-1)].map((word) => [...word][0]) : [...(words[0] ?? name)].slice(0, 2);
  return letters.join('').toUpperCase();
}
