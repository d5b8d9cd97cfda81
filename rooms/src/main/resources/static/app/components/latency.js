import { html, svg, nothing } from '../lit.js';

const POINTS = 80;
const HEIGHT = 40;

/** How long events take from Discord to this browser. */
export const latencyPanel = (latency) => html`
  <section class="panel latency" aria-labelledby="latency-title">
    <h2 id="latency-title" class="panel-title">Discord to this browser</h2>
    <dl class="figures">
      ${figure('Last', latency.last, 'figure lead')} ${figure('Median', latency.p50)} ${figure('p95', latency.p95)}
    </dl>
    ${sparkline(latency.recent)}
    <p class="fine">${caption(latency)}</p>
  </section>
`;

const figure = (label, value, kind = 'figure') => html`
  <div class=${kind}>
    <dt>${label}</dt>
    <dd>
      ${value === undefined ? '–' : round(value)}<span class="unit">${value === undefined ? nothing : ' ms'}</span>
    </dd>
  </div>
`;

const caption = ({ count, uncertainty }) =>
  count === 0
    ? 'Measured with the first event.'
    : `${count.toLocaleString('en')} ${count === 1 ? 'event' : 'events'} measured, give or take ${round(uncertainty)} ms.`;

/** The last measurements as a line; the text beside it says the same, so it is hidden from screen readers. */
function sparkline(recent) {
  const shown = recent.slice(-POINTS);
  const top = Math.max(10, ...shown) * 1.1;
  const at = (value, index) =>
    `${((index + POINTS - shown.length) / (POINTS - 1)) * 100},${HEIGHT - (value / top) * HEIGHT}`;
  return html`
    <svg class="sparkline" viewBox="0 0 100 ${HEIGHT}" preserveAspectRatio="none" aria-hidden="true">
      <line x1="0" x2="100" y1=${HEIGHT - 0.5} y2=${HEIGHT - 0.5}></line>
      ${shown.length > 1 ? svg`<polyline points=${shown.map(at).join(' ')}></polyline>` : nothing}
    </svg>
  `;
}

/** Below 10 ms a tenth matters, above it does not. */
export const round = (value) => (value < 9.95 ? value.toFixed(1) : Math.round(value).toLocaleString('en'));
