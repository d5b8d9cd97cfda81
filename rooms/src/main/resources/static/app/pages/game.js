import { html, nothing } from '../lit.js';
import { connect } from '../../guildwire/guildwire.js';
import { narrated } from '../console.js';
import * as api from '../api.js';
import { announcements, createAnnouncer } from '../components/announcer.js';
import { glide } from '../components/glide.js';
import { createRefresh } from '../refresh.js';
import { gameView } from './game-view.js';
import { watch } from './game-watch.js';

/** One game room: who sits in it and who can be heard, the way in for others, and its end. */
export function gamePage({ store, account }, channelId) {
  document.title = 'Room · Guildwire';
  const say = createAnnouncer((spoken) => store.update({ spoken }), 'in the room');
  const refresh = createRefresh(() => takeRoom(store, channelId));
  let client = null;
  let stopWatching = () => {};
  store.update({
    channelId,
    room: null,
    invites: null,
    refusal: null,
    endsAt: null,
    copied: null,
    asking: false,
    spoken: '',
    notice: null,
  });
  const tick = setInterval(() => (store.state.endsAt || client?.status.state === 'waiting') && store.update({}), 250);
  enter();

  return {
    view: () => html`${gameView(store, client, account, actions())} ${announcements(store.state.spoken)}`,
    drawing: glide,
    close() {
      clearInterval(tick);
      stopWatching();
      say.close();
      client?.close();
    },
  };

  /** Through the invite in the address, if there is one, to the room. */
  async function enter() {
    store.update({ refusal: null });
    try {
      await acceptInvite();
      await refresh();
      if (!client && store.state.room) follow();
    } catch (problem) {
      if (problem.status === 401) location.assign(api.loginUrl());
      else store.update({ refusal: problem });
    }
  }

  function follow() {
    client = narrated(connect({ guildId: store.state.room.guildId }));
    client.onChange(() => store.update({}));
    client.onSnapshot(() => refresh().catch(() => {}));
    client.on('*', (event) => event.payload?.channelId === channelId && event.name.startsWith('room.') && on(event));
    stopWatching = watch(() => report().catch(() => {}));
    if (store.state.room.creatorId === store.state.session.user.id) takeInvites();
  }

  function on({ name, payload, ts }) {
    switch (name) {
      case 'room.expiring':
        say.add('Nobody uses this room. It closes soon unless you keep it open');
        return store.update({ endsAt: Date.now() + payload.expiresAt - ts });
      case 'room.deleted':
        say.add('The room has closed');
        return store.update({ refusal: { code: 'room-gone' }, endsAt: null });
      default:
        store.update({ endsAt: null });
        return void refresh().catch(() => {});
    }
  }

  /** Somebody looks. */
  async function report() {
    await api.viewing(channelId);
    store.update({ endsAt: null });
  }

  async function takeInvites() {
    await attempt(async () => store.update({ invites: (await api.invites(channelId)).invites }));
  }

  async function attempt(action) {
    try {
      await action();
    } catch (problem) {
      store.update({ notice: problem.message });
    }
  }

  function actions() {
    return {
      enter,
      retry: () => client?.retry(),
      keepOpen: () => attempt(report),
      copy: (invite) => attempt(() => copy(invite)),
      moreInvites: () => attempt(() => api.newInvite(channelId).then(takeInvites)),
      revoke: ({ id }) => attempt(() => api.revokeInvite(channelId, id).then(takeInvites)),
      leave: () => attempt(() => api.leaveRoom(channelId).then(toLobby)),
      ask: (asking) => store.update({ asking }),
      closeRoom: () => attempt(() => api.closeRoom(channelId).then(toLobby)),
    };
  }

  async function copy({ id, inviteUrl }) {
    await navigator.clipboard.writeText(inviteUrl);
    store.update({ copied: id, spoken: 'Invite link copied' });
    setTimeout(() => store.update({ copied: null }), 2_000);
  }
}

const toLobby = () => location.assign('/lobby');

/** The invite is in the fragment, which no server sees; once it is used it goes from the address. */
async function acceptInvite() {
  const token = new URLSearchParams(location.hash.slice(1)).get('invite');
  if (!token) return;
  await api.joinRoom(token);
  history.replaceState(null, '', location.pathname);
}

async function takeRoom(store, channelId) {
  try {
    const room = await api.room(channelId);
    document.title = `${room.name} · Guildwire`;
    store.update({ room, endsAt: room.expiresAt && (store.state.endsAt ?? room.expiresAt) });
  } catch (problem) {
    if (problem.status !== 404) throw problem;
    store.update({ refusal: problem });
  }
}
