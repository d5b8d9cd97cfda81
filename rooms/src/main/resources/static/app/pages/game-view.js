import { html, nothing, repeat } from '../lit.js';
import { avatar } from '../components/avatar.js';
import { connectionNotice, connectionState } from '../components/connection.js';
import { countdown } from '../components/countdown.js';
import { closeDialog, dialog } from '../components/dialog.js';
import { invitePanel } from '../components/invite.js';
import { noticeOf } from '../components/notice.js';
import { seats } from '../components/seats.js';
import { shell } from '../components/shell.js';

const DISCORD = 'https://discord.com/channels';

/** What to show for a room, for one that cannot be entered, and for one that is over. */
export function gameView(store, client, account, actions) {
  const { session, room, refusal } = store.state;
  const status = client ? connectionState(client.status) : nothing;
  const content = refusal ? refused(refusal, actions) : room ? present(store, client, actions) : loading;
  return shell({ session, at: 'rooms', status, account }, content);
}

const loading = html`<p class="alone muted" role="status">Opening the room…</p>`;

/** Why there is no room to see; the server's words, but for what we know better. */
function refused({ code, title, message }, { enter }) {
  const [heading, advice] = {
    'room-full': ['Room Full', 'All four seats are taken. When somebody leaves, the link works again.'],
    'room-gone': ['This room has closed', 'Its voice channel is gone with it. You can make a new one at any time.'],
  }[code] ?? [title, message];
  return html`
    <div class="alone stack">
      <h1>${heading}</h1>
      <p class="muted">${advice}</p>
      <p class="buttons">
        ${code === 'room-gone' ? nothing : html`<button class="button primary" @click=${enter}>Try again</button>`}
        <a class="button" href="/lobby">All rooms</a>
      </p>
    </div>
  `;
}

function present(store, client, actions) {
  const { session, room, endsAt } = store.state;
  const voice = inVoice(room, client);
  const heard = new Set(voice.map(({ userId }) => userId));
  const host = room.creatorId === session.user.id;
  const seated = room.seats.some(({ userId }) => userId === session.user.id);
  return html`
    <div class="heading">
      <div>
        <h1>${room.name}</h1>
        <p class="muted">${summary(room, voice)}</p>
      </div>
      <p class="buttons heading-end">
        ${seated ? openInDiscord(room) : nothing} ${host ? closing(actions) : seated ? leaving(actions) : nothing}
      </p>
    </div>
    ${endsAt ? countdown(endsAt, actions.keepOpen) : nothing}
    <div class="table ${client?.status.state === 'live' ? '' : 'stale'}">
      <div class="table-seats">${seats(room, heard)} ${guests(room, voice)} ${seated ? nothing : needsInvite}</div>
      ${host ? html`<aside class="side" aria-label="Invites">${invitesOf(store, room, actions)}</aside>` : nothing}
    </div>
    ${store.state.asking ? question(actions) : nothing}
    <div class="notices">${noticeOf(store)} ${client ? connectionNotice(client.status, actions.retry) : nothing}</div>
  `;
}

const openInDiscord = ({ guildId, channelId }) => html`
  <a class="button primary" href="${DISCORD}/${guildId}/${channelId}" target="_blank" rel="noreferrer">
    Open in Discord
  </a>
`;

const closing = ({ ask }) => html`<button id="close-room" class="button" @click=${() => ask(true)}>Close room</button>`;

const leaving = ({ leave }) => html`<button id="leave-room" class="button" @click=${leave}>Leave</button>`;

/** From the stream once it has told, before that from the room's own answer. */
const inVoice = (room, client) =>
  client?.voice.channels.find(({ id }) => id === room.channelId)?.members ?? room.voice;

function summary({ seats, userLimit, state }, voice) {
  if (state === 'ending') return 'Closing…';
  const free = userLimit - seats.length;
  const places = free > 0 ? `${free} of ${userLimit} seats free` : 'Room Full';
  return `${places}, ${voice.length === 0 ? 'nobody' : voice.length} in voice`;
}

/** People in the voice channel who have no seat, such as the server's moderators. */
function guests({ seats }, voice) {
  const others = voice.filter(({ userId }) => !seats.some((player) => player.userId === userId));
  if (others.length === 0) return nothing;
  return html`
    <h2 class="panel-title">Also in voice</h2>
    <ul class="people" role="list">
      ${repeat(
        others,
        ({ userId }) => userId,
        (member) => html`<li class="person">${avatar(member)}<span class="person-name">${member.username}</span></li>`,
      )}
    </ul>
  `;
}

const needsInvite = html`
  <p class="panel muted">You have no seat in this room. Whoever made it can send you a link that gives you one.</p>
`;

const invitesOf = ({ state }, room, { copy, moreInvites, revoke }) =>
  invitePanel(
    { invites: state.invites, copied: state.copied, full: room.seats.length >= room.userLimit },
    { copy, more: moreInvites, revoke },
  );

const question = ({ ask, closeRoom }) =>
  dialog(
    'Close this room?',
    html`
      <p class="muted">Everybody leaves, and the voice channel is deleted.</p>
      <div class="form-end">
        <button class="button" @click=${closeDialog}>Cancel</button>
        <button class="button primary" @click=${closeRoom}>Close it</button>
      </div>
    `,
    () => ask(false),
  );
