import { html, nothing, repeat, classMap, svg } from '../lit.js';
import { avatar } from './avatar.js';

/** More people than this in one channel are shown on demand. */
const SHOWN = 40;

const speaker = svg`<path d="M4 10v4h3.5L12 18V6l-4.5 4zM15.5 9.5a3.5 3.5 0 0 1 0 5M18 7a7 7 0 0 1 0 10" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`;

/**
 * A voice channel with the people in it.
 *
 * @param people the members, marked `arrived` if they just came, and those who just left, marked `leaving`
 * @param all whether to show every one of a crowd
 */
export const channelCard = ({ id, name }, people, all, showAll) => {
  const present = people.filter(({ leaving }) => !leaving).length;
  const shown = all ? people : people.slice(0, SHOWN);
  return html`
    <section class=${classMap({ channel: true, empty: people.length === 0 })} aria-labelledby="channel-${id}">
      <h2 id="channel-${id}" class="channel-title">
        <svg viewBox="0 0 24 24" width="18" height="18" aria-hidden="true">${speaker}</svg>
        <span class="channel-name">${name || 'New channel'}</span>
        ${present ? count(present) : nothing}
      </h2>
      ${people.length
        ? html`<ul class="people" role="list">
            ${repeat(shown, personKey, person)}
          </ul>`
        : html`<p class="fine">Nobody here</p>`}
      ${people.length > shown.length
        ? html`<button class="button small" @click=${showAll}>${people.length - shown.length} more</button>`
        : nothing}
    </section>
  `;
};

const count = (present) => html`
  <span class="count">${present} <span class="unseen">${present === 1 ? 'person' : 'people'}</span></span>
`;

const personKey = ({ userId, leaving }) => (leaving ? `${userId} leaving` : userId);

const person = (member) => html`
  <li
    class=${classMap({ person: true, arrived: Boolean(member.arrived), leaving: Boolean(member.leaving) })}
    aria-hidden=${member.leaving ? 'true' : nothing}
  >
    ${avatar(member)}<span class="person-name">${member.username}</span>
  </li>
`;
