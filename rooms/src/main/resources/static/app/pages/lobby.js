import { html, nothing, repeat } from '../lit.js';
import { connect } from '../../guildwire/guildwire.js';
import { narrated } from '../console.js';
import * as api from '../api.js';
import { announcements, createAnnouncer } from '../components/announcer.js';
import { guildIcon } from '../components/avatar.js';
import { connectionNotice, connectionState } from '../components/connection.js';
import { glide } from '../components/glide.js';
import { chosenGuild, guildChooser, noGuild } from '../components/guild.js';
import { noticeOf } from '../components/notice.js';
import { roomCard } from '../components/room-card.js';
import { shell } from '../components/shell.js';
import { createRefresh } from '../refresh.js';
import { describe } from './voice-words.js';

/** Everybody who watches the server asks for the rooms when one changes; the questions are spread over this time. */
const SPREAD = 250;

/** The game rooms of one guild: make one, find one's own, see the others. */
export function lobbyPage({ store, account }) {
  const { session } = store.state;
  const guild = chosenGuild(session.guilds);
  document.title = 'Rooms · Guildwire';
  if (!guild) return { view: () => shell({ session, at: 'rooms', status: nothing, account }, noGuild) };

  const client = narrated(connect({ guildId: guild.id }));
  const say = createAnnouncer((spoken) => store.update({ spoken }), 'in the rooms');
  store.update({ guild, rooms: null, ends: new Map(), creating: null, spoken: '', notice: null });

  const refresh = createRefresh(() => takeRooms(store, guild));
  let planned;
  const plan = () => {
    clearTimeout(planned);
    planned = setTimeout(refresh, Math.random() * SPREAD);
  };
  client.on('*', (event) => {
    if (!event.name.startsWith('room.')) return;
    if (event.name !== 'room.updated') say.add(describe(event, client.voice, client.voice));
    store.update({ ends: endsAfter(store.state.ends, event) });
    plan();
  });
  client.onSnapshot(refresh);
  client.onChange(() => store.update({}));
  const tick = setInterval(
    () => (store.state.ends.size || client.status.state === 'waiting') && store.update({}),
    250,
  );

  return {
    view: () => view(store, client, account, refresh),
    drawing: glide,
    close() {
      clearTimeout(planned);
      clearInterval(tick);
      say.close();
      client.close();
    },
  };
}

async function takeRooms(store, guild) {
  try {
    const { rooms } = await api.rooms(guild.id);
    const ends = rooms.filter(({ expiresAt }) => expiresAt).map((room) => [room.channelId, endOf(store, room)]);
    store.update({ rooms, ends: new Map(ends) });
  } catch (problem) {
    store.update({ notice: problem.message });
  }
}

/** What an event told is by the server's clock, so it is kept. */
const endOf = ({ state }, { channelId, expiresAt }) => state.ends.get(channelId) ?? expiresAt;

/** When rooms end, by this machine's clock. */
function endsAfter(ends, { name, payload, ts }) {
  const after = new Map(ends);
  if (name === 'room.expiring') after.set(payload.channelId, Date.now() + payload.expiresAt - ts);
  else after.delete(payload.channelId);
  return after;
}

function view(store, client, account, refresh) {
  const { session, guild, rooms, spoken } = store.state;
  const content = html`
    <div class="heading">
      ${guildIcon(guild)}
      <div>
        <h1>Rooms</h1>
        <p class="muted">Four seats, a private voice channel in ${guild.name}, and a link for your friends.</p>
      </div>
      ${guildChooser(guild, session.guilds)}
    </div>
    <div class="lobby ${client.status.state === 'live' ? '' : 'stale'}">
      ${creation(store, guild)}
      ${rooms ? lists(store, client, refresh) : html`<div class="room skeleton" aria-hidden="true"></div>`}
    </div>
    ${announcements(spoken)}
    <div class="notices">${noticeOf(store)} ${connectionNotice(client.status, () => client.retry())}</div>
  `;
  return shell({ session, at: 'rooms', status: connectionState(client.status), account }, content);
}

const creation = (store, guild) => html`
  <form class="panel creation" @submit=${(event) => create(event, store, guild)}>
    <label for="room-name" class="panel-title">New room</label>
    <div class="creation-line">
      <input
        id="room-name"
        class="field"
        name="name"
        required
        maxlength="100"
        placeholder="Friday night Catan"
        autocomplete="off"
      />
      <button class="button primary" ?disabled=${store.state.creating?.busy}>
        ${store.state.creating?.busy ? 'Creating…' : 'Create room'}
      </button>
    </div>
    ${store.state.creating?.error ? html`<p class="error" role="alert">${store.state.creating.error}</p>` : nothing}
  </form>
`;

/** A second try with the same name is the same wish, and makes no second room. */
async function create(event, store, guild) {
  event.preventDefault();
  const name = new FormData(event.target).get('name').trim();
  const before = store.state.creating;
  const key = before?.name === name ? before.key : crypto.randomUUID();
  store.update({ creating: { name, key, busy: true } });
  try {
    const { channelId } = await api.createRoom({ name, guildId: guild.id }, key);
    location.assign(`/game/${channelId}`);
  } catch (problem) {
    store.update({ creating: { name, key, error: problem.message } });
  }
}

function lists(store, client, refresh) {
  const { rooms, session } = store.state;
  const mine = rooms.filter((room) => isMine(room, session.user));
  const others = rooms.filter((room) => !isMine(room, session.user));
  return html`
    ${list('Your rooms', mine, 'You have no seat anywhere. Make a room, or open the link that a friend sends you.')}
    ${others.length ? list('Other rooms here', others) : nothing}
  `;

  function list(title, rooms, otherwise) {
    const id = title.replaceAll(' ', '-');
    return html`
      <section class="rooms" aria-labelledby=${id}>
        <h2 id=${id} class="column-title">
          ${title}<span class="count">${rooms.length}<span class="unseen"> rooms</span></span>
        </h2>
        ${rooms.length
          ? html`<ul class="room-list" role="list">
              ${repeat(rooms, ({ channelId }) => channelId, card)}
            </ul>`
          : html`<p class="fine nothing">${otherwise}</p>`}
      </section>
    `;
  }

  function card(room) {
    const { channelId } = room;
    const voice = client.voice.channels.find(({ id }) => id === channelId)?.members.length ?? 0;
    const about = { mine: isMine(room, session.user), voice, endsAt: store.state.ends.get(channelId) };
    return roomCard(room, about, () => keepOpen(store, channelId, refresh));
  }
}

async function keepOpen(store, channelId, refresh) {
  try {
    await api.viewing(channelId);
    store.update({ ends: new Map([...store.state.ends].filter(([id]) => id !== channelId)) });
    await refresh();
  } catch (problem) {
    store.update({ notice: problem.message });
  }
}

const isMine = ({ creatorId, seats }, { id }) => creatorId === id || seats.some(({ userId }) => userId === id);
