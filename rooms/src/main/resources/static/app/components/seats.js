import { classMap, html, nothing, repeat, svg } from '../lit.js';
import { avatar } from './avatar.js';

const sound = svg`<path d="M4 10v4h3.5L12 18V6l-4.5 4zM15.5 9.5a3.5 3.5 0 0 1 0 5M18 7a7 7 0 0 1 0 10" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/>`;
const WORDS = { joining: 'Joining…', leaving: 'Leaving…' };

/** The seats of a room as places at a table; `voice` are the ids of those who can be heard. */
export const seats = (room, voice) => html`
  <ul class="seats" role="list" aria-label="Seats">
    ${repeat(
      room.seats,
      ({ userId }) => userId,
      (player) => seat(player, player.userId === room.creatorId, voice.has(player.userId)),
    )}
    ${Array.from({ length: Math.max(0, room.userLimit - room.seats.length) }, () => free)}
  </ul>
`;

const seat = (player, host, heard) => html`
  <li class=${classMap({ seat: true, heard })} data-glide=${player.userId}>
    ${avatar(player, 'large')}
    <div class="seat-words">
      <span class="seat-name">${player.username}</span>
      <span class="fine">${host ? 'Host · ' : ''}${WORDS[player.state] ?? (heard ? 'In voice' : 'Not in voice')}</span>
    </div>
    ${heard ? icon : nothing}
  </li>
`;

const icon = html`<svg class="sound" viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">${sound}</svg>`;

const free = html`<li class="seat free"><span class="fine">Free seat</span></li>`;

/** The same in a line, for a list of rooms. */
export const seatRow = ({ seats, userLimit }) => html`
  <span class="seat-row" aria-hidden="true">
    ${seats.map((player) => avatar(player, 'small'))}
    ${Array.from({ length: Math.max(0, userLimit - seats.length) }, () => html`<span class="seat-dot"></span>`)}
  </span>
  <span class="unseen">${seats.length} of ${userLimit} seats taken</span>
`;
