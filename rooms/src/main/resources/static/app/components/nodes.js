import { html, nothing } from '../lit.js';

/** So many rows are shown; of more, those that need somebody come first. */
const ROWS = 50;

const STATES = {
  READY: 'Ready',
  DEGRADED: 'Degraded',
  DOWN: 'Not ready',
  DRAINING: 'Draining',
  SILENT: 'Silent',
};

/** Edges, each with the button that drains it; `ordered` are those of which that was asked and not yet seen. */
export const edgeTable = ({ edges, at }, ordered, drain) =>
  table('Edges', 'edges', ['Edge', 'State', 'Up', 'Connections', 'Guilds', 'Lag', 'Canary', ''], edges, (edge) => [
    nameOf(edge.node),
    stateOf(edge.node, drainWords(edge, ordered)),
    since(edge.node.since, at),
    number(edge.connections),
    number(edge.guilds),
    number(edge.lag),
    `${number(edge.canaryAgeMillis)} ms`,
    edge.node.state === 'READY' || edge.node.state === 'DOWN'
      ? html`<button
          class="button small"
          ?disabled=${ordered.has(edge.node.id)}
          @click=${() => drain(edge)}
          aria-label="Drain ${edge.node.name}"
        >
          Drain
        </button>`
      : nothing,
  ]);

function drainWords({ node, connections }, ordered) {
  if (node.state === 'DRAINING') return connections > 0 ? `Draining, ${number(connections)} left` : 'Drained';
  return ordered.has(node.id) ? 'About to drain' : STATES[node.state];
}

export const ingestTable = ({ ingests, at }) =>
  table('Ingests', 'ingests', ['Ingest', 'State', 'Up', 'Shards', 'Waiting', 'On disk'], ingests, (ingest) => [
    nameOf(ingest.node),
    stateOf(ingest.node),
    since(ingest.node.since, at),
    number(ingest.shards.length),
    number(ingest.waiting),
    bytes(ingest.spoolBytes),
  ]);

export const roomsTable = ({ rooms, at }) =>
  table('Rooms', 'rooms', ['Rooms', 'State', 'Up', 'Lag'], rooms, (instance) => [
    nameOf(instance.node),
    stateOf(instance.node),
    since(instance.node.since, at),
    number(instance.lag),
  ]);

/** While a shard moves it is on two instances for a moment. */
export function shardTable({ ingests, at }) {
  const shards = ingests
    .flatMap(({ node, shards }) => shards.map((shard) => ({ ...shard, node })))
    .sort((a, b) => (a.state === 'ready') - (b.state === 'ready') || a.shard - b.shard);
  return table('Gateway shards', 'shards', ['Shard', 'State', 'Ping', 'Last dispatch', 'Runs on'], shards, (shard) => [
    html`<span class="node-name">${shard.shard}</span>`,
    pill(shard.state, shard.state[0].toUpperCase() + shard.state.slice(1)),
    shard.pingMillis < 0 ? '–' : `${number(shard.pingMillis)} ms`,
    shard.lastDispatch ? `${since(shard.lastDispatch, at)} ago` : '–',
    shard.node.name,
  ]);
}

export const table = (title, id, heads, rows, cells) => html`
  <section class="panel" aria-labelledby="${id}-title">
    <h2 id="${id}-title" class="panel-title">${title} <span class="fine">${number(rows.length)}</span></h2>
    ${rows.length
      ? html`<table class="rows">
          <thead>
            <tr>
              ${heads.map((head) => html`<th scope="col">${head || html`<span class="unseen">Action</span>`}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${rows.slice(0, ROWS).map((row) => html`<tr>
              ${cells(row).map((cell, at) => html`<td data-head=${heads[at]}>${cell}</td>`)}
            </tr>`)}
          </tbody>
        </table>`
      : html`<p class="fine">None has said anything within the last minute.</p>`}
    ${rows.length > ROWS ? html`<p class="fine">And ${number(rows.length - ROWS)} more.</p>` : nothing}
  </section>
`;

const nameOf = ({ name, version }) => html`<span class="node-name">${name}</span> <span class="fine">${version}</span>`;

const stateOf = ({ state }, words = STATES[state]) => pill(state.toLowerCase(), words);

const pill = (kind, words) =>
  html`<span class="node-state is-${kind}"><span class="dot" aria-hidden="true"></span>${words}</span>`;

export const number = (value) => value.toLocaleString('en');

const bytes = (value) => (value < 1e6 ? `${number(Math.ceil(value / 1e3))} kB` : `${number(Math.round(value / 1e6))} MB`);

/** Both times are the server's, so that the browser's clock does not matter. */
function since(time, at) {
  const seconds = Math.max(0, Math.round((Date.parse(at) - Date.parse(time)) / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172800 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} d`;
}
