import { html, nothing, repeat } from '../lit.js';
import { connect } from '../../guildwire/guildwire.js';
import { narrated } from '../console.js';
import { announcements, createAnnouncer } from '../components/announcer.js';
import { channelCard } from '../components/channel.js';
import { connectionNotice, connectionState } from '../components/connection.js';
import { eventLog, logged } from '../components/event-log.js';
import { guildIcon } from '../components/avatar.js';
import { chosenGuild, guildChooser, noGuild } from '../components/guild.js';
import { latencyPanel } from '../components/latency.js';
import { noticeOf } from '../components/notice.js';
import { shell } from '../components/shell.js';
import { createMotion } from './voice-motion.js';
import { describe } from './voice-words.js';

/** The voice channels of one guild, live. */
export function voicePage({ store, account }) {
  const { guilds } = store.state.session;
  const guild = chosenGuild(guilds);
  document.title = guild ? `${guild.name} · Guildwire` : 'Guildwire';
  if (!guild) return { view: () => frame(store.state, account, nothing, noGuild) };

  const client = narrated(connect({ guildId: guild.id }));
  const say = createAnnouncer((spoken) => store.update({ spoken }), 'in the voice channels');
  const motion = createMotion(() => store.update({}));
  let before = client.voice;
  store.update({
    guild,
    log: [],
    logOpen: matchMedia('(min-width: 60rem)').matches,
    shown: null,
    expanded: new Set(),
    spoken: '',
    notice: null,
  });

  client.on('*', (event) => {
    const words = describe(event, before, client.voice);
    motion.follow(event, before);
    before = client.voice;
    if (event.name.startsWith('voice.') && !event.replayed) say.add(words);
    if (event.name === 'stream.gap') store.update({ notice: words });
    store.update({ log: logged(store.state.log, event, words) });
  });
  client.onSnapshot((voice) => (before = voice));
  client.onChange(() => store.update({}));
  const tick = setInterval(() => client.status.state === 'waiting' && store.update({}), 500);
  const seen = () =>
    document.visibilityState === 'visible' && client.status.state === 'live' && client.refresh().catch(() => {});
  document.addEventListener('visibilitychange', seen);

  return {
    view: () => view(store, client, motion, guilds, account),
    close() {
      clearInterval(tick);
      document.removeEventListener('visibilitychange', seen);
      say.close();
      client.close();
    },
  };
}

function view(store, client, motion, guilds, account) {
  const { guild, expanded, spoken } = store.state;
  const { channels } = client.voice;
  const content = html`
    ${heading(guild, guilds, channels)}
    <div class="columns ${client.status.state === 'live' ? '' : 'stale'}">
      <div class="channels">
        ${channels.length ? repeat(channels, ({ id }) => id, card) : placeholder(client.status.state)}
      </div>
      <aside class="side" aria-label="For developers">${latencyPanel(client.latency)} ${log(store)}</aside>
    </div>
    ${announcements(spoken)}
    <div class="notices">${noticeOf(store)} ${connectionNotice(client.status, () => client.retry())}</div>
  `;
  return frame(store.state, account, connectionState(client.status), content);

  function card(channel) {
    const showAll = () => store.update({ expanded: new Set([...expanded, channel.id]) });
    return channelCard(channel, motion.people(channel), expanded.has(channel.id), showAll);
  }
}

const frame = ({ session }, account, status, content) =>
  shell({ session, at: 'voice', status, account }, content);

const heading = (guild, guilds, channels) => html`
  <div class="heading">
    ${guildIcon(guild)}
    <div>
      <h1>${guild.name}</h1>
      <p class="muted">${summary(channels)}</p>
    </div>
    ${guildChooser(guild, guilds)}
  </div>
`;

function summary(channels) {
  const people = channels.reduce((sum, { members }) => sum + members.length, 0);
  const busy = channels.filter(({ members }) => members.length).length;
  if (channels.length === 0) return 'Voice channels';
  if (people === 0) return `Nobody is in a voice channel, of which there are ${channels.length}`;
  return `${people} ${people === 1 ? 'person' : 'people'} in ${busy} of ${channels.length} voice channels`;
}

function placeholder(state) {
  return state === 'live'
    ? html`<p class="panel muted">This server has no voice channels yet. When somebody makes one, it shows here.</p>`
    : html`${[0, 1, 2].map(() => html`<div class="channel skeleton" aria-hidden="true"></div>`)}`;
}

/** While paused, the log as it was then. */
function log(store) {
  const { log: newest, logOpen, shown } = store.state;
  return eventLog(
    { log: shown ?? newest, open: logOpen, paused: shown !== null },
    {
      toggle: (logOpen) => store.update({ logOpen }),
      pause: () => store.update({ shown: shown ? null : newest }),
      clear: () => store.update({ log: [], shown: shown && [] }),
    },
  );
}
