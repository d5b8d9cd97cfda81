// The page: shows the state, and does what a person asks.
import * as control from './control.js';
import { element, guildsView, sessionView } from './view.js';

const REFRESH_MS = 200;
const at = (id) => document.getElementById(id);

const FAULTS = [
  ['Drop the connection', { type: 'drop-socket' }],
  ['Ask to reconnect', { type: 'reconnect' }],
  ['Invalidate the session', { type: 'invalid-session', resumable: false }],
  ['Stop answering heartbeats', { type: 'no-ack' }],
  ['Kill the resume address', { type: 'dead-resume-url' }],
  ['REST answers 500, five times', { type: 'answer', route: '*', status: 500, times: 5 }],
  ['REST answers 429, five times', { type: 'answer', route: '*', status: 429, retryAfter: 2, times: 5 }],
];

let state = { guilds: [], people: [], sessions: [], faults: [] };
let shown = '';

const ui = {
  chosen: null,
  choose(guildId, userId, name) {
    const same = ui.chosen?.guildId === guildId && ui.chosen.userId === userId;
    ui.chosen = same ? null : { guildId, userId, name };
    show();
  },
  /** As [choose], but leaves the dragged element alone: replacing it would end the drag. */
  drag(guildId, userId, name) {
    ui.chosen = { guildId, userId, name, dragged: true };
    document.querySelectorAll('.guild').forEach((guild) => guild.classList.add('dragging'));
  },
  letGo() {
    ui.chosen = null;
    show();
  },
  moveTo(guildId, channelId) {
    const { chosen } = ui;
    ui.chosen = null;
    if (chosen?.guildId === guildId) {
      move(chosen, channelId, false);
    }
  },
};

async function move(person, channelId, force) {
  try {
    await control.move(person.guildId, person.userId, channelId, force);
    at('notice').hidden = true;
  } catch (problem) {
    const anyway = problem.status === 403 || problem.status === 409;
    notice(problem.message, anyway ? () => move(person, channelId, true) : null);
  }
  await refresh();
}

function notice(text, anyway) {
  const close = () => (at('notice').hidden = true);
  at('notice').replaceChildren(
    element('span', {}, text),
    ...(anyway ? [element('button', { click: anyway }, 'Move anyway')] : []),
    element('button', { click: close, 'aria-label': 'Close' }, '×'),
  );
  at('notice').hidden = false;
}

function show() {
  shown = '';
  render();
}

function render() {
  const now = JSON.stringify([state, ui.chosen]);
  if (now === shown || ui.chosen?.dragged) {
    return;
  }
  shown = now;
  const focused = document.activeElement?.dataset?.key;
  at('guilds').replaceChildren(...guildsView(state, ui));
  at('sessions').replaceChildren(...state.sessions.map(sessionView));
  at('active').replaceChildren(...activeFaults());
  if (focused) {
    document.querySelector(`[data-key="${focused}"]:not([hidden])`)?.focus();
  }
}

function activeFaults() {
  const faults = state.faults.map((fault) => element('li', { class: 'badge bad' }, describe(fault)));
  const clear = element('button', { click: () => control.clearFaults().then(refresh) }, 'Clear');
  return faults.length === 0 ? [] : [...faults, element('li', {}, clear)];
}

function describe(fault) {
  const details = Object.entries(fault).filter(([name, value]) => name !== 'type' && value !== null);
  return [fault.type, ...details.map(([name, value]) => `${name} ${value}`)].join(' · ');
}

async function refresh() {
  try {
    state = await control.state();
  } catch {
    return; // The connection badge already says that the simulator is away.
  }
  render();
}

let waiting = null;

function soon() {
  waiting ??= setTimeout(() => {
    waiting = null;
    refresh();
  }, REFRESH_MS);
}

function connected(is) {
  at('connection').textContent = is ? 'live' : 'simulator is away';
  at('connection').className = `badge ${is ? 'good' : 'bad'}`;
}

at('faults').append(
  ...FAULTS.map(([name, fault]) => element('button', { click: () => control.cause(fault).then(refresh) }, name)),
);
document.addEventListener('keydown', (event) => event.key === 'Escape' && ui.letGo());
control.follow(soon, connected);
setInterval(soon, 2000); // Sessions and faults change without a change of the world.
refresh();
