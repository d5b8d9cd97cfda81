import { html, nothing } from '../lit.js';
import { countdown } from './countdown.js';
import { seatRow } from './seats.js';

/** A room in the lobby. `endsAt` is when a room that nobody uses ends. */
export const roomCard = (room, { mine, voice, endsAt }, keepOpen) => html`
  <li class="room" data-glide=${room.channelId}>
    <div class="room-line">
      <div class="room-words">
        <h3>${mine ? html`<a href="/game/${room.channelId}">${room.name}</a>` : room.name}</h3>
        <p class="fine">${about(room, voice)}</p>
      </div>
      ${seatRow(room)}
    </div>
    ${endsAt && mine ? countdown(endsAt, keepOpen) : nothing}
  </li>
`;

function about({ state, seats, userLimit }, voice) {
  if (state === 'ending') return 'Closing';
  const full = seats.length >= userLimit ? 'Room Full' : `${userLimit - seats.length} of ${userLimit} seats free`;
  return voice ? `${full} · ${voice} in voice` : full;
}
