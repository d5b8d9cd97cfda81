import { html, nothing, repeat } from '../lit.js';
import { round } from './latency.js';

const KEPT = 100;

/** Adds an event to the newest-first list that the log shows. `text` says in words what happened. */
export const logged = (log, event, text) => [{ ...event, text, key: (log[0]?.key ?? 0) + 1 }, ...log].slice(0, KEPT);

/** The events as they came, for people who build on them. */
export const eventLog = ({ log, open, paused }, { toggle, pause, clear }) => html`
  <details class="panel log" ?open=${open} @toggle=${({ target }) => toggle(target.open)}>
    <summary class="panel-title">Events<span class="fine"> by guildwire.js</span></summary>
    ${open ? content(log, paused, pause, clear) : nothing}
  </details>
`;

const content = (log, paused, pause, clear) => html`
  <div class="log-tools">
    <button class="button small" aria-pressed=${paused} @click=${pause}>${paused ? 'Resume' : 'Pause'}</button>
    <button class="button small" ?disabled=${log.length === 0} @click=${clear}>Clear</button>
  </div>
  ${log.length === 0
    ? html`<p class="fine">Nothing yet. Events show here the moment they happen.</p>`
    : html`<ul class="log-rows" role="list" tabindex="0" aria-label="Newest events first">
        ${repeat(log, ({ key }) => key, row)}
      </ul>`}
`;

const row = ({ name, payload, ts, id, text, latency, replayed }) => html`
  <li>
    <details class="log-row">
      <summary>
        <time>${time(ts)}</time>
        <code>${name}</code>
        <span class="log-late">${replayed ? 'caught up' : `${round(latency ?? 0)} ms`}</span>
        <span class="log-text">${text}</span>
      </summary>
      <pre>${JSON.stringify({ id, ts, payload }, null, 2)}</pre>
    </details>
  </li>
`;

const clock = new Intl.DateTimeFormat('en-GB', {
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
});
const time = (ts) => clock.format(ts);
