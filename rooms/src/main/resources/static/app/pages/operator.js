import { html, nothing } from '../lit.js';
import * as api from '../api.js';
import { connectionState } from '../components/connection.js';
import { closeDialog, dialog } from '../components/dialog.js';
import { latencyHistogram } from '../components/histogram.js';
import { edgeTable, ingestTable, roomsTable, shardTable } from '../components/nodes.js';
import { noticeOf } from '../components/notice.js';
import { queuePanel } from '../components/queue.js';
import { shell } from '../components/shell.js';
import { createRefresh } from '../refresh.js';
import { lostPage } from './lost.js';

/** Between two looks; nodes report as often. */
const EVERY = 2000;

/** Every node, what it carries and how fast; for admins. */
export function operatorPage({ store, account }) {
  if (!store.state.session.admin) return lostPage({ store, account });
  document.title = 'Operation · Guildwire';
  store.update({ overview: null, queue: null, lost: false, draining: null, ordered: new Set(), notice: null });

  const refresh = createRefresh(() => look(store));
  const tick = setInterval(() => document.hidden || refresh(), EVERY);
  refresh();

  return { view: () => view(store, account, refresh), close: () => clearInterval(tick) };
}

/** The queue is in Redis and may be away while the rest is not. */
async function look(store) {
  try {
    const [overview, queue] = await Promise.all([api.overview(), api.discordQueue().catch(() => null)]);
    store.update({ overview, queue, lost: false });
  } catch {
    store.update({ lost: true });
  }
}

function view(store, account, refresh) {
  const { session, overview, queue, lost, draining, ordered } = store.state;
  const state = lost ? 'waiting' : overview ? 'live' : 'connecting';
  const content = html`
    <div class="heading">
      <div>
        <h1>Operation</h1>
        <p class="muted">${overview ? summary(overview) : 'Looking for nodes'}</p>
      </div>
    </div>
    ${overview
      ? html`<div class="operation ${lost ? 'stale' : ''}">
          ${latencyHistogram(overview.latency)}
          ${edgeTable(overview, ordered, (edge) => store.update({ draining: edge }))} ${ingestTable(overview)}
          ${shardTable(overview)} ${roomsTable(overview)} ${queuePanel(queue)}
        </div>`
      : nothing}
    ${draining ? farewell(store, draining, refresh) : nothing}
    <div class="notices">${noticeOf(store)}</div>
  `;
  return shell({ session, at: 'operator', status: connectionState({ state }), account }, content);
}

function summary({ edges, ingests, rooms }) {
  const nodes = [...edges, ...ingests, ...rooms];
  const ill = nodes.filter(({ node }) => node.state !== 'READY');
  const connections = edges.reduce((sum, edge) => sum + edge.connections, 0);
  const all = `${count(nodes.length, 'node')}, ${count(connections, 'connection')}`;
  if (ill.length === 0) return `${all}. All are ready.`;
  return `${all}. Look at: ${ill.map(({ node }) => node.name).join(', ')}.`;
}

const count = (number, what) => `${number.toLocaleString('en')} ${what}${number === 1 ? '' : 's'}`;

/** Asks before it does: a drain cannot be taken back. */
const farewell = (store, { node, connections }, refresh) =>
  dialog(
    `Drain ${node.name}?`,
    html`
      <p>
        It lets nobody in any more and says farewell to its ${count(connections, 'connection')}, over up to half a
        minute; browsers go on at another edge and miss nothing. Then it stays empty until you end or restart it.
      </p>
      <div class="form-end">
        <button type="button" class="button" autofocus @click=${closeDialog}>Cancel</button>
        <button type="button" class="button primary" @click=${() => drain(store, node, refresh)}>Drain</button>
      </div>
    `,
    () => store.update({ draining: null }),
  );

async function drain(store, node, refresh) {
  closeDialog();
  try {
    await api.drainEdge(node.id);
    store.update({ ordered: new Set([...store.state.ordered, node.id]) });
    refresh();
  } catch (problem) {
    store.update({ notice: `${node.name} is not drained: ${problem.title}. ${problem.message}` });
  }
}
