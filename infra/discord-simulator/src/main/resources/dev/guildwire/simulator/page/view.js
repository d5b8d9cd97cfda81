// Turns the state into elements. Knows nothing of the network.

/** Makes an element: attributes that are functions are listeners, `null` leaves one out. */
export function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') {
      made.addEventListener(name, value);
    } else if (value !== null && value !== false) {
      made.setAttribute(name, value === true ? '' : value);
    }
  }
  made.append(...children.filter((child) => child !== null));
  return made;
}

// The lowest bits of Discord's ids hardly differ.
const hue = (id) => `hue-${(BigInt(id) >> 22n) % 12n}`;

export function avatar(person) {
  return element('span', { class: `avatar ${hue(person.id)}`, 'aria-hidden': 'true' }, person.displayName.slice(0, 1));
}

/** One person, to be dragged or chosen. */
function chip(person, guild, ui) {
  const chosen = ui.chosen?.guildId === guild.id && ui.chosen.userId === person.id;
  const name = person.nick ?? person.displayName;
  return element(
    'li',
    {},
    element(
      'button',
      {
        class: 'chip',
        draggable: 'true',
        'data-key': `${guild.id}/${person.id}`,
        'aria-pressed': String(chosen),
        title: person.username,
        click: () => ui.choose(guild.id, person.id, name),
        dragstart: (event) => {
          event.dataTransfer.effectAllowed = 'move';
          event.dataTransfer.setData('text/plain', person.id);
          ui.drag(guild.id, person.id, name);
        },
        dragend: ui.letGo,
      },
      avatar(person),
      element('span', {}, name),
    ),
  );
}

/** A place that takes people: a voice channel, or outside of voice when there is no channel. */
function place(guild, channel, people, ui) {
  const takes = () => ui.chosen?.guildId === guild.id;
  const here = takes();
  const full = channel?.userLimit > 0 && people.length >= channel.userLimit;
  const count = channel?.userLimit > 0 ? `${people.length} / ${channel.userLimit}` : String(people.length);
  const drop = () => ui.moveTo(guild.id, channel?.id ?? null);
  return element(
    'section',
    {
      class: `place${channel ? '' : ' outside'}${here ? ' target' : ''}${full ? ' full' : ''}`,
      // Asked anew: a drag begins after this was made.
      dragover: (event) => takes() && event.preventDefault(),
      drop: (event) => {
        event.preventDefault();
        drop();
      },
    },
    element(
      'header',
      {},
      element('h3', {}, channel?.name ?? 'Not in voice'),
      channel?.restricted ? element('span', { class: 'lock', title: 'Not everyone may connect' }, 'restricted') : null,
      element('span', { class: 'count' }, count),
    ),
    element('ul', { class: 'people' }, ...people.map((person) => chip(person, guild, ui))),
    element(
      'button',
      { class: 'here', 'data-key': `${guild.id}/${channel?.id ?? 'outside'}`, hidden: !here, click: drop },
      here ? `${channel ? 'Move' : 'Disconnect'} ${ui.chosen.name}${channel ? ' here' : ''}` : '',
    ),
  );
}

function guildView(guild, ui) {
  const where = new Map(guild.voiceStates.map((voice) => [voice.userId, voice.channelId]));
  const inChannel = (id) => guild.people.filter((person) => where.get(person.id) === id);
  const voice = guild.channels.filter((channel) => channel.type === 'voice' || channel.type === 'stage');
  return element(
    'article',
    { class: 'panel guild', 'aria-label': guild.name },
    element(
      'header',
      {},
      element('h2', {}, guild.name),
      guild.available ? null : element('span', { class: 'badge bad' }, 'unavailable'),
      element('span', { class: 'muted' }, `${guild.people.length} people, ${where.size} in voice`),
      element('code', { class: 'muted', title: 'guild id' }, guild.id),
    ),
    element(
      'div',
      { class: 'places' },
      place(guild, null, inChannel(undefined), ui),
      ...voice.map((channel) => place(guild, channel, inChannel(channel.id), ui)),
    ),
  );
}

function loners(people) {
  const alone = people.filter((person) => person.guilds.length === 0);
  if (alone.length === 0) {
    return null;
  }
  const names = alone.map((person) => element('li', { class: 'loner' }, avatar(person), person.displayName));
  return element('article', { class: 'panel guild' }, element('h2', {}, 'In no guild'), element('ul', { class: 'people' }, ...names));
}

export function sessionView(session) {
  const kind = session.connected ? 'good' : 'bad';
  const text = `shard ${session.shard + 1} of ${session.shards} · ${session.seq} dispatches`;
  return element('li', { class: `badge ${kind}`, title: session.connected ? 'connected' : 'may resume' }, text);
}

export function guildsView({ guilds, people }, ui) {
  return [...guilds.map((guild) => guildView(guild, ui)), loners(people)].filter((view) => view !== null);
}
